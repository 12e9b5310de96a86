// SPDX-License-Identifier: Apache-2.0
// TLS that fails, each fault with a message and a move of its own: of registries, token services and proxies.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RegistrySetting } from '../../../src/settings/settings.ts';
import { makeIdentity } from '../../lab/certificates.ts';
import { createBench, problemOf } from '../bench.ts';
import { type Reply, serve } from '../server.ts';

const authority = makeIdentity({ name: 'Test authority' });
const other = makeIdentity({ name: 'Other authority' });
const here = { issuer: authority, ipAddresses: ['127.0.0.1'] };
const good = makeIdentity({ name: 'registry', ...here });
const expired = makeIdentity({ name: 'registry', ...here, valid: { from: -9, to: -1 } });
const early = makeIdentity({ name: 'registry', ...here, valid: { from: 2, to: 9 } });
const named = makeIdentity({ name: 'registry', issuer: authority, dnsNames: ['reg.example'] });
const stranger = makeIdentity({ name: 'stranger', issuer: other });

const bare = { required: true, insecure: false };
const OLD = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' } as const;
const mutual = { requestCert: true, rejectUnauthorized: true, ca: authority.certificate };
const serving = (one: typeof good, more: https.ServerOptions = {}): https.ServerOptions => ({
  ...{ key: one.key, cert: one.certificate, ...more },
});

const FAULTS = [
  {
    name: 'a certificate that has expired',
    tls: serving(expired),
    code: 'REGISTRY_TLS_EXPIRED',
    says: /the certificate of WHO has expired\./,
    move: /Renew.*clock/,
  },
  {
    name: 'one that is not valid yet',
    tls: serving(early),
    code: 'REGISTRY_TLS_EXPIRED',
    says: /the certificate of WHO is not valid yet\./,
    move: /Correct the clock/,
  },
  {
    name: 'one for another name',
    tls: serving(named),
    code: 'REGISTRY_TLS_NAME',
    says: /the certificate of WHO is for other names \(DNS:reg\.example\)\./,
    move: /one of those names/,
  },
  {
    name: 'one of an unknown authority',
    tls: serving(stranger),
    code: 'REGISTRY_TLS_UNTRUSTED',
    says: /the certificate of WHO is not trusted: unknown certificate authority \(UNABLE_TO_/,
    move: /SSL_CERT_FILE.*certs\.d/,
  },
  {
    name: 'a client certificate is wanted, TLS 1.3',
    tls: serving(good, mutual),
    code: 'REGISTRY_TLS_CLIENT',
    says: /WHO requires a client certificate/,
    move: /`cert` and `key` for [\d.:]+ in `registries`.*certs\.d/,
  },
  {
    name: 'a client certificate is wanted, TLS 1.2',
    tls: serving(good, { ...mutual, maxVersion: 'TLSv1.2' }),
    code: 'REGISTRY_TLS_CLIENT',
    says: /WHO requires a client certificate/,
    move: /`cert` and `key`/,
  },
  {
    name: 'a protocol that is too old',
    tls: serving(good, OLD),
    code: 'REGISTRY_TLS_VERSION',
    says: /WHO offers no secure TLS version or cipher \(.*protocol version\)/,
    move: /TLS 1\.2 or 1\.3/,
  },
  {
    name: 'no cipher in common',
    tls: serving(good, { maxVersion: 'TLSv1.2', ciphers: 'NULL-SHA256:@SECLEVEL=0' }),
    code: 'REGISTRY_TLS_VERSION',
    says: /WHO offers no secure TLS version or cipher \(.*handshake failure\)/,
    move: /ciphers/,
  },
];

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tagship-tls-'));
  await writeFile(join(directory, 'ca.pem'), authority.certificate);
});
afterAll(async () => {
  await rm(directory, { recursive: true });
});

