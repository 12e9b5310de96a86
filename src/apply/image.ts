// SPDX-License-Identifier: Apache-2.0
// What an image says about itself: its platforms, annotations and labels. Does not know tags or plans.
import type { BlobSource, Descriptor, Manifest } from '../registry/registry.ts';

/** A manifest or index, as far as shipping reads it. */
export interface ImageDocument {
  readonly annotations: Readonly<Record<string, string>>;
  /** The platforms' manifests of an index, attestations left out; empty for a manifest. */
  readonly children: readonly Descriptor[];
  /** The config of a manifest; absent for an index. */
  readonly config?: Descriptor;
}

/** What an image's config says: labels and platform. */
export interface ImageConfig {
  readonly labels: Readonly<Record<string, string>>;
  /** `linux/amd64`, in the form of {@link toPlatform}. */
  readonly platform: string;
}

/** The largest config that is read; real ones have a few kilobytes. */
const CONFIG_LIMIT_BYTES = 8 * 1024 * 1024;

/** A manifest's or index's text taken apart; what is missing or of another shape counts as absent. */
export function parseImage(manifest: Manifest): ImageDocument {
  const document = toRecord(parseJson(manifest.bytes));
  const config = toDescriptor(document.config);
  return {
    annotations: toTexts(document.annotations),
    children: toList(document.manifests).map(toDescriptor).filter(isPlatform),
    ...(config === undefined ? {} : { config }),
  };
}

/** Everything a manifest or index refers to, attestations included: what has to be there before it. */
export function listParts(manifest: Manifest): {
  readonly manifests: readonly Descriptor[];
  readonly blobs: readonly Descriptor[];
} {
  const document = toRecord(parseJson(manifest.bytes));
  const blobs = [document.config, ...toList(document.layers)].map(toDescriptor);
  return {
    manifests: toList(document.manifests).map(toDescriptor).filter(isPresent),
    blobs: blobs.filter(isPresent).filter(({ mediaType }) => !FOREIGN.test(mediaType)),
  };
}

/** Layers that registries do not keep: they stay with whoever made the base image. */
const FOREIGN = /foreign|nondistributable/;

/** The labels and the platform in a config blob. */
export async function readConfig(source: BlobSource, config: Descriptor): Promise<ImageConfig> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of await source.openBlob(config)) {
    size += chunk.byteLength;
    if (size > CONFIG_LIMIT_BYTES) break;
    chunks.push(chunk);
  }
  const document = toRecord(parseJson(Buffer.concat(chunks)));
  const inner = toRecord(document.config);
  return {
    labels: toTexts(inner.Labels),
    platform: toPlatform({
      os: toText(document.os),
      architecture: toText(document.architecture),
      variant: toText(document.variant),
    }),
  };
}

/**
 * A platform as people write it.
 *
 * | os, architecture, variant | platform       | because                              |
 * | ------------------------- | -------------- | ------------------------------------ |
 * | `linux`, `amd64`          | `linux/amd64`  |                                      |
 * | `linux`, `arm64`, `v8`    | `linux/arm64`  | every 64-bit ARM is at least v8      |
 * | `linux`, `arm`, `v6`      | `linux/arm/v6` |                                      |
 * | `linux`, `arm`            | `linux/arm/v7` | what builders mean when they say arm |
 */
export function toPlatform(parts: {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string | undefined;
}): string {
  const { os, architecture } = parts;
  const variant = parts.variant === undefined || parts.variant === '' ? undefined : parts.variant;
  if (architecture === 'arm') return `${os}/arm/${variant ?? 'v7'}`;
  const implied = { arm64: 'v8', amd64: 'v1' }[architecture];
  return variant === undefined || variant === implied
    ? `${os}/${architecture}`
    : `${os}/${architecture}/${variant}`;
}

/** A platform as the user wrote it, in the form of {@link toPlatform}. */
export function parsePlatform(text: string): string {
  const [os = '', architecture = '', variant] = text.toLowerCase().split('/');
  return toPlatform({ os, architecture, variant });
}

/** Attestations stand in an index beside the platforms, as `unknown/unknown`. */
function isPlatform(child: Descriptor | undefined): child is Descriptor {
  if (child?.platform === undefined) return false;
  return (
    child.platform.os !== 'unknown' &&
    child.annotations?.['vnd.docker.reference.type'] !== 'attestation-manifest'
  );
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    // Whatever this is, it says nothing about itself; who asks gets the empty answer.
    return undefined;
  }
}

function toRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function toTexts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(toRecord(value)).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

function toDescriptor(value: unknown): Descriptor | undefined {
  const record = toRecord(value);
  if (typeof record.digest !== 'string') return undefined;
  const platform = toRecord(record.platform);
  const variant = toText(platform.variant);
  return {
    mediaType: toText(record.mediaType),
    digest: record.digest,
    size: typeof record.size === 'number' ? record.size : 0,
    annotations: toTexts(record.annotations),
    ...(record.platform === undefined
      ? {}
      : {
          platform: {
            os: toText(platform.os),
            architecture: toText(platform.architecture),
            ...(variant === '' ? {} : { variant }),
          },
        }),
  };
}
