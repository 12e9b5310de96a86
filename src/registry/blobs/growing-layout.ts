// SPDX-License-Identifier: Apache-2.0
// An OCI image layout while buildx is still writing it: its blobs can be read before they are complete. Never writes.
import { type FileHandle, open, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { checked } from './digest.ts';
import type { BlobSource, Descriptor } from '../registry.ts';

/** A layout that is being written. */
export interface GrowingLayout {
  /** Looks for blobs from now on. */
  readonly look: () => void;
  /** Nothing more is written: a blob that is incomplete now stays incomplete. */
  readonly end: () => void;
}

/** How often a layout is looked at, and a blob that has no more bytes yet, ms. */
const LOOK_MS = 20;
const CHUNK_BYTES = 512 * 1024;

/** What containerd's store, in which buildx keeps a layout, calls an unfinished blob. */
const BLOB = /^(?:layer|config|intoto)-(sha256:([0-9a-f]{64}))$/;

/**
 * Follows a layout. buildx writes every blob to a file of its own below `ingest/`, next to which are
 * its digest and its size, and moves it to `blobs/` when it is complete. Each is reported once, with the
 * source that it can be read from at once; a layout that is written in another way reports none.
 */
export function followLayout(
  directory: string,
  found: (blob: Descriptor, source: BlobSource) => void,
): GrowingLayout {
  const ending = new AbortController();
  const known = new Set<string>();
  const checkOnce = async (): Promise<void> => {
    for (const entry of await list(join(directory, 'ingest'))) {
      const blob = known.has(entry) ? undefined : await readEntry(directory, entry);
      if (blob === undefined) continue;
      known.add(entry);
      found(blob, toSource(directory, entry, ending.signal));
    }
  };
  const look = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      await checkOnce();
      await pause(LOOK_MS);
    }
  };
  let looking: Promise<void> | undefined;
  return {
    look: () => {
      looking ??= look();
    },
    end: () => {
      ending.abort();
    },
  };
}

async function list(directory: string): Promise<readonly string[]> {
  return readdir(directory).catch(() => []); // does not exist yet, or no longer
}

/** The blob that an entry is of; undefined while its bytes have not begun, before which all else is written. */
async function readEntry(directory: string, entry: string): Promise<Descriptor | undefined> {
  const folder = join(directory, 'ingest', entry);
  if (!(await list(folder)).includes('data')) return undefined;
  const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');
  const digest = BLOB.exec(await read('ref'))?.[1];
  const size = Number((await read('total')) || Number.NaN);
  if (digest === undefined || !Number.isSafeInteger(size)) return undefined;
  return { mediaType: 'application/octet-stream', digest, size };
}

function toSource(directory: string, entry: string, ended: AbortSignal): BlobSource {
  return {
    openBlob: async (blob) => {
      const file = await openFile(directory, entry, blob);
      return checked(follow(file, blob.size, ended), blob, `"${directory}"`);
    },
    readManifest: (digest) =>
      Promise.reject(new Error(`${digest} was requested from an unfinished layout`)),
  };
}

/** The blob's file, wherever it is now. */
async function openFile(directory: string, entry: string, { digest }: Descriptor) {
  const whole = join(directory, 'blobs', ...digest.split(':'));
  return open(join(directory, 'ingest', entry, 'data')).catch(() => open(whole));
}

/** All bytes of a file that grows up to `size`. */
async function* follow(
  file: FileHandle,
  size: number,
  ended: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    for (let at = 0; at < size;) {
      const isLast = ended.aborted;
      const buffer = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, size - at));
      const { bytesRead } = await file.read(buffer, 0, buffer.byteLength, at);
      if (bytesRead === 0 && isLast) throw new Error(`a blob of ${size} bytes ends after ${at}`);
      if (bytesRead === 0) await pause(LOOK_MS);
      else yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
}
