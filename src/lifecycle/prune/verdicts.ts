// SPDX-License-Identifier: Apache-2.0
// Which tags a policy deletes, and why each of the others stays. Pure.
import { toSubject, type Inventory, type Relations } from './inventory.ts';
import type { InUse } from './in-use.ts';
import type { TagPattern } from './patterns.ts';
import {
  compareTagVersions,
  listSeries,
  readTagKinds,
  type PrunedKind,
  type TagVersion,
} from './tag-kinds.ts';
import type { PrunePolicy } from '../../settings/prune.ts';

/** A policy whose patterns are compiled. */
export interface CompiledPolicy extends Omit<PrunePolicy, 'keep' | 'delete' | 'minimumAgeMs'> {
  readonly keep: readonly TagPattern[];
  readonly delete: readonly TagPattern[];
  readonly minimumAgeMs: number;
}

/** What a plan to prune is made of, besides the inventory. */
export interface PruneQuestion {
  readonly policy: CompiledPolicy;
  readonly nowMs: number;
  readonly inUse: InUse;
  /** The numbers of changes that are closed or merged. */
  readonly closed: ReadonlySet<number>;
  /** The project whose changes they are: `https://github.com/acme/app`. */
  readonly project?: string;
}

/** Whether something goes, and why. */
export interface PruneVerdict {
  readonly verdict: 'keep' | 'delete';
  readonly reason: string;
}

/** What the verdicts of one repository are made from. */
interface Judging extends PruneQuestion {
  readonly inventory: Inventory;
  readonly kinds: ReadonlyMap<string, PrunedKind>;
  /** The rank of each version in its series, from 0 for the highest; the best of all its series. */
  readonly ranks: ReadonlyMap<string, number>;
  readonly usedDigests: ReadonlySet<string>;
  /** What earlier prunes had still to delete. */
  readonly pending: ReadonlySet<string>;
  readonly timeOf: (digest: string) => number | undefined;
}

/** The verdict on each tag that is not a signature of something. */
export function judgeTags(
  inventory: Inventory,
  relations: Relations,
  question: PruneQuestion,
): ReadonlyMap<string, PruneVerdict> {
  const tags = [...inventory.tags.keys()].filter((tag) => relations.ownerOf(tag) === undefined);
  const kinds = readTagKinds(tags);
  const judging: Judging = {
    ...{ inventory, kinds, ...question },
    ranks: rankVersions(kinds),
    pending: new Set(
      [...inventory.manifests.values()].flatMap(({ left, children }) =>
        left === 'pending' ? children : [],
      ),
    ),
    usedDigests: listUsed(inventory, relations, question),
    timeOf: createTimes(inventory, relations),
  };
  const first = new Map(tags.map((tag) => [tag, judge(tag, judging)]));
  const floats = new Map<string, string>();
  for (const [tag, { verdict }] of first) {
    const { kind } = kinds.get(tag) ?? {};
    const isFloat = kind === 'series' || kind === 'floating' || kind === 'change';
    if (isFloat && verdict === 'keep') floats.set(inventory.tags.get(tag) ?? '', tag);
  }
  return new Map([...first].map(([tag, one]) => [tag, judgeShared(tag, one, { floats, judging })]));
}

/** A tag that names the same image as a floating tag that stays, stays too. */
function judgeShared(
  tag: string,
  before: PruneVerdict,
  { floats, judging }: { readonly floats: ReadonlyMap<string, string>; readonly judging: Judging },
): PruneVerdict {
  const float = floats.get(judging.inventory.tags.get(tag) ?? '');
  if (before.verdict === 'keep' || float === undefined || isLeft(tag, judging)) return before;
  return keep(`it names the image of ${float}`);
}

/** Whether an earlier prune wrote the image of a tag, or was stopped before it deleted this signature of an image that is gone. */
function isLeft(tag: string, { inventory, pending }: Judging): boolean {
  const digest = inventory.tags.get(tag) ?? '';
  const isOrphan = toSubject(tag) !== undefined && pending.has(digest);
  return isOrphan || inventory.manifests.get(digest)?.left !== undefined;
}

