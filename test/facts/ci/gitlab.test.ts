// SPDX-License-Identifier: Apache-2.0
// GitLab CI: one row for each fixture, traps named.
import { expect, it } from 'vitest';
import { readGitlabFacts } from '../../../src/facts/ci/gitlab.ts';
import { change, commits, readFixture, type Row, testFixtures } from '../fixture.ts';

const { built, head, merge } = commits;

const table: readonly Row[] = [
  {
    name: 'push-branch-main',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      sha: built,
      protected: true,
      defaultBranch: 'main',
      commitTime: '2026-11-20T09:11:12.000Z',
      now: '2026-11-20T09:12:00.000Z',
      ownRepository: 'registry.gitlab.com/acme/team/app',
      project: {
        slug: 'Acme/team/app',
        name: 'app',
        url: 'https://gitlab.com/Acme/team/app',
        description: 'An application that ships itself',
      },
      run: {
        number: '567',
        id: '1789456123',
        url: 'https://gitlab.com/Acme/team/app/-/pipelines/1789456123',
      },
    },
  },
  {
    name: 'push-branch-with-slashes',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      ref: 'refs/heads/feature/login',
      protected: false,
    },
  },
  {
    name: 'push-tag-v1.2.3',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'push-tag-with-slashes',
    expected: {
      event: { kind: 'gitTag', gitTag: 'api/v1.2.3', trigger: 'push' },
      ref: 'refs/tags/api/v1.2.3',
    },
  },
  {
    name: 'web-on-branch',
    expected: {
      event: { kind: 'branch', branch: 'develop', trigger: 'manual' },
      ref: 'refs/heads/develop',
    },
  },
  {
    name: 'api-on-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'api' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'trigger-from-other-project',
    expected: { event: { kind: 'branch', branch: 'main', trigger: 'api' }, ref: 'refs/heads/main' },
  },
  {
    name: 'schedule',
    expected: { event: { kind: 'schedule', branch: 'main' }, ref: 'refs/heads/main' },
  },
  // A schedule on a git tag rebuilds that release; it is not a nightly of a branch.
  {
    name: 'schedule-on-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'other' },
      ref: 'refs/tags/v1.2.3',
      eventName: 'schedule',
    },
  },
  // Numbered by IID, not by the ID that no person sees.
  {
    name: 'merge-request',
    expected: {
      event: change({ number: 12 }),
      ref: 'refs/merge-requests/12/head',
      baseRef: 'main',
      sha: built,
    },
  },
  // Only merged results have a head besides the commit.
  {
    name: 'merge-request-merged-result',
    expected: {
      event: change({ number: 12, headSha: head }),
      ref: 'refs/merge-requests/12/merge',
      sha: merge,
    },
  },
  {
    name: 'merge-request-from-fork-in-parent',
    expected: {
      event: change({ number: 12, origin: 'fork' }),
      ref: 'refs/merge-requests/12/head',
    },
  },
  {
    name: 'merge-request-inside-fork',
    expected: {
      event: change({ number: 12 }),
      ref: 'refs/merge-requests/12/head',
      ownRepository: 'registry.gitlab.com/stranger/app',
    },
  },
  {
    name: 'merge-train',
    expected: {
      event: { kind: 'mergeQueue', target: 'main', number: 12 },
      ref: 'refs/merge-requests/12/train',
      sha: merge,
    },
  },
  // A child pipeline is about what its parent is about.
  {
    name: 'child-pipeline-of-merge-request',
    expected: {
      event: change({ number: 12 }),
      ref: 'refs/merge-requests/12/head',
    },
  },
  {
    name: 'child-pipeline-of-tag',
    expected: {
      event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'other' },
      ref: 'refs/tags/v1.2.3',
    },
  },
  {
    name: 'external-pull-request',
    expected: {
      event: change({ number: 33 }),
      ref: 'refs/pull/33/head',
    },
  },
  {
    name: 'environment-production',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      environment: 'production',
    },
  },
  {
    name: 'self-managed-host',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
      ownRepository: 'registry.acme.example:5050/acme/team/app',
      project: { url: 'https://git.acme.example:8443/Acme/team/app' },
    },
  },
  // GITLAB_CI is "false" under a local runner, and its branch "HEAD" when detached.
  {
    name: 'local-runner',
    expected: {
      event: { kind: 'branch', branch: 'main', trigger: 'push' },
      ref: 'refs/heads/main',
    },
  },
  { name: 'local-runner-detached', expected: { ci: 'gitlab', sha: built } },
  {
    name: 'merge-request-of-unknown-origin',
    expected: {
      event: change({ number: 12, origin: 'unknown' }),
    },
  },
  {
    name: 'merge-request-without-number',
    expected: { event: { kind: 'other', name: 'merge_request_event', origin: 'unknown' } },
  },
  {
    name: 'external-pull-request-from-fork',
    expected: {
      event: change({ number: 33, origin: 'fork' }),
    },
  },
  {
    name: 'external-pull-request-of-unknown-origin',
    expected: {
      event: change({ number: 33, origin: 'unknown' }),
    },
  },
];

testFixtures('gitlab', table, readGitlabFacts);

it('leaves a detached local run to git', () => {
  expect(readGitlabFacts(readFixture('gitlab', 'local-runner-detached').env)).not.toHaveProperty(
    'event',
  );
});

it('says no head commit where the merge request is built as it is', () => {
  const { event } = readGitlabFacts(readFixture('gitlab', 'merge-request').env);
  expect(event).not.toHaveProperty('headSha');
});
