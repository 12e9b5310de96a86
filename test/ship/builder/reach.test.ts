// SPDX-License-Identifier: Apache-2.0
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { createServer as createHttp } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { explain, isServiceAddress, waitForAddresses } from '../../../src/ship/builder/reach.ts';
import { parseBuilder } from '../../../src/ship/builder/setting.ts';
import type { Env } from '../../../src/facts/facts.ts';
import { type Identity, makeIdentity } from '../../lab/certificates.ts';
import { startBuildKit } from './buildkit.ts';
import { failing } from './choosing.ts';
import { instantClock, makeEdge, scriptShell } from '../scripted-shell.ts';

const authority = makeIdentity({ name: 'buildkit-ca' });
const stranger = makeIdentity({ name: 'another-ca' });
const issue = (issuer: Identity, ip = '127.0.0.1') =>
  makeIdentity({ name: 'someone', issuer, ipAddresses: [ip] });

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Waits for the addresses of a builder; `files` lie in the working directory. */
async function wait(builder: string, env: Env = {}, files: Readonly<Record<string, string>> = {}) {
  const clock = instantClock();
  const { edge, said } = await makeEdge(scriptShell([]).shell, env, { clock });
  for (const [name, text] of Object.entries(files)) await writeFile(join(edge.cwd, name), text);
  const wish = parseBuilder(builder);
  const waiting = waitForAddresses(edge, wish.kind === 'nodes' ? wish.nodes : []);
  return { waiting, said, waited: () => clock.waits.reduce((sum, ms) => sum + ms, 0) };
}

const withTls = (address: string) => `${address}?cacert=ca.pem&cert=cert.pem&key=key.pem`;
const filesOf = (ca: Identity, client: Identity) => ({
  'ca.pem': ca.certificate,
  'cert.pem': client.certificate,
  'key.pem': client.key,
});

describe('an address that answers', () => {
  it.each(['plain', 'TLS'])('%s', async (kind) => {
    const tls = { server: issue(authority), clients: authority };
    const address = await startBuildKit(kind === 'TLS' ? tls : undefined);
    const builder = kind === 'TLS' ? withTls(address) : address;
    const { waiting, waited } = await wait(builder, {}, filesOf(authority, issue(authority)));
    await waiting;
    expect(waited()).toBe(0);
  });

  it('TLS, with a certificate for the IP address that servername is, without a warning of Node', async () => {
    const warned: Error[] = [];
    const hear = (warning: Error): void => void warned.push(warning);
    process.on('warning', hear);
    onTestFinished(() => void process.off('warning', hear));
    const tls = { server: issue(authority, '10.0.0.7'), clients: authority };
    const builder = `${withTls(await startBuildKit(tls))}&servername=10.0.0.7`;
    const { waiting } = await wait(builder, {}, filesOf(authority, issue(authority)));
    await waiting;
    expect(warned).toEqual([]);
  });

  it.each([
    { builder: 'kubernetes://a' },
    { builder: 'docker-container://b' },
    { builder: 'ssh://c' },
  ])('is left to buildx: $builder', async ({ builder }) => {
    await (
      await wait(builder)
    ).waiting;
  });
});

it('a certificate that is a named pipe is not waited for', { timeout: 20_000 }, async () => {
  const clock = instantClock();
  const { edge } = await makeEdge(scriptShell([]).shell, {}, { clock });
  const [ca, pipe] = [join(edge.cwd, 'ca.pem'), join(edge.cwd, 'cert.pem')];
  await writeFile(ca, authority.certificate);
  execFileSync('mkfifo', [pipe]);
  const wish = parseBuilder(withTls('tcp://127.0.0.1:9'));
  const problem = await failing(waitForAddresses(edge, wish.kind === 'nodes' ? wish.nodes : []));
  expect(problem).toMatchObject({ code: 'BUILDER_UNREACHABLE' });
  expect(problem?.message).toContain('"cert.pem", its cert, cannot be read');
});

