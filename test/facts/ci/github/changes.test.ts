// SPDX-License-Identifier: Apache-2.0
// GitHub Actions, changes, runs after runs, and everything else: one row for each fixture, traps named.
import { expect } from 'vitest';
import { readGithubFacts } from '../../../../src/facts/ci/github/github.ts';
import { change, commits, type Row, testFixtures } from '../../fixture.ts';
import type { ProblemData } from '../../../../src/problem.ts';

const { base, built, head, merge } = commits;

const table: readonly Row[] = [
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
  // From the project itself; whether it is trusted is decided elsewhere.
  {
    name: 'pull-request-by-dependabot',
    expected: {
      event: change({ source: 'dependabot/npm_and_yarn/semver-7.8.6', headSha: head }),
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'pull-request-merged',
    expected: {
      event: change({ headSha: head }),
      ref: 'refs/heads/main',
    },
  },
  {
    name: 'pull-request-without-payload',
    expected: {
      event: change({ origin: 'unknown' }),
      ref: 'refs/pull/7/merge',
      notices: [expect.objectContaining({ code: 'FACTS_PAYLOAD_INCOMPLETE' }) as ProblemData],
    },
  },
  // GITHUB_REF is the base branch here; the run is about the pull request all the same.
  {
    name: 'pull-request-target',
    expected: {
      event: change({ headSha: head }),
      ref: 'refs/pull/7/merge',
      sha: base,
      eventName: 'pull_request_target',
    },
  },
  {
    name: 'pull-request-target-from-fork',
    expected: {
      event: change({ source: 'patch-1', headSha: head, origin: 'fork' }),
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'pull-request-review',
    expected: {
      event: change({ headSha: head }),
      ref: 'refs/pull/7/merge',
    },
  },
  {
    name: 'merge-group',
    expected: {
      event: { kind: 'mergeQueue', target: 'main', number: 7 },
      ref: 'refs/heads/gh-readonly-queue/main/pr-7-0a1b2c3d4e5f60718293a4b5c6d7e8f901234567',
      sha: merge,
    },
  },
  // The ref stays what GitHub says; branch and commit are those of the run before.
  {
    name: 'workflow-run-branch',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'workflow_run' },
      ref: 'refs/heads/main',
      sha: head,
    },
  },
  // Only the list of git tags can tell that this is one.
  {
    name: 'workflow-run-after-tag-push',
    expected: {
      event: { kind: 'branch', branch: 'v1.2.3', trigger: 'workflow_run' },
      ref: 'refs/heads/main',
      sha: head,
    },
  },
  {
    name: 'workflow-run-pull-request',
    expected: {
      event: change(),
      ref: 'refs/heads/main',
      sha: head,
    },
  },
  {
    name: 'workflow-run-from-fork',
    expected: {
      event: { kind: 'other', name: 'workflow_run of a fork', origin: 'fork' },
      ref: 'refs/heads/main',
      sha: head,
    },
  },
  {
    name: 'workflow-run-incomplete',
    expected: {
      event: { kind: 'other', name: 'workflow_run', origin: 'unknown' },
      ref: 'refs/heads/main',
      sha: built,
      notices: [expect.objectContaining({ code: 'FACTS_PAYLOAD_INCOMPLETE' }) as ProblemData],
    },
  },
  {
    name: 'issues-opened',
    expected: { event: { kind: 'other', name: 'issues' }, ref: 'refs/heads/main', sha: built },
  },
  {
    name: 'issue-comment-on-pull-request',
    expected: {
      event: { kind: 'other', name: 'issue_comment', about: 12 },
      ref: 'refs/heads/main',
    },
  },
  {
    name: 'discussion-created',
    expected: { event: { kind: 'other', name: 'discussion' }, ref: 'refs/heads/main' },
  },
  {
    name: 'event-named-constructor',
    expected: { event: { kind: 'other', name: 'constructor' }, ref: 'refs/heads/main' },
  },
  {
    name: 'payload-of-wrong-types',
    expected: {
      event: { kind: 'change', number: 7, origin: 'unknown' },
      ref: 'refs/pull/7/merge',
      notices: [expect.objectContaining({ code: 'FACTS_PAYLOAD_INCOMPLETE' }) as ProblemData],
    },
  },
  {
    name: 'workflow-run-of-unknown-repository',
    expected: { event: { kind: 'other', name: 'workflow_run', origin: 'unknown' } },
  },
  // A maintainer set the label; the files are Dependabot's all the same.
  {
    name: 'pull-request-by-dependabot-labeled',
    expected: {
      event: change({ headSha: head }),
    },
  },
  {
    name: 'workflow-run-by-dependabot',
    expected: { event: { kind: 'branch', branch: 'feature/login', trigger: 'workflow_run' } },
  },
  {
    name: 'pull-request-ref-without-event',
    expected: {
      event: { kind: 'change', number: 7, origin: 'unknown' },
      notices: [expect.objectContaining({ code: 'FACTS_PAYLOAD_INCOMPLETE' }) as ProblemData],
    },
  },
];

const isAboutChange = (name: string) =>
  /^(pull|merge|workflow-run|issue|discussion|event|payload)/.test(name);

testFixtures('github', table, readGithubFacts, isAboutChange);
