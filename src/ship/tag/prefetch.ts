// SPDX-License-Identifier: Apache-2.0
// Reads what floating tags depend on while exact tags are still being written.
import type { PlannedTag } from '../../plan/plan.ts';
import { branchOf } from './float/branch.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import { listFloating, type PushedImage } from '../destination.ts';
import type { FloatContext } from './float/move.ts';
import { beginYanks } from './float/yanked.ts';

/**
 * A snapshot that starts at once, while exact tags are written: of git, whose remote takes longer to
 * answer than a registry, and of the current images of version floats. Changes of git that it misses are in
 * the snapshot after our own write; current images are read again before it.
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
  // An error is reported to the caller that needs the answer.
  if (version === undefined && floats.some(isVersion)) snapshot.gitTags().catch(() => undefined);
  if (branch !== undefined && !floats.every(isVersion)) snapshot.tip(branch).catch(() => undefined);
  beginYanks(pushedImages, snapshot);
  for (const { destination } of moving === 'always' ? [] : pushedImages) {
    const tags = listFloating(destination).filter(isVersion);
    for (const { tag } of tags) snapshot.digest(destination, tag).catch(() => undefined);
  }
  return snapshot;
}
