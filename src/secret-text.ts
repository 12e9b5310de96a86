// SPDX-License-Identifier: Apache-2.0
// What in a text is secret by its name or its place in a URL.

const SECRET_NAME =
  /(?:^|[_-])(?:TOKEN|JWT|PASSWORD|PASSWD|PASSPHRASE|SECRET|CREDENTIALS?|(?:API|ACCESS|PRIVATE|AUTH|MASTER|SIGNING|ENCRYPTION)[_-]?KEY)(?:$|[_-])|[_-]PASS$/i;

/** Names a value that only points at a secret, or tells when it ends. */
const NOT_SECRET = /(?:[_-](?:FILE|PATH|URL|URI|USER(?:NAME)?|ID|NAME|EXPIRES?\w*))$/i;

/** Whether the name of a variable, build argument or URL parameter says that its value is a secret. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name) && !NOT_SECRET.test(name);
}

/** A URL in a text, up to a blank or a quotation mark. The scheme has a limit, so that a long word takes linear time. */
const URL_TEXT = /([a-z][a-z0-9+.-]{0,30}:\/\/)([^\s"'`<>]+)/gi;

/** `user:password@` in front of a quoted value without a scheme; a digest is not a host, nor is a position (`@1`), and a port is not a password. */
const USER_PART = /(?<=["'])[^\s"'@:/]*:(?!\/\/|\d+\/)[^\s"']*@(?!sha\d+:|\d{1,4}["'])/g;

/** URL parameters that hold a secret although {@link isSecretName} does not match them. */
const SIGNATURE = /^(?:sig|signature|x-amz-signature|x-goog-signature|key|code)$/i;

/** A user part without a password is a name unless it is this long. */
const SHORTEST_TOKEN = 20;

interface UrlParts {
  /** Without its `@`; empty where there is none. */
  readonly user: string;
  readonly hostAndPath: string;
  /** Without its `?`. */
  readonly query: string | undefined;
  /** Without its `#`. */
  readonly fragment: string | undefined;
}

/**
 * A text whose URLs show no user and no password, and neither query nor fragment where these may
 * hold a secret. What may be a part of a malformed password counts as one.
 *
 * | text                                       | shown                 |
 * | ------------------------------------------ | --------------------- |
 * | `https://u:p@h/x`, `https://u:p@w@h/x`     | `https://h/x`         |
 * | `https://u:p/w@h/x`                        | `https://h/x`         |
 * | `https://h/x?private_token=t#f`            | `https://h/x?***#***` |
 * | `https://h/x.git#main`                     | `https://h/x.git#main`|
 * | `"u:p@h/x"`                                | `"h/x"`               |
 */
export function withoutUrlSecrets(text: string): string {
  return text.replaceAll(USER_PART, '').replaceAll(URL_TEXT, (_, scheme: string, rest: string) => {
    const { user, hostAndPath, query, fragment } = splitUrl(scheme, rest);
    const hides = user !== '' || query !== undefined || fragment?.includes('=') === true;
    const end = fragment === undefined ? '' : `#${hides ? '***' : fragment}`;
    return scheme + hostAndPath + (query === undefined ? '' : '?***') + end;
  });
}

/**
 * The secrets in the URLs of a text: passwords, also malformed ones, long user names (tokens), and
 * parameters that are named like secrets; each as it is written and decoded.
 */
export function findUrlSecrets(text: string): string[] {
  const found = [...text.matchAll(URL_TEXT)].flatMap(([, scheme = '', rest = '']) => {
    const { user, query = '' } = splitUrl(scheme, rest);
    const colon = user.indexOf(':');
    const password = colon < 0 ? user : user.slice(colon + 1);
    const isSecret = colon >= 0 || password.length >= SHORTEST_TOKEN;
    return [...(isSecret && password !== '' ? [password] : []), ...findParameters(query)];
  });
  return [...new Set(found.flatMap((value) => [value, decode(value)]))];
}

function findParameters(query: string): string[] {
  return query.split('&').flatMap((pair) => {
    const at = pair.indexOf('=');
    const name = pair.slice(0, Math.max(0, at));
    const value = pair.slice(at + 1);
    return value !== '' && (isSecretName(name) || SIGNATURE.test(name)) ? [value] : [];
  });
}

/** The parts of a URL after `scheme`, which ends in `://`. */
function splitUrl(scheme: string, rest: string): UrlParts {
  const start = findHost(scheme, rest);
  const [, hostAndPath = '', , query, , fragment] =
    /^([^?#]*)(\?([^#]*))?(#(.*))?$/s.exec(rest.slice(start)) ?? [];
  return { user: rest.slice(0, Math.max(0, start - 1)), hostAndPath, query, fragment };
}

/** The schemes of what is fetched, pushed and dialled here. */
const SCHEME =
  /^(?:https?|ssh|git|git\+\w+|oci(?:-layout)?|docker(?:-\w+)?|tcp|unix|fd|npipe|s3|socks\w*|file):/i;

/** Where the host begins: after the last `@` if there is a user part, even a malformed one. */
function findHost(scheme: string, rest: string): number {
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  // With an `@` further on, what looks like a port may be the start of a password with `/`, `?` or `#` in it,
  // and what looks like a scheme may be a user in front of a password that begins with `//`.
  const isOdd = /^[^[]*:/.test(authority) || !SCHEME.test(scheme);
  const isMalformed = !authority.includes('@') && isOdd;
  if (!authority.includes('@') && !isMalformed) return 0;
  const ends = [...rest.matchAll(/@(?!sha\d+:)/g)].map(({ index }) => index + 1);
  return ends.at(-1) ?? 0;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Not encoded: a lone percent sign is a character of the password.
    return value;
  }
}
