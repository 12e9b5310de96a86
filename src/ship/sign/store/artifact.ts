// SPDX-License-Identifier: Apache-2.0
// The manifests that hold signatures in a registry. Pure.
import { toDigest } from '../../../registry/blobs/digest.ts';
import { readContents } from '../../../registry/manifests/contents.ts';
import { toFallbackTag } from '../../../registry/manifests/fallback.ts';
import { isObject, parseObject, type JsonObject } from '../../../registry/json.ts';
import type { Descriptor, Manifest } from '../../../registry/registry.ts';
import { BUNDLE_TYPE } from '../bundle.ts';
import { SIGN_PREDICATE } from '../payload.ts';

const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
/** The media type of a payload of cosign's older format. */
const SIMPLE_SIGNING_TYPE = 'application/vnd.dev.cosign.simplesigning.v1+json';

/** A manifest and the blobs that go before it. */
export interface Artifact {
  readonly manifest: Manifest;
  readonly blobs: readonly Blob[];
}

/** Bytes with their descriptor. */
export interface Blob {
  readonly descriptor: Descriptor;
  readonly bytes: Buffer;
}

/** The content that stands for none. @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidance-for-an-empty-descriptor */
const EMPTY = Buffer.from('{}');

/** Bytes as a blob. */
export function toBlob(mediaType: string, bytes: Buffer): Blob {
  return { descriptor: { mediaType, digest: toDigest(bytes), size: bytes.byteLength }, bytes };
}

/** What an artifact holds, and what it is about. */
export interface ArtifactGiven {
  readonly artifactType: string;
  readonly subject: Pick<Descriptor, 'mediaType' | 'digest' | 'size'>;
  readonly bytes: Buffer;
  readonly annotations: Readonly<Record<string, string>>;
}

/**
 * The manifest that attaches bytes to a subject. They have the media type of the artifact.
 *
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/manifest.md#guidelines-for-artifact-usage
 */
export function makeArtifact({
  artifactType,
  subject,
  bytes,
  annotations,
}: ArtifactGiven): Artifact {
  const config = toBlob(EMPTY_TYPE, EMPTY);
  const layer = toBlob(artifactType, bytes);
  const { mediaType, digest, size } = subject;
  const manifest = toManifest(MANIFEST_TYPE, {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType,
    config: config.descriptor,
    layers: [layer.descriptor],
    subject: { mediaType, digest, size },
    annotations,
  });
  return { manifest, blobs: [config, layer] };
}

/**
 * The manifest that attaches a bundle to its subject, as cosign 3 writes it: a signature, or a statement of another type.
 *
 * @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md
 */
export function makeReferrer(
  subject: Descriptor,
  bundle: Buffer,
  created: string,
  predicateType: string = SIGN_PREDICATE,
): Artifact {
  const annotations = {
    'dev.sigstore.bundle.content': 'dsse-envelope',
    'dev.sigstore.bundle.predicateType': predicateType,
    'org.opencontainers.image.created': created,
  };
  return makeArtifact({ artifactType: BUNDLE_TYPE, subject, bytes: bundle, annotations });
}

/** The tag of the signatures of cosign's older format. */
export function toLegacyTag(digest: string): string {
  return `${toFallbackTag(digest)}.sig`;
}

/** A signature of the older format, as a layer lists it. */
export interface LegacyLayer {
  readonly layer: Descriptor;
  readonly annotations: Readonly<Record<string, string>>;
}

/** The signatures of the older format that a manifest holds. */
export function readLegacyLayers(manifest: Manifest): readonly LegacyLayer[] {
  return readContents(manifest)
    .layers.filter(({ mediaType }) => mediaType === SIMPLE_SIGNING_TYPE)
    .map((layer) => ({ layer, annotations: layer.annotations ?? {} }));
}

/** The manifest of the older format with one signature more. */
export function addLegacyLayer(
  before: Manifest | undefined,
  payload: Buffer,
  annotations: Readonly<Record<string, string>>,
): Artifact {
  const body = before === undefined ? undefined : parseBody(before);
  const given: readonly unknown[] = Array.isArray(body?.layers) ? body.layers : [];
  const blob = toBlob(SIMPLE_SIGNING_TYPE, payload);
  const { manifest, blobs } = makeLegacy([...given, { ...blob.descriptor, annotations }]);
  return { manifest, blobs: [...blobs, blob] };
}

/** The manifest of the older format with these layers, whose blobs go before it, too; of another one it keeps the other fields. */
export function makeLegacy(layers: readonly unknown[], before: JsonObject = {}): Artifact {
  const digests = layers.map((layer) => (isObject(layer) ? layer.digest : ''));
  const config = toBlob(CONFIG_TYPE, makeConfig(digests));
  const manifest = toManifest(MANIFEST_TYPE, {
    ...before,
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: config.descriptor,
    layers,
  });
  return { manifest, blobs: [config] };
}

/** The configuration of an image of no system: registries and tools that read every image want one. */
function makeConfig(digests: readonly unknown[]): Buffer {
  const config = {
    architecture: '',
    config: {},
    created: '0001-01-01T00:00:00Z',
    history: digests.map(() => ({ created: '0001-01-01T00:00:00Z' })),
    os: '',
    rootfs: { type: 'layers', diff_ids: digests },
  };
  return Buffer.from(JSON.stringify(config));
}

function parseBody({ bytes }: Manifest): JsonObject | undefined {
  return parseObject(Buffer.from(bytes).toString('utf8'));
}

function toManifest(mediaType: string, body: object): Manifest {
  const bytes = Buffer.from(JSON.stringify(body));
  return { mediaType, digest: toDigest(bytes), bytes };
}
