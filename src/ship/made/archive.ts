// SPDX-License-Identifier: Apache-2.0
// Opens the tar archive of an image, also a compressed one. Writes only into the directory of the run.
import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { openArchiveFiles, type LayoutFiles } from '../../registry/layout/files.ts';
import type { RunContext } from '../context.ts';
import { broken, missing, otherKind } from './problems.ts';

/** Which compression a file has, by its first bytes. */
export type Compression = 'none' | 'gzip' | 'zstd' | 'xz' | 'bzip2';

const MAGIC: readonly (readonly [Compression, string])[] = [
  ['gzip', '1f8b'],
  ['zstd', '28b52ffd'],
  ['xz', 'fd377a585a00'],
  ['bzip2', '425a68'],
];

/** How a user unpacks what we do not. */
const PROGRAMS: Readonly<Record<Compression, string>> = {
  ...{ none: '', gzip: 'gunzip' },
  ...{ zstd: 'zstd --decompress', xz: 'unxz', bzip2: 'bunzip2' },
};

/** A compressed archive may become so many times as large, and the first GiB is free. */
const MOST_TIMES_LARGER = 100;
const FREE_BYTES = 1024 ** 3;

/** The compression of what begins with these bytes. */
export function detectCompression(head: Uint8Array): Compression {
  const hex = Buffer.from(head.subarray(0, 6)).toString('hex');
  return MAGIC.find(([, magic]) => hex.startsWith(magic))?.[0] ?? 'none';
}

/**
 * The files of a tar archive. One that is compressed by gzip, as Nix writes them, is unpacked into the
 * directory of the run; nothing in it is.
 *
 * @throws Problem FROM_MISSING, FROM_KIND, FROM_BROKEN; REGISTRY_LAYOUT_INVALID for what is no archive
 */
export async function openMadeArchive(
  path: string,
  written: string,
  { tempDir, signal }: Pick<RunContext, 'tempDir' | 'signal'>,
  freeBytes = FREE_BYTES,
): Promise<LayoutFiles> {
  const { size } = await readKind(path, written);
  const compression = detectCompression(await readHead(path));
  if (compression === 'none') return await openArchiveFiles(path);
  if (compression !== 'gzip') {
    const hint = `Unpack it before: ${PROGRAMS[compression]} FILE.`;
    throw otherKind(written, `the archive is compressed by ${compression}`, hint);
  }
  const to = join(tempDir, `from-${process.hrtime.bigint().toString(36)}.tar`);
  await unpack(path, to, { written, most: freeBytes + MOST_TIMES_LARGER * size, signal });
  return await openArchiveFiles(to);
}

async function readKind(path: string, written: string): Promise<{ readonly size: number }> {
  const stats = await stat(path).catch(() => undefined);
  if (stats === undefined) throw missing(written, 'there is no such file');
  if (stats.isDirectory()) {
    const hint = 'For an OCI image layout in a directory write oci:DIR.';
    throw otherKind(written, 'it is a directory, not an archive', hint);
  }
  if (stats.isFile()) return stats;
  throw otherKind(written, 'it is not a regular file', 'Write the image into a file first.');
}

async function readHead(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(6), 0, 6, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function unpack(
  path: string,
  to: string,
  given: { readonly written: string; readonly most: number; readonly signal: AbortSignal },
): Promise<void> {
  const { written, most, signal } = given;
  let size = 0;
  const limit = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      size += chunk.byteLength;
      if (size > most) throw broken(written, `it unpacks to more than ${most} bytes`);
      yield chunk;
    }
  };
  try {
    const file = createWriteStream(to, { flags: 'wx', mode: 0o600 });
    await pipeline(createReadStream(path), createGunzip(), limit, file, { signal });
  } catch (thrown) {
    if (!isCorrupt(thrown)) throw thrown;
    throw broken(written, 'the archive is cut or changed, so that gzip cannot read it', thrown);
  }
}

/** Whether zlib could not read its input. */
export function isCorrupt(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && String(thrown.code).startsWith('Z_');
}
