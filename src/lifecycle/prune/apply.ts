// SPDX-License-Identifier: Apache-2.0
// Does what a plan to prune says: single tags, then images, then what belonged to them.
import { hasErrors, notice, Problem, type ProblemData } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import type { Repository } from '../../registry/registry.ts';
import { toProblems } from '../../ship/destination.ts';
import type { PruneHost } from './host.ts';
import type { Inventory } from './inventory.ts';
import { emptyBlob, makePending } from './left.ts';
import type { PrunedImage, PrunePlan } from './plan.ts';
import type { PruneWatch } from './watch.ts';

/** What was deleted, and what could not be. */
export interface PruneOutcome {
  /** Tags that are gone. */
  readonly tags: readonly string[];
  /** Manifests that are gone, or that the host collects by itself now that no tag leads to them. */
  readonly digests: readonly string[];
  /** Tags and manifests whose deletion had no answer when the run was interrupted. */
  readonly uncertain: readonly string[];
  readonly problems: readonly ProblemData[];
}

/** Where a plan is applied. */
export interface PruneSite {
  readonly host: PruneHost;
  readonly repository: Repository;
  readonly inventory: Inventory;
  readonly watch: PruneWatch;
  /** Ends the prune; what was deleted by then is in the outcome. */
  readonly signal?: AbortSignal | undefined;
}

/** Deletions at the same time; hosts limit them more strictly than other requests. */
const AT_ONCE = 5;
/** Manifests in one list of what is still to be deleted. */
const PENDING_AT_ONCE = 10_000;
/** After so many refusals in a row, the others are not tried. */
const MOST_FAILED = 5;

interface Doing extends PruneSite {
  readonly tags: string[];
  readonly digests: Set<string>;
  /** Tags and manifests whose deletion was begun, and has no answer yet. */
  readonly begun: Set<string>;
  readonly problems: ProblemData[];
  failed: number;
}

/**
 * Applies a plan. An image goes before what belongs to it: if the registry refuses, it stays whole. What then would be out of
 * reach is listed under a tag until it is deleted, so that a prune that was stopped is completed by the next one.
 */
export async function applyPrune(plan: PrunePlan, site: PruneSite): Promise<PruneOutcome> {
  const [digests, begun] = [new Set<string>(), new Set<string>()];
  const doing: Doing = { ...site, tags: [], digests, begun, problems: [], failed: 0 };
  let isEnded = false;
  try {
    await removeAll(plan, doing);
  } catch (thrown) {
    isEnded = site.signal?.aborted === true;
    if (!isEnded) throw thrown;
  }
  const { tags, problems } = doing;
  return { tags, digests: [...digests], uncertain: isEnded ? [...begun] : [], problems };
}

async function removeAll(plan: PrunePlan, doing: Doing): Promise<void> {
  for (const { tag, digest } of plan.untag) {
    await tryOne(doing, () => removeTag(tag, digest, doing));
  }
  const isList = ({ digest }: PrunedImage) =>
    doing.inventory.manifests.get(digest)?.left === 'pending';
  const pending = doing.failed >= MOST_FAILED ? [] : await writePending(plan, doing);
  const images = plan.images.filter((image) => !isList(image));
  const refused =
    doing.host.tagsFirst !== true
      ? await eachImage(images, doing, (image) => removeImage(image, doing))
      : await removeByTags(images, doing);
  const held = new Set(refused.flatMap(({ digest, along }) => [digest, ...along]));
  const gone = plan.images.filter((image) => !refused.includes(image));
  const along = new Set(gone.flatMap((image) => image.along).filter((one) => !held.has(one)));
  await removeParts([...along], doing);
  await removeLists([...pending, ...plan.images.filter(isList)], doing);
}

