// SPDX-License-Identifier: Apache-2.0
// Manifests that a prune writes itself: the list of what it still has to delete, and what it puts under a tag to remove it.
import { isDigest, toDigest } from '../../registry/blobs/digest.ts';
import { parseJson, type JsonObject } from '../../registry/json.ts';
import type { BlobSource, Descriptor, Manifest } from '../../registry/registry.ts';
import type { StoredManifest } from './inventory.ts';

const PENDING = 'application/vnd.tagship.prune.pending.v1';
const PLACEHOLDER = 'application/vnd.tagship.prune.placeholder.v1';
const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const PREFIX = 'tagship-prune-';

/** The configuration of artifacts that have none. */
const EMPTY = Buffer.from('{}');

/** Its descriptor. @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
const EMPTY_CONFIG: Descriptor = {
  mediaType: 'application/vnd.oci.empty.v1+json',
  digest: toDigest(EMPTY),
  size: EMPTY.byteLength,
};

/** Whether a tag is that of a list of what is still to be deleted. */
export function isPendingTag(tag: string): boolean {
  return /^tagship-prune-[0-9a-f]{12}$/.test(tag);
}

/** The configuration of both, and where it is read from. */
export const emptyBlob = { descriptor: EMPTY_CONFIG, source: toSource(EMPTY) };

function toSource(bytes: Uint8Array): BlobSource {
  return {
    openBlob: () => Promise.resolve(toStream(bytes)),
    readManifest: () => Promise.reject(new Error('a blob has no manifest')),
  };
}

async function* toStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}

/** A list of what is still to be deleted. */
export interface PendingList {
  readonly tag: string;
  readonly manifest: Manifest;
  readonly blob: Descriptor;
  readonly source: BlobSource;
}

/**
 * A list of what belongs to images that are deleted, and would be out of reach once they are gone. It has a tag until all of it
 * is deleted, so that a prune that was stopped is completed by the next one. It is not an index: registries do not delete what
 * one lists.
 */
export function makePending(digests: readonly string[]): PendingList {
  const bytes = Buffer.from(JSON.stringify(digests));
  const blob = { mediaType: PENDING, digest: toDigest(bytes), size: bytes.byteLength };
  const manifest = toManifest({
    ...{ schemaVersion: 2, mediaType: MANIFEST, artifactType: PENDING },
    config: EMPTY_CONFIG,
    layers: [blob],
  });
  const tag = `${PREFIX}${manifest.digest.slice('sha256:'.length).slice(0, 12)}`;
  return { tag, manifest, blob, source: toSource(bytes) };
}

/** The digests in the blob of such a list; what is none is left out. */
export function parsePending(bytes: Uint8Array): readonly string[] {
  const list = parseJson(Buffer.from(bytes).toString('utf8'));
  const items: readonly unknown[] = Array.isArray(list) ? list : [];
  return items.filter((one) => typeof one === 'string').filter(isDigest);
}

/** A manifest like no other, which takes a tag over and is then deleted together with it. */
export function makePlaceholder(tag: string, id: string): Manifest {
  return toManifest({
    ...{ schemaVersion: 2, mediaType: MANIFEST, artifactType: PLACEHOLDER },
    config: EMPTY_CONFIG,
    layers: [EMPTY_CONFIG],
    annotations: { 'io.tagship.prune': `${tag} ${id}` },
  });
}

/** Which of them a manifest is. No build makes an artifact of these types. */
export function readLeft(artifactType: unknown): StoredManifest['left'] {
  if (artifactType === PENDING) return 'pending';
  return artifactType === PLACEHOLDER ? 'placeholder' : undefined;
}

function toManifest(body: JsonObject & { readonly mediaType: string }): Manifest {
  const bytes = Buffer.from(JSON.stringify(body));
  return { mediaType: body.mediaType, digest: toDigest(bytes), bytes };
}