const closers: (() => Promise<unknown>)[] = [];
const clients: { close: () => void }[] = [];
afterEach(async () => {
  for (const one of clients.splice(0)) one.close();
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function start(tls: https.ServerOptions | undefined, reply: Reply = { status: 404 }) {
  const server = await serve(() => reply, tls === undefined ? {} : { tls });
  closers.push(server.close);
  return server;
}

/** A client that asks `host`, of which the settings say this. */
function ask(
  host: string,
  entry: Partial<RegistrySetting> = {},
  more: Partial<Parameters<typeof createBench>[0]> = {},
) {
  const registries = [{ ...bare, prefix: host, ...entry }];
  const certsDirs = [join(directory, 'certs.d')];
  const bench = createBench({ registries, cwd: directory, certsDirs, ...more });
  clients.push(bench.client);
  return { ...bench, answer: bench.open(host).resolve('1') };
}

describe('TLS of a registry', () => {
  it.each(FAULTS)('$name', async ({ tls, code, says, move }) => {
    const { host } = await start(tls);
    const asked = ask(host, { ca: 'ca.pem' });
    const [problem] = (await problemOf(asked.answer)).problems;
    expect(problem?.code).toBe(code);
    expect(problem?.message).toMatch(new RegExp(says.source.replace('WHO', host)));
    expect(problem?.hint).toMatch(move);
    expect(asked.client.counts().retries).toBe(0);
  });

  it('nginx asks for a client certificate by a page', async () => {
    const body = '<html><title>400 No required SSL certificate was sent</title></html>';
    const { host } = await start(serving(good), { status: 400, body });
    const [problem] = (await problemOf(ask(host, { ca: 'ca.pem' }).answer)).problems;
    expect(problem?.code).toBe('REGISTRY_TLS_CLIENT');
    expect(problem?.hint).toContain(`\`cert\` and \`key\` for ${host}`);
  });
});

describe('TLS of a token service', () => {
  it.each(FAULTS)('$name', async ({ tls, code, says, move }) => {
    const service = await start(tls);
    const realm = `https://${service.host}/token`;
    const registry = await start(undefined, {
      status: 401,
      headers: { 'www-authenticate': `Bearer realm="${realm}"` },
    });
    const registries = [{ ...bare, prefix: service.host, ca: 'ca.pem' }];
    const asked = ask(registry.host, {}, { registries });
    const [problem] = (await problemOf(asked.answer)).problems;
    expect(problem?.code).toBe(code);
    const who = `the token service ${service.host}`;
    expect(problem?.message).toMatch(new RegExp(says.source.replace('WHO', who)));
    expect(problem?.hint).toMatch(move);
  });

  it('has the authority of its registry, where nothing is said of it', async () => {
    const service = await start(serving(good), { body: '{"token":"t"}' });
    const registry = await serve(
      ({ headers }) =>
        headers.authorization === 'Bearer t'
          ? { status: 404 }
          : {
              status: 401,
              headers: { 'www-authenticate': `Bearer realm="https://${service.host}/token"` },
            },
      { tls: serving(good) },
    );
    closers.push(registry.close);
    await expect(ask(registry.host, { ca: 'ca.pem' }).answer).resolves.toBeUndefined();
  });
});

describe('TLS of a proxy', () => {
  /** A proxy by TLS that opens tunnels and relays requests, all to one host. */
  async function startProxy(tls: https.ServerOptions, target: string): Promise<string> {
    const port = Number(target.split(':')[1]);
    const proxy = https.createServer(tls, (request, response) => {
      const { pathname: path } = new URL(request.url ?? '');
      const { method, headers } = request;
      http
        .request({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 500, answer.headers);
          answer.pipe(response);
        })
        .end();
    });
    proxy.on('tlsClientError', () => undefined);
    proxy.on('connect', (_, socket) => {
      const tunnel = net.connect(port, '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        tunnel.pipe(socket).pipe(tunnel);
      });
      tunnel.on('error', () => socket.destroy());
      socket.on('error', () => tunnel.destroy());
      socket.on('close', () => tunnel.destroy());
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      proxy.closeAllConnections();
      return new Promise((resolve) => proxy.close(resolve));
    });
    return `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  }

  const tunnel = { way: 'tunnel', insecure: false };
  const relay = { way: 'relay', insecure: true };

  it.each(FAULTS.map((fault, at) => ({ ...fault, ...(at % 2 === 0 ? tunnel : relay) })))(
    '$way: $name',
    async ({ tls, says, insecure }) => {
      const proxy = await startProxy(tls, '127.0.0.1:1');
      const env = { HTTP_PROXY: `https://u:hush@${proxy}`, HTTPS_PROXY: `https://u:hush@${proxy}` };
      const registries = [
        { ...bare, prefix: proxy, ca: 'ca.pem' },
        { ...bare, prefix: 'registry.example', insecure },
      ];
      const bench = createBench({ env, registries, cwd: directory, certsDirs: [] });
      clients.push(bench.client);
      const { problems } = await problemOf(bench.open('registry.example').resolve('1'));
      expect(problems[0]?.code).toBe('REGISTRY_PROXY_FAILED');
      const who = `the proxy ${proxy}`;
      expect(problems[0]?.message).toMatch(new RegExp(says.source.replace('WHO', who)));
      expect(JSON.stringify(problems)).not.toContain('hush');
    },
  );

  it.each([tunnel, relay])('$way: that is as it should be', async ({ insecure }) => {
    const target = await start(insecure ? undefined : serving(named));
    const proxy = await startProxy(serving(good), target.host);
    const env = { HTTP_PROXY: `https://${proxy}`, HTTPS_PROXY: `https://${proxy}` };
    const registries = [
      { ...bare, prefix: proxy, ca: 'ca.pem' },
      { ...bare, prefix: 'reg.example', ...(insecure ? { insecure } : { ca: 'ca.pem' }) },
    ];
    const bench = createBench({ env, registries, cwd: directory, certsDirs: [] });
    clients.push(bench.client);
    await expect(bench.open('reg.example').resolve('1')).resolves.toBeUndefined();
    expect(target.asked.at(-1)?.headers.host).toBe('reg.example');
  });
});
