// SPDX-License-Identifier: Apache-2.0
// What a job of a component says to the program, and the values that are hard to hand over.
import { expect } from 'vitest';
import { readSettings } from '../../src/settings/read.ts';
import type { Settings } from '../../src/settings/settings.ts';
import type { Job } from './render.ts';

/** One line each: what breaks one form of quoting or another. */
export const trickyLines = [
  'a: b',
  'x # y',
  'say "hi"',
  "it's",
  'true',
  '1.10',
  '1e3',
  '~',
  'null',
  '- a',
  '# all of it',
  '{a: b}',
  '[a, b]',
  '*a &b',
  '!tag |> %x @y `z`',
  '>-',
  '---',
  'a\\nb',
  '$CI_REGISTRY_IMAGE/app',
  '$(touch x); `id` && exit',
  '${{ github.token }}',
  '{{date \'YYYY\' tz="UTC"}}',
  'ünïcödé 🚢 \u202eabc',
  'key=value=more,"quoted"',
  'x'.repeat(900),
];

/** What the variables of a job say to the program. @throws Error when there is a problem. */
export async function settingsOf(job: Job): Promise<Settings> {
  const variables = Object.fromEntries(
    Object.entries(job.variables ?? {}).map(([name, variable]) => [
      name,
      String(typeof variable === 'object' ? variable.value : variable),
    ]),
  );
  // What is expanded once more would come out empty.
  const env = { CI_REGISTRY_IMAGE: '$CI_REGISTRY_IMAGE', ...variables };
  const parsed = await readSettings({ given: {}, env });
  if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
  expect(parsed.problems).toEqual([]);
  return parsed.value;
}
