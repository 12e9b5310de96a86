// SPDX-License-Identifier: Apache-2.0
// Which context counts, and where its engine is, by the files that docker writes.
import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isService, readContext, readCurrentContext } from '../../../src/ship/engine/current.ts';

const toId = (name: string): string => createHash('sha256').update(name).digest('hex');
const toMeta = (name: string): string => `.docker/contexts/meta/${toId(name)}/meta.json`;
const toTls = (name: string): string => `.docker/contexts/tls/${toId(name)}/docker`;
const describeContext = (name: string, docker: object): Record<string, string> => ({
  [toMeta(name)]: JSON.stringify({ Name: name, Metadata: {}, Endpoints: { docker } }),
});
const rootless = 'unix:///run/user/1000/docker.sock';
const contexts = {
  ...describeContext('rootless', { Host: rootless, SkipTLSVerify: false }),
  ...describeContext('desktop-linux', { Host: 'unix:///home/me/.docker/desktop/docker.sock' }),
  ...describeContext('tcp', { Host: 'tcp://localhost:2376', SkipTLSVerify: false }),
  ...describeContext('unverified', { Host: 'tcp://localhost:2376', SkipTLSVerify: true }),
  ...describeContext('far', { Host: 'tcp://build.example.com:2376' }),
  ...describeContext('ssh', { Host: 'ssh://me@build.example.com' }),
};
const inUse = (currentContext: unknown) => ({
  '.docker/config.json': JSON.stringify({ currentContext }),
});

async function makeHome(files: Readonly<Record<string, string>>): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tagship-contexts-'));
  onTestFinished(() => rm(home, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(home, path)), { recursive: true });
    await writeFile(join(home, path), text);
  }
  return home;
}

interface Case {
  readonly name: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly is: Readonly<Record<string, unknown>> | ((home: string) => object);
}

const local = { socket: '/var/run/docker.sock' };
const byContext = (home: string, name: string, isVerified: boolean) => ({
  ...{ host: 'localhost', port: 2376 },
  tls: { folder: join(home, toTls(name)), isVerified, isOfContext: true },
});
const byEnv = (folder: string, isVerified = true) => ({
  folder,
  ...{ isVerified, isOfContext: false },
});

