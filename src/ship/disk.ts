// SPDX-License-Identifier: Apache-2.0
// Errors of the file system of the private directory: faults of the machine, not bugs of tagship. Pure.
import { error, Problem } from '../problem.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the file system',
  EDQUOT: "this user's disk quota is used up",
  EROFS: 'the file system is read-only',
  EFBIG: 'the limit for the size of files (ulimit -f) is too low',
  EIO: 'the disk reports an error',
};

/** Problem TEMP_FULL for an error of the file system; anything else unchanged. */
export function toDiskProblem(thrown: unknown, tempDir: string): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown) || !('syscall' in thrown)) return thrown;
  const reason = reasons[String(thrown.code)];
  if (reason === undefined) return thrown;
  const message = `cannot write to the temporary directory "${tempDir}": ${reason}`;
  const hint = 'Free some space there, or set TMPDIR to a directory on another file system.';
  return new Problem([error('TEMP_FULL', message, hint)], { cause: thrown });
}
