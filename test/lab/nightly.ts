// SPDX-License-Identifier: Apache-2.0
// Which rows of long tables run: some in `npm test`, all in `npm run test:faults -- --all`, which the nightly workflow runs.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Whether all rows run. */
export const isNightly = process.env.FAULTS_ALL === '1';

/**
 * The rows of a table that run: in a nightly run all of them, else the first of each kind. Without
 * `kindOf` they are of one kind. Rows are chosen when the table is made, so that none is skipped.
 */
export function pickRows<T>(
  rows: readonly T[],
  kindOf: (row: T) => unknown = () => '',
  all = isNightly,
): readonly T[] {
  if (all) return rows;
  const kinds = rows.map((row) => JSON.stringify(kindOf(row)));
  return rows.filter((_, index) => kinds.indexOf(kinds[index] ?? '') === index);
}

type MakeTest = (name: string, run: () => Promise<void>) => void;

/** The given `it` in a nightly run; else a function that makes no test, so that none is skipped. */
export function nightly(it: MakeTest, all = isNightly): MakeTest {
  return all ? it : () => undefined;
}

/** How often a property is tried: this often, and ten times as often in a nightly run. */
export function countRuns(usual: number, all = isNightly): number {
  return all ? 10 * usual : usual;
}

/** The test files below a folder that run more in a nightly run: those that import this file. */
export function listNightlyFiles(root: string): readonly string[] {
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((name) => join('test', name))
    .filter(
      (name) =>
        name.endsWith('.test.ts') &&
        /from '(?:\.\.?\/)+(?:lab\/)?nightly\.ts'/.test(readFileSync(join(root, name), 'utf8')),
    )
    .toSorted();
}
