// SPDX-License-Identifier: Apache-2.0
// What of an image is signed: its index, each manifest in it, and each attestation. Writes nothing.
import { readContents } from '../../registry/manifests/contents.ts';
import { createWalk, type Walk } from '../../registry/manifests/walk.ts';
import type { BlobSource, Descriptor, Manifest } from '../../registry/registry.ts';

/** A manifest that is signed. */
export type Subject = Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;

const INDEX = /\.(?:index|manifest\.list)\.v/;
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

/** Every manifest of an image, the outermost first, each once. */
export async function listSubjects(
  manifest: Manifest,
  source: BlobSource,
): Promise<readonly Subject[]> {
  const whole =
    manifest.bytes.byteLength > 0 ? manifest : await source.readManifest(manifest.digest);
  const found = await list(whole, createWalk(source));
  return [...new Map(found.map((one) => [one.digest, one])).values()];
}

async function list(manifest: Manifest, walk: Walk): Promise<readonly Subject[]> {
  const { mediaType, digest, bytes } = manifest;
  const { manifests } = readContents(manifest);
  const nested = manifests.filter((entry) => INDEX.test(entry.mediaType));
  const others = manifests.filter((entry) => !nested.includes(entry));
  const below = await walk.each(manifest, nested, (child, _, deeper) => list(child, deeper));
  return [
    { mediaType, digest, size: bytes.byteLength },
    ...others.map((entry) => ({
      mediaType: entry.mediaType === '' ? MANIFEST_TYPE : entry.mediaType,
      digest: entry.digest,
      size: entry.size,
    })),
    ...below.flat(),
  ];
}
