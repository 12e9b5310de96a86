// SPDX-License-Identifier: Apache-2.0
// Reads a repository after a prune: every tag that stays must still be there, with all that belongs to it.
import { error, type ProblemData } from '../../problem.ts';
import { createSlots } from '../../registry/http/pause.ts';
import { toProblems } from '../../ship/destination.ts';
import { listGoing, settleDangling } from './dangling.ts';
import { isPendingTag } from './left.ts';
import { isWhole } from './read.ts';
import type { PruneSite } from './apply.ts';
import type { HostListing } from './host.ts';
import type { PrunePlan } from './plan.ts';

const AT_ONCE = 16;
/** A prune takes no longer, ms. */
const LONGEST_MS = 86_400_000;
/** After so many failures the others are not asked about. */
const MOST_FAILED = 5;

/** When the prune began, which tags end by themselves, and which ones named nothing then. */
export interface KeptTimes extends Pick<HostListing, 'expires' | 'dangling'> {
  readonly nowMs: number;
}

/**
 * One problem PRUNE_LOST for each tag or manifest that is gone without having been meant; a tag that ends by itself in this
 * time is meant to. What cannot be checked is PRUNE_UNCHECKED; the rest is checked all the same.
 */
export async function checkKept(
  plan: PrunePlan,
  site: PruneSite,
  times: KeptTimes,
): Promise<readonly ProblemData[]> {
  const { repository, inventory } = site;
  const manifests = await askAll(plan.kept, async (digest) =>
    (await repository.resolve(digest)) === undefined ? `the manifest ${digest}` : undefined,
  );
  const listed = await listNow(site);
  const tags = listed.tags ?? new Map<string, string>();
  const { lost: nowhere, problems: dangling } = await settleDangling(plan, site, {
    before: times.dangling ?? [],
    now: listed.dangling ?? [],
    list: () => listNow(site),
  });
  const fresh = [...tags].filter(
    ([tag, digest]) => inventory.tags.get(tag) !== digest && !isPendingTag(tag),
  );
  const going = listGoing(plan);
  const isAway = async (tag: string, digest: string) =>
    going.has(tag) && (await repository.resolve(tag))?.digest !== digest; // another prune removes it
  const parts = await askAll(fresh, async ([tag, digest]) =>
    (await isWhole(repository, digest)) || (await isAway(tag, digest))
      ? undefined
      : `a part of ${tag}, which was written during the prune,`,
  );
  const lost = listed.tags === undefined ? [] : listLost(plan, site, { ...times, tags });
  const unchecked = [
    ...listed.problems,
    ...describeUnasked(site, 'manifests that stay', manifests),
    ...describeUnasked(site, 'tags that were written meanwhile', parts),
  ];
  const nameless = nowhere.map((tag) => `the tag ${tag}, which was given during the prune,`);
  const gone = [...lost, ...nameless, ...manifests.found, ...parts.found].map((what) => {
    const message = `${inventory.repository}: ${what} is gone, although it was to stay.`;
    const hint =
      'Something else deletes there at the same time, or the registry removed more than it was asked to. Restore it from the backup, or ship the image again.';
    return error('PRUNE_LOST', message, hint);
  });
  return [...gone, ...dangling, ...unchecked];
}

/** The tags that are gone without having been meant. */
function listLost(
  plan: PrunePlan,
  { inventory, watch }: PruneSite,
  { expires, nowMs, tags }: KeptTimes & Pick<HostListing, 'tags'>,
): readonly string[] {
  const untilMs = nowMs + LONGEST_MS;
  const isEnding = (tag: string) => (expires?.get(tag) ?? untilMs) < untilMs;
  const going = new Set(plan.untag.map(({ tag }) => tag));
  const gone = new Set(plan.images.flatMap(({ digest, along }) => [digest, ...along]));
  const isOfPrune = (digest: string) => inventory.manifests.get(digest)?.left !== undefined;
  const before = [...inventory.tags].filter(
    ([tag, digest]) => !going.has(tag) && !gone.has(digest) && !isOfPrune(digest),
  );
  const lost = [...before, ...watch.given]
    .filter(([tag]) => !tags.has(tag) && !isEnding(tag))
    .map(([tag]) => `the tag ${tag}`);
  return [...new Set(lost)];
}

type ListedNow = Partial<Pick<HostListing, 'tags' | 'dangling'>> & {
  readonly problems: readonly ProblemData[];
};

async function listNow(site: PruneSite): Promise<ListedNow> {
  try {
    const { tags, dangling = [] } = await site.host.list();
    return { tags, dangling, problems: [] };
  } catch (thrown) {
    return { problems: [describeUnchecked(site, 'whether every tag is still there', thrown)] };
  }
}

interface Asked {
  /** What is missing. */
  readonly found: readonly string[];
  /** How many could not be asked about, and why the first one could not. */
  readonly unasked: number;
  readonly why?: unknown;
}

/** Asks about each item what of it is missing. */
async function askAll<T>(
  items: readonly T[],
  ask: (item: T) => Promise<string | undefined>,
): Promise<Asked> {
  const slots = createSlots(AT_ONCE);
  const found: string[] = [];
  const failures: unknown[] = [];
  let asked = 0;
  const work = async (item: T): Promise<void> => {
    if (failures.length >= MOST_FAILED) return;
    try {
      const missing = await ask(item);
      asked += 1;
      if (missing !== undefined) found.push(missing);
    } catch (thrown) {
      failures.push(thrown);
    }
  };
  await Promise.all(items.map((item) => slots.within(() => work(item))));
  return { found, unasked: items.length - asked, why: failures[0] };
}

function describeUnasked(
  site: Pick<PruneSite, 'inventory'>,
  what: string,
  { unasked, why }: Asked,
): readonly ProblemData[] {
  return unasked === 0 ? [] : [describeUnchecked(site, `${unasked} ${what}`, why)];
}

/** PRUNE_UNCHECKED: what of a repository could not be looked at after the last deletion. Throws what is no Problem. */
export function describeUnchecked(
  { inventory }: Pick<PruneSite, 'inventory'>,
  what: string,
  thrown: unknown,
): ProblemData {
  const [first] = toProblems(thrown);
  const message = `${inventory.repository}: after the deletion, this could not be checked: ${what}: ${first?.message ?? ''}`;
  const hint =
    'The receipt has what was deleted. Once the registry answers again, check what stays with tagship verify.';
  return error('PRUNE_UNCHECKED', message, hint);
}
