// SPDX-License-Identifier: Apache-2.0
// Large files that do not compress: made once, and kept in the lab's cache like its programs.
import { randomFillSync } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Lab } from '../lab/lab.ts';

const CHUNK_BYTES = 1 << 20;

/** Puts a file of that many bytes at `path`: the one in the cache, by a hard link where both are on one file system. */
export async function placePayload(lab: Lab, bytes: number, path: string): Promise<void> {
  const folder = join(lab.root, 'payloads');
  const kept = join(folder, String(bytes));
  if (!existsSync(kept)) {
    mkdirSync(folder, { recursive: true });
    await writeRandom(`${kept}.${process.pid}`, bytes);
    renameSync(`${kept}.${process.pid}`, kept);
  }
  try {
    linkSync(kept, path);
  } catch {
    copyFileSync(kept, path); // another file system
  }
}

async function writeRandom(path: string, bytes: number): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let left = bytes; left > 0; left -= CHUNK_BYTES) {
      await file.write(randomFillSync(Buffer.allocUnsafe(Math.min(left, CHUNK_BYTES))));
    }
  } finally {
    await file.close();
  }
}
