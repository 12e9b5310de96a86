// SPDX-License-Identifier: Apache-2.0
import { afterEach, describe, expect, it } from 'vitest';
import { secret } from '../../../src/settings/secret.ts';
import type { FoundCredential } from '../../../src/registry/registry.ts';
import { createBench, problemOf, toManifest, toName, toPassword } from '../bench.ts';
import { type Asked, type Reply, serve, type Served } from '../server.ts';

const manifest = toManifest({ config: {} });
const MISSING: Reply = { status: 404 };

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

interface Rules {
  /** What the token service answers, by how often it was asked before. */
  readonly token?: (asked: Asked, times: number) => Reply;
  /** The tokens that the registry takes. */
  readonly takes?: (token: string) => boolean;
  readonly basic?: string;
  readonly error?: string;
  readonly realm?: string;
}

/** A registry with a token service of its own at `/token`, or with Basic. */
async function startRegistry(rules: Rules): Promise<Served> {
  let tokens = 0;
  served = await serve((asked) => {
    if (asked.path.startsWith('/token')) {
      tokens += 1;
      return rules.token?.(asked, tokens - 1) ?? giveToken(`t${tokens}`);
    }
    const header = asked.headers.authorization ?? '';
    const isIn =
      rules.basic === undefined
        ? header.startsWith('Bearer ') && (rules.takes ?? (() => true))(header.slice(7))
        : header === `Basic ${rules.basic}`;
    if (isIn) return asked.method === 'PUT' ? { status: 201 } : MISSING;
    const error = rules.error === undefined || header === '' ? '' : `,error="${rules.error}"`;
    const realm = rules.realm ?? `http://${asked.headers.host ?? ''}/token`;
    const challenge =
      rules.basic === undefined
        ? `Bearer realm="${realm}",service="reg"${error}`
        : 'Basic realm="Registry"';
    return { status: 401, headers: { 'www-authenticate': challenge } };
  });
  return served;
}

function giveToken(token: string, more: object = { expires_in: 300 }): Reply {
  return { body: JSON.stringify({ token, ...more }) };
}

function tokenRequests(server: Served): Asked[] {
  return server.asked.filter(({ path }) => path.startsWith('/token'));
}

describe('a token', () => {
  it('is fetched once, however many ask at once', async () => {
    const server = await startRegistry({});
    const repository = createBench({ found: toPassword('u', 'p') }).open(server.host);
    await Promise.all(Array.from({ length: 30 }, (_, n) => repository.resolve(`t${n}`)));
    expect(tokenRequests(server)).toHaveLength(1);
    expect(server.asked).toHaveLength(1 + 1 + 30);
    expect(server.asked.filter(({ headers }) => headers.authorization === undefined)).toHaveLength(
      1,
    );
  });

  it('is asked for with service, scope and password', async () => {
    const server = await startRegistry({});
    await createBench({ found: toPassword('us:er', 'p:ä$') })
      .open(server.host)
      .resolve('1');
    const [asked] = tokenRequests(server);
    expect(asked?.path).toBe('/token?service=reg&scope=repository%3Aacme%2Fapp%3Apull');
    const basic = Buffer.from('us:er:p:ä$').toString('base64');
    expect(asked?.headers.authorization).toBe(`Basic ${basic}`);
  });

  it('to push is good to pull, and each repository has its own', async () => {
    const server = await startRegistry({});
    const { open } = createBench();
    await open(server.host).authorize('pull,push');
    await Promise.all([open(server.host).resolve('1'), open(server.host, 'acme/b').resolve('1')]);
    expect(
      tokenRequests(server).map(({ path }) => new URL(path, 'http://x').searchParams.get('scope')),
    ).toEqual(['repository:acme/app:pull,push', 'repository:acme/b:pull']);
  });

  it('is fetched with a refresh token by POST', async () => {
    const server = await startRegistry({ token: () => ({ body: '{"access_token":"a"}' }) });
    const found: FoundCredential = {
      credential: { kind: 'identityToken', token: secret('r&r') },
      source: 'x',
    };
    await createBench({ found }).open(server.host).resolve('1');
    const [asked] = tokenRequests(server);
    expect(asked?.method).toBe('POST');
    expect(Object.fromEntries(new URLSearchParams(asked?.body.toString()))).toEqual({
      grant_type: 'refresh_token',
      client_id: 'tagship',
      service: 'reg',
      scope: 'repository:acme/app:pull',
      refresh_token: 'r&r',
    });
  });

  it.each([
    {
      name: 'lives as long as the service says',
      more: { expires_in: 300 },
      afterMs: 200_000,
      fetched: 1,
    },
    { name: 'is renewed before it ends', more: { expires_in: 300 }, afterMs: 271_000, fetched: 2 },
    { name: 'lives 60 s when the service does not say', more: {}, afterMs: 40_000, fetched: 1 },
    { name: 'and not longer', more: {}, afterMs: 49_000, fetched: 2 },
  ])('$name', async ({ more, afterMs, fetched }) => {
    const server = await startRegistry({ token: (_, times) => giveToken(`t${times}`, more) });
    const { open, clock } = createBench();
    await open(server.host).resolve('1');
    await clock.sleep(afterMs);
    await open(server.host).resolve('1');
    expect(tokenRequests(server)).toHaveLength(fetched);
  });

  it('that ended early is renewed once for all, and nothing is waited for', async () => {
    let good = 't1';
    const server = await startRegistry({ takes: (token) => token === good });
    const { open, clock, client } = createBench();
    await open(server.host).authorize('pull,push');
    good = 't2';
    const tags = Array.from({ length: 10 }, (_, n) => `t${n}`);
    await Promise.all(tags.map((tag) => open(server.host).putManifest(tag, manifest)));
    expect(clock.waits).toEqual([]);
    expect(tokenRequests(server)).toHaveLength(2);
    expect(client.counts().retries).toBe(0);
  });
});

