// SPDX-License-Identifier: Apache-2.0
// What is asked about floating tags while exact tags are still being written.
import type { PlannedTag } from '../../plan/plan.ts';
import { branchOf } from './float/branch.ts';
import { createLook, type Look } from './snapshot.ts';
import { listFloating, type Landing } from '../destination.ts';
import type { FloatContext } from './float/move.ts';

/**
 * A look that begins at once, while exact tags are written: at git, whose remote takes longer to
 * answer than a registry, and at who holds the floats of versions. What it misses of git is seen by
 * the look after our own write; holders are looked at again before it.
 */
export function lookAhead(
  landings: readonly Landing[],
  context: Pick<FloatContext, 'remote' | 'facts' | 'settings'>,
): Look {
  const look = createLook(context.remote);
  const { moving, version } = context.settings;
  const floats = moving === 'always' ? [] : landings.flatMap(({ place }) => listFloating(place));
  const branch = branchOf(context.facts);
  const isVersion = ({ versions }: PlannedTag) => versions !== undefined;
  // Whoever waits for an answer is told when there is none.
  if (version === undefined && floats.some(isVersion)) look.gitTags().catch(() => undefined);
  if (branch !== undefined && !floats.every(isVersion)) look.tip(branch).catch(() => undefined);
  for (const { place } of moving === 'always' ? [] : landings) {
    const tags = listFloating(place).filter(isVersion);
    for (const { tag } of tags) look.digest(place, tag).catch(() => undefined);
  }
  return look;
}