/** What lists others goes before them: many registries delete nothing that an index lists. */
async function removeParts(digests: readonly string[], doing: Doing): Promise<void> {
  const { manifests } = doing.inventory;
  const isHolder = (digest: string) => (manifests.get(digest)?.children.length ?? 0) > 0;
  const remove = (digest: string) =>
    tryOne(doing, async () => {
      if ((await doing.watch.findTag([digest])) === undefined) await removeOne(digest, doing);
    });
  for (const digest of digests.filter(isHolder)) await remove(digest);
  await all(
    digests.filter((digest) => !isHolder(digest)),
    remove,
  );
}

/** The lists of what is still to be deleted go last; after an error they stay for the next prune. */
async function removeLists(
  lists: readonly Pick<PrunedImage, 'digest' | 'tags'>[],
  doing: Doing,
): Promise<void> {
  if (hasErrors(doing.problems)) return;
  await all(lists, ({ digest, tags }) => tryOne(doing, () => doing.host.remove(digest, tags)));
}

/** One after the other where an image holds another; the images with which it was not done. */
async function eachImage(
  images: readonly PrunedImage[],
  doing: Doing,
  work: (image: PrunedImage) => Promise<boolean>,
): Promise<readonly PrunedImage[]> {
  const refused: PrunedImage[] = [];
  const holding = new Set(images.map(({ digest }) => digest));
  const isHolder = ({ along }: PrunedImage) => along.some((digest) => holding.has(digest));
  const tryWork = async (image: PrunedImage) => {
    if (!(await tryOne(doing, () => work(image)))) refused.push(image);
  };
  for (const image of images.filter(isHolder)) await tryWork(image);
  const held = new Set(refused.flatMap(({ along }) => along));
  const others = images.filter((image) => !isHolder(image));
  await all(
    others.filter(({ digest }) => !held.has(digest)),
    tryWork,
  );
  return [...refused, ...others.filter(({ digest }) => held.has(digest))];
}

async function removeImage(image: PrunedImage, doing: Doing): Promise<boolean> {
  if (await keepTagged(image, doing)) return false;
  await removeOne(image.digest, doing);
  doing.tags.push(...image.tags);
  return true;
}

/**
 * All tags before any manifest: a tag that another run gives meanwhile then keeps its manifest, since it is seen by the list of tags
 * that is read in between, or by the host, which deletes the manifest with its last tag.
 */
async function removeByTags(
  images: readonly PrunedImage[],
  doing: Doing,
): Promise<readonly PrunedImage[]> {
  const refused = await eachImage(images, doing, async (image) => {
    if (await keepTagged(image, doing)) return false;
    for (const [nth, tag] of image.tags.entries()) {
      await removeTag(tag, image.digest, doing, nth === image.tags.length - 1);
    }
    return true;
  });
  const due = images.filter((image) => !refused.includes(image));
  if (due.length === 0) return refused;
  const isSeen = await tryOne(doing, doing.watch.look);
  const { host, digests } = doing;
  const removed = async (image: PrunedImage) => {
    if (await keepTagged(image, doing)) return false;
    await begin([image.digest], doing, () => host.remove(image.digest, []));
    digests.add(image.digest);
    return true;
  };
  const left = isSeen ? await eachImage(due, doing, removed) : due;
  await noteGone(left, doing);
  return [...refused, ...left];
}

/** What the host has deleted with its last tag. */
async function noteGone(images: readonly PrunedImage[], doing: Doing): Promise<void> {
  const { repository, digests, begun, problems } = doing;
  try {
    for (const { digest } of images) {
      if ((await repository.resolve(digest)) === undefined) digests.add(digest);
      begun.delete(digest);
    }
  } catch (thrown) {
    problems.push(...toProblems(thrown).filter((one) => !isKnown(one, doing)));
  }
}

/** Of a tag that another run has moved, nothing is removed. With its last tag an image may go, which is looked at later. */
async function removeTag(tag: string, digest: string, doing: Doing, isLast = false): Promise<void> {
  const { host, repository, tags, begun } = doing;
  const named = host.tagsFirst !== true ? digest : (await repository.resolve(tag))?.digest;
  const isOwn = named === digest;
  const what = isLast ? [tag, digest] : [tag];
  if (isOwn) await begin(what, doing, () => host.untag(tag, digest));
  if (isOwn || named === undefined) tags.push(tag);
  if (isLast) begun.add(digest);
}

