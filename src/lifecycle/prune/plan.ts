// SPDX-License-Identifier: Apache-2.0
// What a prune deletes of one repository, and why the rest stays. Pure.
import { notice, type ProblemData } from '../../problem.ts';
import { relate, type Inventory, type Relations } from './inventory.ts';
import { readTagKinds } from './tag-kinds.ts';
import {
  createTimes,
  judgeTags,
  whyYoung,
  type PruneQuestion,
  type PruneVerdict,
} from './verdicts.ts';

/** A tag of a row. */
export interface PrunedTag extends PruneVerdict {
  readonly tag: string;
}

/** An image of the repository: one row of the table. Survives JSON. */
export interface PruneRow {
  readonly digest: string;
  readonly tags: readonly PrunedTag[];
  /** All blobs of the image. */
  readonly bytes: number;
  /** The newest time that is known of it, UTC ISO 8601; null where none is. */
  readonly time: string | null;
  readonly platforms: readonly string[];
  /** `untag`: some tags go, the image stays. */
  readonly verdict: 'keep' | 'untag' | 'delete';
  readonly reason: string;
}

/** An image that goes. */
export interface PrunedImage {
  readonly digest: string;
  readonly tags: readonly string[];
  /** What goes with it, unless something else needs it: each after what it belongs to. */
  readonly along: readonly string[];
}

/** What a prune does in one repository. Survives JSON. */
export interface PrunePlan {
  readonly repository: string;
  readonly rows: readonly PruneRow[];
  /** Tags that go while their image stays. */
  readonly untag: readonly { readonly tag: string; readonly digest: string }[];
  /** Images that go: one that holds another before it. */
  readonly images: readonly PrunedImage[];
  /** Every digest that must be there afterwards. */
  readonly kept: readonly string[];
  /** Blobs that nothing refers to afterwards, bytes. */
  readonly frees: number;
  readonly problems: readonly ProblemData[];
}

/** Which tags of an image that stays can be removed: each of them, or all but one, since the image goes with its last tag. */
export type Untagging = 'possible' | 'not-last';

/**
 * Decides about every tag and every image without a tag. What stays, stays whole: all that an image which stays lists, all that
 * refers to it, and what it refers to itself.
 */
export function planPrune(
  inventory: Inventory,
  question: PruneQuestion,
  untagging: Untagging,
): PrunePlan {
  const relations = relate(inventory);
  const judged = judgeTags(inventory, relations, question);
  const byDigest = new Map<string, PrunedTag[]>();
  for (const [tag, verdict] of judged) {
    const digest = inventory.tags.get(tag) ?? '';
    byDigest.set(digest, [...(byDigest.get(digest) ?? []), { tag, ...verdict }]);
  }
  const untagged = judgeUntagged(inventory, relations, { question, tagged: byDigest });
  const kept = relations.follow(
    [
      ...[...byDigest].filter(([, tags]) => tags.some(stays)).map(([digest]) => digest),
      ...[...untagged].filter(([, verdict]) => stays(verdict)).map(([digest]) => digest),
      ...question.inUse.digests,
    ],
    { withSubjects: true },
  );
  const planning: Planning = { inventory, relations, kept, untagging };
  const timeOf = createTimes(inventory, relations);
  const rows = [
    ...[...byDigest].map(([digest, tags]) => toRow(digest, tags, planning)),
    ...[...untagged].map(([digest, verdict]) => toUntaggedRow(digest, verdict, planning)),
  ].map((row) => ({ ...row, time: toTime(timeOf(row.digest)) }));
  const steps = toSteps(rows, planning);
  const problems = [...steps.problems, ...warnOfUnlisted(inventory, question)];
  return { repository: inventory.repository, ...steps, rows: sortRows(rows), problems };
}

interface Planning {
  readonly inventory: Inventory;
  readonly relations: Relations;
  readonly kept: ReadonlySet<string>;
  readonly untagging: Untagging;
}

function stays({ verdict }: PruneVerdict): boolean {
  return verdict === 'keep';
}

