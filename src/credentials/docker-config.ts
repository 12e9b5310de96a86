// SPDX-License-Identifier: Apache-2.0
// A Docker configuration, as far as it holds logins. Pure: `docker.ts` reads the file and calls helpers.
import {
  isDockerHub,
  isSameHost,
  mostSpecific,
  parseScope,
  type RepositoryName,
} from '../registry-host.ts';
import { toConfigKey } from '../registry/address.ts';
import { isObject, parseObject, toTexts } from '../registry/json.ts';
import type { Credential } from '../registry/registry.ts';
import { secret } from '../settings/secret.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** The parts of a Docker configuration that are about logins; the rest is kept as it was. */
export interface DockerConfig {
  readonly auths: Readonly<Record<string, AuthEntry>>;
  /** Helper by host; an empty name means the file itself. */
  readonly credHelpers: Readonly<Record<string, string>>;
  readonly credsStore: string;
  readonly rest: Readonly<Record<string, unknown>>;
}

/** One login. Every field may be missing: a credential store leaves an empty entry behind. */
export interface AuthEntry {
  readonly auth?: string;
  readonly username?: string;
  readonly password?: string;
  readonly identitytoken?: string;
}

/** A Docker configuration without logins. */
export const NO_CONFIG: DockerConfig = { auths: {}, credHelpers: {}, credsStore: '', rest: {} };

/** A Docker configuration from its text; undefined when it is not one. */
export function parseDockerConfig(text: string): DockerConfig | undefined {
  const value = parseObject(text);
  if (value === undefined) return undefined;
  const { auths, credHelpers, credsStore, ...rest } = value;
  return {
    auths: Object.fromEntries(
      Object.entries(isObject(auths) ? auths : {}).map(([key, entry]) => [key, toAuthEntry(entry)]),
    ),
    credHelpers: toTexts(credHelpers),
    credsStore: typeof credsStore === 'string' ? credsStore : '',
    rest,
  };
}

function toAuthEntry(value: unknown): AuthEntry {
  const { auth, username, password, identitytoken } = toTexts(value);
  return {
    ...omitUndefined({ auth, username, password, identitytoken }),
  };
}

/**
 * The entry of `auths` for a repository.
 *
 * Keys come with and without `https://` and with the path of an API. A key with a repository's path
 * counts for what is below it, the longest first; Docker itself takes any of the host's keys then.
 *
 * | key                             | repositories                        |
 * | ------------------------------- | ----------------------------------- |
 * | `ghcr.io`, `https://ghcr.io`    | all of ghcr.io                      |
 * | `https://index.docker.io/v1/`   | all of Docker Hub                   |
 * | `registry.acme.io/team`         | `registry.acme.io/team/app`, not `registry.acme.io/teams/app` |
 */
export function findAuth(config: DockerConfig, repository: RepositoryName): AuthEntry | undefined {
  return mostSpecific(Object.entries(config.auths), ([key]) => key, repository)?.[1];
}

/** The credential helper that a configuration names for a host; empty for the file itself. */
export function findHelper(config: DockerConfig, host: string): string {
  const named = Object.entries(config.credHelpers).find(([key]) =>
    isSameHost(parseScope(key).host, host),
  );
  return named?.[1] ?? config.credsStore;
}

/** The names under which a host's login may be asked for. */
export function toServer(host: string): string {
  return isDockerHub(host) ? toConfigKey(host) : host;
}

/** The credential in an entry; undefined for an empty one. */
export function toCredential(entry: AuthEntry | undefined): Credential | undefined {
  if (entry === undefined) return undefined;
  if (entry.identitytoken !== undefined && entry.identitytoken !== '') {
    return { kind: 'identityToken', token: secret(entry.identitytoken) };
  }
  const [username, password] = readPair(entry);
  if (username === '' || password === '') return undefined;
  return { kind: 'password', username, password: secret(password) };
}

function readPair({ auth, username, password }: AuthEntry): readonly [string, string] {
  if (auth === undefined || auth === '') return [username ?? '', password ?? ''];
  const pair = Buffer.from(auth, 'base64').toString('utf8');
  const colon = pair.indexOf(':');
  if (colon < 0) return ['', ''];
  return [pair.slice(0, colon), pair.slice(colon + 1).replace(/\0+$/, '')];
}

/** A credential as an entry of `auths`. */
export function toEntry(credential: Credential): AuthEntry {
  if (credential.kind === 'identityToken') return { identitytoken: credential.token.reveal() };
  return { auth: encode(credential.username, credential.password.reveal()) };
}

/** `user:password` in base64, as Docker configurations and HTTP have it. */
export function encode(username: string, password: string): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
