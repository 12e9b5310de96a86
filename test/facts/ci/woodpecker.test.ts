// SPDX-License-Identifier: Apache-2.0
// Woodpecker: one row for each fixture, traps named.
import { readWoodpeckerFacts } from '../../../src/facts/ci/woodpecker.ts';
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
      project: { slug: 'acme/App', url: 'https://codeberg.org/acme/App' },
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
    name: 'release-marked-prerelease',
    expected: {
      event: { kind: 'release', gitTag: 'v1.3.0', prerelease: true },
      ref: 'refs/tags/v1.3.0',
    },
  },
  {
    name: 'pull-request',
    expected: {
      event: change(),
      ref: 'refs/pull/7/head',
      baseRef: 'main',
    },
  },
  // Older servers do not say it.
  {
    name: 'pull-request-of-unknown-origin',
    expected: {
      event: { kind: 'change', number: 7, source: 'patch-1', target: 'main', origin: 'unknown' },
      ref: 'refs/pull/7/head',
    },
  },
  {
    name: 'cron',
    expected: { event: { kind: 'schedule', branch: 'main' }, ref: 'refs/heads/main' },
  },
  {
    name: 'deployment',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'api' },
      ref: 'refs/heads/main',
      environment: 'production',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: { kind: 'change', number: 7, source: 'feature/login', target: 'main', origin: 'fork' },
    },
  },
  // Pushed to the project by anyone, without a fork.
  {
    name: 'pull-request-without-branch',
    expected: {
      event: change({ source: 'refs/pull/7/head', origin: 'unknown' }),
    },
  },
  {
    name: 'pull-request-without-number',
    expected: { event: { kind: 'other', name: 'pull_request', origin: 'unknown' } },
  },
];

testFixtures('woodpecker', table, readWoodpeckerFacts);
