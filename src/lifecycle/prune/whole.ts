// SPDX-License-Identifier: Apache-2.0
// Whether an image can be pulled: all manifests that it lists exist.
import { readContents } from '../../registry/manifests/contents.ts';
import { MANIFEST_TYPES } from '../../registry/manifests/manifests.ts';
import { INDEX_DEPTH, LAYOUT_ENTRIES } from '../../registry/limits.ts';
import type { Descriptor, Repository } from '../../registry/registry.ts';

/** Whether an entry of an index is a manifest. Older caches of BuildKit are indexes of layers. */
export function isManifestEntry({ mediaType }: Descriptor): boolean {
  return mediaType === '' || (MANIFEST_TYPES as readonly string[]).includes(mediaType);
}

/** Whether a manifest exists, and all that it lists. */
export async function isWhole(
  repository: Pick<Repository, 'getManifest'>,
  digest: string,
  depth = 1,
): Promise<boolean> {
  const manifest = await repository.getManifest(digest);
  if (manifest === undefined) return false;
  const { manifests } = readContents(manifest, LAYOUT_ENTRIES);
  if (depth > INDEX_DEPTH) return true;
  for (const entry of manifests.filter(isManifestEntry)) {
    if (!(await isWhole(repository, entry.digest, depth + 1))) return false;
  }
  return true;
}
