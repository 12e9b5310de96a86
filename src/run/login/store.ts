// SPDX-License-Identifier: Apache-2.0
// Adds logins to a Docker configuration and removes them, one process at a time, with a record of what was there before. An edge.
import { realpath, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Problem } from '../../problem.ts';
import { findUnusable } from './configuration.ts';
import {
  codeOf,
  readConfiguration,
  readOwnText,
  replaceFile,
  toConfigFile,
  toReason,
  unusable,
} from './file.ts';
import { type LockOptions, withLock } from './lock.ts';
import {
  type FileContent,
  isLeftBehind,
  type LoginRecord,
  type LoginSet,
  omit,
  parseRecord,
  readAgain,
  toChecksum,
  toConfiguration,
  toRecordText,
} from './record.ts';

/** Where logins are kept: the directory of a Docker configuration. */
export interface LoginStore extends LockOptions {
  readonly directory: string;
}

/** The limit of a record, which has the configuration in it, bytes. */
const RECORD_LIMIT = 4 * 1024 * 1024;

/**
 * Adds logins to the configuration. Those that the same step or command has added before stay. What jobs have left that have
 * ended is taken out.
 *
 * @throws Problem LOGIN_JOB_CONFIG, LOGIN_JOB_LOCKED
 */
export async function addLogins(store: LoginStore, added: LoginSet): Promise<void> {
  await changeRecord(store, (record) => {
    const own = record.sets.find(({ id }) => id === added.id);
    const others = record.sets.filter(
      (set) => set.id !== added.id && !isLeftBehind(set, added, added.sinceMs),
    );
    return [...others, { ...added, entries: { ...own?.entries, ...added.entries } }];
  });
}

/**
 * Takes the logins of a step or command out, or those of some keys. Returns the keys that were ours, and the file: as it was
 * before where no other program has changed it.
 *
 * @throws Problem LOGIN_JOB_CONFIG, LOGIN_JOB_LOCKED
 */
export async function removeLogins(
  store: LoginStore,
  id: string,
  isWanted: (key: string) => boolean = () => true,
): Promise<readonly string[]> {
  if ((await readRecord(store.directory)) === undefined) return [];
  const removed: string[] = [];
  await changeRecord(store, ({ sets }) =>
    sets.map((set) => {
      if (set.id !== id) return set;
      const keys = Object.keys(set.entries).filter(isWanted);
      removed.push(...keys);
      return { ...set, entries: omit(set.entries, keys) };
    }),
  );
  return removed;
}

async function changeRecord(
  store: LoginStore,
  toSets: (record: LoginRecord) => readonly LoginSet[],
): Promise<void> {
  const { directory } = store;
  let madeNow: string | undefined;
  try {
    await withLock(toRecordFile(directory, '.lock'), store, async (made) => {
      madeNow = made;
      const now = await readConfiguration(directory);
      refuseUnusable(directory, now);
      const kept = await readRecord(directory);
      const record = kept === undefined ? toNew(now, made) : readAgain(kept, now);
      const sets = toSets(record).filter(({ entries }) => Object.keys(entries).length > 0);
      const next = { ...record, sets, known: [] };
      madeNow = next.made;
      await write(directory, next, now);
    });
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    throw new Problem([unusable(directory, toReason(cause))], { cause });
  } finally {
    if (madeNow !== undefined) await removeEmpty(directory, madeNow);
  }
}

function toNew(before: FileContent | undefined, made: string | undefined): LoginRecord {
  return { before, made, sets: [], known: [] };
}

function refuseUnusable(directory: string, now: FileContent | undefined): void {
  const why = findUnusable(toRecordText(now) ?? '');
  if (why !== undefined) throw new Problem([unusable(directory, why)]);
}

/** The record first: after a kill in between, the configuration is recognized as not written yet. */
async function write(
  directory: string,
  next: LoginRecord,
  now: FileContent | undefined,
): Promise<void> {
  const { before, sets } = next;
  const text = toConfiguration(next);
  const known = [toChecksum(text), toChecksum(toRecordText(now))];
  const path = toRecordFile(directory);
  const owner = before === undefined ? {} : { owner: before };
  if (sets.length > 0) {
    await replaceFile(path, JSON.stringify({ ...next, known }));
    await replaceFile(toConfigFile(directory), text, owner);
    return;
  }
  const content = before === undefined ? undefined : Buffer.from(before.base64, 'base64');
  await replaceFile(toConfigFile(directory), content, { ...owner, mode: before?.mode ?? 0o600 });
  await replaceFile(path, undefined);
}

async function readRecord(directory: string): Promise<LoginRecord | undefined> {
  try {
    const text = await readOwnText(toRecordFile(directory), RECORD_LIMIT);
    if (text === undefined) return undefined;
    const record = parseRecord(text);
    if (record !== undefined) return record;
    throw new Problem([unusable(directory, `its record "${toRecordFile(directory)}" is damaged`)]);
  } catch (cause) {
    if (codeOf(cause) === 'ENOTDIR') return undefined;
    if (cause instanceof Problem) throw cause;
    throw new Problem([unusable(directory, `its record: ${toReason(cause)}`)], { cause });
  }
}

function toRecordFile(directory: string, suffix = ''): string {
  return join(directory, `config.json.tagship${suffix}`);
}

/** Removes directories that were made for the logins, from this one up to `topmost`, as long as they are empty. */
async function removeEmpty(directory: string, topmost: string): Promise<void> {
  try {
    for (let path = directory; path.startsWith(topmost); path = dirname(path)) await rmdir(path);
  } catch (cause) {
    // Something of others is in it, or another job has removed it.
    if (codeOf(cause) === '') throw cause;
  }
}

/** The directory without links in its path, so that jobs that name it differently share one lock. One that does not exist is left as named. */
export async function resolveDirectory(directory: string): Promise<string> {
  try {
    return await realpath(directory);
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    return directory;
  }
}
