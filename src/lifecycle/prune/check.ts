// SPDX-License-Identifier: Apache-2.0
// Reads a repository after a prune: every tag that stays must still be there, with all that belongs to it.
import { error, type ProblemData } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { isPendingTag } from './left.ts';
import { isWhole } from './whole.ts';
import type { PruneSite } from './apply.ts';
import type { HostListing } from './host.ts';
import type { PrunePlan } from './plan.ts';

const AT_ONCE = 16;
/** A prune takes no longer, ms. */
const LONGEST_MS = 86_400_000;

/** When the prune began, and which tags end by themselves. */
export interface KeptTimes extends Pick<HostListing, 'expires'> {
  readonly nowMs: number;
}

/**
 * One problem PRUNE_LOST for each tag or manifest that is gone without having been meant; a tag that ends by itself in this
 * time is meant to.
 */
export async function checkKept(
  plan: PrunePlan,
  { host, repository, inventory, watch }: PruneSite,
  { expires, nowMs }: KeptTimes,
): Promise<readonly ProblemData[]> {
  const slots = createSlots(AT_ONCE);
  const untilMs = nowMs + LONGEST_MS;
  const isEnding = (tag: string) => (expires?.get(tag) ?? untilMs) < untilMs;
  const { tags } = await host.list();
  const going = new Set(plan.untag.map(({ tag }) => tag));
  const gone = new Set(plan.images.flatMap(({ digest, along }) => [digest, ...along]));
  const before = [...inventory.tags].filter(
    ([tag, digest]) => !going.has(tag) && !gone.has(digest),
  );
  const lost = new Set(
    [...before, ...watch.given]
      .filter(([tag]) => !tags.has(tag) && !isEnding(tag))
      .map(([tag]) => `the tag ${tag}`),
  );
  const missing = await Promise.all(
    plan.kept.map((digest) =>
      slots.within(async () => ((await repository.resolve(digest)) === undefined ? [digest] : [])),
    ),
  );
  const fresh = [...tags].filter(
    ([tag, digest]) => inventory.tags.get(tag) !== digest && !isPendingTag(tag),
  );
  const broken = await Promise.all(
    fresh.map(([tag, digest]) =>
      slots.within(async () => ((await isWhole(repository, digest)) ? [] : [tag])),
    ),
  );
  return [
    ...lost,
    ...missing.flat().map((digest) => `the manifest ${digest}`),
    ...broken.flat().map((tag) => `a part of ${tag}, which was written during the prune,`),
  ].map((what) => {
    const message = `${inventory.repository}: ${what} is gone, although it was to stay.`;
    const hint =
      'Something else deletes there at the same time, or the registry removed more than it was asked to. Restore it from the backup, or ship the image again.';
    return error('PRUNE_LOST', message, hint);
  });
}