describe('an address that does not answer', () => {
  it.each([
    { name: 'is given up soon', env: {}, seconds: 2 },
    { name: 'is waited for in CI, where it can be a service', env: { CI: 'true' }, seconds: 60 },
  ])('$name', async ({ env, seconds }) => {
    const { waiting, waited, said } = await wait('tcp://127.0.0.1:9', env);
    const problem = await failing(waiting);
    expect(problem).toMatchObject({ code: 'BUILDER_UNREACHABLE' });
    expect(problem?.message).toContain('"tcp://127.0.0.1:9": connect ECONNREFUSED');
    expect(problem?.hint).toContain('--addr');
    expect(waited()).toBe(seconds * 1_000);
    expect(said[0]).toContain('Waiting for the BuildKit at tcp://127.0.0.1:9');
  });

  it('is reported with all others', async () => {
    const builder = 'linux/amd64=tcp://127.0.0.1:9,linux/arm64=unix:///nowhere.sock';
    const thrown = await (await wait(builder)).waiting.catch((cause: unknown) => cause);
    expect(thrown).toMatchObject({
      problems: [{ message: expect.stringContaining('127.0.0.1:9') as string }, {}],
    });
  });

  it.each([
    {
      name: 'no BuildKit but a web server',
      start: () => listen(createHttp()),
      says: 'ERR_HTTP2',
      hint: 'It is not a BuildKit',
    },
    {
      name: 'TLS where it speaks none',
      start: () => listen(createServer((socket) => socket.end('SSH-2.0-x\r\n'))),
      files: filesOf(authority, issue(authority)),
      says: 'SSL',
      hint: 'It speaks no TLS',
    },
    {
      name: 'a server of another authority',
      start: () => startBuildKit({ server: issue(stranger), clients: authority }),
      files: filesOf(authority, issue(authority)),
      says: 'UNABLE_TO_VERIFY',
      hint: 'Set cacert',
    },
    {
      name: 'a server of another name',
      start: () => startBuildKit({ server: issue(authority, '10.0.0.1'), clients: authority }),
      files: filesOf(authority, issue(authority)),
      says: '10.0.0.1',
      hint: 'servername=',
    },
    {
      name: 'a server of another address than servername',
      start: () => startBuildKit({ server: issue(authority), clients: authority }),
      files: filesOf(authority, issue(authority)),
      servername: '10.0.0.7',
      says: '10.0.0.7',
      hint: 'servername=',
    },
    {
      name: 'a key of another certificate',
      start: () => startBuildKit({ server: issue(authority), clients: authority }),
      files: { ...filesOf(authority, issue(authority)), 'key.pem': stranger.key },
      says: 'mismatch',
      hint: 'key belongs to cert',
    },
    {
      name: 'no PEM',
      start: () => startBuildKit({ server: issue(authority), clients: authority }),
      files: { ...filesOf(authority, issue(authority)), 'cert.pem': 'none' },
      says: '',
      hint: 'PEM files',
    },
  ])('is known for good: $name', async ({ start, files, servername, says, hint }) => {
    const address = await start();
    const named = servername === undefined ? '' : `&servername=${servername}`;
    const builder = files === undefined ? address : `${withTls(address)}${named}`;
    const { waiting, waited } = await wait(builder, { CI: 'true' }, files);
    const problem = await failing(waiting);
    expect(problem?.message).toContain(says);
    expect(problem?.hint).toContain(hint);
    expect(waited()).toBe(0);
  });

  it('may not take the client’s certificate', async () => {
    const address = await startBuildKit({ server: issue(authority), clients: authority });
    const files = filesOf(authority, issue(stranger));
    const problem = await failing((await wait(withTls(address), {}, files)).waiting);
    expect(problem?.hint).toContain('It does not take the client certificate');
  });

  it('has certificates that cannot be read', async () => {
    const problem = await failing((await wait(withTls('tcp://127.0.0.1:9'))).waiting);
    expect(problem?.message).toContain('"ca.pem", its cacert, cannot be read');
  });
});

describe('what a server says of a client’s certificate', () => {
  it.each([
    'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    'ERR_SSL_TLSV1_ALERT_UNKNOWN_CA',
    'ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE',
    'ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED',
  ])('%s', (code) => {
    const cause = Object.assign(new Error('alert'), { code });
    const { certificate } = stranger;
    expect(explain(cause, { cert: certificate })).toMatchObject({
      said: `alert (${code})`,
      hint: expect.stringContaining('does not take the client certificate') as string,
      isFinal: true,
    });
    const later = new Date(Date.now() + 10 * 365 * 86_400_000);
    expect(explain(cause, { cert: certificate }, later).said).toMatch(
      /its cert expired on \d{4}-\d\d-\d\d$/,
    );
  });
});

it.each([
  { endpoint: 'tcp://buildkitd:1234', is: true },
  { endpoint: 'tcp://127.0.0.1:1234', is: true },
  { endpoint: 'tcp://[::1]:1234', is: true },
  { endpoint: 'unix:///run/buildkit/buildkitd.sock', is: true },
  { endpoint: 'tcp://buildkitd.builds.svc:1234', is: false },
  { endpoint: 'tcp://10.0.0.1:1234', is: false },
  { endpoint: 'kube-pod://x', is: false },
])('in CI $endpoint can be a service of the job: $is', ({ endpoint, is }) => {
  expect(isServiceAddress({ CI: 'true' }, endpoint)).toBe(is);
  expect(isServiceAddress({}, endpoint)).toBe(false);
});
