// SPDX-License-Identifier: Apache-2.0
// Bitbucket Pipelines: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import { readBitbucketFacts } from '../../../src/facts/ci/bitbucket.ts';
import { change, commits, readFixture, type Row, testFixtures } from '../fixture.ts';

const { built } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      project: { slug: 'acme/app', name: 'app', url: 'https://bitbucket.org/acme/app' },
      run: { number: '567', url: 'https://bitbucket.org/acme/app/pipelines/results/567' },
    },
  },
  {
    name: 'push-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  // The branch variable names the source here, and the destination commit is cut short.
  {
    name: 'pull-request',
    expected: {
      event: change(),
      ref: 'refs/pull/7/head',
      eventName: 'pull_request',
      sha: built,
    },
  },
  {
    name: 'deployment',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      environment: 'production',
    },
  },
  // An abbreviated commit is left to git.
  {
    name: 'short-commit',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
    },
  },
];

testFixtures('bitbucket', table, readBitbucketFacts);

it('leaves an abbreviated commit to git', () => {
  expect(readBitbucketFacts(readFixture('bitbucket', 'short-commit').env)).not.toHaveProperty(
    'sha',
  );
});
