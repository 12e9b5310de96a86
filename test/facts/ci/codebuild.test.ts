// SPDX-License-Identifier: Apache-2.0
// AWS CodeBuild: one row for each fixture, traps named.
import { expect } from 'vitest';
import { readCodebuildFacts } from '../../../src/facts/ci/codebuild.ts';
import type { ProblemData } from '../../../src/problem.ts';
import { commits, type Row, testFixtures } from '../fixture.ts';

const { built } = commits;

const noEvent = expect.objectContaining({ code: 'FACTS_NO_EVENT' }) as ProblemData;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      eventName: 'push',
      ref: 'refs/heads/feature/login',
      sha: built,
      project: { slug: 'acme/App', name: 'App', url: 'https://github.com/acme/App' },
      run: { number: '567', id: 'app:b1e6661e-e4f2-4156-9ab9-82a19EXAMPLE' },
    },
  },
  { name: 'push-tag', expected: { event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' } } },
  {
    name: 'release',
    expected: { event: { kind: 'release', gitTag: 'v1.2.3', prerelease: true } },
  },
  {
    name: 'pull-request',
    expected: {
      event: { kind: 'change', number: 7, source: 'patch-1', target: 'main', origin: 'unknown' },
      ref: 'refs/pull/7/head',
    },
  },
  {
    name: 'started-on-pull-request',
    expected: { event: { kind: 'change', number: 7, origin: 'unknown' } },
  },
  {
    name: 'started-on-branch-ref',
    expected: { event: { kind: 'branch', branch: 'main', trigger: 'manual' } },
  },
  // A word may be a branch, a git tag or a commit; a pipeline hands over an archive.
  { name: 'started-on-word', expected: { eventProblem: noEvent } },
  { name: 'codepipeline', expected: { eventProblem: noEvent, project: {} } },
];

testFixtures('codebuild', table, readCodebuildFacts);
