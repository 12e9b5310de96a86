// SPDX-License-Identifier: Apache-2.0
// An image in Docker's media types instead of OCI's, for registries that accept no others. No layer changes.
import { readContents } from './contents.ts';
import { toDigest } from '../blobs/digest.ts';
import type { JsonObject } from '../json.ts';
import { isAttestation } from './platforms.ts';
import type { BlobSource, Descriptor, Manifest } from '../registry.ts';
import { createWalk, type Walk } from './walk.ts';

const DOCKER = 'application/vnd.docker';
const LIST = `${DOCKER}.distribution.manifest.list.v2+json`;
const MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;

/** What Docker calls the kinds that an image is made of; any other stays as it is. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['application/vnd.oci.image.config.v1+json', `${DOCKER}.container.image.v1+json`],
  ['application/vnd.oci.image.layer.v1.tar', `${DOCKER}.image.rootfs.diff.tar`],
  ['application/vnd.oci.image.layer.v1.tar+gzip', `${DOCKER}.image.rootfs.diff.tar.gzip`],
  ['application/vnd.oci.image.layer.v1.tar+zstd', `${DOCKER}.image.rootfs.diff.tar.zstd`],
]);

/** An image, and where its parts can be read from. */
export interface SourcedImage {
  readonly manifest: Manifest;
  readonly source: BlobSource;
}

/**
 * The same image as a Docker manifest or manifest list. Config and layers are the same blobs; manifests
 * have other bytes, and so other digests. Attestations and annotations, which Docker's types cannot hold,
 * are left out. A Docker manifest is returned unchanged; the same image gives the same bytes.
 *
 * @see https://distribution.github.io/distribution/spec/manifest-v2-2/
 */
export async function toDockerTypes(image: SourcedImage): Promise<SourcedImage> {
  const made = new Map<string, Manifest>();
  const manifest = await convert(image.manifest, createWalk(image.source), made);
  const { source } = image;
  const readManifest = (digest: string): Promise<Manifest> => {
    const known = made.get(digest);
    return known === undefined ? source.readManifest(digest) : Promise.resolve(known);
  };
  return { manifest, source: { ...source, readManifest } };
}

async function convert(
  manifest: Manifest,
  walk: Walk,
  made: Map<string, Manifest>,
): Promise<Manifest> {
  if (manifest.mediaType.startsWith(DOCKER)) return manifest;
  const { isIndex, manifests, config, layers } = readContents(manifest);
  if (!isIndex) {
    const parts = { config: config && toPart(config), layers: layers.map(toPart) };
    return make({ schemaVersion: 2, mediaType: MANIFEST, ...parts }, made);
  }
  const images = manifests.filter((entry) => !isAttestation(entry));
  const entries = await walk.each(manifest, images, async (child, { platform }, deeper) => {
    const { mediaType, digest, bytes } = await convert(child, deeper, made);
    return { mediaType, digest, size: bytes.byteLength, ...(platform && { platform }) };
  });
  return make({ schemaVersion: 2, mediaType: LIST, manifests: entries }, made);
}

function toPart({ mediaType, digest, size }: Descriptor): Descriptor {
  return { mediaType: TYPES.get(mediaType) ?? mediaType, digest, size };
}

function make(
  body: JsonObject & { readonly mediaType: string },
  made: Map<string, Manifest>,
): Manifest {
  const bytes = Buffer.from(JSON.stringify(body, undefined, 2));
  const manifest = { mediaType: body.mediaType, bytes, digest: toDigest(bytes) };
  made.set(manifest.digest, manifest);
  return manifest;
}
