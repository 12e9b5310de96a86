// SPDX-License-Identifier: Apache-2.0
// The sizes of the images of a run, from the manifests that it reads and writes anyway. Sends no request of its own.
import { readContents } from '../../registry/manifests/contents.ts';
import type { Manifest, RegistryClient, Repository } from '../../registry/registry.ts';

/** The sizes that a run comes to know. */
export interface SizeRecord {
  /** The same registries; the manifests that pass are measured. */
  readonly registries: RegistryClient;
  /** The size of each platform whose manifest has passed, in bytes: `{"linux/amd64": 3410000}`. */
  readonly read: (platforms: Readonly<Record<string, string>>) => Readonly<Record<string, number>>;
}

/** Records the sizes of manifests, by digest. */
export function createSizeRecord(registries: RegistryClient): SizeRecord {
  const sizes = new Map<string, number>();
  const note = <T extends Manifest | undefined>(manifest: T): T => {
    const size = manifest === undefined ? undefined : sizeOf(manifest);
    if (manifest !== undefined && size !== undefined) sizes.set(manifest.digest, size);
    return manifest;
  };
  const measure = (repository: Repository): Repository => ({
    ...repository,
    readManifest: async (digest) => note(await repository.readManifest(digest)),
    getManifest: async (reference) => note(await repository.getManifest(reference)),
    putManifest: (reference, manifest) => repository.putManifest(reference, note(manifest)),
  });
  return {
    registries: { ...registries, open: (name) => measure(registries.open(name)) },
    read: (platforms) =>
      Object.fromEntries(
        Object.entries(platforms).flatMap(([platform, digest]) => {
          const size = sizes.get(digest);
          return size === undefined ? [] : [[platform, size]];
        }),
      ),
  };
}

/**
 * What a pull of one platform's image fetches in bytes: its configuration and layers, compressed.
 * Undefined for an index, and for what is no manifest of an image.
 */
function sizeOf(manifest: Manifest): number | undefined {
  try {
    const { isIndex, config, layers } = readContents(manifest);
    if (isIndex) return undefined;
    return [...(config === undefined ? [] : [config]), ...layers].reduce(
      (sum, { size }) => sum + size,
      0,
    );
  } catch {
    return undefined; // reported by the caller that uses the manifest
  }
}
