// SPDX-License-Identifier: Apache-2.0
// Faults of the file system that the private directory of a run is on: the machine's, and no bug of ours. Pure.
import { error, Problem } from '../problem.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the file system',
  EDQUOT: "this user's disk quota is used up",
  EROFS: 'the file system is read-only',
  EFBIG: 'the limit for the size of files (ulimit -f) is too low',
  EIO: 'the disk reports an error',
};

/** Problem TEMP_FULL for a fault of the file system; anything else as it is. */
export function toDiskProblem(thrown: unknown, tempDir: string): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown) || !('syscall' in thrown)) return thrown;
  const reason = reasons[String(thrown.code)];
  if (reason === undefined) return thrown;
  const message = `cannot write to the temporary directory "${tempDir}": ${reason}`;
  const hint = 'Free some space there, or set TMPDIR to a directory on another file system.';
  return new Problem([error('TEMP_FULL', message, hint)], { cause: thrown });
}