const cases: readonly Case[] = [
  {
    name: 'nothing is set',
    is: { name: 'default', key: 'unix:///var/run/docker.sock', address: local },
  },
  {
    name: 'a socket',
    env: { DOCKER_HOST: rootless },
    is: { name: 'default', key: rootless, address: { socket: '/run/user/1000/docker.sock' } },
  },
  {
    name: 'an address on loopback',
    env: { DOCKER_HOST: 'tcp://127.0.0.1:2375' },
    is: { key: 'tcp://127.0.0.1:2375', address: { host: '127.0.0.1', port: 2375 } },
  },
  {
    name: 'an address on loopback, IPv6',
    env: { DOCKER_HOST: 'tcp://[::1]:2375' },
    is: { address: { host: '[::1]', port: 2375 } },
  },
  {
    name: 'a service of the job, with TLS',
    env: {
      DOCKER_HOST: 'tcp://docker:2376',
      ...{ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs/client' },
    },
    is: { address: { host: 'docker', port: 2376, tls: byEnv('/certs/client') } },
  },
  {
    name: 'TLS that is not verified; any value asks for it',
    env: { DOCKER_HOST: 'tcp://docker:2376', DOCKER_TLS: '0', DOCKER_CERT_PATH: '/certs' },
    is: { address: { host: 'docker', port: 2376, tls: byEnv('/certs', false) } },
  },
  {
    name: 'both: it is verified',
    env: { DOCKER_HOST: 'tcp://docker:2376', DOCKER_TLS: '1', DOCKER_TLS_VERIFY: '0' },
    is: (home) => ({ address: { tls: byEnv(join(home, '.docker')) } }),
  },
  {
    name: 'TLS without an address',
    env: { DOCKER_TLS_VERIFY: '1' },
    is: (home) => ({
      ...{ name: 'default', key: 'tcp://localhost:2376' },
      address: { host: 'localhost', port: 2376, tls: byEnv(join(home, '.docker')) },
    }),
  },
  {
    name: 'TLS and a socket, which has none',
    env: { DOCKER_HOST: rootless, DOCKER_TLS_VERIFY: '1' },
    is: { address: { socket: '/run/user/1000/docker.sock' } },
  },
  ...[
    ...['tcp://build.example.com:2376', 'tcp://10.0.0.7:2375', 'ssh://me@build'],
    ...['tcp://docker', 'docker:2375', 'tcp://docker:2375/path', 'npipe:////./pipe/docker', ' '],
  ].map((host) => ({
    name: `an address that is left to buildx: ${host}`,
    env: { DOCKER_HOST: host },
    is: { name: 'default', key: host, address: undefined },
  })),
  {
    name: 'the context in use',
    files: { ...contexts, ...inUse('rootless') },
    is: {
      ...{ name: 'rootless', key: 'rootless' },
      address: { socket: '/run/user/1000/docker.sock' },
    },
  },
  {
    name: 'the context that the environment names, before the one in use',
    files: { ...contexts, ...inUse('rootless') },
    env: { DOCKER_CONTEXT: 'desktop-linux' },
    is: { name: 'desktop-linux', address: { socket: '/home/me/.docker/desktop/docker.sock' } },
  },
  {
    name: 'DOCKER_HOST before both',
    files: { ...contexts, ...inUse('rootless') },
    env: { DOCKER_CONTEXT: 'desktop-linux', DOCKER_HOST: 'tcp://docker:2375' },
    is: { name: 'default', address: { host: 'docker', port: 2375 } },
  },
  {
    name: 'an empty DOCKER_HOST, which is none',
    files: { ...contexts, ...inUse('rootless') },
    env: { DOCKER_HOST: '', DOCKER_CONTEXT: '' },
    is: { name: 'rootless' },
  },
  {
    name: 'the default by name, before the one in use',
    files: { ...contexts, ...inUse('rootless') },
    env: { DOCKER_CONTEXT: 'default' },
    is: { name: 'default', address: local },
  },
  {
    name: 'a context at an address: its folder tells whether it has TLS, not the environment',
    files: { ...contexts, ...inUse('tcp') },
    env: { DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certs' },
    is: (home) => ({ name: 'tcp', address: byContext(home, 'tcp', true) }),
  },
  {
    name: 'a context whose TLS is not verified',
    files: { ...contexts, ...inUse('unverified') },
    is: (home) => ({ address: byContext(home, 'unverified', false) }),
  },
  ...['far', 'ssh', 'missing', '../rootless', '__proto__'].map((name) => ({
    name: `a context that is left to buildx: ${name}`,
    files: { ...contexts, ...inUse(name) },
    is: { name, key: name, address: undefined },
  })),
  {
    name: 'a configuration that does not tell',
    files: { ...contexts, ...inUse(['rootless']) },
    is: { name: '', key: '', address: undefined },
  },
];

describe('the current context', () => {
  it.each(cases)('$name', async ({ env = {}, files = {}, is }) => {
    const home = await makeHome(files);
    const expected = typeof is === 'function' ? is(home) : is;
    expect(readCurrentContext({ HOME: home, ...env })).toMatchObject(expected);
  });

  it('is in the folder that DOCKER_CONFIG names', async () => {
    const home = await makeHome({ ...contexts, ...inUse('rootless') });
    const env = { HOME: '/nowhere', DOCKER_CONFIG: join(home, '.docker') };
    expect(readCurrentContext(env)).toMatchObject({ name: 'rootless', address: {} });
  });
});

describe('a file of a context that is none', () => {
  const file = (text: string) => ({ [toMeta('x')]: text });
  it.each([
    { name: 'no JSON', files: file('{') },
    { name: 'nested too deeply', files: file('['.repeat(200_000)) },
    { name: 'a list', files: file('[]') },
    { name: 'of another context', files: file(JSON.stringify({ Name: 'y', Endpoints: {} })) },
    { name: 'without endpoints', files: file(JSON.stringify({ Name: 'x' })) },
    { name: 'endpoints: a text', files: file(JSON.stringify({ Name: 'x', Endpoints: 'docker' })) },
    ...[null, [], 'unix:///x', {}, { Host: 1 }, { Host: '' }, { Host: 'unix://' }].map(
      (docker) => ({
        name: `endpoint ${JSON.stringify(docker)}`,
        files: file(JSON.stringify({ Name: 'x', Endpoints: { docker } })),
      }),
    ),
    {
      name: 'SkipTLSVerify: a text',
      files: describeContext('x', { Host: 'unix:///x', SkipTLSVerify: 'false' }),
    },
  ])('$name', async ({ files }) => {
    expect(readContext({ HOME: await makeHome(files) }, 'x')).toBeUndefined();
  });

  it('a pipe, a folder, and a file without end', { timeout: 5_000 }, async () => {
    const home = await makeHome({ [toMeta('big')]: '' });
    await truncate(join(home, toMeta('big')), 1e12);
    await mkdir(join(home, toMeta('folder')), { recursive: true });
    await mkdir(dirname(join(home, toMeta('pipe'))));
    execFileSync('mkfifo', [join(home, toMeta('pipe'))]);
    for (const name of ['big', 'folder', 'pipe']) {
      expect(readContext({ HOME: home }, name)).toBeUndefined();
    }
  });
});

describe('a service of the job', () => {
  it.each([
    { env: { CI: 'true', DOCKER_HOST: 'tcp://docker:2376' }, is: true },
    { env: { DOCKER_HOST: 'tcp://docker:2376' }, is: false },
    { env: { CI: 'true', DOCKER_HOST: 'unix:///var/run/docker.sock' }, is: false },
    { env: { CI: 'true' }, is: false },
  ])('$env: $is', ({ env, is }) => {
    expect(isService(env)).toBe(is);
  });
});
