// SPDX-License-Identifier: Apache-2.0
// Azure Pipelines: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import { readAzureFacts } from '../../../src/facts/ci/azure.ts';
import { change, commits, readFixture, type Row, testFixtures } from '../fixture.ts';

const { built, head, merge } = commits;

const table: readonly Row[] = [
  // Only the full ref keeps the slashes.
  {
    name: 'push-branch-with-slashes',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      ref: 'refs/heads/feature/login',
      sha: built,
      run: {
        number: '20261120.3',
        id: '4711',
        url: 'https://dev.azure.com/acme/The%20App/_build/results?buildId=4711',
      },
    },
  },
  {
    name: 'push-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
      eventName: 'IndividualCI',
    },
  },
  // The number that GitHub shows, not the internal one.
  {
    name: 'pull-request-on-github',
    expected: {
      event: change({ headSha: head }),
      ref: 'refs/pull/7/merge',
      sha: merge,
      baseRef: 'main',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'fork' }),
      ref: 'refs/pull/7/merge',
    },
  },
  // An unset variable that was mapped by hand stands there as $(Name); branches are full refs.
  {
    name: 'pull-request-on-azure-repos',
    expected: {
      event: change({ number: 88, headSha: head }),
      ref: 'refs/pull/88/merge',
      project: { slug: 'App', url: 'https://dev.azure.com/acme/The%20App/_git/App' },
    },
  },
  {
    name: 'schedule',
    expected: { event: { kind: 'schedule', branch: 'main' }, ref: 'refs/heads/main' },
  },
  {
    name: 'manual',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'manual' },
      ref: 'refs/heads/main',
      environment: 'staging',
    },
  },
  {
    name: 'pull-request-of-unknown-origin',
    expected: {
      event: change({ number: 88, headSha: head, origin: 'unknown' }),
    },
  },
];

testFixtures('azure', table, readAzureFacts);

it('takes no literal $(Name) for an environment', () => {
  expect(readAzureFacts(readFixture('azure', 'schedule').env)).not.toHaveProperty('environment');
});
