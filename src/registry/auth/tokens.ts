// SPDX-License-Identifier: Apache-2.0
// Gets tokens from the service that a Bearer challenge names.
import type { Clock } from '../../clock.ts';
import { error, Problem } from '../../problem.ts';
import { isLoopback, toHostname } from '../address.ts';
import { describeBody, dropBody, readBodyText } from '../http/body.ts';
import type { Challenge } from './challenge.ts';
import { failed } from '../failure.ts';
import { withEndpointScheme } from '../host.ts';
import type { HttpResponse, HttpRequest } from '../http/http.ts';
import { parseObject } from '../json.ts';
import { REDIRECTS, SMALL_BYTES } from '../limits.ts';
import { toLine } from '../http/line.ts';
import { isWeb, parseLink } from '../http/link.ts';
import { toNetworkFailure } from '../http/network.ts';
import { readFailure } from '../providers/refusal.ts';
import type { Credential, FoundCredential } from '../registry.ts';
import type { RepositoryName } from '../../registry-host.ts';

/** What a request may need to do. */
export interface Access {
  readonly repository: RepositoryName;
  readonly actions: 'pull' | 'pull,push' | 'pull,push,delete';
  /** Another repository of the host, to be read from in the same request. */
  readonly mountFrom?: RepositoryName;
}

/** A token, ready to be sent. */
export interface Token {
  readonly authorization: string;
  /** When it expires, by our clock, ms. */
  readonly untilMs: number;
}

/** A challenge that names a token service. */
export type BearerChallenge = Extract<Challenge, { scheme: 'bearer' }>;

/** How a token service is reached. */
export interface TokenOptions {
  readonly clock: Clock;
  readonly send: (httpRequest: HttpRequest) => Promise<HttpResponse>;
  /** Hosts with `insecure: true`. */
  readonly isInsecure: (host: string) => boolean;
}

const DEFAULT_LIFE_S = 60;
const LONGEST_MARGIN_MS = 30_000;
const LONGEST_LIFE_S = 24 * 3600;
/** Characters allowed in a header. */
const TOKEN = /^[\x21-\x7e]+$/;
/** A 303 asks for another request, which a token service cannot answer. */
const REDIRECTED = new Set([301, 302, 307, 308]);

/** The Authorization header of a user name and password. */
export function toBasic(credential: Credential, repository: RepositoryName): string {
  if (credential.kind === 'identityToken') {
    throw new Problem([
      error(
        'LOGIN_IDENTITY_TOKEN',
        `${repository.host} needs a user name and a password, but the credential found is an identity token.`,
        'Log in again with a user name and a password or access token.',
      ),
    ]);
  }
  const pair = `${credential.username}:${credential.password.reveal()}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Whose token, for what, and for which caller. */
export interface TokenRequest {
  readonly access: Access;
  readonly challenge: BearerChallenge;
  /** The registry's API that names the token service. */
  readonly base: URL;
  readonly found: FoundCredential | undefined;
}

/** A new token. Its lifetime starts at the request; 60 s if the service does not state it. */
export async function fetchToken(options: TokenOptions, request: TokenRequest): Promise<Token> {
  const { access, found } = request;
  const { repository } = access;
  const startMs = options.clock.now();
  const realm = toRealm(request, options);
  const asked = `the token service ${realm.host}`;
  const doing = 'get a token for';
  try {
    const httpRequest = { ...toHttpRequest(request, realm), registry: request.base.host };
    const answer = await follow(options, httpRequest);
    if (answer.statusCode !== 200) {
      const question = { repository, doing, kind: 'token', found, asked } as const;
      throw failed(await readFailure(answer, question, options.clock.now()));
    }
    const body = await readBodyText(answer, SMALL_BYTES);
    return parseToken(body, startMs, () => noToken(answer, asked, repository));
  } catch (thrown) {
    const failure = toNetworkFailure(thrown, asked, `${doing} "${repository.name}"`);
    throw failure === undefined ? thrown : failed(failure, thrown);
  }
}

/** Follows redirects to another path of the same service, to which the same is sent again; to no other host. */
async function follow(options: TokenOptions, first: HttpRequest): Promise<HttpResponse> {
  let httpRequest = first;
  for (let hops = 0; ; hops += 1) {
    const answer = await options.send(httpRequest);
    const { location } = answer.headers;
    if (location === undefined || !REDIRECTED.has(answer.statusCode)) return answer;
    const { url } = httpRequest;
    const next = withEndpointScheme(parseLink(location, url, 'redirects to'), { base: url });
    if (next.origin !== url.origin || hops >= REDIRECTS) return answer;
    if (next.search === '') next.search = url.search;
    await dropBody(answer);
    httpRequest = { ...httpRequest, url: next };
  }
}

/**
 * Where to ask for a token. A service that is behind the registry's own TLS and says `http` means
 * `https`: a proxy has hidden the TLS from it.
 *
 * @throws Problem REGISTRY_REALM_INVALID for a URL that is not HTTP or HTTPS
 * @throws Problem REGISTRY_REALM_REFUSED if a password would be sent without TLS
 */
function toRealm({ access, base, challenge }: TokenRequest, options: TokenOptions): URL {
  const { host } = access.repository;
  const shown = toLine(challenge.realm.split('?', 1)[0] ?? '');
  const stated = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
  if (stated === undefined || !isWeb(stated)) {
    throw new Problem([
      error(
        'REGISTRY_REALM_INVALID',
        `${host} names "${shown}" as its token service, which is not an HTTP or HTTPS URL.`,
        'Correct the realm in the configuration of the registry: it must be the full URL of the token service.',
      ),
    ]);
  }
  const isHere = stated.port === '' || stated.port === base.port;
  const realm = isHere ? withEndpointScheme(stated, { base }) : stated;
  if (isSafe(realm, host, options.isInsecure)) return realm;
  throw new Problem([
    error(
      'REGISTRY_REALM_REFUSED',
      `${host} names "${shown}" as its token service, where a password would not be safe.`,
      `Check that this is the right registry; \`insecure: true\` for that host allows it.`,
    ),
  ]);
}

