// SPDX-License-Identifier: Apache-2.0
// A checkout that git does not read, because it belongs to another user.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRepository, env, git, readFrom } from './repository.ts';

it('is trusted with a command that also fits a directory whose name has a quotation mark', async () => {
  const cwd = join(createRepository('first'), "it's");
  mkdirSync(cwd);
  git(cwd, 'init', '--quiet');
  const { problems } = await readFrom(cwd, {
    env: { ...env, GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' },
  });
  expect(problems).toMatchObject([
    { code: 'FACTS_GIT_OWNERSHIP', hint: expect.stringContaining("/it'\\''s'") as string },
  ]);
});
