// SPDX-License-Identifier: Apache-2.0
// Buildkite: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import { readBuildkiteFacts } from '../../../src/facts/ci/buildkite.ts';
import { change, commits, readFixture, type Row, testFixtures } from '../fixture.ts';

const { built } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      defaultBranch: 'main',
      project: { slug: 'acme/App', url: 'https://github.com/acme/App' },
    },
  },
  // The branch variable repeats the git tag.
  {
    name: 'push-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  // The same project, spelt https here and ssh there.
  {
    name: 'pull-request',
    expected: {
      event: change(),
      ref: 'refs/pull/7/head',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: change({ source: 'stranger:patch-1', origin: 'fork' }),
      ref: 'refs/pull/7/head',
    },
  },
  {
    name: 'schedule-on-head',
    expected: { event: { kind: 'schedule', branch: 'main' }, ref: 'refs/heads/main' },
  },
  {
    name: 'merge-queue',
    expected: {
      event: { kind: 'mergeQueue', target: 'main', number: 7 },
      ref: 'refs/heads/gh-readonly-queue/main/pr-7-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    },
  },
  {
    name: 'manual',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'manual' },
      ref: 'refs/heads/main',
      environment: 'production',
    },
  },
  {
    name: 'pull-request-of-unknown-origin',
    expected: {
      event: change({ origin: 'unknown' }),
    },
  },
  // No branch of git has a colon in its name.
  {
    name: 'rebuild-of-fork-branch',
    expected: { event: { kind: 'other', name: 'pull request', origin: 'fork' } },
  },
];

testFixtures('buildkite', table, readBuildkiteFacts);

it('leaves the commit "HEAD" to git', () => {
  expect(readBuildkiteFacts(readFixture('buildkite', 'schedule-on-head').env)).not.toHaveProperty(
    'sha',
  );
});
