// SPDX-License-Identifier: Apache-2.0
// The private directory of a run: checked in advance, created, removed.
import type { Stats } from 'node:fs';
import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { error, notice, Problem, type ProblemData } from '../../problem.ts';
import { readOwner } from './tempdir-owner.ts';

const PREFIX = 'tagship-';
const BAKE_PREFIX = 'tagship-bake-';

/** The file in a private directory that records its process. */
export const OWNER = 'owner.json';

/** Whether a name is one that {@link createTempDir} gives: `mkdtemp` adds six letters and digits. */
export function isTempDirName(name: string): boolean {
  return /^tagship-[A-Za-z0-9]{6}$/.test(name);
}

/**
 * Creates a directory that only this user can enter (0700, as mkdtemp does), with a note of its owner.
 * If the note cannot be written, the directory is removed again, so that none is left without one.
 *
 * @throws Problem TEMP_UNUSABLE
 */
export async function createTempDir(parent: string, pid: number): Promise<string> {
  const wrong = checkAbsolute(parent);
  if (wrong !== undefined) throw new Problem([wrong]);
  try {
    const dir = await mkdtemp(join(parent, PREFIX));
    try {
      const note = JSON.stringify(await readOwner(pid));
      await writeFile(join(dir, OWNER), note, { mode: 0o600, flag: 'wx' });
      return dir;
    } catch (cause) {
      await rm(dir, { recursive: true, force: true });
      throw cause;
    }
  } catch (cause) {
    throw toTempProblem(parent, cause);
  }
}

/**
 * Writes files for later steps (bake files) into their own directory (0700),
 * which stays until the job ends. Returns the directory and the path of each file by its name.
 *
 * @throws Problem TEMP_UNUSABLE, with no directory left
 */
export async function writeBakeFiles(
  parent: string,
  texts: Readonly<Record<string, string>>,
): Promise<{ readonly dir: string; readonly paths: Readonly<Record<string, string>> }> {
  try {
    const dir = await mkdtemp(join(parent, BAKE_PREFIX));
    try {
      const paths: Record<string, string> = {};
      for (const [name, text] of Object.entries(texts)) {
        paths[name] = join(dir, `${name}.json`);
        await writeFile(paths[name], text);
      }
      return { dir, paths };
    } catch (cause) {
      await rm(dir, { recursive: true, force: true });
      throw cause;
    }
  } catch (cause) {
    throw toTempProblem(parent, cause);
  }
}

/**
 * Checks by trying that a private directory can be created and written here. Returns TEMP_UNUSABLE
 * if not, so that a run reports it before it does anything.
 */
export async function checkTempParent(parent: string): Promise<readonly ProblemData[]> {
  try {
    await removeTempDir(await createTempDir(parent, process.pid));
    return [];
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown.problems;
    throw thrown;
  }
}

/** Whether a run's directory has only the note of its owner: then nothing in it can refer to what has to be removed first. */
export async function isUnused(dir: string): Promise<boolean> {
  try {
    return (await readdir(dir)).every((name) => name === OWNER);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false;
    throw cause;
  }
}

/**
 * Removes a run's directory except what must stay for the next run; a missing directory is not an
 * error. Links in it are removed, not followed.
 */
export async function removeTempDir(dir: string, kept: readonly string[] = []): Promise<void> {
  const names = kept.length === 0 ? [''] : await readdir(dir);
  const stays = [...kept, OWNER];
  for (const name of names.filter((one) => !stays.includes(one))) {
    await rm(join(dir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Like {@link removeTempDir}; returns the notice TEMP_LEFT if the system refuses to remove something. */
export async function tryRemoveTempDir(
  dir: string,
  kept: readonly string[] = [],
): Promise<readonly ProblemData[]> {
  try {
    await removeTempDir(dir, kept);
    return [];
  } catch (cause) {
    if (!(cause instanceof Error) || !('code' in cause)) throw cause;
    const message = `cannot remove the private directory "${dir}" of this run: ${cause.message}`;
    return [notice('TEMP_LEFT', message, 'Remove it by hand; the next run here tries again.')];
  }
}

/**
 * Whether a path from a file that others could have written is a private
 * directory of this user directly below `parent`, by name, owner and mode. Without users (Windows)
 * by name only.
 */
export async function isOwnDir(parent: string, path: string): Promise<boolean> {
  const name = basename(path);
  const isNamed = isTempDirName(name) || /^tagship-bake-[A-Za-z0-9]{6}$/.test(name);
  if (!isNamed || path !== join(resolve(parent), name)) return false;
  try {
    return findStrange(await lstat(path)) === undefined;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return false;
    throw cause;
  }
}

/** Why an entry is not a private directory of this user; undefined if it is one. */
export function findStrange(stats: Stats): string | undefined {
  if (!stats.isDirectory()) return 'it is not a directory';
  const own = process.getuid?.();
  if (own === undefined) return undefined;
  if (stats.uid !== own) return 'it belongs to another user';
  if ((stats.mode & 0o7777) !== 0o700) return 'its mode is not 0700';
  return undefined;
}

function checkAbsolute(parent: string): ProblemData | undefined {
  if (isAbsolute(parent)) return undefined;
  return error(
    'TEMP_UNUSABLE',
    `invalid temporary directory "${parent}": the path is not absolute`,
    HINT,
  );
}

const HINT =
  'Set TMPDIR (RUNNER_TEMP for the GitHub Action) to an existing directory that this user can write to.';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'it is not a directory',
  EACCES: 'this user cannot write to it',
  EPERM: 'this user cannot write to it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the file system',
  EDQUOT: "this user's disk quota is used up",
  EFBIG: 'the limit for the size of files (ulimit -f) is too low',
  ELOOP: 'it is a symbolic link to itself',
};

function toTempProblem(parent: string, cause: unknown): unknown {
  if (!(cause instanceof Error) || !('code' in cause)) return cause;
  const code = String(cause.code);
  const message = `cannot use the temporary directory "${parent}": ${reasons[code] ?? cause.message}`;
  return new Problem([error('TEMP_UNUSABLE', message, HINT)], { cause });
}
