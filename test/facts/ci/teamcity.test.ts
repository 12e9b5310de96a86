// SPDX-License-Identifier: Apache-2.0
// TeamCity: one row for each fixture, traps named.
import { expect } from 'vitest';
import { readTeamcityFacts } from '../../../src/facts/ci/teamcity.ts';
import type { ProblemData } from '../../../src/problem.ts';
import { commits, type Row, testFixtures } from '../fixture.ts';

const { built } = commits;

const noEvent = expect.objectContaining({ code: 'FACTS_NO_EVENT' }) as ProblemData;

const table: readonly Row[] = [
  {
    name: 'build',
    expected: {
      sha: built,
      eventProblem: noEvent,
      run: { number: '567', url: 'https://teamcity.acme.example/build/4711' },
    },
  },
  { name: 'several-roots', expected: { eventProblem: noEvent, run: { number: '567' } } },
];

testFixtures('teamcity', table, readTeamcityFacts);
