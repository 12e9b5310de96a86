// SPDX-License-Identifier: Apache-2.0
// Engines at sockets and addresses, with and without TLS, and what they do instead of answering.
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { EngineTls } from '../../../src/ship/engine/address.ts';
import { askEngine } from '../../../src/ship/engine/request.ts';
import { type Identity, makeIdentity } from '../../lab/certificates.ts';

const authority = makeIdentity({ name: 'authority' });
const other = makeIdentity({ name: 'other' });
const names = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'] };
const server = makeIdentity({ name: 'engine', issuer: authority, ...names });
const client = makeIdentity({ name: 'client', issuer: authority });
const expired = makeIdentity({
  ...{ name: 'engine', issuer: authority, ...names },
  valid: { from: -2, to: -1 },
});
const nameless = makeIdentity({ name: '127.0.0.1', issuer: authority });
const elsewhere = makeIdentity({ name: 'engine', issuer: authority, dnsNames: ['docker'] });

async function listen(listener: Server): Promise<number> {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void listener.close());
  return (listener.address() as AddressInfo).port;
}

/** An engine that says which path it was asked for. */
function createEngine(): http.Server {
  return http.createServer((request, response) => {
    response.end(`asked for ${request.url ?? ''}`);
  });
}

function startTls(identity: Identity, options: TlsOptions = {}): Promise<number> {
  const engine = createEngine();
  const own = { cert: identity.certificate, key: identity.key, ...options };
  const listener = createTlsServer(own, (socket) => engine.emit('connection', socket));
  listener.on('tlsClientError', () => undefined);
  return listen(listener);
}

const clientsOnly = { ca: authority.certificate, requestCert: true, rejectUnauthorized: true };

