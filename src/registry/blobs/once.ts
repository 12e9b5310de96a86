// SPDX-License-Identifier: Apache-2.0
// Small blobs that several repositories need, read once. Large ones are streamed to each.
import { Readable } from 'node:stream';
import type { BlobSource, Descriptor } from '../registry.ts';

/** What is kept in memory of one blob, at most; a copy has few under way at a time. */
export const ONCE_BYTES = 2 * 1024 * 1024;

/**
 * The same source, of which small blobs are read once, however often they are opened; kept for as long
 * as the source itself. A failed read is repeated at the next open.
 */
export function readOnce(source: BlobSource): BlobSource {
  const known = new Map<string, Promise<readonly Uint8Array[]>>();
  return {
    ...source,
    openBlob: async (blob) => {
      if (blob.size > ONCE_BYTES) return source.openBlob(blob);
      const reading = known.get(blob.digest) ?? readAll(source, blob);
      known.set(blob.digest, reading);
      try {
        return Readable.from(await reading);
      } catch (thrown) {
        if (known.get(blob.digest) === reading) known.delete(blob.digest);
        throw thrown;
      }
    },
  };
}

async function readAll(source: BlobSource, blob: Descriptor): Promise<readonly Uint8Array[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of await source.openBlob(blob)) chunks.push(chunk);
  return chunks;
}
