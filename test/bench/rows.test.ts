// SPDX-License-Identifier: Apache-2.0
// Which rows the names of `--rows` choose.
import { expect, it } from 'vitest';
import { pickRowsByName, rows } from './rows.ts';

it.each([
  { names: ['warm'], found: ['warm-200mb', 'warm-1gb'] },
  { names: ['cold-1gb', 'warm'], found: ['warm-200mb', 'cold-1gb', 'warm-1gb'] },
  { names: ['5x3-50ms'], found: ['5x3-50ms'] },
  { names: [], found: rows.map(({ name }) => name) },
])('$names: $found', ({ names, found }) => {
  expect(pickRowsByName(names).map(({ name }) => name)).toEqual(found);
});

it.each(['cold-1', 'warm-', 'x'])('no row "%s": the error lists the rows', (name) => {
  expect(() => pickRowsByName(['warm', name])).toThrow(
    /^no row ".*"; the rows are tiny-0ms, .*warm-1gb$/,
  );
});

it('no two rows have the same name', () => {
  expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
});
