// SPDX-License-Identifier: Apache-2.0
// Which platforms an image holds, and what its configuration says.
import { invalid, readContents, toManifestPlatform } from './contents.ts';
import { isObject, type JsonObject, parseObject, toTexts } from '../json.ts';
import { INDEX_DEPTH, MANIFEST_BYTES } from '../limits.ts';
import type { BlobSource, Descriptor, Manifest } from '../registry.ts';
import { createWalk, type Walk } from './walk.ts';
import { readWhole } from '../blobs/whole.ts';

/** The platforms of an image. */
export interface ImagePlatforms {
  /** `{"linux/amd64": "sha256:…"}`: the manifest of each. Attestations are not included. */
  readonly platforms: Readonly<Record<string, string>>;
  /** The config digest where there is exactly one platform, what `docker images` calls the ID. */
  readonly imageId: string | null;
}

/** The metadata of an image: from its manifest or index, and in its configuration. */
export interface ImageWords {
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** The configuration of one platform's image. */
export interface ImageConfig {
  readonly digest: string;
  /** `linux/amd64`; undefined for what is not an image, such as a chart. */
  readonly platform: string | undefined;
  /** As it is stated: a time, usually. */
  readonly created: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
}

const ATTESTATION = 'vnd.docker.reference.type';

/**
 * A platform as users write it.
 *
 * | os, architecture, variant | text            |
 * | ------------------------- | --------------- |
 * | linux, amd64              | `linux/amd64`   |
 * | linux, arm64, v8          | `linux/arm64`   |
 * | linux, arm, v7            | `linux/arm/v7`  |
 * | linux, arm                | `linux/arm/v7`  |
 * | linux, x86_64             | `linux/amd64`   |
 * | linux, armel              | `linux/arm/v6`  |
 */
export function toPlatformText(platform: NonNullable<Descriptor['platform']>): string {
  const os = platform.os.toLowerCase();
  const stated = platform.architecture.toLowerCase();
  const architecture = ALIASES.get(stated) ?? stated;
  const variant = platform.variant ?? VARIANTS.get(stated) ?? '';
  const isDefault = DEFAULT_VARIANTS.get(architecture) === variant;
  return variant === '' || isDefault ? `${os}/${architecture}` : `${os}/${architecture}/${variant}`;
}

const ALIASES = new Map([
  ['x86_64', 'amd64'],
  ['x86-64', 'amd64'],
  ['aarch64', 'arm64'],
  ['armhf', 'arm'],
  ['armel', 'arm'],
  ['i386', '386'],
]);
/** What BuildKit builds where no variant is stated. */
const VARIANTS = new Map([
  ['arm', 'v7'],
  ['armhf', 'v7'],
  ['armel', 'v6'],
]);
const DEFAULT_VARIANTS = new Map([
  ['arm64', 'v8'],
  ['amd64', 'v1'],
]);

/** Whether an index's entry is about another entry (provenance, SBOM) rather than an image to run. */
export function isAttestation(descriptor: Descriptor): boolean {
  return (
    descriptor.annotations?.[ATTESTATION] !== undefined || descriptor.platform?.os === 'unknown'
  );
}

/** Which platforms an image holds: the entries of an index, else what the configuration says. */
export async function readPlatforms(
  source: BlobSource,
  manifest: Manifest,
): Promise<ImagePlatforms> {
  const platforms = await collect(source, manifest, createWalk(source));
  const only = platforms.length === 1 ? platforms[0] : undefined;
  return {
    platforms: Object.fromEntries(platforms.map(({ platform, digest }) => [platform, digest])),
    imageId: only === undefined ? null : await readImageId(source, manifest, only.digest),
  };
}

interface Held {
  readonly platform: string;
  readonly digest: string;
}

async function collect(
  source: BlobSource,
  manifest: Manifest,
  walk: Walk,
): Promise<readonly Held[]> {
  const contents = readContents(manifest);
  if (!contents.isIndex) {
    const { platform } = (await readConfig(source, manifest)) ?? {};
    return platform === undefined ? [] : [{ platform, digest: manifest.digest }];
  }
  const images = contents.manifests.filter((entry) => !isAttestation(entry));
  const silent = images.filter(({ platform }) => platform === undefined);
  const found = await walk.each(manifest, silent, (child, _, deeper) =>
    collect(source, child, deeper),
  );
  const bySilent = new Map(silent.map((entry, at) => [entry, found[at] ?? []]));
  return images.flatMap((entry) =>
    entry.platform === undefined
      ? (bySilent.get(entry) ?? [])
      : [{ platform: toPlatformText(entry.platform), digest: entry.digest }],
  );
}

async function readImageId(
  source: BlobSource,
  manifest: Manifest,
  digest: string,
): Promise<string | null> {
  const image = digest === manifest.digest ? manifest : await source.readManifest(digest);
  return readContents(image).config?.digest ?? null;
}

/** The configuration of a single manifest; undefined for an index. */
export async function readConfig(
  source: BlobSource,
  manifest: Manifest,
): Promise<ImageConfig | undefined> {
  const { config } = readContents(manifest);
  if (config === undefined) return undefined;
  const body = parseConfig(await readSmallBlob(source, config));
  const { platform } = toManifestPlatform(body);
  const isImage = platform !== undefined && platform.os !== 'unknown';
  return {
    digest: config.digest,
    platform: isImage ? toPlatformText(platform) : undefined,
    created: toTexts(body).created,
    labels: toTexts(isObject(body.config) ? body.config.Labels : undefined),
  };
}

/**
 * The metadata of an image. An index has no configuration of its own: its first platform's
 * speaks for it, `linux/amd64` before others.
 */
export async function readWords(source: BlobSource, manifest: Manifest): Promise<ImageWords> {
  return await readWordsBelow(source, manifest, 1);
}

async function readWordsBelow(
  source: BlobSource,
  manifest: Manifest,
  depth: number,
): Promise<ImageWords> {
  const contents = readContents(manifest);
  if (!contents.isIndex) {
    const config = await readConfig(source, manifest);
    return { annotations: contents.annotations, labels: config?.labels ?? {} };
  }
  const images = contents.manifests.filter((entry) => !isAttestation(entry));
  const usual = images.find(
    ({ platform }) => platform !== undefined && toPlatformText(platform) === 'linux/amd64',
  );
  const first = usual ?? images[0];
  if (first === undefined) return { annotations: contents.annotations, labels: {} };
  if (depth > INDEX_DEPTH) throw invalid(manifest, `indexes nest deeper than ${INDEX_DEPTH}`);
  const words = await readWordsBelow(source, await source.readManifest(first.digest), depth + 1);
  return {
    annotations: { ...words.annotations, ...contents.annotations },
    labels: words.labels,
  };
}

async function readSmallBlob(source: BlobSource, blob: Descriptor): Promise<Uint8Array> {
  if (blob.size > MANIFEST_BYTES) {
    throw invalid(blob, `a configuration of ${blob.size} bytes is more than ${MANIFEST_BYTES}`);
  }
  return await readWhole(source, blob);
}

/** An artifact's configuration may be anything. */
function parseConfig(bytes: Uint8Array): JsonObject {
  return parseObject(Buffer.from(bytes).toString('utf8')) ?? {};
}
