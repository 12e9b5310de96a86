// SPDX-License-Identifier: Apache-2.0
// What is asked about floating tags while exact tags are still being written.
import type { PlannedTag } from '../../plan/plan.ts';
import { branchOf } from './float/branch.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import { listFloating, type PushedImage } from '../destination.ts';
import type { FloatContext } from './float/move.ts';

/**
 * A look that begins at once, while exact tags are written: at git, whose remote takes longer to
 * answer than a registry, and at who holds the floats of versions. What it misses of git is seen by
 * the look after our own write; holders are looked at again before it.
 */
export function prefetch(
  pushedImages: readonly PushedImage[],
  context: Pick<FloatContext, 'remote' | 'facts' | 'settings'>,
): Snapshot {
  const snapshot = createSnapshot(context.remote);
  const { moving, version } = context.settings;
  const floats =
    moving === 'always' ? [] : pushedImages.flatMap(({ destination }) => listFloating(destination));
  const branch = branchOf(context.facts);
  const isVersion = ({ versions }: PlannedTag) => versions !== undefined;
  // Whoever waits for an answer is told when there is none.
  if (version === undefined && floats.some(isVersion)) snapshot.gitTags().catch(() => undefined);
  if (branch !== undefined && !floats.every(isVersion)) snapshot.tip(branch).catch(() => undefined);
  for (const { destination } of moving === 'always' ? [] : pushedImages) {
    const tags = listFloating(destination).filter(isVersion);
    for (const { tag } of tags) snapshot.digest(destination, tag).catch(() => undefined);
  }
  return snapshot;
}
