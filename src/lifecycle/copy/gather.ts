// SPDX-License-Identifier: Apache-2.0
// Which images of a source are copied, with all that belongs to them.
import { error, Problem } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { listBlobs } from '../../registry/manifests/copy.ts';
import { readContents } from '../../registry/manifests/contents.ts';
import { isRelatedTag, toFallbackTag } from '../../registry/manifests/fallback.ts';
import { createWalk, type Walk } from '../../registry/manifests/walk.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import type { Manifest } from '../../registry/registry.ts';
import { matchesPattern } from '../../match-pattern.ts';
import { isPattern, type Location } from './location.ts';
import { selectPlatforms } from './platforms.ts';
import { findRelated, type RelatedFound } from './related.ts';
import { notFound, type Store } from './store.ts';

/** What is asked for. */
export interface CopyQuestion {
  readonly allTags: boolean;
  /** `linux/arm64`; all where there are none. */
  readonly platforms: readonly string[];
}

/** One image to copy. */
export interface SourceImage extends RelatedFound {
  readonly manifest: Manifest;
  /** The tags that name it in the source; none if it was asked for by digest. */
  readonly tags: readonly string[];
  /** How many manifests it has, itself included. */
  readonly manifests: number;
  /** Size by digest of all blobs, also of what belongs to it. */
  readonly blobs: ReadonlyMap<string, number>;
}

/** What a location means. */
export interface SourceImages {
  readonly images: readonly SourceImage[];
  /** Tags that are listed and name no image: registries leave such tags where two clients delete or write one at once. */
  readonly nameless: readonly string[];
}

const AT_ONCE = 8;

/**
 * The images that a location means, each once, whatever number of tags it has. Of a list of tags, those that name no image are left
 * out; one that is asked for by its name is an error.
 *
 * @throws Problem COPY_LOCATION, COPY_NOT_FOUND, COPY_NO_TAG, COPY_TOO_MANY_TAGS, COPY_PLATFORM_MISSING
 */
export async function gatherImages(
  store: Store,
  location: Location,
  question: CopyQuestion,
): Promise<SourceImages> {
  checkAllTags(location, question);
  const tags = await store.listTags();
  const chosen = await chooseReferences(store, location, { tags, ...question });
  const slots = createSlots(AT_ONCE);
  const asked = await Promise.all(
    chosen.map((reference) => slots.within(() => readOne(store, reference, question))),
  );
  const nameless = asked.flatMap(({ reference, manifest }) => (manifest ? [] : [reference]));
  checkNameless(nameless, {
    store,
    location,
    ...question,
    isAll: nameless.length === asked.length,
  });
  const byDigest = groupByDigest(asked);
  const known = tags && new Set(tags);
  const hasTag = async (tag: string) => known?.has(tag) ?? (await store.resolve(tag)) !== undefined;
  const images = await Promise.all(
    [...byDigest.values()].map((one) => slots.within(() => readAll(store, one, hasTag))),
  );
  if (!question.allTags) return { images, nameless: nameless.toSorted() };
  const orphans = await readOrphans(store, tags ?? [], images);
  const [missing] = orphans.nameless;
  if (missing !== undefined && location.repository === undefined) {
    throw notFound(store.label, missing);
  }
  return {
    images: [...images, ...orphans.images],
    nameless: [...nameless, ...orphans.nameless].toSorted(),
  };
}

/** @throws Problem COPY_NOT_FOUND where nothing is left, and for an image that is asked for by its name */
function checkNameless(
  [first]: readonly string[],
  asked: {
    readonly store: Store;
    readonly location: Location;
    readonly allTags: boolean;
    readonly isAll: boolean;
  },
): void {
  const { reference = '', repository } = asked.location;
  // A layout that lacks an image that it lists is damaged.
  const isListed = repository !== undefined && (asked.allTags || isPattern(reference));
  if (first !== undefined && (asked.isAll || !isListed)) throw notFound(asked.store.label, first);
}

function groupByDigest(
  read: readonly { readonly reference: string; readonly manifest?: Manifest }[],
) {
  const byDigest = new Map<string, { manifest: Manifest; tags: string[] }>();
  for (const { reference, manifest } of read) {
    if (manifest === undefined) continue;
    const known = byDigest.get(manifest.digest) ?? { manifest, tags: [] };
    if (!isDigest(reference)) known.tags.push(reference);
    byDigest.set(manifest.digest, known);
  }
  return byDigest;
}