function judge(tag: string, judging: Judging): PruneVerdict {
  const { inventory, policy } = judging;
  const digest = inventory.tags.get(tag) ?? '';
  if (isLeft(tag, judging)) return drop('left by a prune that was stopped');
  const stays = findStay(tag, digest, judging);
  if (stays !== undefined) return keep(stays);
  const named = findNaming(tag, judging);
  if (named === undefined) return keep('no rule names it');
  const timeMs = judging.timeOf(digest);
  const tagMs = inventory.tagTimes.get(tag);
  const young = whyYoung(
    timeMs === undefined ? undefined : Math.max(timeMs, tagMs ?? timeMs),
    Math.max(policy.minimumAgeMs, named.leastMs),
    judging.nowMs,
  );
  return young === undefined ? drop(named.reason) : keep(young);
}

/** Why a tag stays, whatever names it; undefined where nothing says so. */
function findStay(tag: string, digest: string, judging: Judging): string | undefined {
  const { policy, inUse, kinds, ranks } = judging;
  if (inUse.tags.has(tag) || judging.usedDigests.has(digest)) return 'it is in use';
  const pattern = policy.keep.find(({ matches }) => matches(tag));
  if (pattern !== undefined) return `kept by ${pattern.written}`;
  const kind = kinds.get(tag)?.kind;
  if (kind === 'series') return 'a floating tag of versions';
  const rank = ranks.get(tag);
  if (rank === 0) return 'the highest version of its series';
  if (rank !== undefined && policy.keepLast !== undefined && rank < policy.keepLast) {
    return `one of the last ${policy.keepLast} of its series`;
  }
  return undefined;
}

interface Naming {
  readonly reason: string;
  /** The age from which the rule counts. */
  readonly leastMs: number;
}

/** The rule that names a tag for deletion. */
function findNaming(tag: string, judging: Judging): Naming | undefined {
  const { policy } = judging;
  const pattern = policy.delete.find(({ matches }) => matches(tag));
  if (pattern !== undefined) {
    return { reason: `deleted by ${pattern.written}`, leastMs: policy.olderThanMs ?? 0 };
  }
  const kind = judging.kinds.get(tag);
  if (kind?.kind === 'change') return nameClosed(tag, kind.number, judging);
  if (policy.untaggedOlderThanMs !== undefined && toSubject(tag) !== undefined) {
    return { reason: 'what it belongs to is gone', leastMs: policy.untaggedOlderThanMs };
  }
  return nameLower(tag, judging);
}

/** A release below the last ones of its series. */
function nameLower(tag: string, { policy, kinds, ranks }: Judging): Naming | undefined {
  const { keepLast, olderThanMs = 0 } = policy;
  const kind = kinds.get(tag);
  const isRelease = kind?.kind === 'version' && !kind.version.isPrerelease && ranks.has(tag);
  if (keepLast === undefined || !isRelease) return undefined;
  return { reason: `not one of the last ${keepLast} of its series`, leastMs: olderThanMs };
}

function nameClosed(tag: string, number: number, judging: Judging): Naming | undefined {
  const { policy, closed } = judging;
  const isMeant = policy.pullRequests === 'closed' && closed.has(number);
  if (!isMeant || isOfOther(tag, judging)) return undefined;
  return { reason: `change ${number} is closed`, leastMs: 0 };
}

/** Whether an image was built from another project, whose changes have the same numbers. */
function isOfOther(tag: string, { inventory: { tags, manifests }, project }: Judging): boolean {
  const digest = tags.get(tag) ?? '';
  const all = [digest, ...(manifests.get(digest)?.children ?? [])];
  const sources = all.flatMap((one) => manifests.get(one)?.source ?? []);
  return (
    project !== undefined && sources.length > 0 && !sources.every((one) => isSame(one, project))
  );
}

