// SPDX-License-Identifier: Apache-2.0
// Jenkins: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import { readJenkinsFacts } from '../../../src/facts/ci/jenkins.ts';
import { change, commits, readFixture, type Row, testFixtures } from '../fixture.ts';

const { built, head } = commits;

const table: readonly Row[] = [
  // No credentials from the remote URL come through.
  {
    name: 'multibranch-main',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      defaultBranch: 'main',
      project: { slug: 'acme/App', name: 'App', url: 'https://github.com/acme/App' },
      run: { number: '567', id: '567', url: 'https://jenkins.acme.example/job/app/567/' },
    },
  },
  {
    name: 'multibranch-feature',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      ref: 'refs/heads/feature/login',
    },
  },
  // BRANCH_NAME is the git tag here, and PR-7 below.
  {
    name: 'multibranch-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'multibranch-pull-request',
    expected: {
      event: change(),
      ref: 'refs/pull/7/head',
      baseRef: 'main',
    },
  },
  {
    name: 'multibranch-pull-request-from-fork',
    expected: {
      event: { kind: 'change', number: 7, source: 'patch-1', target: 'main', origin: 'fork' },
      ref: 'refs/pull/7/head',
    },
  },
  // Known only by BUILD_TAG; the branch carries the name of the remote.
  {
    name: 'freestyle-branch',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      ref: 'refs/heads/feature/login',
    },
  },
  {
    name: 'freestyle-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'pull-request-builder-plugin',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'fork' }),
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'gitlab-plugin-merge-request',
    expected: {
      event: change({ number: 12 }),
      ref: 'refs/pull/12/head',
      defaultBranch: 'main',
    },
  },
  {
    name: 'gitlab-plugin-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  // A scripted pipeline exports nothing of git: everything is left to the checkout.
  { name: 'scripted-without-git', expected: { ci: 'jenkins', project: {} } },
  {
    name: 'gitlab-plugin-merge-request-from-fork',
    expected: {
      event: change({ number: 12, origin: 'fork' }),
    },
  },
  // Namespaces are display names, which a stranger may choose as well.
  {
    name: 'gitlab-plugin-merge-request-of-unknown-origin',
    expected: {
      event: change({ number: 12, origin: 'unknown' }),
    },
  },
  {
    name: 'pull-request-builder-plugin-of-unknown-origin',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'unknown' }),
    },
  },
  {
    name: 'gerrit-patch-set',
    expected: { event: { kind: 'change', number: 4321, origin: 'unknown' } },
  },
  {
    name: 'gerrit-merged',
    expected: { event: { kind: 'branch', branch: 'feature/login', trigger: 'push' } },
  },
];

testFixtures('jenkins', table, readJenkinsFacts);

it.each([
  { name: 'multibranch-pull-request', absent: 'sha' },
  { name: 'scripted-without-git', absent: 'event' },
  { name: 'scripted-without-git', absent: 'sha' },
])('leaves $absent of $name to git', ({ name, absent }) => {
  expect(readJenkinsFacts(readFixture('jenkins', name).env)).not.toHaveProperty(absent);
});