/** Images that no tag leads to, which nothing else holds. */
function judgeUntagged(
  inventory: Inventory,
  relations: Relations,
  {
    question,
    tagged,
  }: { readonly question: PruneQuestion; readonly tagged: ReadonlyMap<string, unknown> },
): ReadonlyMap<string, PruneVerdict> {
  const { manifests } = inventory;
  const reached = relations.follow([...tagged.keys(), ...question.inUse.digests]);
  const left = [...manifests.values()].filter(({ digest }) => !reached.has(digest));
  const held = new Set(left.flatMap(({ children }) => children));
  const timeOf = createTimes(inventory, relations);
  const { policy, nowMs, inUse } = question;
  const judge = (digest: string): PruneVerdict => {
    const isUsed = [...relations.follow([digest])].some((one) => inUse.digests.has(one));
    if (isUsed) return { verdict: 'keep', reason: 'it is in use' };
    const { untaggedOlderThanMs: olderMs, minimumAgeMs } = policy;
    if (olderMs === undefined) return { verdict: 'keep', reason: 'no rule names it' };
    if (!inventory.listsUntagged) return { verdict: 'keep', reason: UNSEEN };
    const young = whyYoung(timeOf(digest), Math.max(olderMs, minimumAgeMs), nowMs);
    return young === undefined
      ? { verdict: 'delete', reason: 'it has no tag' }
      : { verdict: 'keep', reason: young };
  };
  const owned = new Set(
    [...inventory.tags].flatMap(([tag, digest]) =>
      relations.ownerOf(tag) === undefined ? [] : [digest],
    ),
  );
  const roots = left.filter(
    ({ digest, subject }) =>
      !held.has(digest) && !owned.has(digest) && (subject === undefined || !manifests.has(subject)),
  );
  return new Map(roots.map(({ digest }) => [digest, judge(digest)]));
}

const UNSEEN = 'the registry does not list what may hold it';

type BareRow = Omit<PruneRow, 'time'>;

function toRow(digest: string, judged: readonly PrunedTag[], planning: Planning): BareRow {
  const isKept = planning.kept.has(digest);
  const isLast = planning.untagging === 'not-last' && !judged.some(stays);
  const tags = isKept && isLast ? keepFirst(judged) : judged;
  const going = tags.filter((one) => !stays(one));
  const verdict = going.length === 0 ? 'keep' : isKept ? 'untag' : 'delete';
  const [first] = verdict === 'keep' ? tags : going;
  return { ...describe(digest, planning), tags, verdict, reason: first?.reason ?? '' };
}

const LAST = 'the registry would delete the image, which stays, with its last tag';

function keepFirst([first, ...others]: readonly PrunedTag[]): readonly PrunedTag[] {
  return first === undefined ? [] : [{ ...first, verdict: 'keep', reason: LAST }, ...others];
}

function toUntaggedRow(
  digest: string,
  { verdict, reason }: PruneVerdict,
  planning: Planning,
): BareRow {
  const isKept = planning.kept.has(digest);
  const why = isKept && verdict === 'delete' ? 'an image that stays needs it' : reason;
  return {
    ...describe(digest, planning),
    tags: [],
    verdict: isKept ? 'keep' : verdict,
    reason: why,
  };
}

function describe(
  digest: string,
  { inventory: { manifests }, relations }: Planning,
): Pick<PruneRow, 'digest' | 'bytes' | 'platforms'> {
  const blobs = new Map<string, number>();
  for (const part of relations.follow([digest])) {
    for (const [blob, size] of manifests.get(part)?.blobs ?? []) blobs.set(blob, size);
  }
  const { platforms = [] } = manifests.get(digest) ?? {};
  return { digest, bytes: sum(blobs.values()), platforms };
}

