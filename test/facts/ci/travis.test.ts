// SPDX-License-Identifier: Apache-2.0
// Travis CI: one row for each fixture, traps named.
import { readTravisFacts } from '../../../src/facts/ci/travis.ts';
import { change, commits, type Row, testFixtures } from '../fixture.ts';

const { built, head, merge } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      project: { slug: 'acme/App', name: 'App' },
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
  // The branch variable is the target here, the commit a merge.
  {
    name: 'pull-request',
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
  {
    name: 'pull-request-from-deleted-fork',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'unknown' }),
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'cron',
    expected: {
      event: { kind: 'schedule', branch: 'main' },
      ref: 'refs/heads/main',
      eventName: 'cron',
    },
  },
  {
    name: 'api',
    expected: {
      event: { kind: 'branch', branch: 'develop', trigger: 'api' },
      ref: 'refs/heads/develop',
    },
  },
  {
    name: 'pull-request-without-number',
    expected: { event: { kind: 'other', name: 'pull_request', origin: 'unknown' } },
  },
  {
    name: 'pull-request-of-unknown-origin',
    expected: {
      event: change({ headSha: head, origin: 'unknown' }),
    },
  },
];

testFixtures('travis', table, readTravisFacts);
