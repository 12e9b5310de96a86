// SPDX-License-Identifier: Apache-2.0
// Semaphore: one row for each fixture, traps named.
import { readSemaphoreFacts } from '../../../src/facts/ci/semaphore.ts';
import { change, commits, type Row, testFixtures } from '../fixture.ts';

const { built, head } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      ref: 'refs/heads/feature/login',
      sha: built,
      project: { slug: 'acme/App', name: 'App', url: 'https://github.com/acme/App' },
      run: {
        number: '567',
        id: '65c398bb-57ab-4459-90b5-1b0a3d24e4b5',
        url: 'https://acme.semaphoreci.com/workflows/65c398bb-57ab-4459-90b5-1b0a3d24e4b5',
      },
    },
  },
  { name: 'schedule', expected: { event: { kind: 'schedule', branch: 'main' } } },
  {
    name: 'manual',
    expected: { event: { kind: 'branch', branch: 'feature/login', trigger: 'manual' } },
  },
  // SEMAPHORE_GIT_BRANCH is the git tag here, and the target below.
  { name: 'push-tag', expected: { event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' } } },
  {
    name: 'pull-request',
    expected: {
      event: change({ headSha: head }),
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'fork' }),
    },
  },
  {
    name: 'pull-request-of-unknown-origin',
    expected: {
      event: change({ headSha: head, origin: 'unknown' }),
    },
  },
  {
    name: 'pull-request-without-number',
    expected: { event: { kind: 'other', name: 'pull-request', origin: 'fork' } },
  },
];

testFixtures('semaphore', table, readSemaphoreFacts);
