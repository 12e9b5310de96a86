// SPDX-License-Identifier: Apache-2.0
// The numbers of docs/speed.md: all rows that the bench has, and those of the README as they are there.
import { expect, it } from 'vitest';
import { readSection } from '../../scripts/document-section.ts';
import { parseTable } from '../bench/measure.ts';
import { toReadmeTable } from '../bench/results.ts';
import { builderNames, rows } from '../bench/rows.ts';
import { read } from './documents.ts';

const push = parseTable(readSection(read('docs/speed.md'), 'push') ?? '');

it('the table of pushes has every row of the bench, with each builder', () => {
  const wanted = rows.flatMap(({ name }) => builderNames.map((builder) => [name, builder]));
  expect(push.lines.map((line) => line.slice(0, 2))).toEqual(wanted);
});

it.each(['ratio', 'before / buildx'].filter((name) => push.head.includes(name)))(
  'the ratio in the column %s is that of its seconds',
  (name) => {
    const seconds = (line: readonly string[], column: string) =>
      Number.parseFloat(line[push.head.indexOf(column)] ?? '');
    const side = name === 'ratio' ? 'tagship' : 'before';
    for (const line of push.lines) {
      const [theirs, ours] = [seconds(line, 'buildx'), seconds(line, side)];
      // Both sides are rounded to 10 ms in the table.
      expect(Math.abs(seconds(line, name) * theirs - ours), line.join(' ')).toBeLessThan(
        0.01 + 0.01 * theirs + 0.005 * (ours / theirs),
      );
    }
  },
);

it('the README has the numbers of its rows', () => {
  const shown = parseTable(readSection(read('README.md'), 'speed') ?? '');
  const wanted = toReadmeTable(push);
  expect(shown).toEqual(wanted);
  expect(wanted.lines.flat().filter((cell) => cell.includes('?'))).toEqual([]);
});

it.each(['plan', 'start'])('the section %s has a table', (name) => {
  const table = parseTable(readSection(read('docs/speed.md'), name) ?? '');
  expect(table.lines.length).toBeGreaterThan(5);
});
