// SPDX-License-Identifier: Apache-2.0
// Limits of reading an image's manifests: depth, number, size.
import { invalid } from './contents.ts';
import { INDEX_DEPTH, INDEX_ENTRIES, TREE_BYTES } from '../limits.ts';
import { createSlots } from '../http/pause.ts';
import type { BlobSource, Descriptor, Manifest } from '../registry.ts';

/** Follows what indexes list, from one manifest on; what it counts, it counts for all of them together. */
export interface Walk {
  /**
   * The manifests that an index lists, in its order, each given to `next` with the walk from there on.
   *
   * @throws Problem REGISTRY_MANIFEST_INVALID when there are more than an image has
   */
  readonly each: <T>(
    index: Manifest,
    entries: readonly Descriptor[],
    next: (manifest: Manifest, entry: Descriptor, walk: Walk) => Promise<T>,
  ) => Promise<readonly T[]>;
}

const AT_ONCE = 8;

/** A walk that has followed nothing yet; what it reads may come to `treeBytes` bytes. */
export function createWalk(source: BlobSource, treeBytes = TREE_BYTES): Walk {
  const slots = createSlots(AT_ONCE);
  let listed = 0;
  let bytes = 0;
  const read = async (index: Manifest, digest: string): Promise<Manifest> => {
    if (bytes > treeBytes) throw invalid(index, `what it lists is larger than ${treeBytes} bytes`);
    const manifest = await source.readManifest(digest);
    bytes += manifest.bytes.byteLength;
    return manifest;
  };
  const toWalk = (depth: number): Walk => ({
    each: async (index, entries, next) => {
      if (entries.length === 0) return [];
      if (depth > INDEX_DEPTH) throw invalid(index, `indexes nest deeper than ${INDEX_DEPTH}`);
      listed += entries.length;
      if (listed > INDEX_ENTRIES) {
        throw invalid(index, `it and the indexes in it list more than ${INDEX_ENTRIES} manifests`);
      }
      const deeper = toWalk(depth + 1);
      return await Promise.all(
        entries.map(async (entry) => {
          const manifest = await slots.within(() => read(index, entry.digest));
          return await next(manifest, entry, deeper);
        }),
      );
    },
  });
  return toWalk(1);
}
