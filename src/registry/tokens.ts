// SPDX-License-Identifier: Apache-2.0
// Tokens: asking the service that a Bearer challenge names. Knows nothing of who asks again and when.
import type { Clock } from '../apply/clock.ts';
import { error, Problem } from '../problem.ts';
import { isLoopback, toHostname } from './address.ts';
import type { Challenge } from './challenge.ts';
import { failed } from './failure.ts';
import { type Answer, readBody, type Sending } from './http.ts';
import { parseObject } from './json.ts';
import { readFailure } from './refusal.ts';
import type { Credential, FoundCredential, RepositoryName } from './registry.ts';

/** What a request may need to do. */
export interface Access {
  readonly repository: RepositoryName;
  readonly actions: 'pull' | 'pull,push';
  /** Another repository of the host, to be read from in the same request. */
  readonly mountFrom?: RepositoryName;
}

/** A token, ready to be sent. */
export interface Token {
  readonly authorization: string;
  /** When it should be used no longer, by our clock, ms. */
  readonly untilMs: number;
}

/** A challenge that names a token service. */
export type BearerChallenge = Extract<Challenge, { scheme: 'bearer' }>;

/** How a token service is reached. */
export interface TokenOptions {
  readonly clock: Clock;
  readonly send: (sending: Sending) => Promise<Answer>;
  /** Hosts whose transport the user has declared to be good enough. */
  readonly isInsecure: (host: string) => boolean;
}

const DEFAULT_LIFE_S = 60;
const LONGEST_MARGIN_MS = 30_000;
const TOKEN_LIMIT = 1024 * 1024;

/** The Authorization header of a user name and password. */
export function toBasic(credential: Credential, repository: RepositoryName): string {
  if (credential.kind === 'identityToken') {
    throw new Problem([
      error(
        'LOGIN_IDENTITY_TOKEN',
        `${repository.host} wants a user name and a password, and the credential found is an identity token.`,
        'Log in again with a user name and a password or access token.',
      ),
    ]);
  }
  const pair = `${credential.username}:${credential.password.reveal()}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Whose token, for what, and who asks. */
export interface TokenRequest {
  readonly access: Access;
  readonly challenge: BearerChallenge;
  readonly found: FoundCredential | undefined;
}

/** A new token. Its life counts from when it was asked for, 60 s when the service does not say. */
export async function fetchToken(options: TokenOptions, request: TokenRequest): Promise<Token> {
  const { access, found } = request;
  const startMs = options.clock.now();
  const realm = toRealm(request, options);
  const answer = await options.send(toSending(request, realm));
  if (answer.statusCode !== 200) {
    const doing = `get a token from ${realm.host} for`;
    const question = { repository: access.repository, doing, kind: 'token', found } as const;
    throw failed(await readFailure(answer, question, options.clock.now()));
  }
  const body = Buffer.from(await readBody(answer, TOKEN_LIMIT)).toString('utf8');
  return parseToken(body, startMs, realm, access.repository);
}

/** @throws Problem REGISTRY_REALM_REFUSED when a password would leave TLS, or go nowhere */
function toRealm({ access, challenge }: TokenRequest, options: TokenOptions): URL {
  const { host } = access.repository;
  const realm = URL.canParse(challenge.realm) ? new URL(challenge.realm) : undefined;
  if (realm !== undefined && isSafe(realm, host, options.isInsecure)) return realm;
  throw new Problem([
    error(
      'REGISTRY_REALM_REFUSED',
      `${host} sends us to "${challenge.realm}" for a token, where a password would not be safe.`,
      `Check that this is the registry you mean; \`insecure: true\` for that host allows it.`,
    ),
  ]);
}

function isSafe(realm: URL, host: string, isInsecure: (host: string) => boolean): boolean {
  if (realm.protocol !== 'http:') return realm.protocol === 'https:';
  if (isLoopback(realm.host) || isInsecure(realm.host)) return true;
  return isInsecure(host) && realm.hostname === toHostname(host);
}

function toSending(request: TokenRequest, realm: URL): Sending {
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

function parseToken(body: string, startMs: number, realm: URL, repository: RepositoryName): Token {
  const { token, access_token, expires_in } = parseObject(body) ?? {};
  const value = [token, access_token].find((x) => typeof x === 'string' && x !== '');
  if (typeof value !== 'string') {
    throw failed({
      again: 'seldom',
      problem: error(
        'REGISTRY_TOKEN_INVALID',
        `${realm.host} answered without a token for "${repository.name}".`,
        'Check that the host is a container registry.',
      ),
    });
  }
  const isNumber = typeof expires_in === 'number' && expires_in > 0;
  const lifeMs = (isNumber ? expires_in : DEFAULT_LIFE_S) * 1000;
  return {
    authorization: `Bearer ${value}`,
    untilMs: startMs + lifeMs - Math.min(LONGEST_MARGIN_MS, lifeMs / 5),
  };
}
