// SPDX-License-Identifier: Apache-2.0
// What a manifest or an index refers to, read from its bytes. Pure.
import { error, Problem } from '../problem.ts';
import { isObject, type JsonObject, toTexts } from './json.ts';
import type { Descriptor, Manifest } from './registry.ts';

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
const DIGEST = /^[a-z0-9+._-]+:[0-9a-f]{32,}$/;

/**
 * What a manifest refers to.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID when it is no manifest that we know
 */
export function readContents(manifest: Manifest): Contents {
  const body = parse(manifest);
  const isIndex = Array.isArray(body.manifests);
  if (!isIndex && !isObject(body.config)) {
    throw invalid(manifest, 'it lists neither manifests nor a configuration');
  }
  const config = isObject(body.config) ? toDescriptor(body.config, manifest) : undefined;
  return {
    isIndex,
    isAbout: isObject(body.subject),
    manifests: toDescriptors(body.manifests, manifest),
    layers: toDescriptors(body.layers, manifest),
    annotations: toTexts(body.annotations),
    ...(config === undefined ? {} : { config }),
  };
}

/** The media type that a manifest's bytes state, or that their shape gives away. */
export function readMediaType(bytes: Uint8Array): string {
  const body = parse({ bytes, digest: 'a manifest', mediaType: '' });
  const stated = body.mediaType;
  if (typeof stated === 'string' && stated !== '') return stated;
  return Array.isArray(body.manifests) ? OCI_INDEX : OCI_MANIFEST;
}

function parse(manifest: Manifest): JsonObject {
  try {
    const body: unknown = JSON.parse(Buffer.from(manifest.bytes).toString('utf8'));
    if (isObject(body)) return body;
  } catch (cause) {
    throw invalid(manifest, 'it is not JSON', cause);
  }
  throw invalid(manifest, 'it is not an object');
}

function toDescriptors(value: unknown, manifest: Manifest): readonly Descriptor[] {
  return Array.isArray(value) ? value.map((item) => toDescriptor(item, manifest)) : [];
}

function toDescriptor(value: unknown, manifest: Manifest): Descriptor {
  if (!isObject(value)) throw invalid(manifest, 'it refers to something that is no descriptor');
  const { mediaType, digest, size, platform } = value;
  if (typeof digest !== 'string' || !DIGEST.test(digest) || typeof size !== 'number') {
    throw invalid(manifest, 'it refers to something without digest and size');
  }
  const annotations = toTexts(value.annotations);
  return {
    mediaType: typeof mediaType === 'string' ? mediaType : '',
    digest,
    size,
    ...toPlatform(platform),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

function toPlatform(value: unknown): Pick<Descriptor, 'platform'> {
  const { os, architecture, variant } = toTexts(value);
  if (os === undefined || architecture === undefined) return {};
  const isPlain = variant === undefined || variant === '';
  return { platform: { os, architecture, ...(isPlain ? {} : { variant }) } };
}

function invalid({ digest }: Manifest, why: string, cause?: unknown): Problem {
  const message = `The manifest ${digest} cannot be used: ${why}.`;
  const hint = 'Check that the reference names a container image.';
  return new Problem([error('REGISTRY_MANIFEST_INVALID', message, hint)], { cause });
}
