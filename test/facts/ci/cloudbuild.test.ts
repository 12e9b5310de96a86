// SPDX-License-Identifier: Apache-2.0
// Google Cloud Build: one row for each fixture, traps named.
import { expect } from 'vitest';
import { readCloudbuildFacts } from '../../../src/facts/ci/cloudbuild.ts';
import type { ProblemData } from '../../../src/problem.ts';
import { change, commits, type Row, testFixtures } from '../fixture.ts';

const { built } = commits;

const noEvent = expect.objectContaining({ code: 'FACTS_NO_EVENT' }) as ProblemData;

const table: readonly Row[] = [
  {
    name: 'push-branch',
    expected: {
      event: { kind: 'branch', branch: 'feature/login', trigger: 'push' },
      ref: 'refs/heads/feature/login',
      sha: built,
      project: { slug: 'acme/App', name: 'App' },
      run: {
        id: '6f5e4d3c-2b1a-0908-7f6e-5d4c3b2a1908',
        url: 'https://console.cloud.google.com/cloud-build/builds;region=europe-west1/6f5e4d3c-2b1a-0908-7f6e-5d4c3b2a1908?project=acme-prod',
      },
    },
  },
  { name: 'push-tag', expected: { event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' } } },
  {
    name: 'pull-request',
    expected: {
      event: change(),
      ref: 'refs/pull/7/head',
    },
  },
  {
    name: 'pull-request-from-fork',
    expected: {
      event: { kind: 'change', number: 7, source: 'main', target: 'main', origin: 'fork' },
    },
  },
  {
    name: 'pull-request-of-unknown-origin',
    expected: {
      event: change({ origin: 'unknown' }),
    },
  },
  // It may be the head of a pull request, whose number is not mapped.
  { name: 'branch-mapped-by-hand', expected: { eventProblem: noEvent, sha: built } },
  {
    name: 'tag-mapped-by-hand',
    expected: { event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'push' } },
  },
  { name: 'nothing-mapped', expected: { eventProblem: noEvent } },
];

testFixtures('cloudbuild', table, readCloudbuildFacts);
