// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBuilder, readPusher, readStoredBuilder } from '../../../src/ship/builder/stored.ts';
import { openBuildx } from '../../../src/ship/engine/engine.ts';
import { inspect, inspected, version } from './choosing.ts';
import { makeEdge, scriptShell } from '../scripted-shell.ts';

const info = {
  OSType: 'linux',
  Architecture: 'x86_64',
  ServerVersion: '28.5.2',
  DriverStatus: [['driver-type', 'io.containerd.snapshotter.v1']],
};
const overlay = { ...info, DriverStatus: [['Backing Filesystem', 'extfs']] };
const old = { ...info, ServerVersion: '20.10.24' };

/** What the engine says, by the name of its socket. */
const engines: Readonly<Record<string, unknown>> = { containerd: info, classic: overlay, old };

let folder = '';
const closing: (() => void)[] = [];
const at = (socket: string): string => `unix://${join(folder, socket)}`;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tagship-engines-'));
  for (const [socket, said] of Object.entries(engines)) {
    const server = createServer((request, response) => {
      response.writeHead(request.url === '/info' ? 200 : 404).end(JSON.stringify(said));
    });
    await new Promise<void>((resolve) => server.listen(join(folder, socket), resolve));
    closing.push(() => server.close());
  }
});
afterAll(async () => {
  for (const close of closing) close();
  await rm(folder, { recursive: true });
});

const instance = (name: string, driver: string, nodes: unknown = [{}]) =>
  JSON.stringify({ Name: name, Driver: driver, Nodes: nodes });
const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 20);
const own = { name: 'default', driver: 'docker', platforms: ['linux/amd64'] };

interface Case {
  readonly name: string;
  /** In the home of the user. */
  readonly files?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** The socket of the engine; none listens at `silent`. */
  readonly engine?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly builder?: string;
  readonly platforms?: readonly string[];
  /** Undefined: buildx has to be asked. */
  readonly is: object | undefined;
}

const big = { '.docker/buildx/instances/big': instance('big', 'docker-container') };
const current = (value: object) => ({ '.docker/buildx/current': JSON.stringify(value) });

const cases: readonly Case[] = [
  {
    name: 'a named one',
    files: big,
    builder: 'big',
    is: { name: 'big', driver: 'docker-container' },
  },
  { name: 'a named one, in capitals', files: big, builder: 'BIG', is: { name: 'big' } },
  {
    name: 'one of two nodes',
    files: { '.docker/buildx/instances/big': instance('big', 'remote', [{}, {}]) },
    builder: 'big',
    is: { name: 'big', nodes: 2 },
  },
  {
    name: 'one that does not say how many nodes it has',
    files: { '.docker/buildx/instances/big': instance('big', 'remote', null) },
    builder: 'big',
    is: undefined,
  },
  { name: 'a name without a record', builder: 'big', is: undefined },
  { name: 'a name that is a path', files: big, builder: '../instances/big', is: undefined },
  {
    name: 'one whose driver buildx is to choose',
    files: { '.docker/buildx/instances/big': instance('big', '') },
    builder: 'big',
    is: undefined,
  },
  {
    name: 'a file that is no JSON',
    files: { '.docker/buildx/instances/big': '{' },
    builder: 'big',
    is: undefined,
  },
  { name: 'BUILDX_BUILDER', files: big, env: { BUILDX_BUILDER: 'big' }, is: { name: 'big' } },
  {
    name: 'the current one of this engine',
    files: () => ({ ...big, ...current({ Key: at('containerd'), Name: 'big' }) }),
    is: { name: 'big' },
  },
  {
    name: 'the current one of every engine',
    files: { ...big, ...current({ Key: 'elsewhere', Name: 'big', Global: true }) },
    is: { name: 'big' },
  },
  {
    name: 'the current one of another engine does not count',
    files: { ...big, ...current({ Key: 'elsewhere', Name: 'big' }) },
    is: own,
  },
  {
    name: "this engine's default",
    files: () => ({ ...big, [`.docker/buildx/defaults/${hash(at('containerd'))}`]: 'big' }),
    is: { name: 'big' },
  },
  {
    name: 'a folder of its own',
    files: { 'state/instances/big': instance('big', 'remote') },
    env: { BUILDX_CONFIG: 'HOME/state', BUILDX_BUILDER: 'big' },
    is: { name: 'big', driver: 'remote' },
  },
  { name: "the engine's own", is: { ...own, containerd: true } },
  { name: "the engine's own, by name", builder: 'default', is: { ...own, containerd: true } },
  {
    name: "the engine's own, with the classic store",
    engine: 'classic',
    is: { ...own, containerd: false },
  },
  { name: "the engine's own, for an alias", platforms: ['linux/x86_64'], is: own },
  {
    name: 'a platform that needs an emulator',
    platforms: ['linux/amd64', 'linux/arm64'],
    is: undefined,
  },
  { name: 'an old engine', engine: 'old', is: undefined },
  { name: 'an engine that does not answer', engine: 'silent', is: undefined },
  {
    name: 'an engine at an address',
    env: { DOCKER_HOST: 'tcp://127.0.0.1:1' },
    is: undefined,
  },
  {
    name: 'a context with a name',
    files: { '.docker/config.json': '{"currentContext": "remote"}' },
    env: { DOCKER_HOST: '' },
    is: undefined,
  },
  {
    name: 'a context with a name, from the environment',
    env: { DOCKER_HOST: '', DOCKER_CONTEXT: 'remote' },
    is: undefined,
  },
];

