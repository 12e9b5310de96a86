// SPDX-License-Identifier: Apache-2.0
// Writes the layout in a directory into one tar archive: the same content gives the same bytes.
import { randomBytes } from 'node:crypto';
import { open, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { directoryFiles } from './files.ts';
import { makeTarHeader, paddingOf } from './tar.ts';
import { notWritable } from './writer.ts';

/** Two empty blocks end an archive. */
const END_BYTES = 1024;

/**
 * Packs `oci-layout`, `index.json`, the blobs with these digests and other files: the directory may hold more that a killed run
 * left. The archive appears whole under its name.
 *
 * @throws Problem COPY_NOT_WRITABLE
 */
export async function packLayout(
  directory: string,
  path: string,
  digests: readonly string[],
  others: readonly string[] = [],
): Promise<void> {
  const temporary = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    const handle = await open(temporary, 'wx');
    try {
      for (const name of [...listNames(digests), ...others]) await append(handle, directory, name);
      await handle.writeFile(Buffer.alloc(END_BYTES));
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (thrown) {
    await rm(temporary, { force: true });
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : undefined;
    throw code === undefined ? thrown : notWritable(path, code, thrown);
  }
}

function listNames(digests: readonly string[]): readonly string[] {
  const blobs = digests.map((digest) => `blobs/${digest.replace(':', '/')}`);
  return ['oci-layout', 'index.json', ...blobs.toSorted()];
}

async function append(handle: FileHandle, directory: string, name: string): Promise<void> {
  const { size } = await stat(join(directory, name));
  await handle.writeFile(makeTarHeader(name, size));
  for await (const chunk of (await directoryFiles(directory).open(name)) ?? []) {
    await handle.writeFile(chunk);
  }
  await handle.writeFile(Buffer.alloc(paddingOf(size)));
}
