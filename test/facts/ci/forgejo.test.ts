// SPDX-License-Identifier: Apache-2.0
// Forgejo Actions: one row for each fixture, traps named.
import { readForgejoFacts } from '../../../src/facts/ci/forgejo.ts';
import { change, commits, type Row, testFixtures } from '../fixture.ts';

const { built } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      defaultBranch: 'main',
      ownRepository: 'codeberg.org/acme/app',
      project: { slug: 'Acme/App', url: 'https://codeberg.org/Acme/App' },
      run: { number: '567', url: 'https://codeberg.org/Acme/App/actions/runs/567' },
    },
  },
  {
    name: 'push-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'schedule',
    expected: {
      event: { kind: 'schedule', branch: 'main' },
      ref: 'refs/heads/main',
      defaultBranch: 'main',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: change({ source: 'patch-1', headSha: commits.head, origin: 'fork' }),
    },
  },
];

testFixtures('forgejo', table, (env, event) => readForgejoFacts('forgejo', env, event));
