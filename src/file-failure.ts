// SPDX-License-Identifier: Apache-2.0
// The system's errors about files, in words. Pure.

/** What a code means of a path that is read or written. */
export const FILE_FAILURES: Readonly<Record<string, string>> = {
  ENOENT: 'it does not exist',
  ENOTDIR: 'a part of it is a file and not a directory',
  EEXIST: 'it is a file and not a directory',
  EISDIR: 'it is a directory',
  EACCES: 'this user may not access it',
  EPERM: 'this user may not access it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  ENAMETOOLONG: 'it is too long',
  ETIMEDOUT: 'nothing was written to it in time',
  ELOOP: 'its links lead in a circle',
};

/** `it does not exist (ENOENT)`; the code alone where it has no words. */
export function describeFileFailure(code: string): string {
  const words = FILE_FAILURES[code];
  return words === undefined ? code : `${words} (${code})`;
}

/** Why a file can't be used, from what the system throws: `this user may not access it (EACCES)`. */
export function describeFileError(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? describeFileFailure(code) : String(cause);
}