/** Whether another run has given a tag meanwhile that needs the image, which stays then with all that belongs to it. */
async function keepTagged(image: PrunedImage, { watch, problems, inventory }: Doing) {
  const tag = await watch.findTag([image.digest, ...image.along]);
  if (tag === undefined) return false;
  const message = `${inventory.repository}@${image.digest} stays: during the prune, another run gave the tag ${tag}, which needs it.`;
  problems.push(notice('PRUNE_TAGGED', message, 'The next prune decides about it anew.'));
  return true;
}

async function removeOne(digest: string, doing: Doing): Promise<void> {
  const { host, inventory, digests } = doing;
  if (digests.has(digest)) return;
  const tags = [...inventory.tags].flatMap(([tag, named]) => (named === digest ? [tag] : []));
  await begin([digest, ...tags], doing, () => host.remove(digest, tags));
  digests.add(digest);
}

/** Deletes; until there is an answer, nothing is known of it. */
async function begin(
  what: readonly string[],
  { begun, signal }: Doing,
  work: () => Promise<void>,
): Promise<void> {
  signal?.throwIfAborted();
  for (const one of what) begun.add(one);
  const end = () => {
    for (const one of what) begun.delete(one);
  };
  try {
    await work();
    end();
  } catch (thrown) {
    if (signal?.aborted !== true) end();
    throw thrown;
  }
}

/** Whether it was done, as the work says; a failure is noted, and after several in a row nothing more is tried. */
async function tryOne(doing: Doing, work: () => Promise<unknown>): Promise<boolean> {
  doing.signal?.throwIfAborted();
  if (doing.failed >= MOST_FAILED) return false;
  try {
    const answer = await work();
    Object.assign(doing, { failed: 0 });
    return answer !== false;
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    const isFinal = thrown.problems.some(({ code }) => code === 'PRUNE_UNSUPPORTED');
    Object.assign(doing, { failed: isFinal ? MOST_FAILED : doing.failed + 1 });
    doing.problems.push(...thrown.problems.filter((one) => !isKnown(one, doing)));
    return false;
  }
}

function isKnown({ message }: ProblemData, { problems }: Doing): boolean {
  return problems.some((one) => one.message === message);
}

/** Lists what belongs to images that go; these lists. */
async function writePending(
  plan: PrunePlan,
  doing: Doing,
): Promise<readonly Pick<PrunedImage, 'digest' | 'tags'>[]> {
  const { repository, inventory, host } = doing;
  if (host.keepsLastTag === true && plan.kept.length === 0) return [];
  // Where tags go first, an image of a prune that was stopped may have none.
  const mayBeLeft = host.tagsFirst === true && host.collects !== true;
  const listOwn = ({ digest, along }: PrunedImage) => (mayBeLeft ? [digest, ...along] : along);
  const parts = [...new Set(plan.images.flatMap(listOwn))];
  const written: Pick<PrunedImage, 'digest' | 'tags'>[] = [];
  for (let at = 0; at < parts.length; at += PENDING_AT_ONCE) {
    const { tag, manifest, blob, source } = makePending(parts.slice(at, at + PENDING_AT_ONCE));
    try {
      await repository.putBlob(emptyBlob.descriptor, emptyBlob.source);
      await repository.putBlob(blob, source);
      await repository.putManifest(tag, manifest);
      written.push({ digest: manifest.digest, tags: [tag] });
    } catch (thrown) {
      if (!(thrown instanceof Problem)) throw thrown;
      const message = `${inventory.repository}: what is still to be deleted could not be listed under a tag: ${thrown.message}`;
      const hint = 'Let this prune finish: if it is stopped, parts of deleted images may stay.';
      doing.problems.push(notice('PRUNE_NOT_LISTED', message, hint));
      break;
    }
  }
  return written;
}

async function all<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const slots = createSlots(AT_ONCE);
  const results = await Promise.allSettled(items.map((item) => slots.within(() => work(item))));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
