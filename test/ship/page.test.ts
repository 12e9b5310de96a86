// SPDX-License-Identifier: Apache-2.0
// The page "What happens when": every row names a test that exists.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const read = (path: string) => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');

const rows = read('docs/what-happens-when.md')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\|\s*(when|-)/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, when = '', , shown = '']) => {
    const [, path = '', title = ''] = /^`([^`]+)`: (.+)$/.exec(shown) ?? [];
    return { when, path, title };
  });

describe('what happens when', () => {
  it.each(rows)('$when', ({ path, title }) => {
    expect(title).not.toBe('');
    expect(read(path)).toContain(title);
  });

  it('has rows', () => {
    expect(rows.length).toBeGreaterThan(25);
  });
});
