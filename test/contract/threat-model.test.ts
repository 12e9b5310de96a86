// SPDX-License-Identifier: Apache-2.0
// The threat model names a test for each promise, and the tests are there.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const text = await readFile(new URL('docs/threat-model.md', root), 'utf8');
const tables = text.split(/\n\n/).filter((block) => /^\| promise +\| test +\|/.test(block));
const rows = tables.flatMap((table) => table.split('\n').slice(2));

it('has promises', () => {
  expect(rows.length).toBeGreaterThan(30);
});

it.each(rows)('%s', (row) => {
  const files = [...(row.split(' | ').at(-1) ?? '').matchAll(/`([^`]+)`/g)].map(
    ([, path]) => path ?? '',
  );
  expect(files).not.toEqual([]);
  expect(files.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});
