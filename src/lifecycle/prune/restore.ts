// SPDX-License-Identifier: Apache-2.0
// Puts back what a prune deleted while another run gave a tag that needs it.
import { isRelatedTag } from '../../registry/manifests/fallback.ts';
import { notice, Problem, type ProblemData } from '../../problem.ts';
import { describeUnchecked } from './check.ts';
import type { PruneOutcome, PruneSite } from './apply.ts';
import type { PrunedImage, PrunePlan } from './plan.ts';
import type { InventoryReader } from './read.ts';

/**
 * Between the last list of tags and a deletion, another run can give a tag that needs what goes. Such a tag is seen now, if it outlived the
 * deletion: its image gets all its parts again, from the bytes that were read for the plan. Registries free blobs later. After an
 * interruption nothing more is looked at or put back.
 */
export async function restoreTagged(
  plan: PrunePlan,
  site: PruneSite & { readonly reader: InventoryReader },
  outcome: PruneOutcome,
): Promise<PruneOutcome> {
  const problems: ProblemData[] = [];
  try {
    await site.watch.look();
  } catch (thrown) {
    if (site.signal?.aborted === true) return outcome;
    problems.push(describeUnchecked(site, 'whether other runs gave tags meanwhile', thrown));
  }
  const deleted = new Set(outcome.digests);
  const restored = new Set<string>();
  for (const image of plan.images) {
    const parts = [image.digest, ...image.along].filter((digest) => deleted.has(digest));
    const tag = site.watch.recall(parts);
    if (tag === undefined) continue;
    try {
      await restoreParts(new Set(parts), site, restored);
      problems.push(describe(image, tag, site));
    } catch (thrown) {
      if (site.signal?.aborted === true) break;
      if (!(thrown instanceof Problem)) throw thrown;
      problems.push(...thrown.problems);
    }
  }
  return {
    ...outcome,
    digests: outcome.digests.filter((digest) => !restored.has(digest)),
    problems: [...outcome.problems, ...problems],
  };
}

/** What an index lists goes before it. The tags of signatures come back with them; those that the policy named do not. */
async function restoreParts(
  parts: ReadonlySet<string>,
  { repository, inventory, reader }: PruneSite & { readonly reader: InventoryReader },
  restored: Set<string>,
): Promise<void> {
  const restore = async (digest: string): Promise<void> => {
    const manifest = parts.has(digest) ? reader.recall(digest) : undefined;
    if (manifest === undefined || restored.has(digest)) return;
    for (const child of inventory.manifests.get(digest)?.children ?? []) await restore(child);
    await repository.putManifest(digest, manifest);
    restored.add(digest);
    const tags = [...inventory.tags].filter(
      ([tag, named]) => named === digest && isRelatedTag(tag),
    );
    for (const [tag] of tags) {
      if ((await repository.resolve(tag)) === undefined)
        await repository.putManifest(tag, manifest);
    }
  };
  for (const digest of parts) await restore(digest);
}

function describe({ digest }: PrunedImage, tag: string, { inventory }: PruneSite): ProblemData {
  const message = `${inventory.repository}@${digest} was put back: while it was deleted, another run gave the tag ${tag}, which needs it.`;
  return notice('PRUNE_TAGGED', message, 'The next prune decides about it anew.');
}