function isSafe(realm: URL, host: string, isInsecure: (host: string) => boolean): boolean {
  if (realm.protocol !== 'http:') return realm.protocol === 'https:';
  if (isLoopback(realm.host) || isInsecure(realm.host)) return true;
  return isInsecure(host) && realm.hostname === toHostname(host);
}

function toHttpRequest(request: TokenRequest, realm: URL): HttpRequest {
  const { access, challenge, found } = request;
  const scopes = toScopes(access);
  const service: [string, string][] =
    challenge.service === undefined ? [] : [['service', challenge.service]];
  const credential = found?.credential;
  if (credential?.kind === 'identityToken') {
    const form = new URLSearchParams([
      ['grant_type', 'refresh_token'],
      ['client_id', 'tagship'],
      ...service,
      ['scope', scopes.join(' ')],
      ['refresh_token', credential.token.reveal()],
    ]);
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return { method: 'POST', url: realm, headers, body: Buffer.from(form.toString()) };
  }
  const url = new URL(realm);
  for (const [name, value] of service) url.searchParams.set(name, value);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  const headers: Record<string, string> =
    credential === undefined ? {} : { authorization: toBasic(credential, access.repository) };
  return { method: 'GET', url, headers };
}

function toScopes({ repository, actions, mountFrom }: Access): readonly string[] {
  const own = `repository:${repository.path}:${actions}`;
  return mountFrom === undefined ? [own] : [own, `repository:${mountFrom.path}:pull`];
}

function parseToken(body: string, startMs: number, invalid: () => Error): Token {
  const { token, access_token, expires_in } = parseObject(body) ?? {};
  const value = [token, access_token].find((x) => typeof x === 'string' && TOKEN.test(x));
  if (typeof value !== 'string') throw invalid();
  const isNumber = typeof expires_in === 'number' && expires_in > 0;
  const lifeMs = (isNumber ? Math.min(expires_in, LONGEST_LIFE_S) : DEFAULT_LIFE_S) * 1000;
  return {
    authorization: `Bearer ${value}`,
    untilMs: startMs + lifeMs - Math.min(LONGEST_MARGIN_MS, lifeMs / 5),
  };
}

function noToken(answer: HttpResponse, asked: string, repository: RepositoryName): Error {
  const kind = toLine(describeBody(answer));
  return failed({
    retry: 'limited',
    problem: error(
      'REGISTRY_TOKEN_INVALID',
      `${asked.replace(/^t/, 'T')} answered without a token for "${repository.name}" (${kind}).`,
      'Check that the host is a container registry.',
    ),
  });
}
