// SPDX-License-Identifier: Apache-2.0
// Which process owns a private directory, and whether that process has ended. Reads /proc if there is one.
import { readFile, readlink } from 'node:fs/promises';
import { omitUndefined } from '../../omit-undefined.ts';

/** A process, identified so that a later process with the same number is not mistaken for it. */
export interface Owner {
  readonly pid: number;
  /** When it started, in ticks since boot; absent if the system does not report it. */
  readonly start?: string;
  /** The boot and the PID namespace in which the number is valid; absent without /proc. */
  readonly scope?: string;
}

/** Whether the owner of a directory has ended. `elsewhere`: its number means nothing in this PID namespace. */
export type OwnerState = 'running' | 'ended' | 'elsewhere';

/** The owner record of a process. */
export async function readOwner(pid: number): Promise<Owner> {
  const [start, scope] = await Promise.all([readStart(pid), readScope()]);
  return {
    pid,
    ...omitUndefined({ start, scope }),
  };
}

/**
 * Whether an owner is still running. Containers that share a temporary directory have their own PID
 * namespaces, so a number from another namespace is never looked up here.
 *
 * @see https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
 */
export async function readOwnerState({ pid, start, scope }: Owner): Promise<OwnerState> {
  if (scope !== (await readScope())) return 'elsewhere';
  if (!isRunning(pid)) return 'ended';
  const now = start === undefined ? undefined : await readStart(pid);
  return now !== undefined && now !== start ? 'ended' : 'running';
}

/** The owner in a note; undefined for an invalid note. */
export function parseOwner(note: unknown): Owner | undefined {
  const { pid, start, scope } = { ...(note as Partial<Owner>) };
  const isPid = typeof pid === 'number' && Number.isSafeInteger(pid) && pid > 0 && pid < 2 ** 31;
  if (!isPid || !isTextOrAbsent(start) || !isTextOrAbsent(scope)) return undefined;
  return {
    pid,
    ...omitUndefined({ start, scope }),
  };
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

/**
 * Field 22 of `/proc/PID/stat`. The second field is the program's name in brackets, which may hold
 * spaces and brackets itself.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
async function readStart(pid: number): Promise<string | undefined> {
  const text = await orAbsent(readFile(`/proc/${pid}/stat`, 'utf8'));
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[19];
}

async function readScope(): Promise<string | undefined> {
  const [boot, namespace] = await Promise.all([
    orAbsent(readFile('/proc/sys/kernel/random/boot_id', 'utf8')),
    orAbsent(readlink('/proc/self/ns/pid')),
  ]);
  return boot === undefined || namespace === undefined ? undefined : `${boot.trim()} ${namespace}`;
}

async function orAbsent(reading: Promise<string>): Promise<string | undefined> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return undefined;
    throw cause;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // EPERM: another user's process, which is running.
    return !(cause instanceof Error && 'code' in cause && cause.code === 'ESRCH');
  }
}
