// SPDX-License-Identifier: Apache-2.0
// Reads small files that another program may have put in place of ours. Follows no links and does not wait for pipes.
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** The limit of such a file, bytes. */
const LIMIT = 4096;

/** Without `O_NONBLOCK`, opening a named pipe would block; Windows has neither flag. */
const FLAGS =
  constants.O_RDONLY |
  ((constants.O_NOFOLLOW as number | undefined) ?? 0) |
  ((constants.O_NONBLOCK as number | undefined) ?? 0);

/**
 * The text of a regular file of at most 4 KiB. Undefined for anything else: a link, a pipe, a
 * device, a directory, a longer file, no file, one that may not be read.
 */
export async function readPrivateFile(path: string): Promise<string | undefined> {
  try {
    const file = await open(path, FLAGS);
    try {
      const stats = await file.stat();
      if (!stats.isFile() || stats.size > LIMIT) return undefined;
      const { bytesRead, buffer } = await file.read(Buffer.alloc(LIMIT), 0, LIMIT, 0);
      return buffer.toString('utf8', 0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return undefined;
    throw cause;
  }
}

/** The value of a JSON file that {@link readPrivateFile} takes; undefined if it is not JSON. */
export async function readPrivateJson(path: string): Promise<unknown> {
  const text = await readPrivateFile(path);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // Cut off by a kill or a full disk, or not ours.
    return undefined;
  }
}
