// SPDX-License-Identifier: Apache-2.0
// The private directory of a run: made, checked before it is needed, removed. Knows nothing of other runs.
import type { Stats } from 'node:fs';
import { lstat, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { error, notice, Problem, type ProblemData } from '../problem.ts';
import { readOwner } from './tempdir-owner.ts';

const PREFIX = 'tagship-';
const BAKE_PREFIX = 'tagship-bake-';

/** The file in a private directory that says which process it belongs to. */
export const OWNER = 'owner.json';

/** Whether a name is one that {@link createTempDir} gives: `mkdtemp` adds six letters and digits. */
export function isTempDirName(name: string): boolean {
  return /^tagship-[A-Za-z0-9]{6}$/.test(name);
}

/**
 * A fresh directory only this user can enter (0700, as mkdtemp makes it), with a note of whose it
 * is. Where the note cannot be written the directory is removed again, so that none stays without.
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
 * Writes texts that later steps take as files (bake files) into a directory of their own (0700),
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
 * Whether a private directory can be made here and written to: it is tried. Returns TEMP_UNUSABLE
 * where it cannot, so that a run says so before it does anything.
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

/**
 * Removes a run's directory, all but what is to stay for the next run; it is no error when it is
 * gone. Links in it are removed, and not followed.
 */
export async function removeTempDir(dir: string, kept: readonly string[] = []): Promise<void> {
  const names = kept.length === 0 ? [''] : await readdir(dir);
  const stays = [...kept, OWNER];
  for (const name of names.filter((one) => !stays.includes(one))) {
    await rm(join(dir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** As {@link removeTempDir}; returns the notice TEMP_LEFT where the system refuses to remove something. */
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
 * Whether a path that a run has handed on, by a file that others could write too, is a private
 * directory of this user's right below `parent`, by name, owner and mode. Without users (Windows)
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

/** What keeps an entry from being a private directory of this user's, in words; undefined where nothing does. */
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
