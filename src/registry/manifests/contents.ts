// SPDX-License-Identifier: Apache-2.0
// What a manifest or an index refers to, read from its bytes. Pure.
import { error, Problem } from '../../problem.ts';
import { toDigest } from '../blobs/digest.ts';
import { isObject, isTooDeep, type JsonObject, parseObject, toTexts } from '../json.ts';
import { INDEX_ENTRIES } from '../limits.ts';
import type { Descriptor, Manifest, Referrer } from '../registry.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** What a manifest or an index refers to. */
export interface Contents {
  /** It lists other manifests, one for each platform, rather than layers. */
  readonly isIndex: boolean;
  /** It names a manifest as its subject, as the attestations of newer BuildKits do. */
  readonly isAbout: boolean;
  readonly manifests: readonly Descriptor[];
  readonly config?: Descriptor;
  readonly layers: readonly Descriptor[];
  readonly annotations: Readonly<Record<string, string>>;
}

const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const DIGEST = /^[a-z0-9+._-]{1,32}:[0-9a-f]{32,128}$/;
/** @see https://www.rfc-editor.org/rfc/rfc6838#section-4.2 */
const MEDIA_TYPE = /^[a-z0-9][\w!#$&^.+-]{0,126}\/[a-z0-9][\w!#$&^.+-]{0,126}$/i;
const PLATFORM_PART = /^[\w.+-]{1,64}$/;

/**
 * What a manifest refers to; an index lists at most `mostEntries` manifests.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID if it is not a known type of manifest
 */
export function readContents(manifest: Manifest, mostEntries = INDEX_ENTRIES): Contents {
  const body = parse(manifest);
  const isIndex = Array.isArray(body.manifests);
  const { length } = Array.isArray(body.manifests) ? body.manifests : [];
  if (length > mostEntries) {
    throw invalid(manifest, `it lists ${length} manifests, more than ${mostEntries}`);
  }
  if (!isIndex && !isObject(body.config)) {
    throw invalid(manifest, 'it has neither manifests nor a configuration');
  }
  const config = isObject(body.config) ? toDescriptor(body.config, manifest) : undefined;
  return {
    isIndex,
    isAbout: isObject(body.subject),
    manifests: toDescriptors(body.manifests, manifest),
    layers: toDescriptors(body.layers, manifest),
    annotations: toTexts(body.annotations),
    ...omitUndefined({ config }),
  };
}

/** The media type that a manifest's bytes state, or that their shape gives away. */
export function readMediaType(bytes: Uint8Array): string {
  const body = parse({ bytes, digest: toDigest(bytes), mediaType: '' });
  const { mediaType: stated } = body;
  if (isMediaType(stated)) return stated;
  return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}

/**
 * Whether bytes are a manifest of any type, known or not: JSON with one of the fields that all of them
 * have. Errors and HTML pages are not.
 */
export function isManifest(bytes: Uint8Array): boolean {
  const body = parseObject(Buffer.from(bytes).toString('utf8'));
  return body !== undefined && MARKS.some((mark) => mark in body);
}

const MARKS = ['schemaVersion', 'mediaType', 'manifests', 'config', 'layers', 'fsLayers', 'blobs'];

/** Whether a value is a media type, which a header can say: `application/vnd.oci.image.index.v1+json`. */
export function isMediaType(value: unknown): value is string {
  return typeof value === 'string' && MEDIA_TYPE.test(value);
}

function parse(manifest: Manifest): JsonObject {
  const text = Buffer.from(manifest.bytes).toString('utf8');
  if (isTooDeep(text)) throw invalid(manifest, 'its JSON is nested too deep');
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body)) return body;
  } catch (cause) {
    throw invalid(manifest, 'it is not JSON', cause);
  }
  throw invalid(manifest, 'it is not an object');
}

function toDescriptors(value: unknown, manifest: Manifest): readonly Descriptor[] {
  return Array.isArray(value) ? value.map((item) => toDescriptor(item, manifest)) : [];
}

/** The entries of a list of referrers, without those that are no descriptors. */
export function toReferrers(entries: readonly unknown[]): readonly Referrer[] {
  const at = { digest: 'sha256:', mediaType: '', bytes: new Uint8Array() };
  return entries.flatMap((entry) => {
    if (!isObject(entry)) return [];
    const { digest, size, artifactType } = entry;
    const isOne = typeof digest === 'string' && DIGEST.test(digest) && Number.isSafeInteger(size);
    if (!isOne || Number(size) < 0) return [];
    const known = isMediaType(artifactType) ? { artifactType } : {};
    return [{ ...toDescriptor(entry, at), ...known }];
  });
}

function toDescriptor(value: unknown, manifest: Manifest): Descriptor {
  if (!isObject(value)) throw invalid(manifest, 'it refers to something that is not a descriptor');
  const { mediaType, digest, size, platform } = value;
  if (typeof digest !== 'string' || !DIGEST.test(digest) || typeof size !== 'number') {
    throw invalid(manifest, 'it refers to something without digest and size');
  }
  if (!Number.isSafeInteger(size) || size < 0) {
    throw invalid(manifest, `it states a size of ${size} bytes for ${digest}`);
  }
  const annotations = toTexts(value.annotations);
  return {
    mediaType: isMediaType(mediaType) ? mediaType : '',
    digest,
    size,
    ...toManifestPlatform(platform),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** The platform that an index's entry or an image's configuration states; an invalid one counts as absent. */
export function toManifestPlatform(value: unknown): Pick<Descriptor, 'platform'> {
  const { os, architecture, variant } = toTexts(value);
  const isOne = [os, architecture, variant === '' ? undefined : variant].every(
    (part) => part === undefined || PLATFORM_PART.test(part),
  );
  if (os === undefined || architecture === undefined || !isOne) return {};
  const isPlain = variant === undefined || variant === '';
  return { platform: { os, architecture, ...(isPlain ? {} : { variant }) } };
}

/** A Problem REGISTRY_MANIFEST_INVALID: `why` completes "The manifest … cannot be used: ". */
export function invalid(
  { digest }: Pick<Manifest, 'digest'>,
  why: string,
  cause?: unknown,
): Problem {
  const message = `the manifest ${digest} cannot be used: ${why}.`;
  const hint = 'Check that the reference names a container image.';
  return new Problem([error('REGISTRY_MANIFEST_INVALID', message, hint)], { cause });
}
