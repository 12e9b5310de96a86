// SPDX-License-Identifier: Apache-2.0
// The private directory of a run, and what killed runs left behind. An edge: touches the file system only.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PREFIX = 'tagship-';
const OWNER = 'owner.pid';

/**
 * Told of a directory that a run has left, before it is removed: what it names may have to go first.
 * Returns the names in it that have to stay, since that did not succeed.
 */
export type OnLeft = (dir: string) => Promise<readonly string[]>;

/**
 * A fresh directory only this user can enter (0700, as mkdtemp makes it), with a note of whose it is.
 * Directories of runs that were killed are removed first.
 */
export async function createTempDir(parent: string, pid: number, onLeft: OnLeft): Promise<string> {
  await sweepTempDirs(parent, onLeft);
  const dir = await mkdtemp(join(parent, PREFIX));
  await writeFile(join(dir, OWNER), String(pid), { mode: 0o600 });
  return dir;
}

/** Removes a run's directory, all but what is to stay for the next run; it is no error when it is gone. */
export async function removeTempDir(dir: string, kept: readonly string[] = []): Promise<void> {
  const names = kept.length === 0 ? [''] : await readdir(dir);
  const stays = [...kept, OWNER];
  for (const name of names.filter((one) => !stays.includes(one))) {
    await rm(join(dir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}

/** Removes the directories below `parent` whose owner no longer runs. Returns the paths of those that are gone. */
export async function sweepTempDirs(parent: string, onLeft: OnLeft): Promise<string[]> {
  const names = (await readdir(parent)).filter((name) => name.startsWith(PREFIX));
  const swept: string[] = [];
  for (const name of names) {
    const dir = join(parent, name);
    if (await isAbandoned(dir)) {
      const kept = await onLeft(dir);
      await removeTempDir(dir, kept);
      if (kept.length === 0) swept.push(dir);
    }
  }
  return swept;
}

async function isAbandoned(dir: string): Promise<boolean> {
  try {
    if ((await stat(dir)).uid !== process.getuid?.()) return false;
    const pid = Number(await readFile(join(dir, OWNER), 'utf8'));
    return Number.isInteger(pid) && pid > 0 && !isRunning(pid);
  } catch (error) {
    // No note of an owner: another program's directory, or one that is being made or removed now.
    if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR') || isCode(error, 'EACCES'))
      return false;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !isCode(error, 'ESRCH');
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
