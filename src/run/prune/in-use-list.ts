// SPDX-License-Identifier: Apache-2.0
// The list of images that are in use, from a file or standard input.
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { error, Problem } from '../../problem.ts';
import { readInput } from '../../credentials/standard-input.ts';
import { readSmallFile } from '../../small-file.ts';

/** Lists of what a cluster runs are long. */
const LIST_BYTES = 4 * 1024 * 1024;

/**
 * The text of a list, `-` for standard input; empty without a path.
 *
 * @throws Problem PRUNE_IN_USE for a list that cannot be read, and for an empty one: the command that was to write it has failed
 */
export async function readInUse(
  path: string | undefined,
  {
    cwd,
    stdin,
    signal,
  }: { readonly cwd: string; readonly stdin: Readable; readonly signal: AbortSignal },
): Promise<string> {
  if (path === undefined) return '';
  const read =
    path === '-'
      ? await readInput(stdin, { bytes: LIST_BYTES, signal })
      : await readSmallFile(resolve(cwd, path), LIST_BYTES);
  const why = read.ok ? 'it lists nothing' : read.why;
  if (read.ok && read.text.trim() !== '') return read.text;
  const message = `the list ${JSON.stringify(path.slice(0, 200))} of images in use cannot be used: ${why}.`;
  const hint =
    'Check the command that writes this list. Without such a list nothing counts as in use.';
  throw new Problem([error('PRUNE_IN_USE', message, hint)]);
}
