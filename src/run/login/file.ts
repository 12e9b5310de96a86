// SPDX-License-Identifier: Apache-2.0
// The file of a Docker configuration: whether logins can be written to it, and reading and replacing it. An edge.
import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { access, chown, lstat, open, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { error, type ProblemData } from '../../problem.ts';
import { findUnusable } from './configuration.ts';
import type { FileContent } from './record.ts';

/** The limit of a configuration, bytes: real ones have a few hundred. */
const LIMIT = 1024 * 1024;

/** The configuration in a directory. */
export function toConfigFile(directory: string): string {
  return join(directory, 'config.json');
}

/**
 * The problem LOGIN_JOB_CONFIG where logins cannot be written to the configuration in this directory; none if they
 * can, or if it does not exist and can be made. Changes nothing.
 */
export async function checkConfiguration(directory: string): Promise<readonly ProblemData[]> {
  try {
    const why = await findWrong(directory);
    return why === undefined ? [] : [unusable(directory, why)];
  } catch (cause) {
    return [unusable(directory, toReason(cause))];
  }
}

/** An error LOGIN_JOB_CONFIG. */
export function unusable(directory: string, why: string): ProblemData {
  return error(
    'LOGIN_JOB_CONFIG',
    `cannot write logins to the Docker configuration "${toConfigFile(directory)}": ${why}`,
    'Correct it, or set DOCKER_CONFIG to another directory for this step and for those that need the login.',
  );
}

async function findWrong(directory: string): Promise<string | undefined> {
  const existing = await findExisting(directory);
  await access(existing, constants.W_OK | constants.X_OK);
  if (existing !== directory) return undefined;
  const content = await readConfiguration(directory);
  if (content === undefined) return undefined;
  return findUnusable(Buffer.from(content.base64, 'base64').toString('utf8'));
}

/** The directory itself, or the nearest above it that exists. */
async function findExisting(directory: string): Promise<string> {
  try {
    const stats = await lstat(await realpath(directory));
    if (!stats.isDirectory()) throw wrong(`"${directory}" is not a directory`);
    return directory;
  } catch (cause) {
    const parent = dirname(directory);
    if (codeOf(cause) !== 'ENOENT' || parent === directory) throw cause;
    await refuseLink(directory);
    return findExisting(parent);
  }
}

async function refuseLink(path: string): Promise<void> {
  const stats = await lstatOrNone(path);
  if (stats?.isSymbolicLink() === true) throw wrong(`"${path}" is a symbolic link to nothing`);
}

/**
 * The content of a configuration; undefined if there is no file.
 *
 * @throws Error with the reason where it is not a regular file of at most 1 MiB that this user may replace
 */
export async function readConfiguration(directory: string): Promise<FileContent | undefined> {
  const path = toConfigFile(directory);
  const stats = await lstatOrNone(path);
  if (stats === undefined) return undefined;
  const why = findStrangeFile(stats, process.getuid?.());
  if (why !== undefined) throw wrong(why);
  await access(path, constants.R_OK | constants.W_OK);
  const bytes = await readBytes(path, LIMIT);
  const { uid, gid } = stats;
  return { base64: bytes.toString('base64'), mode: stats.mode & 0o7777, uid, gid };
}

/** Why a file cannot be replaced and put back as it was; undefined if it can. */
function findStrangeFile(stats: Stats, own: number | undefined): string | undefined {
  if (stats.isSymbolicLink()) {
    return 'it is a symbolic link, and the file that it leads to may belong to others';
  }
  if (!stats.isFile()) return 'it is not a regular file';
  if (stats.size > LIMIT) return `it is longer than ${LIMIT} bytes`;
  if ((stats.mode & 0o200) === 0) return 'it is read-only';
  if (own !== undefined && own !== 0 && stats.uid !== own) return 'it belongs to another user';
  return undefined;
}

/** The bytes of a regular file, through no link and not waiting for a pipe. */
async function readBytes(path: string, limit: number): Promise<Buffer> {
  const noFollow = (constants.O_NOFOLLOW as number | undefined) ?? 0;
  const noWait = (constants.O_NONBLOCK as number | undefined) ?? 0;
  const file = await open(path, constants.O_RDONLY | noFollow | noWait);
  try {
    if (!(await file.stat()).isFile()) throw wrong('it is not a regular file');
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await file.read(buffer, length, buffer.length - length, length);
      if (bytesRead === 0) return buffer.subarray(0, length);
      length += bytesRead;
      if (length > limit) throw wrong(`it is longer than ${limit} bytes`);
    }
  } finally {
    await file.close();
  }
}

/** The text of a private file of ours; undefined if there is none. @throws Error where it is anything else */
export async function readOwnText(path: string, limit: number): Promise<string | undefined> {
  try {
    return (await readBytes(path, limit)).toString('utf8');
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

/** Replaces a file at once: readers see the old content or the new one. Undefined removes it. */
export async function replaceFile(
  path: string,
  content: Buffer | string | undefined,
  { mode = 0o600, owner }: { readonly mode?: number; readonly owner?: FileContent } = {},
): Promise<void> {
  if (content === undefined) return rm(path, { force: true });
  const temporary = `${path}.${randomUUID()}`;
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.chmod(mode);
      await file.sync();
    } finally {
      await file.close();
    }
    if (owner !== undefined) await giveBack(temporary, owner);
    await rename(temporary, path);
  } catch (cause) {
    await rm(temporary, { force: true });
    throw cause;
  }
}

/** Root gives a file back to its owner; anyone gives it back to its group, where they are in it. */
async function giveBack(path: string, { uid, gid }: FileContent): Promise<void> {
  const own = process.getuid?.();
  if (own === undefined || (uid === own && gid === process.getgid?.())) return;
  try {
    await chown(path, uid, gid);
  } catch (cause) {
    if (uid !== own || codeOf(cause) !== 'EPERM') throw cause;
  }
}

async function lstatOrNone(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return undefined;
    throw cause;
  }
}

function wrong(why: string): Error {
  return Object.assign(new Error(why), { code: 'UNUSABLE' });
}

/** The code of a system error; empty for anything else. */
export function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'this user may not read or write it',
  EPERM: 'this user may not write it',
  EROFS: 'it is on a read-only file system',
  ENOTDIR: 'a part of its path is not a directory',
  ELOOP: 'it is a symbolic link, and the file that it leads to may belong to others',
  EBUSY: 'it is mounted by itself, so that it cannot be replaced',
  ENOSPC: 'no space is left on the file system',
  EDQUOT: "this user's disk quota is used up",
};

/** Why a file cannot be used, in words. @throws what is no error of a file */
export function toReason(cause: unknown): string {
  const code = codeOf(cause);
  if (code === '') throw cause;
  return reasons[code] ?? (cause as Error).message;
}
