// SPDX-License-Identifier: Apache-2.0
// Reads a whole file that is regular and small, and never waits for another program. An edge.
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';
import { describeFileFailure } from './file-failure.ts';

/** Why a file was not read. */
export interface UnreadFile {
  readonly ok: false;
  /** As the end of a sentence: `it is a directory`. */
  readonly why: string;
  readonly isMissing: boolean;
  /** It is there, and longer than what was asked for. */
  readonly isTooLong: boolean;
}

/** The text of a file, or why there is none. */
export type SmallFile = { readonly ok: true; readonly text: string } | UnreadFile;

/** The bytes of a file, or why there are none. */
export type SmallBytes = { readonly ok: true; readonly bytes: Uint8Array } | UnreadFile;

/** Whether named pipes are read. */
interface SmallFileOptions {
  readonly pipes?: boolean;
}

/** The limit of a Docker configuration, bytes: one of thousands of logins is smaller. */
export const DOCKER_CONFIG_BYTES = 4 * 1024 * 1024;

/** The limit of files that hold a credential, bytes. */
export const CREDENTIAL_BYTES = 64 * 1024;

/**
 * The text of a regular file of at most `limit` bytes; links lead to it where Kubernetes mounts them. A named pipe is refused and
 * not waited for, unless `pipes` are taken, as a shell makes them for `--key <(command)`; one that no program writes to is empty.
 */
export async function readSmallFile(
  path: string,
  limit = CREDENTIAL_BYTES,
  options: SmallFileOptions = {},
): Promise<SmallFile> {
  const file = await readSmallBytes(path, limit, options);
  return file.ok ? { ok: true, text: Buffer.from(file.bytes).toString('utf8') } : file;
}

/** The same as bytes. */
export async function readSmallBytes(
  path: string,
  limit: number,
  { pipes = false }: SmallFileOptions = {},
): Promise<SmallBytes> {
  try {
    const file = await open(path, READ);
    try {
      const stats = await file.stat();
      if (stats.isFIFO() && pipes) return await readPipe(path, limit);
      const wrong = findWrong(stats, limit);
      if (wrong !== undefined) return wrong;
      const space = makeSpace(stats, limit);
      const { bytesRead, buffer } = await file.read(space, 0, space.length, 0);
      return { ok: true, bytes: buffer.subarray(0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (cause) {
    return toUnread(cause);
  }
}

/** The same at once, for what is read before there is anything else to do. */
export function readSmallFileSync(path: string, limit: number): SmallFile {
  try {
    const fd = openSync(path, READ);
    try {
      const stats = fstatSync(fd);
      const wrong = findWrong(stats, limit);
      if (wrong !== undefined) return wrong;
      const space = makeSpace(stats, limit);
      return { ok: true, text: space.toString('utf8', 0, readSync(fd, space, 0, space.length, 0)) };
    } finally {
      closeSync(fd);
    }
  } catch (cause) {
    return toUnread(cause);
  }
}

function findWrong(stats: Stats, limit: number): UnreadFile | undefined {
  if (stats.isDirectory()) return refuseFile(describeFileFailure('EISDIR'));
  if (!stats.isFile()) return refuseFile('it is not a regular file');
  return stats.size > limit ? refuseLong(limit) : undefined;
}

/** The size of a file in /proc is 0. */
function makeSpace({ size }: Stats, limit: number): Buffer {
  return Buffer.alloc(size === 0 ? limit : size);
}

/** Why something could not be read. @throws what is no error of the operating system */
export function toUnread(cause: unknown): UnreadFile {
  if (!(cause instanceof Error && 'code' in cause)) throw cause;
  const code = String(cause.code);
  const isMissing = code === 'ENOENT' || code === 'ENOTDIR';
  return { ...refuseFile(describeFileFailure(code)), isMissing };
}

const READ = constants.O_RDONLY | constants.O_NONBLOCK;

/** The refusal of something that can't be read, for a reason in words. */
export function refuseFile(why: string): UnreadFile {
  return { ok: false, why, isMissing: false, isTooLong: false };
}

/** The refusal of more than so many bytes. */
export function refuseLong(limit: number): UnreadFile {
  return { ...refuseFile(`it is longer than ${limit} bytes`), isTooLong: true };
}

/** A pipe into which nothing comes is left after this long, ms. */
export const INPUT_SILENT_MS = 60_000;

/** By the event loop: a read of its own would wait where no signal ends it. */
async function readPipe(path: string, limit: number): Promise<SmallBytes> {
  const fd = openSync(path, READ);
  const chunks: Buffer[] = [];
  const first = readAtOnce(fd);
  // Without a writer there is its end at once, of which the event loop would tell nothing.
  if (first?.byteLength === 0) {
    closeSync(fd);
    return { ok: true, bytes: new Uint8Array() };
  }
  if (first !== undefined) chunks.push(first);
  let bytes = first?.byteLength ?? 0;
  const { Socket } = await import('node:net');
  const pipe = new Socket({ fd, readable: true, writable: false });
  pipe.setTimeout(INPUT_SILENT_MS, () => {
    pipe.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' }));
  });
  for await (const chunk of pipe as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.byteLength;
    if (bytes > limit) return refuseLong(limit);
  }
  return { ok: true, bytes: Buffer.concat(chunks) };
}

/** What is in a pipe already; empty at its end, undefined where something may come. */
function readAtOnce(fd: number): Buffer | undefined {
  const space = Buffer.alloc(4_096);
  try {
    return space.subarray(0, readSync(fd, space));
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EAGAIN') return undefined;
    throw cause;
  }
}
