// SPDX-License-Identifier: Apache-2.0
// An index reduced to some of its platforms. Pure but for reading the manifest that a single platform names.
import { error, Problem } from '../../problem.ts';
import { toDigest } from '../../registry/blobs/digest.ts';
import { isObject, parseObject } from '../../registry/json.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { isAttestation, toPlatformText } from '../../registry/manifests/platforms.ts';
import type { BlobSource, Descriptor, Manifest } from '../../registry/registry.ts';

/** What an attestation of BuildKit refers to. */
const REFERENCE = 'vnd.docker.reference.digest';

/**
 * The same image for these platforms only. One platform gives the manifest of that platform as it is; several give a new index
 * with the attestations of those platforms, which has a digest of its own. An image without an index stays as it is.
 *
 * @throws Problem COPY_PLATFORM_MISSING where a platform is not in the index
 */
export async function selectPlatforms(
  manifest: Manifest,
  platforms: readonly string[],
  { source, name }: { readonly source: BlobSource; readonly name: string },
): Promise<Manifest> {
  const { isIndex, manifests } = readContents(manifest);
  if (platforms.length === 0 || !isIndex) return manifest;
  const entries = manifests.filter((entry) => !isAttestation(entry));
  const kept = platforms.map((wanted) => {
    const found = entries.find((entry) => textOf(entry) === wanted);
    if (found === undefined) throw missing(name, wanted, entries);
    return found.digest;
  });
  const [only] = kept;
  if (kept.length === 1 && only !== undefined) return await source.readManifest(only);
  return reduce(manifest, new Set(kept));
}

function textOf({ platform }: Descriptor): string {
  return platform === undefined ? '' : toPlatformText(platform);
}

function reduce(index: Manifest, digests: ReadonlySet<string>): Manifest {
  const body = parseObject(Buffer.from(index.bytes).toString('utf8')) ?? {};
  const given: readonly unknown[] = Array.isArray(body.manifests) ? body.manifests : [];
  const manifests = given.filter((entry) => {
    if (!isObject(entry)) return false;
    const about = isObject(entry.annotations) ? entry.annotations[REFERENCE] : undefined;
    return digests.has(String(entry.digest)) || digests.has(String(about));
  });
  if (manifests.length === given.length) return index;
  const bytes = Buffer.from(JSON.stringify({ ...body, manifests }));
  return { mediaType: index.mediaType, bytes, digest: toDigest(bytes) };
}

function missing(name: string, wanted: string, entries: readonly Descriptor[]): Problem {
  const there = [...new Set(entries.map(textOf))].filter((text) => text !== '').join(', ');
  return new Problem([
    error(
      'COPY_PLATFORM_MISSING',
      `${name} has no platform "${wanted}".`,
      there === '' ? 'Leave out --platform.' : `Choose from ${there}.`,
    ),
  ]);
}
