// SPDX-License-Identifier: Apache-2.0
// An issuer of identity tokens, as a CI system has one: it signs them, publishes its keys, and hands tokens to its jobs.
import { createPublicKey, generateKeyPairSync, sign, verify, type JsonWebKey } from 'node:crypto';
import { serve, type Served } from '../../registry/server.ts';

/** The claims of a job; `exp` and `aud` are added. */
export type JobClaims = Readonly<Record<string, string>>;

/** An issuer that runs. */
export interface Issuer {
  readonly served: Served;
  /** Every token that was signed, with its audience. */
  readonly tokens: readonly { readonly token: string; readonly audience: string }[];
  readonly sign: (audience: string | readonly string[], lifeS?: number) => string;
  /** The environment of a job that may ask for tokens. */
  readonly env: Readonly<Record<string, string>>;
  /** What the next requests for a token are answered, before they are answered right. */
  readonly failures: number[];
}

/** Asks for a token with this. */
const BEARER = 'job-bearer-5f1c2a';

const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts an issuer whose tokens live five minutes by this clock. */
export async function openIssuer(claims: JobClaims, now: () => number): Promise<Issuer> {
  const tokens: { token: string; audience: string }[] = [];
  const failures: number[] = [];
  const issue = (audience: string | readonly string[], lifeS = 300): string => {
    const iat = Math.floor(now() / 1000);
    const body = { iss: served.url, aud: audience, iat, nbf: iat, exp: iat + lifeS, ...claims };
    const head = encode({ alg: 'RS256', typ: 'JWT', kid: 'one' });
    const text = `${head}.${encode({ ...body, jti: String(tokens.length) })}`;
    const token = `${text}.${sign('RSA-SHA256', Buffer.from(text), key.privateKey).toString('base64url')}`;
    tokens.push({ token, audience: String(audience) });
    return token;
  };
  const served: Served = await serve(({ path, headers }) => {
    const url = new URL(path, 'http://issuer');
    if (url.pathname === '/.well-known/openid-configuration') {
      return json({ issuer: served.url, jwks_uri: `${served.url}/keys` });
    }
    if (url.pathname === '/keys') {
      return json({
        keys: [{ ...key.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256' }],
      });
    }
    if (headers.authorization !== `Bearer ${BEARER}`) return json({ message: 'no' }, 401);
    // The address that GitHub gives has a query already.
    if (url.searchParams.get('api-version') !== '2.0') return json({ message: 'no query' }, 400);
    const status = failures.shift();
    if (status !== undefined) return { status, headers: { 'retry-after': '1' }, body: 'busy' };
    return json({
      count: 1,
      value: issue(url.searchParams.get('audience') ?? 'https://github.com/acme'),
    });
  });
  return {
    ...{ served, tokens, failures, sign: issue },
    env: {
      GITHUB_ACTIONS: 'true',
      ACTIONS_ID_TOKEN_REQUEST_URL: `${served.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: BEARER,
    },
  };
}

/** A JSON answer. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}) {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/**
 * The claims of a token, verified as a provider does: signature by the published keys of its issuer, time, and
 * audience. Undefined if anything is wrong.
 */
export async function verifyToken(
  token: string,
  wanted: {
    readonly issuer: string;
    readonly audience: string | undefined;
    readonly nowMs: number;
  },
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const [head = '', payload = '', signature = ''] = token.split('.');
  const claims = parse(payload);
  if (parse(head)?.alg !== 'RS256' || claims?.iss !== wanted.issuer) return undefined;
  const found = await ask(`${wanted.issuer}/.well-known/openid-configuration`);
  const { keys } = (await ask(String(found.jwks_uri))) as { keys: JsonWebKey[] };
  const text = Buffer.from(`${head}.${payload}`);
  const publicKey = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
  if (!verify('RSA-SHA256', text, publicKey, Buffer.from(signature, 'base64url'))) return undefined;
  const now = wanted.nowMs / 1000;
  if (Number(claims.exp) <= now || Number(claims.nbf) > now + 1) return undefined;
  const audiences = [claims.aud].flat();
  return wanted.audience === undefined || audiences.includes(wanted.audience) ? claims : undefined;
}

function parse(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}

async function ask(url: string): Promise<Record<string, unknown>> {
  return (await (await fetch(url)).json()) as Record<string, unknown>;
}
