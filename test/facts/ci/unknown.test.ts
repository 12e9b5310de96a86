// SPDX-License-Identifier: Apache-2.0
// CI systems without a module: one row for each fixture, traps named.
import { expect } from 'vitest';
import { readUnknownFacts } from '../../../src/facts/ci/unknown.ts';
import type { ProblemData } from '../../../src/problem.ts';
import { type Row, testFixtures } from '../fixture.ts';

const noEvent = expect.objectContaining({ code: 'FACTS_NO_EVENT' }) as ProblemData;
const notice = expect.objectContaining({ code: 'FACTS_UNKNOWN_CI' }) as ProblemData;
const unknown = {
  ci: 'unknown',
  eventProblem: noEvent,
  notices: [notice],
  project: {},
  run: {},
} as const;

const table: readonly Row[] = [
  { name: 'ci-alone', expected: unknown },
  { name: 'bamboo', expected: unknown },
  // Its variables are not read, so that they can't be misread.
  { name: 'appveyor', expected: unknown },
  { name: 'bitrise', expected: unknown },
];

testFixtures('unknown', table, readUnknownFacts);