/** A source with a tag is that image alone, whatever other tags there are. */
function checkAllTags({ label, reference }: Location, { allTags }: CopyQuestion): void {
  if (!allTags || reference === undefined || isPattern(reference)) return;
  const message = `all tags of ${label} are to be copied, and its reference "${reference}" means one image.`;
  const hint = `Leave the reference out to copy all tags: ${label}. Or leave out --all-tags.`;
  throw new Problem([error('COPY_LOCATION', message, hint)]);
}

async function readOne(
  store: Store,
  reference: string,
  { platforms }: CopyQuestion,
): Promise<{ readonly reference: string; readonly manifest?: Manifest }> {
  const found = await store.getManifest(reference);
  if (found === undefined) return { reference };
  const name = `${store.label}:${reference}`;
  const manifest = await selectPlatforms(found, platforms, { source: store.source, name });
  return { reference, manifest };
}

async function chooseReferences(
  store: Store,
  { label, reference }: Location,
  { tags, allTags }: CopyQuestion & { readonly tags: readonly string[] | undefined },
): Promise<readonly string[]> {
  if (allTags || (reference !== undefined && isPattern(reference))) {
    if (tags === undefined) throw tooMany(label);
    const pattern = reference ?? '*';
    const found = tags.filter((tag) => !isRelatedTag(tag) && matchesPattern(tag, pattern));
    if (found.length === 0) throw noMatch(label, pattern, tags);
    return found;
  }
  if (reference !== undefined) return [reference];
  const only = await store.findOnly?.();
  if (only !== undefined) return [only];
  throw noTag(`${label} has no tag behind it, and it is not clear which image is meant.`);
}

async function readAll(
  store: Store,
  { manifest, tags }: Pick<SourceImage, 'manifest' | 'tags'>,
  hasTag: (tag: string) => Promise<boolean>,
): Promise<SourceImage> {
  const digests: string[] = [];
  const blobs = new Map<string, number>();
  await walkTree(manifest, createWalk(store.source), { digests, blobs });
  const related = await findRelated(store, digests, hasTag);
  for (const item of related.items) {
    await walkTree(item.manifest, createWalk(store.source), { digests: [], blobs });
  }
  return { manifest, tags, manifests: digests.length, blobs, ...related };
}

interface Tree {
  readonly digests: string[];
  readonly blobs: Map<string, number>;
}

async function walkTree(manifest: Manifest, walk: Walk, tree: Tree): Promise<void> {
  tree.digests.push(manifest.digest);
  for (const { digest, size } of listBlobs(manifest)) tree.blobs.set(digest, size);
  const { manifests } = readContents(manifest);
  await walk.each(manifest, manifests, (child, _, deeper) => walkTree(child, deeper, tree));
}

/** With all tags, also those of signatures whose image has none: nothing of a repository is left out of its backup. */
async function readOrphans(
  store: Store,
  tags: readonly string[],
  images: readonly SourceImage[],
): Promise<SourceImages> {
  const carried = new Set(
    images.flatMap(({ items, indexes }) => [
      ...items.flatMap(({ tag }) => (tag === undefined ? [] : [tag])),
      ...[...indexes.keys()].map(toFallbackTag),
    ]),
  );
  const left = tags.filter((tag) => isRelatedTag(tag) && !carried.has(tag));
  const none = () => Promise.resolve(false);
  const read = await Promise.all(
    left.map(async (tag) => {
      const manifest = await store.getManifest(tag);
      return manifest && (await readAll(store, { manifest, tags: [tag] }, none));
    }),
  );
  return {
    images: read.filter((one) => one !== undefined),
    nameless: left.filter((_, at) => read[at] === undefined),
  };
}

function noTag(message: string): Problem {
  const hint = 'Name a tag, a pattern such as "1.*" or a digest, or give --all-tags.';
  return new Problem([error('COPY_NO_TAG', message, hint)]);
}

function noMatch(label: string, pattern: string, tags: readonly string[]): Problem {
  if (tags.length > 0) return noTag(`${label} has no tag that matches "${pattern}".`);
  const message = `${label} has no tags: it is empty, or the name is wrong.`;
  const hint = 'Check the name, and that this login may read it.';
  return new Problem([error('COPY_NO_TAG', message, hint)]);
}

function tooMany(label: string): Problem {
  const message = `the tags of ${label} cannot be listed completely: there are too many, or the list of its registry does not end.`;
  const hint =
    'Copy single tags or digests, and check what a proxy in front of the registry returns.';
  return new Problem([error('COPY_TOO_MANY_TAGS', message, hint)]);
}
