// SPDX-License-Identifier: Apache-2.0
// Looks, while a prune deletes, which tags other runs have given since it read them: what such a tag needs is not deleted.
import { Problem, type ProblemData } from '../../problem.ts';
import { toProblems } from '../../ship/destination.ts';
import type { HostListing, PruneHost } from './host.ts';
import type { Inventory } from './inventory.ts';
import { isPendingTag } from './left.ts';
import type { InventoryReader } from './read.ts';

/** The tags that other runs have given since a prune read them. */
export interface PruneWatch {
  /** Such a tag that needs one of these digests; undefined where none does. */
  readonly findTag: (digests: readonly string[]) => Promise<string | undefined>;
  /** The same by what was seen until now. */
  readonly recall: (digests: readonly string[]) => string | undefined;
  /** Lists the tags now, whatever the age of the last list. @throws Problem once every tag that can be read was */
  readonly look: () => Promise<void>;
  /** All such tags that were seen, and what they named. */
  readonly given: ReadonlyMap<string, string>;
}

/** A list of tags is asked for again once it is so many times as old as it took to read. */
const AGE = 10;

/**
 * Lists the tags again and again. Registries cannot delete an image only while no tag names it, so what counts is that a list is
 * young; that it is not asked for all the time where it has thousands of tags is why its age depends on how long it takes.
 */
export function createPruneWatch(
  { host, inventory }: { readonly host: PruneHost; readonly inventory: Inventory },
  { reader, now }: { readonly reader: InventoryReader; readonly now: () => number },
): PruneWatch {
  const given = new Map<string, string>();
  const needed = new Map<string, string>();
  let [startMs, tookMs] = [-Infinity, 0];
  let looking: Promise<void> | undefined;
  const look = async (): Promise<void> => {
    startMs = now();
    const listing = await host.list();
    const problems: ProblemData[] = [];
    for (const [tag, digest] of listFresh(listing, inventory)) {
      if (given.get(tag) === digest) continue;
      try {
        const one = new Map([[tag, digest]]);
        const { manifests } = await reader.read({ ...listing, tags: one, digests: [] });
        // Of another prune. What this one deletes was read before, so that it is known here after its deletion, too.
        const manifest = manifests.get(digest);
        if (manifest === undefined || manifest.left !== undefined) continue;
        given.set(tag, digest);
        for (const part of manifests.keys()) needed.set(part, tag);
      } catch (thrown) {
        problems.push(...toProblems(thrown));
      }
    }
    tookMs = now() - startMs;
    if (problems.length > 0) throw new Problem(problems);
  };
  const recall: PruneWatch['recall'] = (digests) =>
    digests.map((digest) => needed.get(digest)).find((tag) => tag !== undefined);
  return {
    given,
    look,
    recall,
    findTag: async (digests) => {
      if (looking === undefined && now() - startMs >= AGE * tookMs) {
        looking = look().finally(() => (looking = undefined));
      }
      await looking;
      return recall(digests);
    },
  };
}

function listFresh({ tags }: HostListing, before: Inventory): readonly [string, string][] {
  return [...tags].filter(([tag, digest]) => before.tags.get(tag) !== digest && !isPendingTag(tag));
}
