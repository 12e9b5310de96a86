// SPDX-License-Identifier: Apache-2.0
// BuildKits that share our loopback push to the endpoint of the run, and others push by themselves.
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { askAhead } from '../../src/ship/builder/ahead.ts';
import { openEndpoint } from '../../src/ship/endpoint/endpoint.ts';
import { buildAndPublish } from '../../src/ship/push/publish.ts';
import { openClassicEngine } from '../lab/classic.ts';
import { lab as openLab, type Lab, writeDockerConfig } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { startRelay } from '../lab/relay.ts';
import { type BuildFixture, makeBuildFixture } from './build-context.ts';
import { runCli } from './cli.ts';
import { startElsewhere } from './elsewhere.ts';
import { startFarBuildKit } from './far.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
let root: string;
const fixtures: BuildFixture[] = [];

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
  root = await mkdtemp(join(tmpdir(), 'tagship-endpoint-'));
});

afterAll(async () => {
  for (const fixture of fixtures) await fixture.close();
  await project.remove();
  await rm(root, { recursive: true, force: true });
});

async function open(builder: string, env: Readonly<Record<string, string>> = {}) {
  const fixture = await makeBuildFixture(lab, project, { env, given: { builder } });
  fixtures.push(fixture);
  return fixture;
}

let count = 0;
const newPath = (): string => `endpoint-buildkit/${Date.now()}-${count++}`;

/** A build that is another each time, for both of two registries. */
async function prepare(fixture: BuildFixture) {
  const path = newPath();
  const { plain, second } = lab.registries;
  const build = {
    argv: ['docker', 'buildx', 'build', '--platform', 'linux/amd64', '--label', `own=${path}`, '.'],
    ...{ context: '.', file: 'Dockerfile', recipe: 'recipe-1', sourceDateEpoch: 1_700_000_000 },
  };
  const repositories = [`${plain.host}/${path}`, `${second.host}/${path}`];
  return await fixture.prepare({ repositories, build, platforms: ['linux/amd64'] }, true);
}

/** Makes a builder of buildx with these arguments, and gives the environment in which it has that name. */
async function createBuilder(name: string, args: readonly string[], given = {}) {
  const DOCKER_CONFIG = join(root, `config-${name}`);
  writeDockerConfig(lab, DOCKER_CONFIG);
  const env = { ...lab.env, DOCKER_CONFIG, ...given };
  const buildx = async (...words: readonly string[]) =>
    await promisify(execFile)('docker', ['buildx', ...words], { env: { ...process.env, ...env } });
  await buildx('create', '--name', name, ...args);
  return { env, remove: () => buildx('rm', '--force', name) };
}

async function expectPushed(fixture: BuildFixture): Promise<void> {
  const input = await prepare(fixture);
  expect(input.endpoint).toBeDefined();
  const built = await buildAndPublish(input);
  for (const one of input.repositories) expect(await one.resolve(built.digest)).toBeDefined();
  expect(fixture.output()).toContain('pushing manifest for the registries');
  expect(fixture.problems).toEqual([]);
  expect(fixture.retries()).toBe(0);
}

it.each(
  pickRows([
    { name: 'on loopback', open: () => open(lab.buildkit.tcp) },
    { name: 'at a socket', open: () => open(lab.secondBuildkit.unix) },
    {
      name: 'that buildx knows by name',
      open: async () => {
        const { env } = await createBuilder('near', ['--driver', 'remote', lab.buildkit.tcp]);
        return await open('near', env);
      },
    },
  ]),
)('a BuildKit $name pushes to all registries at once', async (row) => {
  await expectPushed(await row.open());
});

it('a BuildKit that was still starting when it was asked pushes so, too', async () => {
  const target = lab.buildkit.unix.replace('unix://', '');
  const { port, close } = await startRelay({ target });
  await close();
  const fixture = await open(`tcp://127.0.0.1:${port}`);
  const ahead = askAhead(fixture.context, fixture.context.settings, true);
  onTestFinished(ahead.close);
  const node = {
    driver: 'remote',
    endpoint: `tcp://127.0.0.1:${port}`,
    options: [],
    platforms: [],
  } as const;
  expect(await ahead.endpoint({ node })).toBeUndefined();
  const relay = await startRelay({ target, port });
  onTestFinished(relay.close);
  const context = { ...fixture.context, ahead };
  const pusher = { store: 'n/a', pusher: { node } } as const;
  const endpoint = await openEndpoint(context, pusher, fixture.context.settings);
  onTestFinished(() => endpoint?.close());
  expect(endpoint).toBeDefined();
});

it('a BuildKit that reaches the endpoint no more pushes by itself', async () => {
  const fixture = await open(lab.buildkit.tcp);
  const input = await prepare(fixture);
  input.endpoint?.close();
  const built = await buildAndPublish(input);
  for (const one of input.repositories) expect(await one.resolve(built.digest)).toBeDefined();
  expect(fixture.problems).toMatchObject([
    { code: 'PUSH_FROM_HERE', hint: 'Write publish: builder to do so at once.' },
  ]);
  expect(fixture.problems[0]?.message).toContain('the builder pushes by itself');
  expect(fixture.output()).toContain(`pushing manifest for ${lab.registries.plain.host}`);
});

const DRIVER = ['--driver', 'docker-container', '--bootstrap'];

nightly(it)('so does one in a container that has the network of its engine', async () => {
  const { unix } = await openClassicEngine(lab.classicEngine);
  const args = [...DRIVER, '--driver-opt', 'network=host'];
  const { env, remove } = await createBuilder('shares', args, { DOCKER_HOST: unix });
  try {
    await expectPushed(await open('shares', env));
  } finally {
    await remove();
  }
});

nightly(it)('one with a network of its own does not', async () => {
  const { unix } = await openClassicEngine(lab.classicEngine);
  const { env, remove } = await createBuilder('alone', DRIVER, { DOCKER_HOST: unix });
  try {
    expect((await prepare(await open('alone', env))).endpoint).toBeUndefined();
  } finally {
    await remove();
  }
});

nightly(it)('nor does one at an address of another machine', async () => {
  const fixture = await open(await startFarBuildKit(lab));
  const input = await prepare(fixture);
  expect(input.endpoint).toBeUndefined();
  const built = await buildAndPublish(input);
  for (const one of input.repositories) expect(await one.resolve(built.digest)).toBeDefined();
});

nightly(it)('nor does one at a socket, of a run with a network of its own', async () => {
  const through = await startElsewhere(lab);
  const image = `${lab.registries.plain.host}/${newPath()}`;
  const args = ['ship', '--push', '--git-tag', 'v1.0.0', '--image', image];
  const flags = ['--builder', lab.buildkit.unix];
  const run = await runCli({ lab, project, args: [...args, ...flags], through });
  expect(run.code, run.stderr).toBe(0);
  expect(run.stderr).toContain('pushing manifest for 127.0.0.1');
  expect(run.stderr).not.toMatch(/pushing manifest for the registries|PUSH_FROM_HERE/);
  expect(run.left).toEqual([]);
});
