// SPDX-License-Identifier: Apache-2.0
// Private directories that killed runs have left are found and removed. Other users may write to the same parent.
import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPrivateJson } from '../private-file.ts';
import type { Log } from '../log.ts';
import { findStrange, isTempDirName, OWNER, removeTempDir } from './tempdir.ts';
import { parseOwner, readOwnerState } from './tempdir-owner.ts';

/**
 * Told of a directory that a run has left, before it is removed: what it names may have to go first.
 * Returns the names in it that have to stay, since that did not succeed.
 */
export type OnLeft = (dir: string) => Promise<readonly string[]>;

/** What a sweep needs. */
export interface Sweep {
  readonly onLeft: OnLeft;
  readonly log: Pick<Log, 'debug'>;
  /** Ends the sweep before its next directory. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A directory without an owner is one that is being made, or whose run was killed right then, ms. */
const UNOWNED_MS = 60 * 60 * 1000;

/** An owner in another container cannot be asked; no job of a CI system runs for longer, ms. */
const ELSEWHERE_MS = 7 * 24 * 60 * 60 * 1000;

/** Names that are examined: everyone may make entries in a shared temporary directory. */
const MOST_NAMES = 10_000;

/**
 * Removes the private directories below `parent` whose owner has ended. Returns the paths of those
 * that are gone.
 *
 * Only real directories of this user's with mode 0700 and a name as `mkdtemp` makes ours count; no
 * link is followed, and anything else is left alone with a debug line. In a sticky directory such as
 * `/tmp` no other user can put something else in the place of such a directory; a parent where one
 * could is not swept at all. Nothing that goes wrong ends the run.
 */
export async function sweepTempDirs(parent: string, sweep: Sweep): Promise<string[]> {
  const swept: string[] = [];
  for (const dir of await listCandidates(parent, sweep)) {
    if (sweep.signal.aborted) break;
    try {
      if (!(await isAbandoned(dir, sweep))) continue;
      const kept = await sweep.onLeft(dir);
      await removeTempDir(dir, kept);
      if (kept.length === 0) swept.push(dir);
    } catch (cause) {
      if (!isSystemError(cause)) throw cause;
      sweep.log.debug(`"${dir}" is left alone: ${cause.message}`);
    }
  }
  return swept;
}

async function listCandidates(parent: string, { log }: Sweep): Promise<readonly string[]> {
  try {
    if (!isSafe(await stat(parent))) {
      log.debug(`"${parent}" is not swept: other users may rename what is in it`);
      return [];
    }
    const names = (await readdir(parent)).filter(isTempDirName);
    return names.slice(0, MOST_NAMES).map((name) => join(parent, name));
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    log.debug(`"${parent}" is not swept: ${cause.message}`);
    return [];
  }
}

/** Whether nobody but this user and root can rename this user's entries. Without users (Windows) nothing is swept. */
function isSafe({ uid, mode }: Stats): boolean {
  const own = process.getuid?.();
  const isShared = (mode & 0o022) !== 0 && (mode & 0o1000) === 0;
  return own !== undefined && (uid === own || uid === 0) && !isShared;
}

async function isAbandoned(dir: string, { log, now }: Sweep): Promise<boolean> {
  const stats = await lstat(dir);
  const strange = findStrange(stats);
  if (strange !== undefined) {
    log.debug(`"${dir}" is left alone: ${strange}`);
    return false;
  }
  const ageMs = now - stats.mtimeMs;
  const owner = parseOwner(await readPrivateJson(join(dir, OWNER)));
  if (owner === undefined) {
    const isEmpty = (await readdir(dir)).every((name) => name === OWNER);
    if (isEmpty && ageMs > UNOWNED_MS) return true;
    log.debug(`"${dir}" is left alone: it names no process`);
    return false;
  }
  const state = await readOwnerState(owner);
  if (state === 'elsewhere' && ageMs <= ELSEWHERE_MS) {
    log.debug(`"${dir}" is left alone: its process may run in another container`);
  }
  return state === 'ended' || (state === 'elsewhere' && ageMs > ELSEWHERE_MS);
}

function isSystemError(cause: unknown): cause is Error {
  return cause instanceof Error && 'code' in cause;
}