describe('being refused', () => {
  it.each([
    {
      name: 'a wrong password at the token service',
      rules: {
        token: () => ({ status: 401, body: '{"details":"incorrect username or password"}' }),
      },
      found: toPassword('u', 'p'),
      code: 'LOGIN_REFUSED',
      message:
        /get a token for "127.*, with the credential from registries: the token service [\d.:]+ answered 401 "incorrect username/,
    },
    {
      name: 'no credential at the token service',
      rules: { token: () => ({ status: 401 }) },
      found: undefined,
      code: 'LOGIN_MISSING',
      message: /answered 401\.$/,
    },
    {
      name: 'a token that does not reach far enough',
      rules: { takes: () => false, error: 'insufficient_scope' },
      found: toPassword('u', 'p'),
      code: 'REGISTRY_DENIED',
      message: /write tag "1" to/,
    },
    {
      name: 'a token that the service gives for the password, and that does not reach so far',
      rules: { takes: () => false },
      found: toPassword('u', 'p'),
      code: 'REGISTRY_DENIED',
      message: /write tag "1" to/,
    },
    {
      name: 'a token service without TLS elsewhere',
      rules: { realm: 'http://auth.evil.example/token' },
      found: toPassword('u', 'p'),
      code: 'REGISTRY_REALM_REFUSED',
      message: /"http:\/\/auth\.evil\.example\/token"/,
    },
    {
      name: 'a token service that gives none',
      rules: { token: () => ({ body: '{}' }) },
      found: undefined,
      code: 'REGISTRY_TOKEN_INVALID',
      message: /without a token/,
    },
    {
      name: 'a wrong password with Basic',
      rules: { basic: 'other' },
      found: toPassword('u', 'p'),
      code: 'LOGIN_REFUSED',
      message: /, with the credential from registries: [\d.:]+ answered 401/,
    },
    {
      name: 'no credential with Basic',
      rules: { basic: 'other' },
      found: undefined,
      code: 'LOGIN_MISSING',
      message: /401/,
    },
  ])('$name: $code', async ({ rules, found, code, message }) => {
    const server = await startRegistry(rules);
    const named = found && { ...found, source: `registries: ${server.host}` };
    const repository = createBench({ found: named }).open(server.host);
    const { problems } = await problemOf(repository.putManifest('1', manifest));
    expect(problems[0]?.code).toBe(code);
    expect(problems[0]?.message).toMatch(message);
    expect(problems[0]?.hint).not.toBe('');
  });

  it('a token fetch that fails for a moment is tried again', async () => {
    const server = await startRegistry({
      token: (_, times) => (times < 2 ? { status: 503 } : giveToken('t')),
    });
    const { open, client } = createBench();
    await expect(open(server.host).resolve('1')).resolves.toBeUndefined();
    expect(client.counts().retries).toBe(2);
  });
});

describe('Basic', () => {
  it('sends user and password as they are, ECR for one', async () => {
    const basic = Buffer.from('robot$proj+ci:p:ä$ ').toString('base64');
    const server = await startRegistry({ basic });
    const repository = createBench({ found: toPassword('robot$proj+ci', 'p:ä$ ') }).open(
      server.host,
    );
    await expect(repository.putManifest('1', manifest)).resolves.toBe(manifest.digest);
  });
});

describe('a registry that is open to readers', () => {
  it('is met with a token beforehand once it has asked for one', async () => {
    served = await serve(({ method, path, headers }) => {
      if (path.startsWith('/token')) return giveToken('t');
      if (method !== 'PUT' || headers.authorization === 'Bearer t') return { status: 201 };
      const realm = `http://${headers.host ?? ''}/token`;
      return { status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}"` } };
    });
    const repository = createBench().open(served.host);
    for (const tag of ['1', '2', '3']) await repository.putManifest(tag, manifest);
    expect(served.lines().map((line) => line.split(' ')[0])).toEqual([
      ...['GET', 'PUT', 'GET', 'PUT'],
      ...['PUT', 'PUT'],
    ]);
  });
});

describe('credentials', () => {
  it('are looked up by repository, so that one host may have several', async () => {
    const server = await startRegistry({});
    const asked: string[] = [];
    const { open } = createBench({
      credentials: ({ path }) => {
        asked.push(path);
        return Promise.resolve(toPassword(path, 'p'));
      },
    });
    await Promise.all(['a/x', 'b/y'].map((path) => open(server.host, path).resolve('1')));
    expect(asked.sort()).toEqual(['a/x', 'b/y']);
    const users = tokenRequests(server).map(({ headers }) =>
      Buffer.from(headers.authorization?.slice(6) ?? '', 'base64').toString(),
    );
    expect(users.sort()).toEqual(['a/x:p', 'b/y:p']);
  });

  it('are not asked for where the registry is open', async () => {
    served = await serve(({ path }) => ({ status: path === '/v2/' ? 200 : 404 }));
    const { client } = createBench({ credentials: () => Promise.reject(new Error('asked')) });
    await expect(client.open(toName(served.host)).resolve('1')).resolves.toBeUndefined();
  });
});
