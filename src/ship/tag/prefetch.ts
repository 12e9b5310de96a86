// SPDX-License-Identifier: Apache-2.0
// Reads what tags depend on before it is needed: what floats depend on while exact tags are written, and all tags after the last write.
import type { PlannedTag } from '../../plan/plan.ts';
import { branchOf } from './float/branch.ts';
import { createSnapshot, type Snapshot } from './snapshot.ts';
import { listExact, listFloating, type PushedImage } from '../destination.ts';
import type { FloatContext } from './float/move.ts';
import { beginYanks } from './float/yanked.ts';

type Context = Pick<FloatContext, 'remote' | 'facts' | 'settings'>;

/**
 * A snapshot that starts at once, while exact tags are written: of git, whose remote takes longer to
 * answer than a registry, and of the current images of version floats. Changes of git that it misses are in
 * the snapshot after our own write; current images are read again before it.
 */
export function prefetch(pushedImages: readonly PushedImage[], context: Context): Snapshot {
  const snapshot = beginFacts(pushedImages, context);
  const floats = context.settings.moving === 'always' ? [] : pushedImages.flatMap(listVersions);
  // The writes of exact tags, for which the rest of the run waits, go out first.
  setImmediate(() => {
    for (const { destination, tag } of floats) {
      snapshot.digest(destination, tag).catch(() => undefined); // reported to the caller that needs it
    }
  });
  return snapshot;
}

/**
 * A snapshot that starts at once, after the last write: of all tags, and of what tells that a floating tag must be
 * moved again.
 */
export function beginReadBack(pushedImages: readonly PushedImage[], context: Context): Snapshot {
  const snapshot = beginFacts(pushedImages, context);
  for (const { destination } of pushedImages) {
    for (const { tag } of [...listExact(destination), ...listFloating(destination)]) {
      snapshot.digest(destination, tag).catch(() => undefined); // reported to the caller
    }
  }
  return snapshot;
}

/** A snapshot that has begun to read git and tombstones. An error is reported to the caller that needs the answer. */
function beginFacts(pushedImages: readonly PushedImage[], context: Context): Snapshot {
  const snapshot = createSnapshot(context.remote);
  const { moving, version } = context.settings;
  const floats =
    moving === 'always' ? [] : pushedImages.flatMap(({ destination }) => listFloating(destination));
  const branch = branchOf(context.facts);
  if (version === undefined && floats.some(isVersion)) snapshot.gitTags().catch(() => undefined);
  if (branch !== undefined && !floats.every(isVersion)) snapshot.tip(branch).catch(() => undefined);
  beginYanks(pushedImages, snapshot);
  return snapshot;
}

/** The floating tags of versions. */
function listVersions({ destination }: PushedImage) {
  return listFloating(destination)
    .filter(isVersion)
    .map(({ tag }) => ({ destination, tag }));
}

function isVersion({ versions }: PlannedTag): boolean {
  return versions !== undefined;
}
