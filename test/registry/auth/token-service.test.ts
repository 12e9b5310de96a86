// SPDX-License-Identifier: Apache-2.0
// A token service in trouble, or elsewhere than it says: tried again, then a Problem that names it.
import net, { type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { makeIdentity } from '../../lab/certificates.ts';
import { createBench, problemOf, toPassword } from '../bench.ts';
import { type Asked, type Reply, serve, type Served } from '../server.ts';

const identity = makeIdentity({ name: 'registry', ipAddresses: ['127.0.0.1'] });
const tls = { key: identity.key, cert: identity.certificate };
const TOKEN: Reply = { body: '{"token":"t"}' };
const found = toPassword('u', 'p');

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function start(script: (asked: Asked, times: number) => Reply, secure = false) {
  const server = await serve(script, secure ? { tls } : {});
  closers.push(server.close);
  return server;
}

/** A registry that sends everybody to this realm; `token` is its own token service. */
async function startRegistry(
  realm: (host: string) => string,
  token: (asked: Asked, times: number) => Reply = () => TOKEN,
  secure = false,
): Promise<Served> {
  let times = 0;
  return await start((asked) => {
    if (asked.path.startsWith('/token')) return token(asked, times++);
    if (asked.headers.authorization === 'Bearer t') return { status: 404 };
    const challenge = `Bearer realm="${realm(asked.headers.host ?? '')}",service="s"`;
    return { status: 401, headers: { 'www-authenticate': challenge } };
  }, secure);
}

const own = (host: string): string => `http://${host}/token`;

describe('a token service', () => {
  it.each([
    { name: 'that resets the connection', trouble: { reset: true } },
    { name: 'that cuts its answer', trouble: { body: '{"token":"t"}', cutAfter: 5 } },
    { name: 'that answers with HTML', trouble: { body: '<html>' } },
    { name: 'that is busy', trouble: { status: 503 } },
  ] satisfies { name: string; trouble: Reply }[])(
    '$name is asked again, and then is a Problem',
    async ({ trouble }) => {
      const passing = await startRegistry(own, (_, times) => (times < 2 ? trouble : TOKEN));
      const bench = createBench({ found });
      await expect(bench.open(passing.host).resolve('1')).resolves.toBeUndefined();
      expect(bench.client.counts().retries).toBe(2);

      const lasting = await startRegistry(own, () => trouble);
      const { problems } = await problemOf(createBench({ found }).open(lasting.host).resolve('1'));
      expect(problems[0]?.message).toMatch(/[Tt]he token service 127\.0\.0\.1:\d+/);
      expect(problems[0]?.message).toMatch(/\(\d+ tries in/);
    },
  );

  it.each([
    {
      name: 'where nothing listens',
      realm: () => 'https://127.0.0.1:1/token',
      says: /cannot reach the token service 127\.0\.0\.1:1.*ECONNREFUSED.*tries/,
    },
    {
      name: 'whose name is not known',
      realm: () => 'https://auth.invalid/token',
      says: /the token service auth\.invalid.*(?:ENOTFOUND|EAI_AGAIN).*tries/,
    },
    {
      name: 'that speaks plain HTTP where it says https',
      realm: (host: string) => `https://${host}/token`,
      says: /the token service [\d.:]+ speaks plain HTTP where TLS was expected/,
    },
  ])('$name is a Problem that names it', async ({ realm, says }) => {
    const { host } = await startRegistry(realm);
    const { problems } = await problemOf(createBench({ found }).open(host).authorize('pull,push'));
    expect(problems[0]?.message).toMatch(says);
    expect(problems[0]?.hint).not.toBe('');
  });

  it('whose certificate is not trusted is a Problem that names it', async () => {
    const service = await start(() => TOKEN, true);
    const { host } = await startRegistry(() => `${service.url}/token`);
    const { problems } = await problemOf(createBench({ found }).open(host).resolve('1'));
    expect(problems[0]?.message).toContain(`the token service ${service.host} is not trusted`);
  });

  it('that fails does not keep another registry from being asked', async () => {
    const bad = await startRegistry(own, () => ({ reset: true }));
    const good = await startRegistry(own);
    const { open } = createBench({ found });
    const rights = await Promise.all([bad, good].map(({ host }) => open(host).provePush()));
    expect(rights).toMatchObject([
      { ok: false, reason: 'unreachable' },
      { ok: false, reason: 'missing' },
    ]);
  });
});

describe('a redirect of a token service', () => {
  it.each([
    { status: 301, location: () => '/token/' },
    { status: 302, location: () => '/token/' },
    { status: 307, location: (host: string) => `http://${host}/token/?service=s&scope=x` },
    { status: 308, location: () => '/token/' },
  ])('$status is followed within the host', async ({ status, location }) => {
    const registry = await startRegistry(own, ({ path, headers }) =>
      path.startsWith('/token/')
        ? TOKEN
        : { status, headers: { location: location(headers.host ?? '') } },
    );
    await expect(createBench({ found }).open(registry.host).resolve('1')).resolves.toBeUndefined();
    const last = registry.asked.find(({ path }) => path.startsWith('/token/'));
    expect(last?.headers.authorization).toMatch(/^Basic /);
    expect(last?.path).toContain('scope=');
  });

  it('is not followed to another host, which would see the password', async () => {
    const other = await start(() => TOKEN);
    const registry = await startRegistry(own, () => ({
      status: 307,
      headers: { location: `${other.url}/token` },
    }));
    const { problems } = await problemOf(createBench({ found }).open(registry.host).resolve('1'));
    expect(problems[0]?.message).toMatch(/the token service [\d.:]+ answered 307/);
    expect(other.asked).toEqual([]);
  });

  it('in a circle ends', async () => {
    const registry = await startRegistry(own, () => ({
      status: 307,
      headers: { location: '/token' },
    }));
    const { problems } = await problemOf(createBench({ found }).open(registry.host).resolve('1'));
    expect(problems[0]?.message).toMatch(/answered 307/);
  });
});

describe('a realm', () => {
  it.each(['/token', 'token', '', 'file:///etc/passwd', 'javascript:alert(1)', 'ftp://x/token'])(
    '"%s" is reported as what it is',
    async (realm) => {
      const { host } = await startRegistry(() => realm);
      const { problems } = await problemOf(createBench({ found }).open(host).resolve('1'));
      expect(problems[0]?.code).toBe('REGISTRY_REALM_INVALID');
      expect(problems[0]?.message).toBe(
        `${host} names "${realm}" as its token service, which is not an HTTP or HTTPS URL.`,
      );
    },
  );

  it('that says http on the same host behind https means https', async () => {
    const registry = await startRegistry(own, undefined, true);
    const registries = [{ prefix: registry.host, required: true, insecure: true }];
    const { open } = createBench({ found, registries });
    await expect(open(registry.host).resolve('1')).resolves.toBeUndefined();
    expect(registry.lines().filter((line) => line.includes('/token'))).toHaveLength(1);
  });
});

describe('a 401 in mid-run', () => {
  it.each([
    { name: 'with Basic', challenge: { 'www-authenticate': 'Basic realm="x"' } },
    { name: 'without a challenge', challenge: {} },
  ])('$name, for what worked before, is asked once more', async ({ challenge }) => {
    let refusals = 0;
    const basic = { 'www-authenticate': 'Basic realm="x"' };
    const script = ({ method, path, headers }: Asked, times: number): Reply => {
      if (path === '/v2/') return { status: 401, headers: basic };
      if (headers.authorization === undefined) return { status: 401, headers: basic };
      if (path.endsWith('/2') && method === 'HEAD' && times === 0) {
        refusals += 1;
        return { status: 401, headers: challenge };
      }
      return { status: 404 };
    };
    const { host } = await start(script);
    const { open } = createBench({ found });
    await open(host).resolve('1');
    await expect(open(host).resolve('2')).resolves.toBeUndefined();
    expect(refusals).toBe(1);
  });

  it('is final for what never worked', async () => {
    const server = await start(() => ({
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="x"' },
    }));
    const { problems } = await problemOf(createBench({ found }).open(server.host).resolve('1'));
    expect(problems[0]?.code).toBe('LOGIN_REFUSED');
    expect(server.asked.map(({ method }) => method)).toEqual(['GET', 'HEAD', 'GET']); // HEAD has no words
  });
});

describe('a registry that is insecure and speaks plain HTTP', () => {
  it.each([
    { name: '503', trouble: { status: 503 } },
    { name: '429', trouble: { status: 429 } },
    { name: 'a reset', trouble: { reset: true } },
  ] satisfies { name: string; trouble: Reply }[])(
    'is asked again after $name',
    async ({ trouble }) => {
      let pings = 0;
      const { host } = await start(({ path }) => {
        if (path !== '/v2/') return { status: 404 };
        pings += 1;
        return pings === 1 ? trouble : { status: 200 };
      });
      const registries = [{ prefix: host, required: true, insecure: true }];
      const { open, client } = createBench({ registries });
      await expect(open(host).resolve('1')).resolves.toBeUndefined();
      expect(client.counts().retries).toBe(1);
    },
  );
});

describe('a proxy', () => {
  async function startProxy(answer: string): Promise<string> {
    const proxy = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(answer));
    });
    return await listen(proxy);
  }

  async function listen(server: net.Server): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it.each([
    {
      answer: 'HTTP/1.1 407 No\r\n\r\n',
      says: /refused the connection with 407/,
      hint: /password/,
    },
    {
      answer: 'HTTP/1.1 403 No\r\n\r\n',
      says: /refused the connection with 403/,
      hint: /NO_PROXY/,
    },
    {
      answer: 'garbage\r\n\r\n',
      says: /cannot connect through the proxy \S+ \(HPE_/,
      hint: /NO_PROXY/,
    },
    { answer: '', says: /cannot connect through the proxy \S+ \(ECONNRESET/, hint: /NO_PROXY/ },
  ])('that answers CONNECT with "$answer" is named', async ({ answer, says, hint }) => {
    const proxy = await startProxy(answer);
    const { open } = createBench({ env: { HTTPS_PROXY: `http://u:hush@${proxy}` } });
    const { problems } = await problemOf(open('registry.example').resolve('1'));
    expect(problems[0]?.message).toContain(`the proxy ${proxy} `);
    expect(problems[0]?.message).toMatch(says);
    expect(problems[0]?.hint).toMatch(hint);
    expect(JSON.stringify(problems)).not.toContain('hush');
  });

  it('that gives a connection on which TLS never comes is given up', async () => {
    const proxy = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\n\r\n'));
    });
    const env = { HTTPS_PROXY: `http://${await listen(proxy)}` };
    const { open, client } = createBench({ env, connectTimeoutMs: 100, retryDeadlineMs: 1 });
    const { problems } = await problemOf(open('registry.example').resolve('1'));
    expect(problems[0]?.message).toMatch(/no connection within 0\.1 s/);
    client.close();
  });
});
