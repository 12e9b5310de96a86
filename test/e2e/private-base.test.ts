// SPDX-License-Identifier: Apache-2.0
// Base images that only a login may pull, by every kind of builder: the login is in `registries`, and nowhere else.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFinder } from '../../src/secret-forms.ts';
import type { Receipt, ShippedTarget } from '../../src/ship/record/receipt.ts';
import { openClassicEngine } from '../lab/classic.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { nightly, pickRows } from '../lab/nightly.ts';
import { tlsEnv } from './classic.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
let base: string;
let digest: string;

beforeAll(async () => {
  lab = await openLab();
  base = `${lab.registries.htpasswd.host}/private-${runId}/base`;
  project = await makeProject({
    lab,
    files: { 'app.Dockerfile': `FROM ${base}:1.2.3\nCOPY busybox /again\n` },
  });
  await project.release('v1.2.3');
  const path = join(project.home, 'base.json');
  const run = await ship({
    args: ['--image', base, '--builder', 'default', '--receipt', path],
    path: `private-${runId}`,
  });
  expect(run.code, run.stderr).toBe(0);
  digest = (await readTarget(path))?.digest ?? 'none';
});

async function readTarget(path: string): Promise<ShippedTarget | undefined> {
  return (JSON.parse(await readFile(path, 'utf8')) as Receipt).targets[0];
}

afterAll(() => project.remove());

interface ShipOptions {
  readonly args: readonly string[];
  /** Where the entry is; without it there is none. */
  readonly path?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A run whose registry with passwords has an entry for this path only. */
function ship({ args, path, env }: ShipOptions) {
  const { host } = lab.registries.htpasswd;
  const entry = {
    [`${host}/${path ?? ''}`]: { username: 'alice', 'password-env': 'BASE_PASSWORD' },
  };
  return runCli({
    ...{ lab, project, watchProcesses: true },
    args: ['ship', '--push', '--platforms', 'linux/amd64', ...args],
    env: {
      HOME: project.home,
      BASE_PASSWORD: lab.registries.htpasswd.users.alice ?? '',
      TAGSHIP_REGISTRIES: JSON.stringify(path === undefined ? {} : entry),
      ...env,
    },
  });
}

/** The kinds of builders; that of `docker-container` is made for the run, on an engine that cannot push by digest. */
const builders = [
  { kind: 'remote', flags: () => ['--builder', lab.buildkit.tcp], open: () => Promise.resolve({}) },
  { kind: 'docker', flags: () => ['--builder', 'default'], open: () => Promise.resolve({}) },
  {
    kind: 'docker-container',
    flags: () => [],
    open: async () => {
      await openClassicEngine(lab.classicEngine);
      return tlsEnv(lab);
    },
  },
];

describe('a private base image', () => {
  it.each(pickRows(builders))(
    'is pulled by a builder of the kind $kind',
    async ({ kind, flags, open }) => {
      const image = `${lab.registries.plain.host}/private-${runId}/${kind}`;
      const path = join(project.home, `${kind}.json`);
      const dockerfile = ['--file', 'app.Dockerfile', '--no-cache', '--receipt', path];
      const args = ['--image', image, ...dockerfile, ...flags()];
      const run = await ship({ args, path: `private-${runId}`, env: await open() });
      expect(run.code, run.stderr).toBe(0);
      expect(run.stdout).toContain(`${image}:1.2.3`);
      expect((await readTarget(path))?.base).toEqual({ name: `${base}:1.2.3`, digest });
      expect(run.left).toEqual([]);
      const text = [run.stdout, run.stderr, ...run.commandLines].join('\n');
      expect(createFinder(lab.registries.htpasswd.users.alice ?? '-')(text)).toEqual([]);
    },
  );

  nightly(it)('that no login may pull fails the build, and its registry is named', async () => {
    const image = `${lab.registries.plain.host}/private-${runId}/none`;
    const flags = ['--builder', lab.buildkit.tcp, '--pull'];
    const run = await ship({ args: ['--image', image, '--file', 'app.Dockerfile', ...flags] });
    expect(run.code).toBe(1);
    expect(run.stderr).toContain(lab.registries.htpasswd.host);
    expect(run.stderr.replace(/\s+/g, ' ')).toContain('the login for its registry');
  });
});
