// SPDX-License-Identifier: Apache-2.0
// An untrusted change with any settings file, through the bundles: nothing outside of the build changes, and no secret gets into it.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  access,
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pickNode } from '../bundle/node.ts';
import { runActionStep } from '../lab/action-step.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, nightly, pickRows } from '../lab/nightly.ts';
import { runCli, runId } from './cli.ts';
import { hostile, type Hostile } from './hostile-settings.ts';
import { makeProject, type Project } from './project.ts';

/** Named like no secret, so that masking cannot be what hides it. */
const TOKEN = `hub-word-${runId}`;
const PRINT = createHash('sha256').update(TOKEN).digest('hex');
const HOST_FILE = createHash('sha256').update('of the machine').digest('hex');

/** Prints the hash of everything that might be a secret. */
const DOCKERFILE = `FROM scratch AS base
COPY busybox /bin/busybox
FROM base
COPY . /context
ARG HUB_TOKEN
RUN --mount=type=secret,id=s ["/bin/busybox", "sh", "-c", "cd /bin; printf %s \\"$HUB_TOKEN\\" | ./busybox sha256sum; for file in /run/secrets/s /context/host.txt; do ./busybox cat $file 2>/dev/null | ./busybox sha256sum; done; ./busybox echo BUILT"]
`;

interface Ran {
  readonly code: number | null;
  readonly said: string;
}

let lab: Lab;
let project: Project;
let machine = '';
let spy: Server;
let spied: string[] = [];

