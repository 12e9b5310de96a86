// SPDX-License-Identifier: Apache-2.0
// A lock across processes.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Runs `step` while no other process holds the lock on `path`.
 *
 * The kernel's lock is held by a `flock` child whose standard input is ours: when this process
 * dies in any way, the pipe closes, the child ends and the lock is free. No stale lock files.
 */
export async function withLock<T>(path: string, step: () => Promise<T>): Promise<T> {
  const holder = spawn('flock', ['--exclusive', path, 'sh', '-c', 'echo; exec cat'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(holder, 'close');
  try {
    await Promise.race([
      once(holder.stdout, 'data'),
      ended.then(() => {
        throw new Error(`cannot lock ${path}`);
      }),
    ]);
    return await step();
  } finally {
    holder.stdin.end();
    holder.stdout.resume();
    await ended;
  }
}
