// SPDX-License-Identifier: Apache-2.0
// The remote's branches with names like this run's: asked if the branch is not a valid tag, real remotes.
import { expect, it } from 'vitest';
import { listAlike } from '../../../src/facts/git/refs.ts';
import { ciEnv, clone, createRepository, git, readFrom } from './repository.ts';

function createClone(branch: string): { readonly cwd: string; readonly sha: string } {
  const origin = createRepository('v1.0.0');
  for (const name of ['feature/x', 'feature-x', 'feature+x', 'featurex2', 'other'])
    git(origin, 'branch', name);
  const cwd = clone(origin, '--depth=1', '--branch', branch);
  return { cwd, sha: git(cwd, 'rev-parse', 'HEAD') };
}

const alike = ['feature+x', 'feature-x', 'feature/x'];

it.each([
  { branch: 'feature/x', remote: 'ask', expected: alike },
  { branch: 'feature+x', remote: 'ask', expected: alike },
  { branch: 'feature-x', remote: 'ask', expected: undefined },
  { branch: 'feature/x', remote: 'never', expected: undefined },
] as const)('$branch, remote: $remote', async ({ branch, remote, expected }) => {
  const { cwd, sha } = createClone(branch);
  const read = await readFrom(cwd, { env: ciEnv(sha, `refs/heads/${branch}`), remote });
  expect(read.ok && read.value.branchesAlike).toEqual(expected);
  const hasTags = read.ok && read.value.gitTags.known;
  expect(hasTags).toBe(remote === 'ask');
});

it('keeps a hundred names at most', () => {
  const many = Array.from({ length: 500 }, (_, index) => `a${'/'.repeat(index + 1)}b`);
  expect(listAlike(['a/b'], many)).toHaveLength(100);
});
