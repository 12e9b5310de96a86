// SPDX-License-Identifier: Apache-2.0
// Build secrets that are not there: what is said, and what is left of the build command.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkBuildSecrets } from '../../../src/run/inputs/build-secrets.ts';
import { target, withTarget } from '../../plan/saved/saved.ts';

const cwd = mkdtempSync(join(tmpdir(), 'secrets-'));
writeFileSync(join(cwd, 'a,b'), 'x');
afterAll(() => {
  rmSync(cwd, { recursive: true });
});

const env = { NPM_TOKEN: 'x', EMPTY: '' };

it.each([
  { secret: 'id=npm,env=NPM_TOKEN', says: undefined, stays: true },
  { secret: 'id=file,"src=a,b"', says: undefined, stays: true },
  { secret: 'id=given,env=SHIP_SECRET_1', says: undefined, stays: true },
  {
    secret: 'id=x,env=NONE',
    says: 'the build secret "x" is empty in the build: the variable NONE is not set',
    stays: true,
  },
  { secret: 'id=x,env=EMPTY', says: 'is empty in the build', stays: true },
  {
    secret: 'id=x,src=none',
    says: 'is left out of the build: there is no file "none"',
    stays: false,
  },
])('$secret', async ({ secret, says, stays }) => {
  const command = (words: readonly string[]) => ['docker', 'buildx', 'build', ...words, '--', '.'];
  const argv = command(['--secret', secret, '--pull']);
  const plan = withTarget({ build: { ...target.build, argv } });
  const checked = await checkBuildSecrets(plan, { env, cwd });
  expect(checked.problems.map(({ level }) => level)).toEqual(says ? ['notice'] : []);
  expect(checked.problems[0]?.message ?? '').toContain(says ?? '');
  expect(checked.plan.targets[0]?.build.argv).toEqual(stays ? argv : command(['--pull']));
  const required = withTarget({ build: { ...target.build, argv, requiredSecrets: ['x', 'npm'] } });
  const { problems } = await checkBuildSecrets(required, { env, cwd });
  expect(problems.map(({ level }) => level)).toEqual(says ? ['error'] : []);
});
