// SPDX-License-Identifier: Apache-2.0
// Golden files: the expected plans. `UPDATE=1` rewrites them; the diff is the review.
import { readFile, writeFile } from 'node:fs/promises';
import { expect } from 'vitest';

const folder = new URL('golden/', import.meta.url);

/** Compares a value with `golden/<name>.json`, or writes that file under `UPDATE=1`. */
export async function expectGolden(name: string, value: unknown): Promise<void> {
  const file = new URL(`${name}.json`, folder);
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (process.env.UPDATE === '1') await writeFile(file, text);
  expect(JSON.parse(text)).toEqual(JSON.parse(await readFile(file, 'utf8')));
}
