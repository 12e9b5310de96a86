// SPDX-License-Identifier: Apache-2.0
// What belongs to an image without being part of it: signatures, attestations and all else that refers to its digests.
import { createSlots } from '../../registry/http/pause.ts';
import { INDEX_ENTRIES, TREE_BYTES } from '../../registry/limits.ts';
import { invalid, readContents } from '../../registry/manifests/contents.ts';
import { orAbsent, subjectOf, toFallbackTag } from '../../registry/manifests/fallback.ts';
import type { Manifest } from '../../registry/registry.ts';
import { OLDER_ENDS } from '../../ship/reuse/carried.ts';
import type { Store } from './store.ts';

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

const AT_ONCE = 8;

/**
 * All that refers to these digests, and what refers to that again. A manifest that is listed, but does not name the digest as
 * its subject, does not count: GitLab answers such a tag with the image itself.
 *
 * @throws Problem REGISTRY_MANIFEST_INVALID where more than 1,000 are listed, there or not, or they are too large together
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
  const limit = createLimit();
  let level: readonly string[] = digests;
  while (level.length > 0) {
    const found = await Promise.all(
      level.map((digest) => slots.within(() => findOf(store, digest, { hasTag, limit }))),
    );
    const fresh = found.flatMap((one) => one.items).filter(({ manifest }) => add(seen, manifest));
    for (const { subject, index } of found) if (index !== undefined) indexes.set(subject, index);
    items.push(...fresh);
    level = fresh.map(({ manifest }) => manifest.digest);
  }
  return { items, indexes };
}

/** How much may refer to an image, at all levels together. */
interface Limit {
  /** @throws Problem before what is too much is read */
  readonly count: (subject: string, manifests: number) => void;
  readonly read: <T extends Manifest | undefined>(
    subject: string,
    read: () => Promise<T>,
  ) => Promise<T>;
}

function createLimit(): Limit {
  const slots = createSlots(AT_ONCE);
  let [count, bytes] = [0, 0];
  return {
    count: (digest, manifests) => {
      count += manifests;
      if (count <= INDEX_ENTRIES) return;
      throw invalid({ digest }, `more than ${INDEX_ENTRIES} manifests refer to it`);
    },
    read: (digest, read) =>
      slots.within(async () => {
        if (bytes > TREE_BYTES) {
          throw invalid({ digest }, `what refers to it is larger than ${TREE_BYTES} bytes`);
        }
        const manifest = await read();
        bytes += manifest?.bytes.byteLength ?? 0;
        return manifest;
      }),
  };
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
  { hasTag, limit }: { readonly hasTag: (tag: string) => Promise<boolean>; readonly limit: Limit },
): Promise<FoundOf> {
  const tag = toFallbackTag(subject);
  const listed = await store.listReferrers(subject);
  const isFallback = listed === undefined && (await hasTag(tag));
  const index = isFallback ? await readIndex(store, tag, subject) : undefined;
  const digests = listed ?? (index && readContents(index).manifests.map(({ digest }) => digest));
  limit.count(subject, digests?.length ?? 0);
  const referrers = await Promise.all(
    (digests ?? []).map((digest) =>
      limit.read(subject, () => orAbsent(store.source.readManifest(digest))),
    ),
  );
  const legacy = await Promise.all(
    OLDER_ENDS.map(async (suffix) => {
      const name = `${tag}.${suffix}`;
      if (!(await hasTag(name))) return [];
      limit.count(subject, 1);
      const manifest = await limit.read(subject, () => store.getManifest(name));
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