function toSteps(
  rows: readonly PruneRow[],
  { inventory, relations, kept }: Planning,
): Pick<PrunePlan, 'untag' | 'images' | 'kept' | 'frees' | 'problems'> {
  const going = rows.filter(({ verdict }) => verdict === 'delete');
  const images = going
    .map(({ digest, tags }) => ({
      digest,
      tags: tags.map(({ tag }) => tag),
      along: [...relations.follow([digest])].filter((one) => one !== digest && !kept.has(one)),
    }))
    .sort((one, other) => other.along.length - one.along.length);
  const untag = rows
    .filter(({ verdict }) => verdict === 'untag')
    .flatMap(({ digest, tags }) =>
      tags.filter((one) => !stays(one)).map(({ tag }) => ({ tag, digest })),
    );
  const gone = new Set(images.flatMap(({ digest, along }) => [digest, ...along]));
  const remaining = [...inventory.manifests.values()].filter(({ digest }) => !gone.has(digest));
  const needed = new Set(remaining.flatMap(({ blobs }) => [...blobs.keys()]));
  const freed = new Map(
    [...gone].flatMap((digest) =>
      [...(inventory.manifests.get(digest)?.blobs ?? [])].filter(([blob]) => !needed.has(blob)),
    ),
  );
  return {
    ...{ untag, images, kept: [...kept], frees: sum(freed.values()) },
    problems: [
      ...warnOfEmpty(inventory),
      ...warnOfExact(rows, inventory),
      ...warnOfBroken(rows, inventory),
    ],
  };
}

/** Many registries answer for a repository that does not exist as for one without tags. */
function warnOfEmpty({ manifests, tags, repository }: Inventory): readonly ProblemData[] {
  if (manifests.size > 0 || tags.size > 0) return [];
  const message = `"${repository}" has no tags: nothing was pushed to it, or the name is wrong.`;
  return [notice('PRUNE_EMPTY', message, 'Check the name, and that this login may read it.')];
}

/** The name of a version that is deleted can be given to another image. */
function warnOfExact(
  rows: readonly PruneRow[],
  { tags, repository }: Inventory,
): readonly ProblemData[] {
  const kinds = readTagKinds(tags.keys());
  const exact = rows
    .flatMap((row) => row.tags)
    .filter((one) => !stays(one) && kinds.get(one.tag)?.kind === 'version')
    .map(({ tag }) => tag);
  if (exact.length === 0) return [];
  const names = exact.slice(0, 3).join(', ');
  const more = exact.length > 3 ? ` and ${exact.length - 3} more` : '';
  const message = `${repository}: exact tags can be given to other images once they are deleted: ${names}${more}.`;
  const hint = 'Keep the versions that someone may still pull by tag, with keep or --in-use.';
  return [notice('PRUNE_EXACT_TAGS', message, hint)];
}

/** Only some hosts list what has no tag. */
function warnOfUnlisted(
  { listsUntagged, repository }: Inventory,
  { policy }: PruneQuestion,
): readonly ProblemData[] {
  if (listsUntagged || policy.untaggedOlderThanMs === undefined) return [];
  const message = `untagged-older-than: the registry of ${repository} does not list images without a tag, so they stay.`;
  const hint = 'Use the garbage collection of the registry (Distribution: --delete-untagged).';
  return [notice('PRUNE_UNLISTED', message, hint)];
}

function warnOfBroken(
  rows: readonly PruneRow[],
  { manifests, repository }: Inventory,
): readonly ProblemData[] {
  const broken = rows.filter(
    ({ digest, tags, verdict }) =>
      verdict !== 'delete' &&
      tags.length > 0 &&
      manifests.get(digest)?.children.some((child) => !manifests.has(child)),
  );
  return broken.map(({ digest, tags }) => {
    const names = tags.map(({ tag }) => tag).join(', ');
    const message = `${repository}: ${names} (${digest}) lists manifests that do not exist.`;
    const hint = 'It was so before this prune. Ship or copy the image again, or delete the tag.';
    return notice('PRUNE_INCOMPLETE', message, hint);
  });
}

const ORDER = { delete: 0, untag: 1, keep: 2 } as const;

/** What goes first, then by age. */
function sortRows(rows: readonly PruneRow[]): readonly PruneRow[] {
  return rows.toSorted(
    (one, other) =>
      ORDER[one.verdict] - ORDER[other.verdict] ||
      (one.time ?? '').localeCompare(other.time ?? '') ||
      one.digest.localeCompare(other.digest),
  );
}

function toTime(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
