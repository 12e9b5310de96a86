// SPDX-License-Identifier: Apache-2.0
// What a prune by the policy of the settings would do to each tag, by what a status has read. Pure.
import { relate, type Inventory, type StoredManifest } from '../prune/inventory.ts';
import { judgeTags, type CompiledPolicy, type PruneVerdict } from '../prune/verdicts.ts';
import type { RepositoryReading } from './reading.ts';

/**
 * The verdict on each tag of a repository. A prune asks more: when an image was pushed, which changes are closed, what is in
 * use. So an image counts as old as it says itself, and tags of changes stay.
 */
export function judgeReading(
  reading: RepositoryReading,
  policy: CompiledPolicy,
  nowMs: number,
): ReadonlyMap<string, PruneVerdict> {
  const inventory = toInventory(reading);
  return judgeTags(inventory, relate(inventory), {
    ...{ policy, nowMs, closed: new Set<number>() },
    inUse: { tags: new Set<string>(), digests: new Set<string>() },
  });
}

/** Tags that were not looked at count in the order of versions, with a digest of their own. */
function toInventory({ name, listed, digests, images }: RepositoryReading): Inventory {
  const tags = new Map(listed.map((tag) => [tag, digests.get(tag) ?? `unread:${tag}`]));
  const manifests = new Map<string, StoredManifest>();
  for (const digest of tags.values()) {
    const timeMs = Date.parse(images.get(digest)?.created ?? '');
    manifests.set(digest, {
      ...{ digest, mediaType: '', size: 0, platforms: [], children: [], blobs: new Map() },
      timeMs: Number.isNaN(timeMs) ? undefined : timeMs,
    });
  }
  return { repository: name, tags, tagTimes: new Map(), manifests, listsUntagged: false };
}
