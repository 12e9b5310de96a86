// SPDX-License-Identifier: Apache-2.0
// CircleCI: one row for each fixture, traps named.
import { readCircleFacts } from '../../../src/facts/ci/circle.ts';
import { commits, type Row, testFixtures } from '../fixture.ts';

const { built } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      project: { slug: 'acme/App', url: 'https://github.com/acme/App' },
      run: { number: '567', url: 'https://circleci.com/gh/acme/App/567' },
    },
  },
  // The variable of the open pull request does not make this a pull request.
  {
    name: 'branch-with-open-pull-request',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      ref: 'refs/heads/feature/login',
      eventName: 'push',
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
    name: 'pull-request-from-fork',
    expected: {
      event: { kind: 'change', number: 7, origin: 'fork' },
      ref: 'refs/pull/7/head',
      eventName: 'pull_request',
    },
  },
  {
    name: 'pull-request-from-fork-without-number',
    expected: { event: { kind: 'change', number: 7, origin: 'fork' }, ref: 'refs/pull/7/head' },
  },
  {
    name: 'merge-queue',
    expected: {
      event: { kind: 'mergeQueue', target: 'main', number: 7 },
      ref: 'refs/heads/gh-readonly-queue/main/pr-7-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
    },
  },
  {
    name: 'pull-request-from-fork-unnumbered',
    expected: { event: { kind: 'other', name: 'pull request', origin: 'fork' } },
  },
];

testFixtures('circle', table, readCircleFacts);
