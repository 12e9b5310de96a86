// SPDX-License-Identifier: Apache-2.0
// Tags that are listed after a prune and name nothing: those that were to go are removed, the others are missed.
import { error, Problem, type ProblemData } from '../../problem.ts';
import type { PruneSite } from './apply.ts';
import type { PruneHost } from './host.ts';
import { isPendingTag } from './left.ts';
import type { PrunePlan } from './plan.ts';

/** How often what is left of a tag is removed: another prune that does the same at the same time can leave it anew. */
const ROUNDS = 3;

/** Which tags named nothing before the prune, and which ones do now. */
export interface DanglingTags {
  readonly before: readonly string[];
  readonly now: readonly string[];
  /** Those that name nothing at the time of the call, or why they cannot be listed. */
  readonly list: () => Promise<{
    readonly dangling?: readonly string[];
    readonly problems: readonly ProblemData[];
  }>;
}

/** What a check of such tags found. */
export interface DanglingFound {
  /** Tags of other runs, whose images the registry deleted. */
  readonly lost: readonly string[];
  readonly problems: readonly ProblemData[];
}

/**
 * Removes what is left of tags that the prune was to delete, and lists tags that other runs gave meanwhile and that name nothing. A
 * registry that deletes a tag while it is written, as Distribution does, leaves a tag that is listed without an image. Each is
 * listed once more, since a tag that is removed at that moment looks the same.
 */
export async function settleDangling(
  plan: PrunePlan,
  { host, inventory }: Pick<PruneSite, 'host' | 'inventory'>,
  { before, now, list }: DanglingTags,
): Promise<DanglingFound> {
  const going = listGoing(plan);
  const isOwn = (tag: string) => host.clear !== undefined && (going.has(tag) || isPendingTag(tag));
  const isFresh = (tag: string) =>
    !before.includes(tag) && !inventory.tags.has(tag) && !isPendingTag(tag);
  let left = now.filter((tag) => isOwn(tag) || isFresh(tag));
  for (let round = 0; round < ROUNDS && left.some((tag) => round === 0 || isOwn(tag)); round += 1) {
    for (const tag of left.filter(isOwn)) await clear(host, tag);
    const { dangling = [], problems } = await list();
    if (problems.length > 0) return { lost: [], problems };
    const again = new Set(dangling);
    left = left.filter((tag) => again.has(tag));
  }
  const own = left.filter(isOwn);
  return {
    lost: left.filter((tag) => !isOwn(tag)),
    problems: own.length === 0 ? [] : [describe(own, inventory.repository)],
  };
}

/** All tags that a prune deletes. */
export function listGoing({ untag, images }: PrunePlan): ReadonlySet<string> {
  return new Set([...untag.map(({ tag }) => tag), ...images.flatMap(({ tags }) => tags)]);
}

/** A refusal is no problem of its own: the tag is still listed then, which is one. */
async function clear({ clear: remove }: PruneHost, tag: string): Promise<void> {
  try {
    await remove?.(tag);
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
  }
}

/** Most tags that the message names. */
const MOST_NAMED = 10;

function describe(tags: readonly string[], repository: string): ProblemData {
  const names = tags.slice(0, MOST_NAMED).join(', ');
  const more = tags.length > MOST_NAMED ? ` and ${tags.length - MOST_NAMED} more` : '';
  const message = `${repository}: the registry still lists tags that were deleted, and that name nothing: ${names}${more}.`;
  const hint =
    'Two deletions at the same time can leave such tags. Push any image to each of them, and delete that image by its digest.';
  return error('PRUNE_DANGLING', message, hint);
}
