// SPDX-License-Identifier: Apache-2.0
// Checks the path of a layout before anything is copied: whether it is of its kind, and whether it can be written.
import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { error, Problem } from '../../problem.ts';
import { notWritable } from '../../registry/layout/writer.ts';
import type { Location } from './location.ts';

type Place = Pick<Location, 'kind' | 'label' | 'path'>;

/** @throws Problem COPY_LOCATION for a file that is named as a directory, or the other way round */
export async function checkKind({ kind, label, path = '' }: Place): Promise<void> {
  const stats = await stat(path).catch(() => undefined); // as opening it says
  if (stats === undefined || stats.isDirectory() === (kind === 'directory')) return;
  const [is, scheme] = stats.isDirectory() ? ['a directory', 'oci'] : ['a file', 'oci-archive'];
  const message = `invalid location "${label}": ${path} is ${is}`;
  const hint = 'Write oci:DIR for a directory, oci-archive:FILE for a tar archive';
  throw new Problem([error('COPY_LOCATION', message, `${hint}: ${scheme}:${path}.`)]);
}

/** @throws Problem COPY_NOT_WRITABLE where the nearest directory that exists cannot be written to */
export async function checkWritable({ kind, path = '' }: Place): Promise<void> {
  let at = resolve(kind === 'directory' ? path : dirname(path));
  for (;;) {
    const code = await access(`${at}/.`, constants.W_OK).then(() => undefined, codeOf);
    if (code === undefined) return;
    if (code !== 'ENOENT' || dirname(at) === at) throw notWritable(path, code);
    at = dirname(at);
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
}
