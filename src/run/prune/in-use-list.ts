// SPDX-License-Identifier: Apache-2.0
// The list of images that are in use, from a file or standard input.
import { resolve } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { error, Problem } from '../../problem.ts';
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
      ? await readInput(stdin, signal)
      : await readSmallFile(resolve(cwd, path), LIST_BYTES);
  const why = read.ok ? 'it lists nothing' : read.why;
  if (read.ok && read.text.trim() !== '') return read.text;
  const message = `the list ${JSON.stringify(path.slice(0, 200))} of images in use cannot be used: ${why}.`;
  const hint =
    'Check the command that writes this list. Without such a list nothing counts as in use.';
  throw new Problem([error('PRUNE_IN_USE', message, hint)]);
}

/** The signal closes the stream: else an end is waited for that may never come. */
async function readInput(stdin: Readable, signal: AbortSignal) {
  addAbortSignal(signal, stdin);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of stdin as AsyncIterable<Uint8Array | string>) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > LIST_BYTES)
      return { ok: false, why: `it is longer than ${LIST_BYTES} bytes` } as const;
  }
  return { ok: true, text: Buffer.concat(chunks).toString('utf8') } as const;
}
