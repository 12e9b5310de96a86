// SPDX-License-Identifier: Apache-2.0
// The grammar of image names and tags.
import { error, notice, type Parsed, type ProblemData } from '../../problem.ts';
import { canonicalHost, isDockerHub, splitHost, type RepositoryName } from '../../registry-host.ts';
import { withoutUrlSecrets } from '../../secret-text.ts';
import { toFingerprint } from './fingerprint.ts';
import { quote, quoteCharacter } from '../quote.ts';

const LONGEST_TAG = 128;
const LONGEST_PATH = 255;

/** Whether a text is a legal tag. */
export function isTag(text: string): boolean {
  return /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/.test(text);
}

/**
 * The nearest legal tag to a free-form name, or `undefined` if no legal character is left.
 *
 * | from                   | to                  | because                                  |
 * | ---------------------- | ------------------- | ---------------------------------------- |
 * | `feature/login`        | `feature-login`     | a slash separates repositories           |
 * | `1.2.3+build.7`        | `1.2.3-build.7`     | `+` is legal in semver, not in a tag     |
 * | `.hidden`              | `hidden`            | a tag may not start with a dot or a dash |
 * | 200 times `a`          | 119 `a`, `-c2a908d9` | the limit is 128; the hash of the whole name keeps two long names apart |
 * | `///`                  | `undefined`         | the caller must say which rule failed    |
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
 */
export function toTag(name: string): string | undefined {
  const legal = name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '');
  if (legal === '') return undefined;
  if (legal.length <= LONGEST_TAG) return legal;
  const hash = toFingerprint(name);
  return `${legal.slice(0, LONGEST_TAG - hash.length - 1)}-${hash}`;
}

/** Why a text is not a legal tag: which character is wrong, and where. */
export function describeBadTag(text: string): string {
  if (text === '') return 'it is empty';
  const index = Array.from(text).findIndex((character) => !/^[A-Za-z0-9._-]$/.test(character));
  if (index >= 0) return describeAt(text, index, 'is not allowed');
  if (/^[.-]/.test(text)) return describeAt(text, 0, 'cannot come first');
  return `it has ${text.length} characters; the limit is ${LONGEST_TAG}`;
}

/**
 * Parses a repository by the rules of the Docker command line.
 *
 * | text                        | host             | path              |
 * | --------------------------- | ---------------- | ----------------- |
 * | `ghcr.io/acme/app`          | `ghcr.io`        | `acme/app`        |
 * | `acme/app`                  | `docker.io`      | `acme/app`        |
 * | `busybox`                   | `docker.io`      | `library/busybox` |
 * | `index.docker.io/acme/app`, `registry-1.docker.io/acme/app`, … | `docker.io` | `acme/app` |
 * | `localhost/app`             | `localhost`      | `app`             |
 * | `127.0.0.1:5000/app`        | `127.0.0.1:5000` | `app`             |
 * | `[::1]:5000/app`            | `[::1]:5000`     | `app`             |
 * | `GHCR.io/Acme/App`          | `ghcr.io`        | `acme/app`        |
 *
 * Upper case is converted to lower case with the notice REPOSITORY_LOWERED. `name` stays short where the user wrote
 * it short. Codes: REPOSITORY_EMPTY, REPOSITORY_ILLEGAL, REPOSITORY_NO_PATH, REPOSITORY_HAS_TAG,
 * REPOSITORY_IS_URL, REPOSITORY_TOO_LONG.
 */
export function parseRepository(text: string): Parsed<RepositoryName> {
  const trimmed = text.trim();
  const lowered = lowerAscii(trimmed);
  const problem = findShape(trimmed) ?? findIllegal(trimmed, lowered);
  if (problem !== undefined) return { ok: false, problems: [problem] };
  const { host, path } = splitHost(lowered);
  const value = {
    name: lowered,
    host: canonicalHost(host ?? 'docker.io'),
    path: needsLibrary(host, path) ? `library/${path}` : path,
  };
  const problems =
    lowered === trimmed
      ? []
      : [
          notice(
            'REPOSITORY_LOWERED',
            `the repository ${quote(trimmed)} is written ${quote(lowered)}: names of images have no upper case`,
          ),
        ];
  return { ok: true, value, problems };
}

