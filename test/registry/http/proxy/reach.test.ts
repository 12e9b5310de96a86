// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RegistrySetting } from '../../../../src/settings/settings.ts';
import { makeIdentity } from '../../../lab/certificates.ts';
import { createBench, problemOf, toPassword } from '../../bench.ts';
import { type Reply, serve, type Served } from '../../server.ts';

const authority = makeIdentity({ name: 'Test authority' });
const identity = makeIdentity({
  name: 'registry',
  issuer: authority,
  ipAddresses: ['127.0.0.1'],
  dnsNames: ['registry.example'],
});
const tls = { key: identity.key, cert: identity.certificate };
const missing = (): Reply => ({ status: 404 });
const bare = { required: true, insecure: false };

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-reach-'));
  await writeFile(join(directory, 'ca.pem'), authority.certificate);
  await writeFile(join(directory, 'broken.pem'), 'no certificate');
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function start(secure: boolean): Promise<Served> {
  const server = await serve(missing, secure ? { tls } : {});
  closers.push(server.close);
  return server;
}

describe('reaching a host', () => {
  it.each([
    { name: 'plain HTTP on loopback needs no saying', secure: false, entry: {} },
    { name: 'TLS with its authority', secure: true, entry: { ca: 'ca.pem' } },
    { name: 'TLS that is not checked', secure: true, entry: { insecure: true } },
    { name: 'plain HTTP, said to be insecure', secure: false, entry: { insecure: true } },
  ])('$name', async ({ secure, entry }) => {
    const { host } = await start(secure);
    const registries: RegistrySetting[] = [{ ...bare, prefix: host, ...entry }];
    const { open, client } = createBench({ registries, cwd: directory });
    expect(await open(host).resolve('1')).toBeUndefined();
    expect(client.counts().retries).toBe(0);
  });

  it.each([
    {
      name: 'an unknown authority',
      secure: true,
      entry: {},
      code: 'REGISTRY_TLS_UNTRUSTED',
      text: /Give `ca` for 127/,
    },
    {
      name: 'a CA file that is not there',
      secure: true,
      entry: { ca: 'no.pem' },
      code: 'REGISTRY_CA_UNREADABLE',
      text: /"no\.pem".*ENOENT/,
    },
    {
      name: 'a CA file that is none',
      secure: true,
      entry: { ca: 'broken.pem' },
      code: 'REGISTRY_CA_UNREADABLE',
      text: /"broken\.pem"/,
    },
    {
      name: 'plain HTTP where TLS was meant',
      secure: false,
      entry: { ca: 'ca.pem' },
      code: 'REGISTRY_PLAIN_HTTP',
      text: /insecure: true/,
    },
  ])('$name is a Problem with a next move', async ({ secure, entry, code, text }) => {
    const { host } = await start(secure);
    const registries: RegistrySetting[] = [{ ...bare, prefix: host, ...entry }];
    const { open, client } = createBench({ registries, cwd: directory });
    const [problem] = (await problemOf(open(host).resolve('1'))).problems;
    expect(problem?.code).toBe(code);
    expect(`${problem?.message ?? ''} ${problem?.hint ?? ''}`).toMatch(text);
    expect(client.counts().retries).toBe(0);
  });

  it('a name that cannot be looked up', async () => {
    const { open } = createBench();
    const [problem] = (await problemOf(open('registry.invalid').resolve('1'))).problems;
    expect(problem?.message).toMatch(/cannot reach registry\.invalid.*(ENOTFOUND|EAI_AGAIN)/);
  });

  it('a connection that never comes to stand is given up', async () => {
    const deaf = net.createServer();
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const sockets: net.Socket[] = [];
    deaf.on('connection', (socket) => sockets.push(socket));
    closers.push(() => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => deaf.close(resolve));
    });
    const host = `127.0.0.1:${(deaf.address() as net.AddressInfo).port}`;
    const registries = [{ prefix: host, required: true, insecure: true }]; // TLS first
    const { open } = createBench({ registries, connectTimeoutMs: 50, retryDeadlineMs: 1000 });
    const [problem] = (await problemOf(open(host).resolve('1'))).problems;
    expect(problem?.message).toMatch(/no connection within 0\.05 s.*tries/);
  });

  /** A server that answers plain HTTP with 400, as TLS servers written in Go do. */
  async function startStrict(secure: Served | undefined): Promise<string> {
    const server = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', (data) => {
        const isTls = data[0] === 0x16;
        if (!isTls || secure === undefined) {
          socket.end(
            'HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.',
          );
          return;
        }
        const inner = net.connect(Number(secure.host.split(':')[1]), '127.0.0.1');
        inner.on('error', () => socket.destroy());
        inner.write(data);
        inner.pipe(socket).pipe(inner);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it.each([
    {
      name: 'a TLS server on loopback is known by its 400',
      secure: true,
      code: 'REGISTRY_TLS_UNTRUSTED',
    },
    {
      name: 'a 400 from a server without TLS is what it is',
      secure: false,
      code: 'REGISTRY_REFUSED',
    },
  ])('$name', async ({ secure, code }) => {
    const host = await startStrict(secure ? await start(true) : undefined);
    const [problem] = (await problemOf(createBench().open(host).resolve('1'))).problems;
    expect(problem?.code).toBe(code);
  });
});

