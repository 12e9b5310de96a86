// SPDX-License-Identifier: Apache-2.0
// The page "What happens when": every row has a test, which `what-happens-when.md` here names.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

/** The rows of all tables of a document, as cells. */
function readRows(path: string): readonly (readonly string[])[] {
  return read(path)
    .split('\n')
    .filter(
      (line, index, lines) => line.startsWith('| ') && !(lines[index + 1] ?? '').startsWith('| -'),
    )
    .filter((line) => !line.startsWith('| -'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const page = readRows('docs/what-happens-when.md');
const tests = readRows('test/ship/what-happens-when.md').map(([when = '', shown = '']) => {
  const [, path = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(shown) ?? [];
  return { when, path, title };
});

describe('what happens when', () => {
  it.each(tests)('$when', ({ path, title }) => {
    expect(title).not.toBe('');
    expect(read(path)).toContain(title);
  });

  it('has a test for every row, in the same order', () => {
    expect(tests.map(({ when }) => when)).toEqual(page.map(([when]) => when));
    expect(page.length).toBeGreaterThan(25);
  });

  it('says in every row what happens', () => {
    expect(page.filter((cells) => cells.length !== 2 || cells.includes(''))).toEqual([]);
  });
});
