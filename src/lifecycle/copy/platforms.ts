// SPDX-License-Identifier: Apache-2.0
// An image reduced to some of its platforms. Pure but for reading manifests, and the configuration of what states no platform.
import { error, Problem } from '../../problem.ts';
import { toDigest } from '../../registry/blobs/digest.ts';
import { isObject, parseObject } from '../../registry/json.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { isAttestation, readConfig, toPlatformText } from '../../registry/manifests/platforms.ts';
import { createWalk, type Walk } from '../../registry/manifests/walk.ts';
import type { BlobSource, Manifest } from '../../registry/registry.ts';

/** What an attestation of BuildKit refers to. */
const REFERENCE = 'vnd.docker.reference.digest';

/** An entry of an index, or of one in it. */
interface Entry {
  /** As the index has it. */
  readonly written: unknown;
  readonly digest: string;
  /** `linux/amd64`; undefined for what is about another entry or no image. */
  readonly platform: string | undefined;
}

/**
 * The same image for these platforms only, wherever in indexes of indexes they are. One platform gives the manifest of that platform
 * as it is; several give a new index with the attestations of those platforms, which has a digest of its own. What is no image, such
 * as a chart, stays as it is.
 *
 * @throws Problem COPY_PLATFORM_MISSING where the image has not all of them
 */
export async function selectPlatforms(
  manifest: Manifest,
  platforms: readonly string[],
  { source, name }: { readonly source: BlobSource; readonly name: string },
): Promise<Manifest> {
  if (platforms.length === 0) return manifest;
  if (!readContents(manifest).isIndex) return checkOnly(manifest, platforms, { source, name });
  const entries = await listEntries(manifest, source, createWalk(source));
  const kept = platforms.map((wanted) => {
    const found = entries.find(({ platform }) => platform === wanted);
    if (found === undefined) throw missing(name, wanted, entries.map(platformOf));
    return found.digest;
  });
  const [only] = kept;
  if (kept.length === 1 && only !== undefined) return await source.readManifest(only);
  return reduce(manifest, entries, new Set(kept));
}

function platformOf({ platform = '' }: Pick<Entry, 'platform'>): string {
  return platform;
}

/** An image without an index is of one platform, which its configuration states. */
async function checkOnly(
  manifest: Manifest,
  platforms: readonly string[],
  { source, name }: { readonly source: BlobSource; readonly name: string },
): Promise<Manifest> {
  const { platform } = (await readConfig(source, manifest)) ?? {};
  const other = platforms.find((wanted) => wanted !== platform);
  if (platform === undefined || other === undefined) return manifest;
  throw missing(name, other, [platform]);
}

/** The entries of an index. In place of one that states no platform and is an index, what that lists. */
async function listEntries(
  index: Manifest,
  source: BlobSource,
  walk: Walk,
): Promise<readonly Entry[]> {
  const { manifests } = readContents(index);
  const body = parseObject(Buffer.from(index.bytes).toString('utf8')) ?? {};
  const given: readonly unknown[] = Array.isArray(body.manifests) ? body.manifests : [];
  const silent = manifests.filter((entry) => !isAttestation(entry) && entry.platform === undefined);
  const below = await walk.each(index, silent, async (child, entry, deeper) => {
    if (readContents(child).isIndex) return await listEntries(child, source, deeper);
    const { platform } = (await readConfig(source, child)) ?? {};
    return [{ written: given[manifests.indexOf(entry)], digest: entry.digest, platform }];
  });
  return manifests.flatMap((entry, at): readonly Entry[] => {
    const nested = below[silent.indexOf(entry)];
    if (nested !== undefined) return nested;
    const isImage = !isAttestation(entry) && entry.platform !== undefined;
    const platform = isImage ? toPlatformText(entry.platform) : undefined;
    return [{ written: given[at], digest: entry.digest, platform }];
  });
}

/** An index of those entries and of what is about them; the index itself where that is everything. */
function reduce(
  index: Manifest,
  entries: readonly Entry[],
  digests: ReadonlySet<string>,
): Manifest {
  const isKept = ({ written, digest }: Entry): boolean => {
    const more = isObject(written) && isObject(written.annotations) ? written.annotations : {};
    return digests.has(digest) || digests.has(String(more[REFERENCE]));
  };
  const kept = entries.filter(isKept);
  if (kept.length === entries.length) return index;
  const body = parseObject(Buffer.from(index.bytes).toString('utf8')) ?? {};
  const byDigest = new Map(kept.map(({ digest, written }) => [digest, written]));
  const bytes = Buffer.from(JSON.stringify({ ...body, manifests: [...byDigest.values()] }));
  return { mediaType: index.mediaType, bytes, digest: toDigest(bytes) };
}

function missing(name: string, wanted: string, platforms: readonly string[]): Problem {
  const there = [...new Set(platforms)].filter((text) => text !== '').join(', ');
  return new Problem([
    error(
      'COPY_PLATFORM_MISSING',
      `${name} has no platform "${wanted}".`,
      there === '' ? 'Leave out --platform.' : `Choose from ${there}.`,
    ),
  ]);
}