describe('a proxy', () => {
  /** A proxy that sends everything to one server, whatever it is asked for. */
  async function startProxy(target: Served) {
    const asked: string[] = [];
    const [hostname = '', port = ''] = target.host.split(':');
    const proxy = http.createServer((request, response) => {
      asked.push(
        `${request.method ?? ''} ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`,
      );
      const path = new URL(request.url ?? '').pathname;
      const { method, headers } = request;
      http.get({ hostname, port, path, method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
    });
    proxy.on('connect', (request, socket) => {
      asked.push(`CONNECT ${request.url ?? ''} ${request.headers['proxy-authorization'] ?? ''}`);
      const tunnel = net.connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        tunnel.pipe(socket).pipe(tunnel);
      });
      tunnel.on('error', () => socket.destroy());
      socket.on('error', () => tunnel.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      proxy.closeAllConnections();
      return new Promise((resolve) => proxy.close(resolve));
    });
    return { asked, url: `http://u:p@127.0.0.1:${(proxy.address() as AddressInfo).port}` };
  }

  it('is used for HTTPS by CONNECT, and the certificate is still checked', async () => {
    const proxy = await startProxy(await start(true));
    const registries: RegistrySetting[] = [{ ...bare, prefix: 'registry.example', ca: 'ca.pem' }];
    const env = { HTTPS_PROXY: proxy.url };
    const { open, client } = createBench({ registries, cwd: directory, env });
    expect(await open('registry.example').resolve('1')).toBeUndefined();
    expect(proxy.asked[0]).toBe(
      `CONNECT registry.example:443 Basic ${Buffer.from('u:p').toString('base64')}`,
    );
    client.close();
    const strict = createBench({ env });
    const [problem] = (await problemOf(strict.open('registry.example').resolve('1'))).problems;
    expect(problem?.code).toBe('REGISTRY_TLS_UNTRUSTED');
    strict.client.close();
  });

  it('is used for plain HTTP', async () => {
    const proxy = await startProxy(await start(false));
    const registries: RegistrySetting[] = [{ ...bare, prefix: 'registry.example', insecure: true }];
    const { open, client } = createBench({
      registries,
      env: { http_proxy: proxy.url, https_proxy: proxy.url },
    });
    expect(await open('registry.example').resolve('1')).toBeUndefined();
    expect(proxy.asked.at(-1)).toMatch(
      /^HEAD http:\/\/registry\.example\/v2\/acme\/app\/manifests\/1 Basic/,
    );
    client.close();
  });

  it('that is not a URL is a Problem that does not show it', async () => {
    const env = { HTTPS_PROXY: 'socks5://user:hush@proxy' };
    const [problem] = (await problemOf(createBench({ env }).open('registry.example').resolve('1')))
      .problems;
    expect(problem?.code).toBe('REGISTRY_PROXY_INVALID');
    expect(JSON.stringify(problem)).not.toContain('hush');
  });
});

describe('secrets', () => {
  it('are in no Problem and no debug line, even where the registry repeats them', async () => {
    const password = 'planted-pa$$word';
    const server = await serve(({ path, headers }) => {
      if (path.startsWith('/token')) return { body: '{"token":"planted-token"}' };
      if (headers.authorization !== undefined) {
        const body = `${headers.authorization} ${password} ${encodeURIComponent(password)}`;
        return { status: 418, body };
      }
      const realm = `http://${headers.host ?? ''}/token?key=planted-key`;
      return { status: 401, headers: { 'www-authenticate': `Bearer realm="${realm}"` } };
    });
    closers.push(server.close);
    const lines: string[] = [];
    const debug = (line: string) => lines.push(line);
    const log = {
      debug,
      info: debug,
      output: debug,
      problem: () => undefined,
      group: <T>(_: string, step: () => Promise<T>) => step(),
    };
    const { open } = createBench({ found: toPassword('user', password), log });
    const { problems } = await problemOf(open(server.host).resolve('1'));
    const text = JSON.stringify(problems) + lines.join('\n');
    expect(text).toContain('418');
    for (const planted of [
      password,
      'planted',
      Buffer.from(`user:${password}`).toString('base64'),
    ]) {
      expect(text).not.toContain(planted);
    }
  });
});

it.each([
  { insecure: false, hint: /^If this is intended, set `insecure: true`/ },
  { insecure: true, hint: /^Remove `ca` .*`insecure` is already set/ },
])('plain HTTP where `ca` asks for TLS: insecure $insecure', async ({ insecure, hint }) => {
  const server = await serve(missing);
  const registries = [{ ...bare, prefix: server.host, insecure, ca: join(directory, 'ca.pem') }];
  try {
    const { problems } = await problemOf(
      createBench({ registries }).open(server.host).resolve('1'),
    );
    expect(problems[0]?.code).toBe('REGISTRY_PLAIN_HTTP');
    expect(problems[0]?.hint).toMatch(hint);
  } finally {
    await server.close();
  }
});
