// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBuilder, readStoredBuilder } from '../../../src/ship/builder/stored.ts';
import { openBuildx } from '../../../src/ship/engine/engine.ts';
import { inspect, inspected, version } from './choosing.ts';
import { describeContext, instance } from './files.ts';
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
/** The port of the engine with the containerd store. */
let port = 0;
const closing: (() => void)[] = [];
const at = (socket: string): string => `unix://${join(folder, socket)}`;

async function start(said: unknown, where: string | number): Promise<Server> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/info' ? 200 : 404).end(JSON.stringify(said));
  });
  await new Promise<void>((resolve) => server.listen(where, resolve));
  closing.push(() => server.close());
  return server;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tagship-engines-'));
  for (const [socket, said] of Object.entries(engines)) await start(said, join(folder, socket));
  port = ((await start(info, 0)).address() as AddressInfo).port;
});
afterAll(async () => {
  for (const close of closing) close();
  await rm(folder, { recursive: true });
});

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 20);
const own = { name: 'default', driver: 'docker', platforms: ['linux/amd64'] };

interface Case {
  readonly name: string;
  /** In the home of the user. */
  readonly files?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  /** The socket of the engine; none listens at `silent`. */
  readonly engine?: string;
  readonly env?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>);
  readonly builder?: string;
  readonly platforms?: readonly string[];
  /** Undefined: buildx has to be asked. */
  readonly is: object | undefined;
}

const big = { '.docker/buildx/instances/big': instance('big', 'docker-container') };
const current = (value: object) => ({ '.docker/buildx/current': JSON.stringify(value) });

const inContext = (name: string) => ({ DOCKER_HOST: '', DOCKER_CONTEXT: name });
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
    name: "the engine's own, at an address",
    env: () => ({ DOCKER_HOST: `tcp://localhost:${port}` }),
    is: { ...own, containerd: true },
  },
  {
    name: 'the current one of an engine at an address',
    files: () => ({ ...big, ...current({ Key: `tcp://localhost:${port}`, Name: 'big' }) }),
    env: () => ({ DOCKER_HOST: `tcp://localhost:${port}` }),
    is: { name: 'big' },
  },
  {
    name: 'an engine at an address that does not answer',
    env: { DOCKER_HOST: 'tcp://127.0.0.1:1' },
    is: undefined,
  },
  {
    name: 'an engine with TLS whose certificates are missing',
    env: () => ({ DOCKER_HOST: `tcp://localhost:${port}`, DOCKER_TLS_VERIFY: '1' }),
    is: undefined,
  },
  {
    name: 'an engine on another machine',
    env: { DOCKER_HOST: 'tcp://build.example.com:2375' },
    is: undefined,
  },
  {
    name: "the engine's own, of a context: it has the name of it",
    files: () => describeContext('near', at('containerd')),
    env: inContext('near'),
    is: { ...own, name: 'near', containerd: true },
  },
  {
    name: "the engine's own, of a context at an address",
    files: () => describeContext('near', `tcp://127.0.0.1:${port}`),
    env: inContext('near'),
    is: { ...own, name: 'near' },
  },
  {
    name: "the engine's own, of the context in use",
    files: () => ({
      ...describeContext('near', at('classic')),
      '.docker/config.json': '{"currentContext": "near"}',
    }),
    env: { DOCKER_HOST: '' },
    is: { ...own, name: 'near', containerd: false },
  },
  {
    name: 'the current one of a context',
    files: () => ({
      ...{ ...big, ...describeContext('near', at('containerd')) },
      ...current({ Key: 'near', Name: 'big' }),
    }),
    env: inContext('near'),
    is: { name: 'big' },
  },
  {
    name: 'the current one of its engine does not count in a context',
    files: () => ({
      ...{ ...big, ...describeContext('near', at('containerd')) },
      ...current({ Key: at('containerd'), Name: 'big' }),
    }),
    env: inContext('near'),
    is: { name: 'near' },
  },
  {
    name: 'the default of a context',
    files: () => ({
      ...{ ...big, ...describeContext('near', at('containerd')) },
      [`.docker/buildx/defaults/${hash('near')}`]: 'big',
    }),
    env: inContext('near'),
    is: { name: 'big' },
  },
  {
    name: 'a builder that has the name of a context',
    files: () => ({
      ...describeContext('near', at('containerd')),
      '.docker/buildx/instances/near': instance('near', 'remote'),
    }),
    env: inContext('near'),
    is: { name: 'near', driver: 'remote' },
  },
  {
    name: 'the own one of another context, which buildx refuses',
    files: () => describeContext('near', at('containerd')),
    env: inContext('near'),
    builder: 'default',
    is: undefined,
  },
  {
    name: 'the own one of a context that is not current',
    files: () => describeContext('near', at('containerd')),
    builder: 'near',
    is: undefined,
  },
  {
    name: 'a context that is not there',
    files: { '.docker/config.json': '{"currentContext": "remote"}' },
    env: { DOCKER_HOST: '' },
    is: undefined,
  },
  {
    name: 'a context over ssh',
    files: describeContext('near', 'ssh://me@build'),
    env: inContext('near'),
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
      const given = typeof env === 'function' ? env() : env;
      const own = given.BUILDX_CONFIG?.replace('HOME', home);
      const all = { HOME: home, DOCKER_HOST: at(engine), ...given, BUILDX_CONFIG: own };
      const found = await readStoredBuilder(all, platforms ?? ['linux/amd64'], builder);
      if (is === undefined) expect(found).toBeUndefined();
      else expect(found).toMatchObject(is);
    },
  );
});

describe('buildx is started', () => {
  const answers = [version, inspect(inspected('docker'))];

  it.each([
    { name: 'not at all where the engine says enough', env: () => ({}), lines: [] },
    {
      name: 'not at all where the engine of a CI job has started',
      env: () => ({ CI: 'true', DOCKER_HOST: `tcp://localhost:${port}` }),
      lines: [],
    },
    {
      name: 'where an engine of a CI job may still be starting',
      env: () => ({ CI: 'true', DOCKER_HOST: 'tcp://127.0.0.1:1' }),
      lines: ['docker-buildx inspect', 'docker-buildx version'],
    },
  ])('$name', async ({ env, lines }) => {
    const scripted = scriptShell(answers);
    const { edge } = await makeEdge(scripted.shell, { DOCKER_HOST: at('containerd'), ...env() });
    const found = await findBuilder(edge, openBuildx(edge), ['linux/amd64']);
    expect(found).toMatchObject({ name: 'default', driver: 'docker', containerd: true });
    expect(scripted.lines().toSorted()).toEqual(lines);
  });

  it('where the engine of a container may still be starting, which buildx starts on it', async () => {
    const scripted = scriptShell([
      version,
      inspect(inspected('docker-container', 'containerd', 'big')),
    ]);
    const env = { CI: 'true', DOCKER_HOST: 'tcp://127.0.0.1:1' };
    const { edge } = await makeEdge(scripted.shell, env);
    const state = join(edge.env.HOME ?? '', '.docker/buildx/instances');
    await mkdir(state, { recursive: true });
    await writeFile(join(state, 'big'), instance('big', 'docker-container'));
    expect(await findBuilder(edge, openBuildx(edge), [], 'big')).toMatchObject({ name: 'big' });
    expect(scripted.lines()).toContain('docker-buildx inspect big');
  });
});
