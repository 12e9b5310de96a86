// SPDX-License-Identifier: Apache-2.0
// The workflows that `init --from` is tried on.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listFiles, translate } from '../../../src/init/from/from.ts';
import type { Translation } from '../../../src/init/from/translation.ts';

const directory = fileURLToPath(new URL('golden', import.meta.url));

/** Names of all files, without their ends. */
export const names: readonly string[] = readdirSync(directory)
  .filter((name) => name.endsWith('.yml'))
  .map((name) => name.slice(0, -'.yml'.length));

/** The text of one. */
export function readGolden(name: string): string {
  return readFileSync(`${directory}/${name}.yml`, 'utf8');
}

/** What becomes of a text that is one. */
export function translated(text: string): Translation {
  const paths = listFiles(text).filter((path) => existsSync(`${directory}/${path}`));
  const files = paths.map((path) => [path, readFileSync(`${directory}/${path}`, 'utf8')] as const);
  const made = translate(text, { version: '0.1.0' }, new Map(files));
  if (typeof made === 'string') throw new Error(made);
  return made;
}

/** The new text, and what is said of it. */
export function render({ text, count, taken, notTaken }: Translation): string {
  const list = (mark: string, notes: Translation['taken']): string =>
    notes.map(({ line, what, said }) => `${mark} ${line}: ${what}: ${said}\n`).join('');
  return `${text}\n=== ${count} of tagship\n${list('+', taken)}${list('-', notTaken)}`;
}
