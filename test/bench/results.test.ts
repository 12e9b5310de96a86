// SPDX-License-Identifier: Apache-2.0
// Tables as they are written into docs/speed.md: all lines anew, or some of them.
import { describe, expect, it } from 'vitest';
import { fillSection, readSection } from '../../scripts/document-section.ts';
import { parseTable, renderTable } from './measure.ts';
import { toReadmeTable, toSection, type Result } from './results.ts';

const head = ['row', 'builder', 'buildx', 'tagship'];
const old = {
  head,
  lines: [
    ['cold', 'docker', '1', '2'],
    ['cold', 'remote', '3', '4'],
    ['warm', 'docker', '5', '6'],
  ],
};
const text = `Measured long ago.\n\n${renderTable(old)}`;
const result = (lines: readonly (readonly string[])[], partOf?: readonly string[]): Result => ({
  name: 'push',
  table: { head, lines },
  keys: 2,
  ...(partOf === undefined ? {} : { partOf }),
  load: ['0.1', '0.2'],
  programs: ['Docker 1.2.3'],
});

describe('a section', () => {
  it('that is measured whole has nothing of the old one', () => {
    const lines = [['cold', 'docker', '7', '8']];
    const section = toSection(text, result(lines));
    expect(section).toMatch(
      /^Measured on \d{4}-\d\d-\d\d: \d+ cores, Docker 1\.2\.3, Node \S+; load 0\.1 before and 0\.2 after\.\n\n/,
    );
    expect(section).not.toContain('long ago');
    expect(parseTable(section)).toEqual({ head, lines });
  });

  it('of which some rows are measured keeps the others, and says which are new', () => {
    const lines = [
      ['new', 'docker', '7', '8'],
      ['cold', 'remote', '9', '9'],
    ];
    const section = toSection(text, result(lines, ['cold', 'new', 'warm']));
    expect(section).toMatch(/^Measured long ago\.\n\n`new`, `cold` on /);
    expect(parseTable(section).lines).toEqual([
      ['cold', 'docker', '1', '2'],
      ['cold', 'remote', '9', '9'],
      ['new', 'docker', '7', '8'],
      ['warm', 'docker', '5', '6'],
    ]);
  });

  it('of which rows are measured again and again says of each when it was', () => {
    const first = text.replace('ago.', 'ago.\n\n`cold`, `warm` on Monday: 2 cores.');
    const listNotes = (...lines: readonly (readonly string[])[]) =>
      toSection(first, result(lines, ['cold', 'warm']))
        .split('\n')
        .filter((line) => line.startsWith('`'))
        .map((line) => line.slice(0, line.indexOf(' on ')));
    const warm = ['warm', 'docker', '7', '8'];
    const cold = ['cold', 'docker', '7', '8'];
    expect(listNotes(warm)).toEqual(['`cold`', '`warm`']);
    expect(listNotes(warm, cold, ['cold', 'remote', '7', '8'])).toEqual(['`warm`, `cold`']);
    // One of two builders is not the whole row.
    expect(listNotes(cold)).toEqual(['`cold`, `warm`', '`cold`']);
  });

  it('with other columns must be measured whole', () => {
    const wider = { ...result([], ['cold']), table: { head: ['x'], lines: [] } };
    expect(() => toSection(text, wider)).toThrow('measure all rows');
  });
});

it('the README shows the median of both sides and builders', () => {
  const lines = [
    ['warm-1gb', 'docker', '0.50 (0.40–0.60)', '7.00 (6.00–8.00)'],
    ['warm-1gb', 'remote', '0.51 (0.40–0.60)', '0.52 (0.40–0.60)'],
  ];
  const shown = toReadmeTable({ head, lines }).lines;
  expect(shown.at(-1)).toEqual([
    '1 GB image, one small layer new',
    ...['0.50 s', '7.00 s', '0.51 s', '0.52 s'],
  ]);
  expect(shown[0]?.slice(1)).toEqual(['? s', '? s', '? s', '? s']);
});

it('a section is filled between its marks, and read back', () => {
  const document = 'a\n<!-- x: by a program -->\nold\n<!-- end of x -->\nb\n';
  const filled = fillSection(document, 'x', 'new $1');
  expect(filled).toBe('a\n<!-- x: by a program -->\n\nnew $1\n\n<!-- end of x -->\nb\n');
  expect(readSection(filled, 'x')).toBe('new $1');
  expect(readSection(document, 'y')).toBeUndefined();
  expect(() => fillSection(document, 'y', '')).toThrow('no section "y"');
});
