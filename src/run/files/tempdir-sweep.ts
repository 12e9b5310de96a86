// SPDX-License-Identifier: Apache-2.0
// Finds and removes private directories that killed runs left behind. Other users may write to the same parent.
import type { Stats } from 'node:fs';
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPrivateJson } from '../../private-file.ts';
import type { Log } from '../../log.ts';
import { findStrange, isTempDirName, OWNER, removeTempDir } from './tempdir.ts';
import { parseOwner, readOwnerState } from './tempdir-owner.ts';

/**
 * Called with a directory of a killed run before it is removed, to remove first what it refers to.
 * Returns the names in it that must stay because that failed.
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

/** A directory without an owner is just being created, or its run was killed at that moment, ms. */
const UNOWNED_MS = 60 * 60 * 1000;

/** An owner in another container cannot be checked; no CI job runs longer than this, ms. */
const ELSEWHERE_MS = 7 * 24 * 60 * 60 * 1000;

/** How many names are examined: everyone may create entries in a shared temporary directory. */
const MOST_NAMES = 10_000;

/**
 * Removes the private directories below `parent` whose owner has ended. Returns the paths of those
 * that are gone.
 *
 * Only real directories of this user's with mode 0700 and a name as `mkdtemp` makes ours count; no
 * link is followed, and anything else is skipped with a debug line. In a sticky directory such as
 * `/tmp` no other user can replace such a directory; a parent without that protection is not
 * swept at all. No error ends the run.
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

/** Whether only this user and root can rename this user's entries. Without users (Windows) nothing is swept. */
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
