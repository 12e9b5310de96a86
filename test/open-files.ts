// SPDX-License-Identifier: Apache-2.0
// Which files of a directory this process has open. Of Linux; none elsewhere.
import { readdir, readlink } from 'node:fs/promises';

/** Their paths. */
export async function listOpenFiles(directory: string): Promise<readonly string[]> {
  const numbers = await readdir('/proc/self/fd').catch(() => []);
  const paths = await Promise.all(
    numbers.map((number) => readlink(`/proc/self/fd/${number}`).catch(() => '')),
  );
  return paths.filter((path) => path.startsWith(directory));
}
