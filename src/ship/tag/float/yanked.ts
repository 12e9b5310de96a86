// SPDX-License-Identifier: Apache-2.0
// Whether the image of a floating tag is yanked, and what becomes of a tag that was given to it meanwhile.
import type { PlannedTag } from '../../../plan/plan.ts';
import { describeYank, hintForYank, type Yank } from '../../history/tombstone.ts';
import {
  digestFor,
  listExact,
  listFloating,
  type Destination,
  type PushedImage,
} from '../../destination.ts';
import type { TagJournal } from '../../record/journal.ts';
import type { Snapshot } from '../snapshot.ts';
import type { FloatDecision } from './decide.ts';
import type { Float } from './floating.ts';
import type { FloatingUpdate } from './update.ts';

/** The tags that a yanked image must not get: those of versions, and those that a user names. Others follow a branch. */
function canBeYanked({ versions, literal }: PlannedTag): boolean {
  return versions !== undefined || literal === true;
}

/** Why our image must not get a floating tag. What is not built yet is known by the exact tags of the run. */
export async function findYank(
  { destination, planned, ours }: Float,
  snapshot: Snapshot,
): Promise<Yank | undefined> {
  if (!canBeYanked(planned)) return undefined;
  const digest = ours ?? (await findExact(destination, planned, snapshot));
  return digest === undefined ? undefined : snapshot.yank(destination, digest, planned.tag);
}

async function findExact(
  destination: Destination,
  { platform }: PlannedTag,
  snapshot: Snapshot,
): Promise<string | undefined> {
  const exact = listExact(destination).filter((one) => one.platform === platform);
  const digests = await Promise.all(exact.map(({ tag }) => snapshot.digest(destination, tag)));
  return digests.find((digest) => digest !== undefined);
}

/** A tag whose image is yanked stays where it is. */
export function decideYanked(yank: Yank): FloatDecision {
  return { action: 'hold', reason: describeYank(yank), hint: hintForYank(yank), isYanked: true };
}

/**
 * Takes a tag off our image, which was yanked during the run: `tagship yank` writes the tombstone before it moves tags, so
 * whichever of the two wrote the tag last sees what the other did. A tag that did not exist before stays: it cannot be removed.
 */
export async function putBack(
  update: FloatingUpdate,
  yank: Yank,
  { journal, snapshot }: { readonly journal: TagJournal; readonly snapshot: Snapshot },
): Promise<FloatingUpdate> {
  const { destination, planned, ours } = update.float;
  const digest = update.judged?.here;
  const here = await snapshot.digest(destination, planned.tag);
  if (digest === undefined || here !== ours) return update;
  const manifest = await destination.repository.getManifest(digest);
  if (manifest === undefined) return update;
  await journal.write({ destination, planned, from: digest }, manifest);
  return {
    ...update,
    written: digest,
    newer: { tag: planned.tag, digest, why: describeYank(yank) },
  };
}

/** Begins to read whether images are yanked that get floating tags; an error is reported to the caller that needs the answer. */
export function beginYanks(pushedImages: readonly PushedImage[], snapshot: Snapshot): void {
  for (const { destination, builtImage } of pushedImages) {
    const planned = listFloating(destination).find(canBeYanked);
    const digest = planned === undefined ? undefined : digestFor(builtImage, planned);
    if (planned === undefined || digest === undefined) continue;
    snapshot.yank(destination, digest, planned.tag).catch(() => undefined);
  }
}
