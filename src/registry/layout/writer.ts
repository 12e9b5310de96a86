// SPDX-License-Identifier: Apache-2.0
// Writes an OCI image layout into a directory. Blobs appear whole under their digest, and `index.json` last.
import { createHash, randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describeFileFailure } from '../../file-failure.ts';
import { error, Problem } from '../../problem.ts';
import { checked, isDigest } from '../blobs/digest.ts';
import { readLayout } from '../blobs/layout.ts';
import { toFailure } from '../failure.ts';
import type { BlobSource, Descriptor, Manifest } from '../registry.ts';
import { directoryFiles } from './files.ts';

/** An entry of `index.json`. */
export type LayoutRoot = Descriptor & { readonly artifactType?: string };

/** A layout that is being written. */
export interface LayoutWriter {
  /** Whether a blob is there whole, as its digest says. */
  readonly hasBlob: (blob: Pick<Descriptor, 'digest'>) => Promise<boolean>;
  /** Writes a blob unless it is there. */
  readonly putBlob: (blob: Descriptor, source: BlobSource) => Promise<'present' | 'uploaded'>;
  readonly putManifest: (manifest: Manifest) => Promise<void>;
  /** The digests of all that was put, and of what was there of it. */
  readonly listDigests: () => Promise<readonly string[]>;
  /** Replaces `index.json` by one that lists these. */
  readonly writeIndex: (roots: readonly LayoutRoot[]) => Promise<void>;
}

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';
const TEMPORARY = '.tagship-';

/**
 * Makes the directory a layout, and removes what a killed run left half-written. An existing layout stays as it is until
 * `writeIndex`.
 *
 * @throws Problem COPY_NOT_WRITABLE, also where a part of the layout is a link, which might lead anywhere
 */
export async function createLayoutWriter(directory: string): Promise<LayoutWriter> {
  for (const name of ['', 'blobs', 'blobs/sha256']) await makeDirectory(join(directory, name));
  const known = new Map<string, Promise<boolean>>();
  const toPath = (digest: string) => {
    if (!isDigest(digest)) throw notWritable(directory, `invalid digest "${digest.slice(0, 80)}"`);
    return join(directory, 'blobs', ...digest.split(':'));
  };
  const hasBlob = (digest: string): Promise<boolean> => {
    const found = known.get(digest) ?? isWhole(directory, digest);
    known.set(digest, found);
    return found;
  };
  await removeTemporary(directory);
  await writeFile(directory, 'oci-layout', [Buffer.from('{"imageLayoutVersion":"1.0.0"}')]);
  const put = async (digest: string, chunks: Chunks): Promise<void> => {
    if (digest.startsWith('sha512:')) await makeDirectory(join(directory, 'blobs/sha512'));
    await writePath(toPath(digest), chunks, directory);
    known.set(digest, Promise.resolve(true));
  };
  return {
    hasBlob: ({ digest }) => hasBlob(digest),
    putBlob: async (blob, source) => {
      if (await hasBlob(blob.digest)) return 'present';
      await withTries(async () => {
        await put(blob.digest, checked(await source.openBlob(blob), blob, 'The source'));
      });
      return 'uploaded';
    },
    putManifest: async ({ digest, bytes }) => {
      if (!(await hasBlob(digest))) await put(digest, [bytes]);
    },
    listDigests: async () => {
      const found = await Promise.all(
        [...known].map(async ([digest, isThere]) => ((await isThere) ? [digest] : [])),
      );
      return found.flat();
    },
    writeIndex: async (roots) => {
      const index = { schemaVersion: 2, mediaType: INDEX_TYPE, manifests: roots };
      await writeFile(directory, 'index.json', [Buffer.from(JSON.stringify(index))]);
    },
  };
}

/** The entries of the layout in a directory; none where there is no layout yet. */
export async function readRoots(directory: string): Promise<readonly LayoutRoot[]> {
  const files = directoryFiles(directory);
  if ((await files.read('index.json')) === undefined) return [];
  return (await readLayout(files)).roots;
}

type Chunks = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** How often a stream is read that is cut or changed in transit. */
const TRIES = 4;

async function withTries(work: () => Promise<void>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await work();
      return;
    } catch (thrown) {
      const retry = toFailure(thrown)?.retry ?? 'permanent';
      if (retry === 'permanent' || tries === TRIES) throw thrown;
    }
  }
}

/** Reads it: a file that a crash left cut has the name, but not the content. */
async function isWhole(directory: string, digest: string): Promise<boolean> {
  if (!isDigest(digest)) return false;
  const path = `blobs/${digest.replace(':', '/')}`;
  const isFile = await lstat(join(directory, path)).then(
    (stats) => stats.isFile(),
    () => false,
  );
  const stream = isFile ? await directoryFiles(directory).open(path) : undefined;
  if (stream === undefined) return false;
  const hash = createHash(digest.startsWith('sha512:') ? 'sha512' : 'sha256');
  for await (const chunk of stream) hash.update(chunk);
  return digest.endsWith(`:${hash.digest('hex')}`);
}

/** With its parents, one by one: `recursive` never ends in file systems such as /proc, where nothing can be made. */
async function makePath(path: string): Promise<void> {
  try {
    await makeOne(path);
  } catch (thrown) {
    if (codeOf(thrown) !== 'ENOENT' || dirname(path) === path) throw thrown;
    await makePath(dirname(path));
    await makeOne(path);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (thrown) {
    if (codeOf(thrown) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw thrown;
  }
}

async function makeDirectory(path: string): Promise<void> {
  try {
    await makePath(path);
    if ((await lstat(path)).isDirectory()) return;
  } catch (cause) {
    throw notWritable(path, codeOf(cause), cause);
  }
  throw notWritable(path, 'it is a link');
}

async function removeTemporary(directory: string): Promise<void> {
  for (const part of ['', 'blobs/sha256', 'blobs/sha512']) {
    const names = await readdir(join(directory, part)).catch((): string[] => []);
    const left = names.filter((name) => name.startsWith(TEMPORARY));
    await Promise.all(left.map((name) => rm(join(directory, part, name), { force: true })));
  }
}

async function writeFile(directory: string, name: string, chunks: Chunks): Promise<void> {
  await writePath(join(directory, name), chunks, directory);
}

/** Under a temporary name in the same directory, then renamed: nothing is ever seen half-written. */
async function writePath(path: string, chunks: Chunks, directory: string): Promise<void> {
  const temporary = join(path, '..', `${TEMPORARY}${randomBytes(8).toString('hex')}`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk);
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    const code = thrown instanceof Error && 'code' in thrown ? codeOf(thrown) : undefined;
    throw code === undefined ? thrown : notWritable(directory, code, thrown);
  }
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : String(thrown);
}

/** What says that a layout cannot be written there; `why` in words, or the code of the system. */
export function notWritable(path: string, why: string, cause?: unknown): Problem {
  const message = `cannot write an OCI image layout to "${path}": ${describeFileFailure(why)}.`;
  const hint = 'Choose a directory that is empty or holds such a layout, on a disk with room.';
  return new Problem([error('COPY_NOT_WRITABLE', message, hint)], { cause });
}
