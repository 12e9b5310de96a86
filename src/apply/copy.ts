// SPDX-License-Identifier: Apache-2.0
// Brings an image from where it is to a repository, byte for byte, by digest. Does not know tags.
import type { BlobSource, Descriptor, Manifest, Repository } from '../registry/registry.ts';
import { listParts } from './image.ts';

/**
 * Brings a manifest or index and everything below it to a repository. What is there already is not
 * sent again, so that copying twice, or going on after an interruption, costs only questions. A
 * manifest comes after its parts: registries refuse it otherwise, and a digest that is there is
 * there as a whole.
 *
 * @throws Problem REGISTRY_… when the source lacks a part or the repository refuses one
 */
export async function copyImage(
  source: BlobSource,
  manifest: Manifest,
  target: Repository,
): Promise<void> {
  if ((await target.resolve(manifest.digest)) !== undefined) return;
  const { manifests, blobs } = listParts(manifest);
  await Promise.all([
    ...distinct(manifests).map(async ({ digest }) =>
      copyImage(source, await source.readManifest(digest), target),
    ),
    ...distinct(blobs).map((blob) => target.putBlob(blob, source)),
  ]);
  await target.putManifest(manifest.digest, manifest);
}

function distinct(descriptors: readonly Descriptor[]): readonly Descriptor[] {
  return [...new Map(descriptors.map((one) => [one.digest, one])).values()];
}
