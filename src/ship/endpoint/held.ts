// SPDX-License-Identifier: Apache-2.0
// What is kept of a pushed image until it is whole: manifests, small JSON blobs in memory, and large ones in files.
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from '../../registry/registry.ts';

/** A blob that is kept. */
export interface HeldBlob {
  readonly digest: string;
  readonly size: number;
  readonly open: () => AsyncIterable<Uint8Array>;
  /** Its bytes; undefined where it is kept in a file. */
  readonly bytes: Uint8Array | undefined;
}

/** A blob in memory. */
export function holdBytes(digest: string, bytes: Uint8Array): HeldBlob {
  return { digest, size: bytes.byteLength, bytes, open: () => toStream([bytes]) };
}

/** A file of bytes that come in several requests. */
export interface Spool {
  readonly size: () => number;
  /** Whether all of it was added; false where there would be more than `limit` bytes. @throws the stream's error */
  readonly append: (stream: AsyncIterable<Uint8Array>) => Promise<boolean>;
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly remove: () => Promise<void>;
  /** Of what is there. */
  readonly digest: () => string;
}

/** An empty file in the private directory of the run. */
export function createSpool(directory: string, limit: number): Spool {
  const path = join(directory, `pushed-${randomUUID()}`);
  const hash = createHash('sha256');
  let size = 0;
  return {
    size: () => size,
    append: async (stream) => {
      const counted = async function* () {
        for await (const chunk of stream) {
          size += chunk.byteLength;
          if (size > limit) return;
          hash.update(chunk);
          yield chunk;
        }
      };
      await pipeline(counted, createWriteStream(path, { flags: 'a', mode: 0o600 }));
      return size <= limit;
    },
    open: () => createReadStream(path, { highWaterMark: 256 * 1024 }) as AsyncIterable<Uint8Array>,
    remove: async () => {
      await rm(path, { force: true });
    },
    digest: () => `sha256:${hash.copy().digest('hex')}`,
  };
}

/** Manifests by digest and by tag. */
export interface HeldManifests {
  /** Keeps it under a tag or its digest; false where there are too many, or they are too large. */
  readonly put: (reference: string, manifest: Manifest) => boolean;
  readonly get: (reference: string) => Manifest | undefined;
}

/** No manifests yet; at most `count`, and `bytes` of them together. */
export function createManifests(limit: {
  readonly count: number;
  readonly bytes: number;
}): HeldManifests {
  const known = new Map<string, Manifest>();
  const tags = new Map<string, string>();
  let bytes = 0;
  return {
    put: (reference, manifest) => {
      if (!known.has(manifest.digest)) {
        const total = bytes + manifest.bytes.byteLength;
        if (known.size >= limit.count || total > limit.bytes) return false;
        bytes = total;
        known.set(manifest.digest, manifest);
      }
      if (reference !== manifest.digest) tags.set(reference, manifest.digest);
      return true;
    },
    get: (reference) => known.get(tags.get(reference) ?? reference),
  };
}

/** The chunks as a stream. */
export async function* toStream(
  chunks: readonly Uint8Array[],
): AsyncGenerator<Uint8Array, void, undefined> {
  await Promise.resolve();
  yield* chunks;
}
