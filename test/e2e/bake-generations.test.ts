// SPDX-License-Identifier: Apache-2.0
// Bake and compose files as two generations of buildx print them: the fixtures are what they print, and plans are alike.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Target } from '../../src/plan/plan.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { isNightly, pickRows } from '../lab/nightly.ts';
import { makeOlderConfig, OLDER_BUILDX } from '../lab/older-buildx.ts';
import { runCli } from './cli.ts';
import { makeProject, type Project } from './project.ts';

const exec = promisify(execFile);
const FILES = ['docker-bake.hcl', 'compose.yml'];
const fixtures = fileURLToPath(new URL('../settings/bake/golden', import.meta.url));

let lab: Lab;
let project: Project;

beforeAll(async () => {
  lab = await openLab();
  project = await makeProject({ lab });
});
afterAll(() => project.remove());

/** The environment of a generation. */
async function envOf(version: string): Promise<Record<string, string>> {
  if (version !== OLDER_BUILDX) return { ...lab.env };
  return { ...lab.env, DOCKER_CONFIG: await makeOlderConfig(project.home) };
}

/** The files of a fixture in a folder. */
async function fill(folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await copyFile(join(fixtures, name), join(folder, name));
  await writeFile(join(folder, 'npmrc'), '');
  // buildx reads the key of `ssh`.
  await exec('openssl', ['genrsa', '-traditional', '-out', join(folder, 'key'), '1024']);
}

const prints = ['0.29', OLDER_BUILDX].flatMap((version) =>
  FILES.map((name) => ({ version, name })),
);

it.each(pickRows(prints))('buildx $version prints $name as the fixture', async (row) => {
  const { version, name } = row;
  const folder = join(project.home, `${version}-${name}`);
  await fill(folder, name);
  const { stdout } = await exec(
    'docker',
    ['buildx', 'bake', '--file', name, '--print', '--progress=quiet'],
    {
      cwd: folder,
      env: { ...(await envOf(version)), HOME: folder, BUILDX_BAKE_ENTITLEMENTS_FS: '0' },
    },
  );
  const golden = join(fixtures, name.replace(/\.\w+$/, `.buildx-${version}.json`));
  expect(toPrinted(stdout)).toEqual(toPrinted(await readFile(golden, 'utf8')));
});

/** What buildx printed. It lists the services of a compose file in any order. */
function toPrinted(text: string) {
  const printed = JSON.parse(text) as { group: { default: { targets: readonly string[] } } };
  const targets = printed.group.default.targets.toSorted();
  return { ...printed, group: { ...printed.group, default: { targets } } };
}

/** What buildx 0.13 does not know, and so neither prints nor builds. */
const LATER = new Set(['--network', '--allow', '--add-host']);

/** A target without what the older generation does not know; caches are written in several ways. */
function toComparable({ build, ...target }: Target) {
  const words = build.argv.filter(
    (word, at, all) => ![word, all[at - 1] ?? ''].some((one) => LATER.has(one)),
  );
  const flags = words.map((word, at) =>
    /^--cache-(?:from|to)$/.test(words[at - 1] ?? '') ? toFields(word) : word,
  );
  return { ...target, flags, context: build.context, file: build.file };
}

function toFields(cache: string): readonly string[] {
  return (cache.includes('=') ? cache : `type=registry,ref=${cache}`).split(',').toSorted();
}

describe.each(isNightly ? FILES : [])('a plan of %s', (name) => {
  it('is the same by two generations of buildx', async () => {
    await fill(project.directory, name);
    const args = ['plan', '--json', `--targets-from=${name}`, '--images=ghcr.io/acme/{{name}}'];
    const run = async (version: string) => {
      const { code, stdout, stderr } = await runCli({
        ...{ lab, project, args },
        env: await envOf(version),
      });
      expect(code, stderr).toBe(0);
      return (JSON.parse(stdout) as Plan).targets.map(toComparable);
    };
    const [now, before] = [await run('0.29'), await run(OLDER_BUILDX)];
    await exec('rm', [name, 'npmrc', 'key'], { cwd: project.directory });
    expect(now.length).toBeGreaterThan(1);
    expect(before).toEqual(now);
  });
});