describe('what is written down of a builder', () => {
  it.each(cases)(
    '$name',
    async ({ files = {}, engine = 'containerd', env = {}, builder, platforms, is }) => {
      const { edge } = await makeEdge(scriptShell([]).shell);
      const home = edge.env.HOME ?? '';
      for (const [path, text] of Object.entries(typeof files === 'function' ? files() : files)) {
        await mkdir(dirname(join(home, path)), { recursive: true });
        await writeFile(join(home, path), text);
      }
      const own = env.BUILDX_CONFIG?.replace('HOME', home);
      const all = { HOME: home, DOCKER_HOST: at(engine), ...env, BUILDX_CONFIG: own };
      const found = await readStoredBuilder(all, platforms ?? ['linux/amd64'], builder);
      if (is === undefined) expect(found).toBeUndefined();
      else expect(found).toMatchObject(is);
    },
  );
});

describe('buildx is started', () => {
  const answers = [version, inspect(inspected('docker'))];

  it.each([
    { name: 'not at all where the engine says enough', env: {}, lines: [] },
    {
      name: 'where an engine of a CI job may still be starting',
      env: { CI: 'true', DOCKER_HOST: 'tcp://docker:2375' },
      lines: ['docker-buildx inspect', 'docker-buildx version'],
    },
  ])('$name', async ({ env, lines }) => {
    const scripted = scriptShell(answers);
    const { edge } = await makeEdge(scripted.shell, { DOCKER_HOST: at('containerd'), ...env });
    const found = await findBuilder(edge, openBuildx(edge), ['linux/amd64']);
    expect(found).toMatchObject({ name: 'default', driver: 'docker', containerd: true });
    expect(scripted.lines().toSorted()).toEqual(lines);
  });
});

describe('what pushes for a builder', () => {
  const remote = (endpoint: string, options?: object) => ({
    ...{ driver: 'remote', nodes: [{ Endpoint: endpoint, DriverOpts: options }] },
    ...{ endpoint, options: Object.entries(options ?? {}).map((pair) => pair.join('=')) },
  });
  const container = (endpoint: string, network?: string) => ({
    driver: 'docker-container',
    nodes: [{ Endpoint: endpoint, DriverOpts: network === undefined ? null : { network } }],
  });
  const tls = { cacert: '/ca.pem', cert: '/cert.pem', key: '/key.pem' };
  it.each([
    { name: 'a socket', ...remote('unix:///run/buildkit/buildkitd.sock') },
    { name: 'loopback', ...remote('tcp://127.0.0.1:1234') },
    { name: 'loopback, with TLS', ...remote('tcp://localhost:1234', tls) },
    { name: 'a service of the job', ...remote('tcp://buildkitd:1234') },
  ])('is the BuildKit at $name', async ({ driver, nodes, endpoint, options }) => {
    const node = { driver, endpoint, options, platforms: [] };
    expect(await readOf(instance('big', driver, nodes))).toEqual({ node });
  });

  it('is the engine whose network a container has, and the engine of its own builder', async () => {
    const { driver, nodes } = container('unix:///var/run/docker.sock', 'host');
    const socket = '/var/run/docker.sock';
    expect(await readOf(instance('big', driver, nodes))).toEqual({ socket });
    expect(readPusher({ HOME: folder, DOCKER_HOST: at('containerd') }, 'default')).toEqual({
      socket: join(folder, 'containerd'),
    });
  });

  it.each([
    { name: 'on another machine', ...remote('tcp://build.example.com:1234') },
    { name: 'at an address', ...remote('tcp://10.0.0.7:1234') },
    { name: 'in a pod', ...remote('kube-pod://buildkitd') },
    { name: 'in a container', ...container('unix:///var/run/docker.sock') },
    { name: 'in a container of a context', ...container('desktop-linux', 'host') },
    { name: 'in a container elsewhere', ...container('ssh://user@build', 'host') },
    { name: 'on a cluster', driver: 'kubernetes', nodes: [{ Endpoint: 'kubernetes:///x' }] },
    {
      name: 'on two',
      driver: 'remote',
      nodes: remote('unix:///a').nodes.concat(remote('unix:///b').nodes),
    },
    { name: 'without an address', driver: 'remote', nodes: [{}] },
    { name: 'that is no node', driver: 'remote', nodes: [null] },
  ])('is not known for one $name', async ({ driver, nodes }) => {
    expect(await readOf(instance('big', driver, nodes))).toBeUndefined();
  });
});

async function readOf(text: string) {
  const { edge } = await makeEdge(scriptShell([]).shell);
  const state = join(edge.env.HOME ?? '', '.docker/buildx/instances');
  await mkdir(state, { recursive: true });
  await writeFile(join(state, 'big'), text);
  return readPusher({ HOME: edge.env.HOME }, 'big');
}
