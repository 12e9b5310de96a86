// SPDX-License-Identifier: Apache-2.0
// What belongs to an image without being part of it: signatures, attestations and all else that refers to its digests.
import { createSlots } from '../../registry/http/pause.ts';
import { INDEX_ENTRIES } from '../../registry/limits.ts';
import { invalid, readContents } from '../../registry/manifests/contents.ts';
import { toFallbackTag } from '../../registry/manifests/fallback.ts';
import type { Manifest } from '../../registry/registry.ts';
import { orAbsent, subjectOf, type Store } from './store.ts';

/** A manifest that refers to a digest. */
export interface Related {
  readonly manifest: Manifest;
  /** The digest that it refers to. */
  readonly subject: string;
  /** The tag under which it is found, of cosign's older format; without one it is a referrer. */
  readonly tag?: string;
}

/** All that belongs to some digests. */
export interface RelatedFound {
  /** Each after what it refers to. */
  readonly items: readonly Related[];
  /** The fallback indexes that list them, by subject. */
  readonly indexes: ReadonlyMap<string, Manifest>;
}

/** The tags of cosign's older format end so. @see https://github.com/sigstore/cosign/blob/main/specs/SIGNATURE_SPEC.md */
const SUFFIXES = ['sig', 'att', 'sbom'] as const;
const AT_ONCE = 8;

/**
 * All that refers to these digests, and what refers to that again. A manifest that is listed, but does not name the digest as
 * its subject, does not count: GitLab answers such a tag with the image itself.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID where there are more than 1,000
 */
export async function findRelated(
  store: Store,
  digests: readonly string[],
  hasTag: (tag: string) => Promise<boolean>,
): Promise<RelatedFound> {
  const seen = new Set(digests);
  const items: Related[] = [];
  const indexes = new Map<string, Manifest>();
  const slots = createSlots(AT_ONCE);
  let level: readonly string[] = digests;
  while (level.length > 0) {
    const found = await Promise.all(
      level.map((digest) => slots.within(() => findOf(store, digest, hasTag))),
    );
    const fresh = found.flatMap((one) => one.items).filter(({ manifest }) => add(seen, manifest));
    for (const { subject, index } of found) if (index !== undefined) indexes.set(subject, index);
    items.push(...fresh);
    if (items.length > INDEX_ENTRIES) {
      throw invalid({ digest: level[0] ?? '' }, `more than ${INDEX_ENTRIES} manifests refer to it`);
    }
    level = fresh.map(({ manifest }) => manifest.digest);
  }
  return { items, indexes };
}

function add(seen: Set<string>, { digest }: Manifest): boolean {
  const isNew = !seen.has(digest);
  seen.add(digest);
  return isNew;
}

interface FoundOf {
  readonly subject: string;
  readonly items: readonly Related[];
  readonly index?: Manifest;
}

async function findOf(
  store: Store,
  subject: string,
  hasTag: (tag: string) => Promise<boolean>,
): Promise<FoundOf> {
  const tag = toFallbackTag(subject);
  const listed = await store.listReferrers(subject);
  const isFallback = listed === undefined && (await hasTag(tag));
  const index = isFallback ? await readIndex(store, tag, subject) : undefined;
  const digests = listed ?? (index && readContents(index).manifests.map(({ digest }) => digest));
  const referrers = await Promise.all(
    (digests ?? []).map((digest) => orAbsent(store.source.readManifest(digest))),
  );
  const legacy = await Promise.all(
    SUFFIXES.map(async (suffix) => {
      const name = `${tag}.${suffix}`;
      const manifest = (await hasTag(name)) ? await store.getManifest(name) : undefined;
      return manifest === undefined ? [] : [{ manifest, subject, tag: name }];
    }),
  );
  const items = [
    ...referrers
      .filter((manifest) => manifest !== undefined && subjectOf(manifest) === subject)
      .flatMap((manifest) => (manifest === undefined ? [] : [{ manifest, subject }])),
    ...legacy.flat(),
  ];
  return index === undefined ? { subject, items } : { subject, items, index };
}

async function readIndex(
  store: Store,
  tag: string,
  subject: string,
): Promise<Manifest | undefined> {
  const index = await store.getManifest(tag);
  if (index === undefined || index.digest === subject) return undefined;
  return readContents(index).isIndex ? index : undefined;
}
