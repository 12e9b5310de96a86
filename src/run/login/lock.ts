// SPDX-License-Identifier: Apache-2.0
// A lock file, so that jobs of one machine change a file one after the other. An edge.
import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../../clock.ts';
import { error, Problem } from '../../problem.ts';
import { parseObject } from '../../registry/json.ts';
import { parseOwner, readOwner, readOwnerState } from '../files/tempdir-owner.ts';
import { codeOf, readOwnText } from './file.ts';

/** How long to wait for another job, which needs a few milliseconds, ms. */
const LIMIT_MS = 20_000;
/** The time between two attempts, ms. */
const EACH_MS = 20;
/** Whether a process in another container still runs is not known; none keeps the lock for so long, ms. */
const STALE_MS = 10_000;
const TEXT_LIMIT = 4096;

/** What a lock needs of a run. */
export interface LockOptions {
  readonly clock: Clock;
  readonly signal?: AbortSignal | undefined;
  /** How long to wait for it, ms. */
  readonly limitMs?: number;
}

/**
 * Runs `act` while no other process has the lock. `made` is the topmost directory that had to be made for it. The lock of a process that has
 * ended is taken over.
 *
 * @throws Problem LOGIN_JOB_LOCKED where another one has it for longer than the limit
 */
export async function withLock<T>(
  path: string,
  options: LockOptions,
  act: (made: string | undefined) => Promise<T>,
): Promise<T> {
  const { clock, signal, limitMs = LIMIT_MS } = options;
  const text = JSON.stringify({ ...(await readOwner(process.pid)), nonce: randomUUID() });
  const endMs = clock.now() + limitMs;
  let made: string | undefined;
  for (;;) {
    made = (await mkdir(dirname(path), { recursive: true, mode: 0o700 })) ?? made;
    if (await take(path, text)) break;
    if (await breakStale(path, clock)) continue;
    if (clock.now() >= endMs) throw locked(path, limitMs);
    await clock.sleep(EACH_MS * (0.5 + clock.random()), signal);
  }
  try {
    return await act(made);
  } finally {
    await release(path, text);
  }
}

/** Whether the lock is ours now. Its text follows its name, so that an empty one is not stale before its time. */
async function take(path: string, text: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return true;
  } catch (cause) {
    // ENOENT: the directory was removed in the meantime.
    if (['EEXIST', 'ENOENT'].includes(codeOf(cause))) return false;
    throw cause;
  }
}

/** Removes the lock of a process that has ended. What was taken away by mistake is put back. */
async function breakStale(path: string, clock: Pick<Clock, 'now'>): Promise<boolean> {
  const text = await readText(path);
  if (text === undefined || !(await isStale(path, text, clock))) return false;
  const away = `${path}.${randomUUID()}`;
  try {
    await rename(path, away);
    if ((await readText(away)) !== text) await link(away, path);
    return true;
  } catch (cause) {
    if (!['EEXIST', 'ENOENT'].includes(codeOf(cause))) throw cause;
    return true;
  } finally {
    await rm(away, { force: true });
  }
}

async function isStale(path: string, text: string, { now }: Pick<Clock, 'now'>): Promise<boolean> {
  const owner = parseOwner(parseObject(text));
  const state = owner === undefined ? 'elsewhere' : await readOwnerState(owner);
  if (state !== 'elsewhere') return state === 'ended';
  try {
    return now() - (await lstat(path)).mtimeMs > STALE_MS;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return false;
    throw cause;
  }
}

async function release(path: string, text: string): Promise<void> {
  if ((await readText(path)) === text) await rm(path, { force: true });
}

/** Undefined without a lock; anything but a small file of text is a lock without an owner. */
async function readText(path: string): Promise<string | undefined> {
  try {
    return await readOwnText(path, TEXT_LIMIT);
  } catch (cause) {
    if (codeOf(cause) === '') throw cause;
    return '';
  }
}

function locked(path: string, limitMs: number): Problem {
  return new Problem([
    error(
      'LOGIN_JOB_LOCKED',
      `another job changes the logins of the Docker configuration: it has had the lock "${path}" for more than ${limitMs / 1000} s`,
      'Run the job again. If no other job runs on this machine, remove that file.',
    ),
  ]);
}