beforeAll(async () => {
  lab = await openLab();
  machine = await mkdtemp(join(tmpdir(), 'tagship-machine-'));
  spy = createServer((request, response) => {
    spied.push(
      `${request.method ?? ''} ${request.url ?? ''} ${request.headers.authorization ?? ''}`,
    );
    response.writeHead(401, { 'www-authenticate': 'Basic realm="spy"' }).end();
  });
  await new Promise<void>((resolve) => spy.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise((resolve) => spy.close(resolve));
  await rm(machine, { recursive: true, force: true });
});

beforeEach(async () => {
  spied = [];
  for (const name of await readdir(machine)) await rm(join(machine, name), { recursive: true });
  await writeFile(join(machine, 'host.txt'), 'of the machine');
  await writeFile(join(machine, 'Dockerfile'), DOCKERFILE);
  project = await makeProject({ lab, files: { Dockerfile: DOCKERFILE } });
  await project.write({ 'evil.sh': `#!/bin/sh\nenv > ${machine}/test-ran\n` });
  await chmod(join(project.directory, 'evil.sh'), 0o755);
  return async () => {
    await project.remove();
  };
});

let count = 0;
let path = '';

const spyHost = (): string => `127.0.0.1:${(spy.address() as AddressInfo).port}`;

interface Fixture {
  readonly env: Readonly<Record<string, string>>;
  readonly event?: unknown;
}

async function readFixture(name: string): Promise<Fixture> {
  const url = new URL(`../fixtures/${name}.json`, import.meta.url);
  return JSON.parse(await readFile(url, 'utf8')) as Fixture;
}

/** What every run has in addition to the files of the change: an image to push to, and a secret that it could take. */
function common(): { images: string; env: Record<string, string> } {
  path = `untrusted-${runId}/${(count += 1)}`;
  const host = lab.registries.plain.host;
  return { images: `${host}/${path}`, env: { HUB_TOKEN: TOKEN, CI_REGISTRY_PASSWORD: TOKEN } };
}

type Run = (given?: Readonly<Record<string, string>>) => Promise<Ran>;

function runFixture(name: string): Run {
  return async (given = {}) => {
    const { images, env } = common();
    const fixture = await readFixture(name);
    const flags = Object.entries(given).map(([flag, value]) => `--${flag}=${value}`);
    const run = await runCli({
      ...{ lab, project },
      args: ['ship', '--image', images, ...flags],
      env: { ...fixture.env, ...lab.env, ...env },
    });
    expect(run.left).toEqual([]);
    return { code: run.code, said: run.stdout + run.stderr };
  };
}

const action: Run = async (given = {}) => {
  const { images, env } = common();
  const { env: runner, event } = await readFixture('github/pull-request-target-from-fork');
  const main = await runActionStep({
    action: fileURLToPath(new URL('../..', import.meta.url)),
    node: pickNode(),
    workspace: project.directory,
    event,
    with: { images, ...given },
    env: { ...runner, ...lab.env, ...env, HOME: project.home },
  });
  main.cleanup();
  // The runner reads these lines and prints none of them.
  const printed = main.stdout.replaceAll(/^::add-mask::.*$/gm, '');
  return { code: main.code, said: printed + main.stderr + main.summary };
};

const systems: readonly { readonly system: string; readonly run: Run }[] = [
  { system: 'GitHub, pull_request_target of a fork', run: action },
  {
    system: 'GitLab, a merge request of a fork in the parent project',
    run: runFixture('gitlab/merge-request-from-fork-in-parent'),
  },
  {
    system: 'Jenkins, CHANGE_FORK',
    run: runFixture('jenkins/multibranch-pull-request-from-fork'),
  },
];

/** Nothing was pushed, run, written or disclosed. */
async function expectHarmless({ said }: Ran): Promise<void> {
  const answer = await fetch(`${lab.registries.plain.url}/v2/${path}/tags/list`);
  expect(answer.status).toBe(404);
  expect((await readdir(machine)).sort()).toEqual(['Dockerfile', 'host.txt']);
  expect(spied).toEqual([]);
  expect(said).not.toContain(PRINT);
  expect(said).not.toContain(HOST_FILE);
  expect(said).not.toContain(TOKEN);
}

async function plant({ file, links = {} }: Pick<Hostile, 'file' | 'links'>): Promise<void> {
  const fill = (text: string) => text.replaceAll('MACHINE', machine).replaceAll('SPY', spyHost());
  await project.write({ 'tagship.yml': `no-cache: true\n${fill(file)}\n` });
  await mkdir(join(project.directory, 'sub'), { recursive: true });
  for (const [name, target] of Object.entries(links)) {
    await symlink(fill(target), join(project.directory, name));
  }
}

function expectOutcome(run: Ran, { leftOut, code = '' }: Hostile): void {
  expect(run.code, run.said).toBe(leftOut === undefined ? 1 : 0);
  if (leftOut === undefined) {
    expect(run.said).toContain(code);
  } else {
    expect(run.said).toContain(
      `ignored entries of tagship.yml, because this change comes from another project: ${leftOut}`,
    );
    expect(run.said).toContain('BUILT');
  }
}

/** A row each of what is left out and of each error, by a link or without. */
const kindOf = ({ code, links }: Hostile) => [code, links !== undefined];

describe('a settings file of a stranger that', () => {
  const [, { run }] = systems as [unknown, { run: Run }];

  // What is left out is left out below.
  const rows = hostile.filter(({ leftOut }) => isNightly || leftOut === undefined);
  it.each(pickRows(rows, kindOf))('$name', async (one) => {
    await plant(one);
    const ran = await run();
    expectOutcome(ran, one);
    await expectHarmless(ran);
  });
});

it('verify sends no password where the settings file of a stranger wants it', async () => {
  await plant({
    file: 'registries: {SPY: {username: a, password-env: HUB_TOKEN, insecure: true}}',
  });
  const { env } = await readFixture('gitlab/merge-request-from-fork-in-parent');
  const args = ['verify', `${spyHost()}/x:1`];
  const run = await runCli({ ...{ lab, project, args }, env: { ...env, HUB_TOKEN: TOKEN } });
  expect(run.code).toBe(1);
  expect(run.stderr).toContain('another project: registries');
  expect(spied.length).toBeGreaterThan(0);
  expect(spied.filter((asked) => asked.includes('Basic'))).toEqual([]);
});

// By day the action is asked; how each system says that a change is a stranger's is in facts/trust.test.ts.
describe.each(pickRows(systems))('on $system', ({ run }) => {
  it('only what stays in the build counts', async () => {
    const left = hostile.filter(({ leftOut }) => leftOut !== undefined);
    const seen = new Set<string>();
    const lines = left
      .flatMap(({ file }) => file.split('\n'))
      .filter((line) => {
        const [key = ''] = line.split(':', 1);
        return !seen.has(key) && seen.add(key);
      });
    await plant({ file: lines.join('\n') });
    const ran = await run();
    expectOutcome(ran, { name: '', file: '', leftOut: [...seen].join(', ') });
    await expectHarmless(ran);
  });

  // Where the run is known to be a stranger's, all systems are one.
  if (!isNightly) return;

  const read = hostile.filter(({ name }) => /bare|link$/.test(name));
  it.each(read)('one that $name', async (one) => {
    await plant(one);
    const ran = await run();
    expectOutcome(ran, one);
    await expectHarmless(ran);
  });

  it('a link as settings file is not read', async () => {
    await symlink(join(machine, 'host.txt'), join(project.directory, 'tagship.yml'));
    const ran = await run();
    expect(ran.code).toBe(1);
    expect(ran.said).toContain('"tagship.yml" is a symbolic link');
    expect(ran.said).not.toContain('of the machine');
    await expectHarmless(ran);
  });
});

describe('what the workflow itself says', () => {
  const [, { run }] = systems as [unknown, { run: Run }];

  it('counts: a secret, a push as the change, and a test without home and login', async () => {
    await plant({ file: 'tags: type=raw,value=latest\nregistries: {SPY: {}}' });
    const ran = await run({
      ...{ push: 'true', 'secret-envs': 's=HUB_TOKEN', test: './evil.sh' },
      ...{ 'test-env': 'CI_PIPELINE_ID', 'cache-to': `type=local,dest=${machine}/cache` },
    });
    expect(ran.code, ran.said).toBe(0);
    expect(ran.said).toContain(PRINT);
    const answer = await fetch(`${lab.registries.plain.url}/v2/${path}/tags/list`);
    expect(await answer.json()).toMatchObject({ tags: ['pr-12'] });
    const variables = await readFile(join(machine, 'test-ran'), 'utf8');
    const names = variables.split('\n').map((line) => line.split('=', 1)[0]);
    expect(variables).not.toContain(TOKEN);
    expect(variables).not.toContain(project.home);
    expect(names).toEqual(
      expect.arrayContaining(['HOME', 'DOCKER_CONFIG', 'SHIPPED_IMAGE', 'CI_PIPELINE_ID']),
    );
    expect(names).not.toEqual(expect.arrayContaining(['CI_JOB_ID']));
    expect(ran.said).toContain('no build cache is written');
    await expect(access(join(machine, 'cache'))).rejects.toThrow();
    expect(spied).toEqual([]);
  });

  const loads = [
    { load: { load: 'true' }, images: 1 },
    { load: {}, images: 0 },
  ];
  // By day build-push-inputs.test.ts has what is left in the engine.
  it.each(isNightly ? loads : [])(
    'leaves $images images in the engine with $load',
    async ({ load, images }) => {
      const ran = await run(load);
      expect(ran.code, ran.said).toBe(0);
      const name = `${lab.registries.plain.host}/${path}`;
      const list = ['image', 'ls', '--quiet', '--filter', `reference=${name}`];
      const { stdout } = await promisify(execFile)('docker', list, {
        env: { ...process.env, ...lab.env },
      });
      expect(stdout.split('\n').filter((line) => line !== '')).toHaveLength(images);
    },
  );

  nightly(it)('may leave the test out', async () => {
    const ran = await run({ test: './evil.sh', 'test-untrusted': 'false' });
    expect(ran.code, ran.said).toBe(0);
    expect(ran.said).toContain(
      'the test does not run, because this change comes from another project',
    );
    await expectHarmless(ran);
  });

  nightly(it)('does not count for a link of the change', async () => {
    await plant({ file: '', links: { app: 'MACHINE' } });
    const ran = await run({ context: 'app' });
    expect(ran.code).toBe(1);
    expect(ran.said).toContain('"app" leads out of the checkout by a symbolic link');
    await expectHarmless(ran);
  });

  it('counts in a file outside of the checkout', async () => {
    await writeFile(join(machine, 'ours.yml'), 'secret-envs: s=HUB_TOKEN\n');
    await plant({ file: 'secret-envs: s=CI_REGISTRY_PASSWORD\n' });
    const ran = await run({ config: join(machine, 'ours.yml'), 'no-cache-filters': '*' });
    expect(ran.code, ran.said).toBe(0);
  });
});