function isSame(one: string, other: string): boolean {
  const [bare, wanted] = [one, other].map((url) =>
    url
      .toLowerCase()
      .replace(/\.git$/, '')
      .replace(/\/+$/, ''),
  );
  return bare === wanted;
}

/** Why something counts as too young; undefined where it is old enough. */
export function whyYoung(
  timeMs: number | undefined,
  leastMs: number,
  nowMs: number,
): string | undefined {
  if (leastMs === 0) return undefined;
  if (timeMs === undefined) return 'its age is not known';
  if (nowMs - timeMs >= leastMs) return undefined;
  return `younger than ${formatDays(leastMs)}`;
}

interface Member {
  readonly tag: string;
  readonly version: TagVersion;
}

/**
 * The best rank of each version tag among its series. Prereleases belong to no series of releases: they have a rank only
 * where a series has no release.
 */
function rankVersions(kinds: ReadonlyMap<string, PrunedKind>): ReadonlyMap<string, number> {
  const series = new Map<string, Member[]>();
  for (const [tag, kind] of kinds) {
    if (kind.kind !== 'version') continue;
    for (const key of listSeries(kind.version)) {
      const members = series.get(key) ?? [];
      series.set(key, members);
      members.push({ tag, version: kind.version });
    }
  }
  const ranks = new Map<string, number>();
  for (const members of series.values()) {
    for (const [tag, rank] of rankSeries(members)) {
      ranks.set(tag, Math.min(rank, ranks.get(tag) ?? rank));
    }
  }
  return ranks;
}

/** The rank of each member of one series; `1.2.3` and `v1.2.3` are one version. */
function rankSeries(members: readonly Member[]): ReadonlyMap<string, number> {
  const releases = members.filter(({ version }) => !version.isPrerelease);
  const ranked = (releases.length > 0 ? releases : members).toSorted((one, other) =>
    compareTagVersions(other.version, one.version),
  );
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const [at, { tag, version }] of ranked.entries()) {
    const before = ranked[at - 1]?.version;
    if (before !== undefined && compareTagVersions(version, before) !== 0) rank += 1;
    ranks.set(tag, rank);
  }
  return ranks;
}

/** The digests that are in use, and those of images of which something is. */
function listUsed(
  { tags, manifests }: Inventory,
  { follow }: Relations,
  { inUse }: PruneQuestion,
): ReadonlySet<string> {
  const named = [...inUse.tags].flatMap((tag) => tags.get(tag) ?? []);
  const used = new Set([...inUse.digests, ...named]);
  if (used.size === 0) return used;
  const holding = [...manifests.keys()].filter((digest) =>
    [...follow([digest])].some((part) => used.has(part)),
  );
  return new Set([...used, ...holding]);
}

/**
 * The newest time of anything in an image, so that what was just signed counts as young; undefined where no manifest of the image
 * itself has one.
 */
export function createTimes(
  { manifests }: Inventory,
  { follow }: Relations,
): (digest: string) => number | undefined {
  const known = new Map<string, number | undefined>();
  return (digest) => {
    if (known.has(digest)) return known.get(digest);
    const own = [digest, ...(manifests.get(digest)?.children ?? [])];
    const isKnown = own.some((one) => manifests.get(one)?.timeMs !== undefined);
    const times = [...follow([digest])].flatMap((one) => manifests.get(one)?.timeMs ?? []);
    const newest = isKnown ? times.reduce((max, one) => Math.max(max, one)) : undefined;
    known.set(digest, newest);
    return newest;
  };
}

function keep(reason: string): PruneVerdict {
  return { verdict: 'keep', reason };
}

function drop(reason: string): PruneVerdict {
  return { verdict: 'delete', reason };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** An age in whole days, hours or minutes: `30d`, `12h`, `5m`. */
function formatDays(ms: number): string {
  if (ms >= DAY_MS) return `${Math.floor(ms / DAY_MS)}d`;
  if (ms >= HOUR_MS) return `${Math.floor(ms / HOUR_MS)}h`;
  return `${Math.max(0, Math.floor(ms / MINUTE_MS))}m`;
}
