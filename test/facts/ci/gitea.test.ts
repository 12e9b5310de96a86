// SPDX-License-Identifier: Apache-2.0
// Gitea Actions: one row for each fixture, traps named.
import { readForgejoFacts } from '../../../src/facts/ci/forgejo.ts';
import { change, commits, type Row, testFixtures } from '../fixture.ts';

const { built, head } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      ownRepository: 'gitea.acme.example:3000/acme/app',
      project: { url: 'http://gitea.acme.example:3000/acme/App' },
    },
  },
  {
    name: 'pull-request',
    expected: {
      event: change({ headSha: head }),
      ref: 'refs/pull/7/head',
      baseRef: 'main',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'fork' }),
      ref: 'refs/pull/7/head',
    },
  },
  // Pushed to the project by anyone, without a fork.
  {
    name: 'pull-request-without-branch',
    expected: {
      event: change({ source: 'refs/pull/7/head', headSha: head, origin: 'unknown' }),
    },
  },
  {
    name: 'pull-request-approved-from-fork',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'fork' }),
    },
  },
];

testFixtures('gitea', table, (env, event) => readForgejoFacts('gitea', env, event));
