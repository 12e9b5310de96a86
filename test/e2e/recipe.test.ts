// SPDX-License-Identifier: Apache-2.0
// When an image of the same commit is the same build: by its recipe, also by that of an older version.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import type { Plan } from '../../src/plan/plan.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { nightly } from '../lab/nightly.ts';
import { runCli, runId } from './cli.ts';
import { makeProject, type Project } from './project.ts';

let lab: Lab;
let project: Project;

beforeAll(async () => {
  lab = await openLab();
  const files = {
    Dockerfile: 'FROM scratch\nCOPY --from=extra said /\n',
    'one/said': 'one\n',
    'two/said': 'two\n',
    '.gitignore': 'plan.json\n',
  };
  project = await makeProject({ lab, files });
  await project.release('v1.2.3');
});
afterAll(() => project.remove());

let count = 0;
const newImage = (): string => `${lab.registries.plain.host}/recipe-${runId}/${(count += 1)}`;

function cli(...args: readonly string[]) {
  return runCli({ lab, project, args });
}

function ship(image: string, ...flags: readonly string[]) {
  return cli('ship', '--push', '--json', '--image', image, ...flags);
}

const context = (name: string) => ['--build-contexts', `extra=${name}`];

it('takes what is there for the same build contexts, and refuses others before building', async () => {
  const image = newImage();
  expect((await ship(image, ...context('one'))).code).toBe(0);
  const again = JSON.parse((await ship(image, ...context('one'))).stdout) as Receipt;
  expect(again.targets[0]?.reused).toBe(true);
  expect(again.problems.map(({ code }) => code)).not.toContain('RECIPE_OLDER');
  const other = await ship(image, ...context('two'));
  expect(other.code).toBe(1);
  expect(other.stderr).toContain('[TAG_TAKEN]');
  expect(other.stderr).not.toContain('exporting to');
});

nightly(it)('counts an image of an older version as the same build, and says so', async () => {
  const image = newImage();
  const path = join(project.directory, 'plan.json');
  const planned = await cli('plan', '--json', '--push', '--image', image, ...context('one'));
  const plan = JSON.parse(planned.stdout) as Plan;
  const targets = plan.targets.map((target) => {
    const {
      name,
      context,
      file,
      target: stage,
      buildArgs,
      platforms,
    } = JSON.parse(target.build.recipe) as Record<string, unknown>;
    const first = { name, context, file, target: stage, buildArgs, platforms };
    return { ...target, build: { ...target.build, recipe: JSON.stringify(first) } };
  });
  await writeFile(path, JSON.stringify({ ...plan, targets }));
  const older = await cli('ship', '--plan', path, '--json');
  expect(older.code, older.stderr).toBe(0);

  const again = await ship(image, ...context('one'));
  expect(again.code, again.stderr).toBe(0);
  const receipt = JSON.parse(again.stdout) as Receipt;
  expect(receipt.targets[0]?.reused).toBe(true);
  expect(receipt.problems).toContainEqual(
    expect.objectContaining({ code: 'RECIPE_OLDER', level: 'notice' }),
  );
  const other = await ship(image, ...context('one'), '--build-args', 'A=1');
  expect(other.stderr).toContain('[TAG_TAKEN]');
});
