// SPDX-License-Identifier: Apache-2.0
// What is shown of many problems.
import { expect, it } from 'vitest';
import { error, foldNotices, notice } from '../src/problem.ts';

const reused = (at: number) => notice('SHIP_REUSED', `target ${at} was not built`);
const denied = (at: number) => error('REGISTRY_DENIED', `registry ${at} denied it`);
const four = [1, 2, 3, 4];

it.each([
  { name: 'three notices of one code are shown', count: 3, last: 'target 3 was not built' },
  { name: 'of four, three', count: 4, last: '1 more notice like this is in the receipt.' },
  { name: 'of fifty, three', count: 50, last: '47 more notices like these are in the receipt.' },
])('$name', ({ count, last }) => {
  const shown = foldNotices(Array.from({ length: count }, (_, at) => reused(at + 1)));
  expect(shown).toHaveLength(Math.min(count, 4));
  expect(shown.at(-1)).toMatchObject({ code: 'SHIP_REUSED', message: last });
});

it('errors and notices of other codes are shown, all of them', () => {
  const problems = [...four.map(denied), ...four.slice(1).map(reused), notice('A_B', 'another')];
  expect(foldNotices(problems)).toEqual(problems);
});