function lowerAscii(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function needsLibrary(host: string | undefined, path: string): boolean {
  return isDockerHub(host ?? 'docker.io') && !path.includes('/');
}

/** A name of another kind: a URL, a reference with a tag, a bare host. */
function findShape(text: string): ProblemData | undefined {
  if (text === '') {
    return error('REPOSITORY_EMPTY', 'the image name is empty', 'Write it like ghcr.io/acme/app.');
  }
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text);
  if (scheme === null && HAS_USER.test(text)) return hasUser(text);
  if (scheme !== null) {
    const name = withoutUrlSecrets(text)
      .slice(scheme[0].length)
      .replace(/[?#].*$/s, '');
    return error(
      'REPOSITORY_IS_URL',
      `the repository ${quote(text)} starts with ${quote(scheme[0])}`,
      `Write it without: ${quote(name)}.`,
    );
  }
  return findReference(text) ?? findNoPath(text);
}

/** `user:password@host/…`, also with `/` in the password, and `user@host/…`; no digest and no port. */
const HAS_USER = /^(?:\/\/)?(?:[^/@]*:(?!\d+\/).*@(?!sha\d+:)|[^/]*@(?!sha\d+:)[^@]*\/)/s;

/** Does not repeat what may be a password. */
function hasUser(text: string): ProblemData {
  const name = text.slice(text.lastIndexOf('@') + 1).replace(/[?#].*$/s, '');
  return error(
    'REPOSITORY_ILLEGAL',
    `the repository ${quote(`***@${name}`)} has a user or a password before its host`,
    `Write ${quote(name)}; credentials come from the setting "registries". Rotate a password that was written there.`,
  );
}

function findReference(text: string): ProblemData | undefined {
  const reference = /^(.*\/[^/:@]+|[^/:@[\]]+)([:@][^/]*)$/.exec(text);
  const [, name, rest] = reference ?? [];
  if (name === undefined || rest === undefined) return undefined;
  if (!name.includes('/') && /^:\d+$/.test(rest)) return noPath(text);
  const what = rest.startsWith('@') ? 'a digest' : 'a tag';
  const isLayout = /^(?:oci|oci-archive)$/.test(name);
  return error(
    'REPOSITORY_HAS_TAG',
    `the repository ${quote(text)} ends with ${what}, ${quote(rest)}`,
    isLayout
      ? `Name a repository of a registry; ${name}:PATH is for the command copy and the setting "from".`
      : `Write ${quote(name)}; the tags that a run gives come from the setting "tags".`,
  );
}

function findNoPath(text: string): ProblemData | undefined {
  const { host, path } = splitHost(text);
  if (host !== undefined) return path === '' ? noPath(text) : undefined;
  return !text.includes('/') && /[.:[\]]/.test(text) ? noPath(text) : undefined;
}

function noPath(text: string): ProblemData {
  const host = text.replace(/\/+$/, '');
  return error(
    'REPOSITORY_NO_PATH',
    `${quote(text)} is a registry, not a repository in it`,
    `Add the name of the image: ${quote(`${host}/acme/app`)}.`,
  );
}

function findIllegal(text: string, lowered: string): ProblemData | undefined {
  const { host, path } = splitHost(lowered);
  const wrongHost = host === undefined ? undefined : describeBadHost(host);
  if (wrongHost !== undefined) return illegal(text, wrongHost);
  const start = lowered.length - path.length;
  const wrong = findBadPath(path);
  if (wrong !== undefined) {
    return illegal(text, describeAt(text, characterAt(text, start + wrong.index), wrong.why));
  }
  return path.length > LONGEST_PATH
    ? error(
        'REPOSITORY_TOO_LONG',
        `the repository ${quote(text)} has a path of ${path.length} characters; the limit is ${LONGEST_PATH}`,
      )
    : undefined;
}

function illegal(text: string, why: string): ProblemData {
  return error(
    'REPOSITORY_ILLEGAL',
    `invalid image name ${quote(text)}: ${why}`,
    'Use lower-case letters and digits, with ".", "_", "__" or "-" only between them.',
  );
}

function describeBadHost(host: string): string | undefined {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/.exec(host) ?? [];
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    return `invalid port ${quote(port)}`;
  }
  const isIp6 = name.startsWith('[');
  const isWritten = isIp6
    ? /^\[[0-9a-f:]*:[0-9a-f:]*\]$/.test(name)
    : name.split('.').every((label) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(label));
  if (isWritten && isAddress(name)) return undefined;
  return `invalid ${isIp6 ? 'IPv6 address' : 'host name'} ${quote(name)}`;
}

/** Whether a URL can have this host: `999.1.1.1` and `app.123` look like IPv4 addresses and are invalid. */
function isAddress(host: string): boolean {
  return URL.canParse(`https://${host}/`);
}

/** The first error in a path: letters and digits, single separators between. */
function findBadPath(path: string): { index: number; why: string } | undefined {
  const illegalAt = path.search(/[^a-z0-9._/-]/);
  if (illegalAt >= 0) return { index: illegalAt, why: 'is not allowed' };
  let start = 0;
  for (const component of path.split('/')) {
    const legal = /^(?:[a-z0-9]+(?:(?:\.|__?|-+)[a-z0-9]+)*)?/.exec(component)?.[0].length ?? 0;
    if (component === '') return { index: Math.max(0, start - 1), why: 'is not allowed there' };
    if (legal < component.length) return { index: start + legal, why: 'is not allowed there' };
    start += component.length + 1;
  }
  return undefined;
}

/** Positions are counted in characters as displayed, not in UTF-16 units. */
function characterAt(text: string, unit: number): number {
  return Array.from(text.slice(0, unit)).length;
}

function describeAt(text: string, index: number, why: string): string {
  const character = Array.from(text)[index] ?? '';
  return `${quoteCharacter(character)} at character ${index + 1} ${why}`;
}
