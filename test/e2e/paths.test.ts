// SPDX-License-Identifier: Apache-2.0
// Targets with paths: what did not change is not built, and gets every tag of the run on the image that is there.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Plan } from '../../src/plan/plan.ts';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;
const root = `paths-${runId}`;

beforeAll(async () => {
  lab = await openLab();
  const images = `${lab.registries.plain.host}/${root}/{{name}}`;
  project = await makeProject({
    lab,
    files: {
      'api/Dockerfile': 'FROM base\nCOPY file /\n',
      'api/file': 'api\n',
      'base/Dockerfile': 'FROM scratch\nCOPY file /base\n',
      'base/file': 'base\n',
      'web/Dockerfile': 'FROM scratch\nARG TEXT\nCOPY file /\n',
      'web/file': 'web\n',
      'tagship.yml': `images: ${images}
targets:
  base: {context: base, paths: base}
  api: {context: api, paths: api, build-contexts: base=target:base}
  web: {context: web, paths: web}
`,
    },
  });
});
afterAll(() => project.remove());

async function ship(...flags: readonly string[]): Promise<Receipt> {
  const args = ['ship', '--push', '--json', ...flags];
  const run = await runCli({ lab, project, args });
  expect(run.code, run.stderr).toBe(0);
  return JSON.parse(run.stdout) as Receipt;
}

function toLines({ targets }: Receipt): readonly string[] {
  return targets.map(({ name, status, reused }) => `${name} ${status}${reused ? ' reused' : ''}`);
}

function digestOf({ targets }: Receipt, name: string): string | null | undefined {
  return targets.find((one) => one.name === name)?.digest;
}

async function commit(files: Readonly<Record<string, string>>): Promise<string> {
  const sha = await project.commit('Change', files);
  await project.push();
  return sha.slice(0, 7);
}

let first: Receipt;
beforeAll(async () => {
  first = await ship('--branch', 'main');
});

it('builds what changed, and tags what did not', async () => {
  expect(toLines(first)).toEqual(['base shipped', 'api shipped', 'web shipped']);
  const sha = await commit({ 'api/file': 'api 2\n' });
  const args = ['plan', '--push', '--registry', '--json', '--branch', 'main'];
  const planned = await runCli({ lab, project, args });
  const plan = JSON.parse(planned.stdout) as Plan;
  expect(
    plan.targets
      .filter(({ unchangedSince }) => unchangedSince !== undefined)
      .map(({ name }) => name),
  ).toEqual(['base', 'web']);
  const second = await ship('--branch', 'main');
  expect(toLines(second)).toEqual(['base unchanged reused', 'api shipped', 'web unchanged reused']);
  expect(digestOf(second, 'web')).toBe(digestOf(first, 'web'));
  expect(digestOf(second, 'api')).not.toBe(digestOf(first, 'api'));
  const web = second.targets.find(({ name }) => name === 'web');
  expect(web?.reason).toMatch(/^no file in its paths changed since commit [0-9a-f]{12}$/);
  expect(web?.images.map(({ tag, action }) => `${tag} ${action}`).sort()).toEqual(
    ['latest kept', 'main kept', `sha-${sha} created`].sort(),
  );
  expect(second.problems.map(({ code }) => code)).toContain('TARGET_UNCHANGED');
});

nightly(it)('the same run again keeps every tag, under the same names', async () => {
  const again = await ship('--branch', 'main');
  expect(again.targets.flatMap(({ images }) => images.map(({ action }) => action))).toEqual(
    Array.from({ length: 9 }, () => 'kept'),
  );
});

it('a release names the image of the branch', async () => {
  await project.release('v1.2.3');
  const release = await ship('--git-tag', 'v1.2.3');
  expect(digestOf(release, 'web')).toBe(digestOf(first, 'web'));
  const tags = release.targets.find(({ name }) => name === 'web')?.images.map(({ tag }) => tag);
  expect([...(tags ?? [])].sort()).toEqual(['1', '1.2', '1.2.3', 'latest']);
});

nightly(it)(
  'a change of the base is one of what is built on it; other build arguments are another build',
  async () => {
    await commit({ 'base/file': 'base 2\n' });
    const based = await ship('--branch', 'main', '--build-args', 'TEXT=other');
    expect(toLines(based)).toEqual(['base shipped', 'api shipped', 'web shipped']);
  },
);

nightly(it)('nothing is taken over from another project under the same name', async () => {
  const images = `${lab.registries.plain.host}/${root}-foreign/{{name}}`;
  const other = 'org.opencontainers.image.source=https://git.example.com/other/app';
  const own = ['--branch', 'main', '--images', images];
  await ship(...own, '--labels', other);
  const taken = await runCli({ lab, project, args: ['ship', '--push', ...own] });
  expect(taken.code).toBe(1);
  expect(taken.stderr).toContain('TAG_TAKEN');
  await commit({ README: 'of no target\n' });
  expect(toLines(await ship(...own))).toEqual(['base shipped', 'api shipped', 'web shipped']);
});

nightly(it)('nothing is taken over by a checkout with changes', async () => {
  await project.write({ 'web/file': 'not committed\n' });
  const dirty = await ship(
    '--branch',
    'main',
    '--build-args',
    'TEXT=other',
    '--allow-dirty',
    '--on-existing',
    'replace',
  );
  expect(toLines(dirty)).toEqual(['base shipped', 'api shipped', 'web shipped']);
  expect(dirty.problems.map(({ code }) => code)).toContain('PATHS_DIRTY');
});