async function makeFolder(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tagship-certs-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

const signal = AbortSignal.timeout(60_000);
const all = {
  'ca.pem': authority.certificate,
  ...{ 'cert.pem': client.certificate, 'key.pem': client.key },
};
const { 'ca.pem': ca, ...pair } = all;
const verified = { isVerified: true, isOfContext: false };
const unverified = { isVerified: false, isOfContext: false };
const ofContext = { isVerified: true, isOfContext: true };
const ofUnverified = { isVerified: false, isOfContext: true };

type Kind = Omit<EngineTls, 'folder'>;

async function ask(
  port: number,
  kind: Kind,
  files: Readonly<Record<string, string>>,
  host = '127.0.0.1',
) {
  const tls = { folder: await makeFolder(files), ...kind };
  return await askEngine({ host, port, tls }, '/info', signal);
}

describe('an engine answers', () => {
  it('at a socket', async () => {
    const folder = await makeFolder({});
    const engine = createEngine();
    await new Promise<void>((resolve) => engine.listen(join(folder, 'docker.sock'), resolve));
    onTestFinished(() => void engine.close());
    const address = { socket: join(folder, 'docker.sock') };
    expect(await askEngine(address, '/info', signal)).toBe('asked for /info');
  });

  it.each(['127.0.0.1', 'localhost'])('at %s', async (host) => {
    const port = await listen(createEngine());
    expect(await askEngine({ host, port }, '/info', signal)).toBe('asked for /info');
  });

  it.each([
    { name: 'with TLS', kind: verified, files: all },
    { name: 'with TLS, by name', kind: verified, files: all, host: 'localhost' },
    { name: 'with TLS that is not verified', kind: unverified, files: all },
    { name: 'with the TLS of a context', kind: ofContext, files: all },
    { name: 'with that of one that has no authority', kind: ofUnverified, files: pair },
  ])('$name and a client certificate', async ({ kind, files, host }) => {
    const port = await startTls(server, clientsOnly);
    expect(await ask(port, kind, files, host)).toBe('asked for /info');
  });

  it.each([
    { name: 'without a client certificate', kind: verified, files: { 'ca.pem': ca } },
    {
      name: 'with a key alone, which is none',
      kind: verified,
      files: { 'ca.pem': ca, 'key.pem': 'x' },
    },
    { name: 'of any authority', kind: unverified, files: { 'ca.pem': other.certificate } },
    { name: 'of a context without files', kind: ofUnverified, files: {} },
  ])('with TLS $name', async ({ kind, files }) => {
    expect(await ask(await startTls(server), kind, files)).toBe('asked for /info');
  });

  it('without TLS, of a context that has no files for it', async () => {
    const tls = { folder: '/nowhere/docker', ...ofContext };
    const port = await listen(createEngine());
    const asked = askEngine({ host: '127.0.0.1', port, tls }, '/info', signal);
    expect(await asked).toBe('asked for /info');
  });
});

describe('an engine is left to buildx', () => {
  it.each([
    {
      name: 'of another authority',
      identity: server,
      files: { ...all, 'ca.pem': other.certificate },
    },
    {
      name: 'of an authority that the system would know',
      identity: server,
      files: pair,
      kind: ofContext,
    },
    { name: 'with an expired certificate', identity: expired, files: all },
    { name: 'with a certificate for another host', identity: elsewhere, files: all },
    {
      name: 'with a certificate that has the host as its common name alone',
      identity: nameless,
      files: all,
    },
    { name: 'that wants a client certificate', identity: server, files: { 'ca.pem': ca } },
    { name: 'for which there is no authority', identity: server, files: pair },
    {
      name: 'for which there is none, and none is needed',
      identity: server,
      files: pair,
      kind: unverified,
    },
    { name: 'for which it is no certificate', identity: server, files: { ...all, 'ca.pem': 'x' } },
    { name: 'for which it is empty', identity: server, files: { ...all, 'ca.pem': '' } },
    {
      name: 'for which it is none, and none is needed',
      identity: server,
      files: { ...all, 'ca.pem': 'x' },
      kind: unverified,
    },
    { name: 'for which the key is none', identity: server, files: { ...all, 'key.pem': 'x' } },
    {
      name: 'for which the key is of another',
      identity: server,
      files: { ...all, 'key.pem': other.key },
    },
  ])('$name', async ({ identity, files, kind = verified }) => {
    const port = await startTls(identity, clientsOnly);
    await expect(ask(port, kind, files)).rejects.toThrow();
  });

  it('that has no TLS, or no other', async () => {
    await expect(ask(await listen(createEngine()), verified, all)).rejects.toThrow();
    const plain = { host: '127.0.0.1', port: await startTls(server) };
    await expect(askEngine(plain, '/info', signal)).rejects.toThrow();
  });

  it('whose certificates are a pipe, a folder, or without end', { timeout: 5_000 }, async () => {
    const port = await startTls(server);
    const folder = await makeFolder(pair);
    const asking = () => {
      const address = { host: '127.0.0.1', port, tls: { folder, ...verified } };
      return askEngine(address, '/info', signal);
    };
    const path = join(folder, 'ca.pem');
    execFileSync('mkfifo', [path]);
    await expect(asking()).rejects.toThrow('not a regular file');
    await rm(path);
    await mkdir(path);
    await expect(asking()).rejects.toThrow('directory');
    await rm(path, { recursive: true });
    await writeFile(path, '');
    await truncate(path, 1e12);
    await expect(asking()).rejects.toThrow('longer than');
  });

  const raw = (act: (socket: Socket) => void) => {
    const listener = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        act(socket);
      });
      onTestFinished(() => void socket.destroy());
    });
    return listen(listener);
  };
  const head = 'HTTP/1.1 200 OK\r\n';
  it.each([
    { name: 'that closes', act: (socket) => socket.end() },
    { name: 'that resets', act: (socket) => socket.resetAndDestroy() },
    { name: 'that speaks something else', act: (socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n') },
    {
      name: 'that wants another protocol',
      act: (socket) =>
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n',
        ),
    },
    {
      name: 'that breaks off',
      act: (socket) => socket.end(`${head}Content-Length: 100\r\n\r\n{"OSType"`),
    },
    {
      name: 'that does not end',
      act: (socket) => {
        socket.write(`${head}\r\n${' '.repeat(5_000_000)}`);
      },
    },
    {
      name: 'with a header that does not end',
      act: (socket) => socket.write(`${head}x: ${'x'.repeat(100_000)}`),
    },
  ] satisfies readonly { name: string; act: (socket: Socket) => unknown }[])(
    '$name',
    { timeout: 10_000 },
    async ({ act }) => {
      const port = await raw(act);
      await expect(askEngine({ host: '127.0.0.1', port }, '/info', signal)).rejects.toThrow();
    },
  );

  it('that is silent, when time is up', async () => {
    const port = await raw(() => undefined);
    const soon = AbortSignal.timeout(100);
    await expect(askEngine({ host: '127.0.0.1', port }, '/info', soon)).rejects.toThrow();
  });

  it.each([0, 1, 99_999])('at port %d, where none can be', async (port) => {
    await expect(askEngine({ host: '127.0.0.1', port }, '/info', signal)).rejects.toThrow();
  });
});
