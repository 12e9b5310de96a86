// SPDX-License-Identifier: Apache-2.0
// Reads a whole file that is regular and small, and never waits for another program. An edge.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** The text of a file, or why there is none. */
export type SmallFile =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

/** The limit of files that hold a credential, bytes. */
const CREDENTIAL_BYTES = 64 * 1024;

/**
 * The text of a regular file of at most `limit` bytes; links lead to it where Kubernetes mounts them. A named pipe is refused and
 * not waited for.
 */
export async function readSmallFile(path: string, limit = CREDENTIAL_BYTES): Promise<SmallFile> {
  try {
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (!stats.isFile()) return { ok: false, why: 'it is not a regular file' };
      if (stats.size > limit) return { ok: false, why: `it is longer than ${limit} bytes` };
      // The size of a file in /proc is 0.
      const space = Buffer.alloc(stats.size === 0 ? limit : stats.size);
      const { bytesRead, buffer } = await file.read(space, 0, space.length, 0);
      return { ok: true, text: buffer.toString('utf8', 0, bytesRead) };
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return { ok: false, why: String(cause.code) };
    throw cause;
  }
}
