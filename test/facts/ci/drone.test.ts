// SPDX-License-Identifier: Apache-2.0
// Drone: one row for each fixture, traps named.
import { readDroneFacts } from '../../../src/facts/ci/drone.ts';
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
      project: { slug: 'acme/App', url: 'https://git.acme.example/acme/App' },
    },
  },
  {
    name: 'push-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
      eventName: 'tag',
    },
  },
  // Nothing says where it comes from.
  {
    name: 'pull-request',
    expected: {
      event: change({ origin: 'unknown' }),
      ref: 'refs/pull/7/head',
    },
  },
  {
    name: 'cron',
    expected: { event: { kind: 'schedule', branch: 'main' }, ref: 'refs/heads/main' },
  },
  {
    name: 'promote-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'manual' },
      ref: 'refs/tags/v1.2.3',
      environment: 'production',
    },
  },
  {
    name: 'custom',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'manual' },
      ref: 'refs/heads/main',
    },
  },
  {
    name: 'pull-request-without-number',
    expected: { event: { kind: 'other', name: 'pull_request', origin: 'unknown' } },
  },
];

testFixtures('drone', table, readDroneFacts);
