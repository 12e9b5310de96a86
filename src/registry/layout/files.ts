// SPDX-License-Identifier: Apache-2.0
// The files of an OCI image layout, in a directory or in a tar archive. Reads, never writes.
import { constants } from 'node:fs';
import { open, opendir, realpath, type FileHandle } from 'node:fs/promises';
import { join, posix, sep } from 'node:path';
import { describeFileFailure } from '../../file-failure.ts';
import { error, Problem } from '../../problem.ts';
import { LAYOUT_ENTRIES, MANIFEST_BYTES } from '../limits.ts';
import { BLOCK_BYTES, notTar, paddingOf, parseTarExtension, parseTarHeader } from './tar.ts';
import type { TarExtension, TarHeader } from './tar.ts';

/** The annotation that holds the tag of an entry. @see https://github.com/opencontainers/image-spec/blob/v1.1.1/annotations.md */
export const REF_NAME = 'org.opencontainers.image.ref.name';

/** Read access to the files of a layout by their names in it: `index.json`, `blobs/sha256/…`. */
export interface LayoutFiles {
  /** For messages: the path of the directory or the archive. */
  readonly place: string;
  /** All bytes of a small file; undefined if there is none. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** The bytes of a file piece by piece; undefined if there is none. */
  readonly open: (name: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** How many bytes a file has; undefined if there is none. */
  readonly sizeOf: (name: string) => Promise<number | undefined>;
  /** The names of what is right below a directory of the layout, not more than a layout may list. */
  readonly list: (directory: string) => Promise<readonly string[]>;
  readonly close: () => Promise<void>;
}

/** How much is read at once, bytes. */
const PIECE_BYTES = 512 * 1024;

/** A part of an open file. */
interface Span {
  readonly start: number;
  readonly size: number;
}

/**
 * The files in a directory. Only regular files are read, never a device or a pipe, and `index.json` not through a link; a
 * blob may be one, as build tools write them, since its digest says what it has to be. With `links: 'inside'` what a
 * link leads to must be in the directory too.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID from its functions, for a file that is none or too large
 */
export function directoryFiles(
  directory: string,
  links: 'anywhere' | 'inside' = 'anywhere',
): LayoutFiles {
  const openIn = async (name: string) => {
    if (links === 'inside') await checkInside(directory, name);
    return await openFile(directory, name);
  };
  const sizeOf = async (name: string) => {
    const file = await openIn(name);
    await file?.handle.close();
    return file?.size;
  };
  /** Opened when it is read: what is not read, such as a blob that a registry has, would stay open. */
  const readIn = async function* (name: string): AsyncGenerator<Uint8Array> {
    const file = await openIn(name);
    if (file === undefined) throw unreadable(join(directory, name), 'ENOENT');
    try {
      yield* pieces(file.handle, { start: 0, size: file.size });
    } finally {
      await file.handle.close();
    }
  };
  return {
    place: directory,
    read: async (name) => {
      const file = await openIn(name);
      if (file === undefined) return undefined;
      try {
        return await readSpan(file.handle, { start: 0, size: file.size }, join(directory, name));
      } finally {
        await file.handle.close();
      }
    },
    open: async (name) => ((await sizeOf(name)) === undefined ? undefined : readIn(name)),
    sizeOf,
    list: (name) => listNames(join(directory, name)),
    close: () => Promise.resolve(),
  };
}

async function listNames(path: string): Promise<readonly string[]> {
  const names: string[] = [];
  const directory = await opendir(path).catch((cause: unknown) => {
    if (isMissing(cause)) return [];
    throw unreadable(path, codeOf(cause), cause);
  });
  for await (const { name } of directory) {
    if (names.length === LAYOUT_ENTRIES) break;
    names.push(name);
  }
  return names;
}

/** @throws Problem REGISTRY_LAYOUT_INVALID for a file that a link leads to outside the directory */
async function checkInside(directory: string, name: string): Promise<void> {
  const [root, path] = await Promise.all([
    realpath(directory),
    realpath(join(directory, name)),
  ]).catch(() => [undefined, undefined]); // missing, as opening it says
  if (root === undefined || path === undefined || path.startsWith(`${root}${sep}`)) return;
  throw unreadable(join(directory, name), 'it is a link that leads out of the layout');
}

/**
 * The files in a tar archive that is not compressed, read from where they stand in it: nothing is unpacked. A symbolic
 * link stands for the file of the archive that it names; other links and devices in it count as absent.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID for what is not such an archive
 */
export async function openArchiveFiles(path: string): Promise<LayoutFiles> {
  const { handle } = (await openFile('', path)) ?? {};
  if (handle === undefined) throw missing(path);
  const spans = await listEntries(handle, path).catch(async (thrown: unknown) => {
    await handle.close();
    throw thrown;
  });
  return {
    place: path,
    read: async (name) => {
      const span = spans.get(name);
      return span && (await readSpan(handle, span, `${path}: ${name}`));
    },
    open: (name) => {
      const span = spans.get(name);
      return Promise.resolve(span && pieces(handle, span));
    },
    sizeOf: (name) => Promise.resolve(spans.get(name)?.size),
    list: (name) =>
      Promise.resolve(
        [...spans.keys()]
          .filter((one) => posix.dirname(one) === name)
          .map((one) => posix.basename(one)),
      ),
    close: () => handle.close(),
  };
}

/** Where each file stands in an archive. The last of several with one name counts, as when it is unpacked. */
async function listEntries(handle: FileHandle, path: string): Promise<ReadonlyMap<string, Span>> {
  const found: Entries = { spans: new Map(), links: new Map() };
  const { size: total } = await handle.stat();
  let extension: TarExtension = {};
  let at = 0;
  for (let entries = 0; at + BLOCK_BYTES <= total; entries += 1) {
    if (entries > LAYOUT_ENTRIES) throw notTar(path);
    const header = parseTarHeader(await readBytes(handle, at, BLOCK_BYTES, path), path);
    if (header === undefined) return withLinks(found);
    const span = { start: at + BLOCK_BYTES, size: extension.size ?? header.size };
    if (!isWithin(span, total)) throw notTar(path);
    if (EXTENSIONS.includes(header.type)) {
      const body = Buffer.from(await readSpan(handle, span, path));
      extension = { ...extension, ...readExtension(header.type, body) };
    } else {
      addEntry(found, { ...header, ...extension }, span);
      extension = {};
    }
    at = span.start + span.size + paddingOf(span.size);
  }
  if (found.spans.size === 0) throw notTar(path);
  return withLinks(found);
}

/** The files of an archive, and what its symbolic links name. */
interface Entries {
  readonly spans: Map<string, Span>;
  readonly links: Map<string, string>;
}

function addEntry({ spans, links }: Entries, { type, link, name }: TarHeader, span: Span): void {
  const plain = name.replace(/^\.\//, '');
  if (FILES.includes(type)) spans.set(plain, span);
  if (type === LINK) links.set(plain, link);
}

/** Extended header, long names of GNU tar, and the header for all entries, of which nothing here is needed. */
const EXTENSIONS = ['x', 'L', 'K', 'g'];
const FILES = ['0', '\0', '7'];
const LINK = '2';

function readExtension(type: string, body: Buffer): TarExtension {
  if (type === 'g') return {};
  if (type === 'x') return parseTarExtension(body);
  const name = body.toString('utf8').replace(/\0+$/, '');
  return type === 'K' ? { link: name } : { name };
}

/** With the files that links name, as Docker writes layers that are in an archive twice. A link to a link is none. */
function withLinks({ spans, links }: Entries): ReadonlyMap<string, Span> {
  const all = new Map(spans);
  for (const [name, to] of links) {
    const span = spans.get(posix.join(posix.dirname(name), to));
    if (span !== undefined && !spans.has(name)) all.set(name, span);
  }
  return all;
}

function isWithin({ start, size }: Span, total: number): boolean {
  return Number.isSafeInteger(size) && size >= 0 && start + size <= total;
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly size: number;
}

async function openFile(directory: string, name: string): Promise<OpenFile | undefined> {
  const path = join(directory, name);
  const handle = await tryOpen(path, directory === '' || name.startsWith('blobs/'));
  if (handle === undefined) return undefined;
  const stats = await handle.stat();
  if (stats.isFile()) return { handle, size: stats.size };
  await handle.close();
  throw unreadable(path, 'it is not a regular file');
}

/** Undefined where there is no such file. A pipe does not keep it waiting. */
async function tryOpen(path: string, mayBeLink: boolean): Promise<FileHandle | undefined> {
  const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;
  try {
    return await open(path, O_RDONLY | O_NONBLOCK | (mayBeLink ? 0 : O_NOFOLLOW));
  } catch (cause) {
    if (isMissing(cause)) return undefined;
    const code = codeOf(cause);
    throw unreadable(path, code === 'ELOOP' ? 'it is a link' : code, cause);
  }
}

function isMissing(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(codeOf(cause));
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'no access';
}

/** @throws Problem REGISTRY_LAYOUT_INVALID if it is larger than a manifest may be */
async function readSpan(handle: FileHandle, { start, size }: Span, place: string) {
  if (size > MANIFEST_BYTES) throw unreadable(place, `it is larger than ${MANIFEST_BYTES} bytes`);
  return await readBytes(handle, start, size, place);
}

async function readBytes(
  handle: FileHandle,
  start: number,
  size: number,
  place: string,
): Promise<Buffer> {
  const buffer = Buffer.alloc(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(buffer, filled, size - filled, start + filled);
    if (bytesRead === 0) throw unreadable(place, 'it ends too early');
    filled += bytesRead;
  }
  return buffer;
}

async function* pieces(handle: FileHandle, { start, size }: Span): AsyncGenerator<Uint8Array> {
  for (let done = 0; done < size;) {
    const buffer = Buffer.allocUnsafe(Math.min(PIECE_BYTES, size - done));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, start + done);
    if (bytesRead === 0) return; // too short, as the digest will say
    done += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function missing(path: string): Problem {
  const message = `no OCI image layout at "${path}": there is no such file.`;
  const hint = 'Check the path. Write oci:DIR for a directory, oci-archive:FILE for a tar archive.';
  return new Problem([error('REGISTRY_LAYOUT_INVALID', message, hint)]);
}

function unreadable(path: string, why: string, cause?: unknown): Problem {
  const message = `"${path}" of an OCI image layout cannot be read: ${describeFileFailure(why)}.`;
  const hint = 'Check that it comes from a tool that writes such layouts, and who may read it.';
  return new Problem([error('REGISTRY_LAYOUT_INVALID', message, hint)], { cause });
}
