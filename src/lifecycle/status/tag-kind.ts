// SPDX-License-Identifier: Apache-2.0
// What a tag is by its name, and which version it names. Pure.
import { compareVersions, parseVersion, type Version } from '../../plan/version/version.ts';
import { classifyTag } from '../copy/tag-rules.ts';
import type { StatusTagKind } from './status.ts';

/** What a name says. */
export interface TagName {
  readonly tag: string;
  readonly kind: StatusTagKind;
  /** `all`, `1.x`, `1.2.x`; null for what is of no series. */
  readonly series: string | null;
  /** The numbers of that series. */
  readonly numbers: readonly number[];
  /** `alpine`, of an exact tag only where a floating tag has it too. */
  readonly variant: string | null;
  /** Of an exact tag that is a version, without the variant. */
  readonly version: Version | null;
}

/** What is known of the project. */
export interface KnownNames {
  readonly branches: readonly string[];
}

const BRANCHES = /^(?:main|master|develop|development|trunk|edge|nightly|branch)(?:-|$)/;
const CHANGES = /^(?:pr|mr)-\d+(?:-|$)/;
const FLOAT = /^(?:latest|v?(\d{1,4}(?:\.\d+)?))(?:-([A-Za-z][\w.-]*))?$/;
const COMMIT = /^sha-[0-9a-f]{7,}/;

/**
 * What the tags of a repository are.
 *
 * | tag                        | other tags      | kind       | series  | variant  |
 * | -------------------------- | --------------- | ---------- | ------- | -------- |
 * | `latest`                   |                 | `floating` | `all`   |          |
 * | `1`, `v1`                  |                 | `floating` | `1.x`   |          |
 * | `1.2`                      | `1.2.3`         | `floating` | `1.2.x` |          |
 * | `1-alpine`                 |                 | `floating` | `1.x`   | `alpine` |
 * | `1.2.3`, `1.2`, `2.0.0-rc.1` |               | `exact`    |         |          |
 * | `1.2.3-alpine`             | `latest-alpine` | `exact`    |         | `alpine` |
 * | `sha-1a2b3c4`              |                 | `exact`    |         |          |
 * | `main`, `nightly`, `branch-1` |              | `branch`   |         |          |
 * | `pr-12`, `mr-12`           |                 | `change`   |         |          |
 * | `production`               |                 | `unknown`  |         |          |
 */
export function nameStatusTags(
  tags: readonly string[],
  known: KnownNames,
): ReadonlyMap<string, TagName> {
  const kinds = new Map(tags.map((tag) => [tag, classifyTag(tag, tags)] as const));
  const variants = new Set(
    tags.flatMap((tag) => (kinds.get(tag) === 'series' ? (FLOAT.exec(tag)?.[2] ?? []) : [])),
  );
  const named = tags.map((tag) => {
    const kind = kinds.get(tag) ?? 'branch';
    if (kind === 'series') return nameFloat(tag);
    return kind === 'exact' ? nameExact(tag, variants) : nameOther(tag, known);
  });
  return new Map(named.map((one) => [one.tag, one]));
}

const NOTHING = { series: null, numbers: [], variant: null, version: null } as const;

function nameFloat(tag: string): TagName {
  const [, text, variant = null] = FLOAT.exec(tag) ?? [];
  const numbers = text?.split('.').map(Number) ?? [];
  const series = text === undefined ? 'all' : `${text}.x`;
  return { ...NOTHING, tag, kind: 'floating', series, numbers, variant };
}

function nameExact(tag: string, variants: ReadonlySet<string>): TagName {
  if (COMMIT.test(tag)) return { ...NOTHING, tag, kind: 'exact' };
  const fitting = [...variants].filter((one) => tag.endsWith(`-${one}`));
  const [variant = null] = fitting.sort((one, other) => other.length - one.length);
  const bare = variant === null ? tag : tag.slice(0, -variant.length - 1);
  const version = parseVersion(bare) ?? null;
  return { ...NOTHING, tag, kind: 'exact', variant, version };
}

function nameOther(tag: string, { branches }: KnownNames): TagName {
  if (CHANGES.test(tag)) return { ...NOTHING, tag, kind: 'change' };
  const isBranch = BRANCHES.test(tag) || branches.includes(tag);
  return { ...NOTHING, tag, kind: isBranch ? 'branch' : 'unknown' };
}

/** Whether a version belongs to the series of a floating tag: a release of the same variant with its numbers. */
export function isOfSeries(float: TagName, one: TagName): boolean {
  const { version, variant } = one;
  if (version === null || version.isPrerelease || variant !== float.variant) return false;
  return float.numbers.every((number, at) => (version.numbers[at] ?? 0) === number);
}

const RANK: Readonly<Record<StatusTagKind, number>> = {
  floating: 0,
  exact: 1,
  unknown: 2,
  branch: 3,
  change: 4,
};

/** Orders tags as a status shows them: `latest`, other floating tags, versions, and all others; high versions first. */
export function compareTags(one: TagName, other: TagName): number {
  const byKind = rankOf(one) - rankOf(other);
  if (byKind !== 0) return byKind;
  const byNumbers = compareSeries(one, other);
  if (byNumbers !== 0) return byNumbers;
  if (one.version !== null && other.version !== null) {
    const byVersion = compareVersions(other.version, one.version);
    if (byVersion !== 0) return byVersion;
  }
  return compareNames(one.tag, other.tag);
}

/** Exact tags of commits go after everything else but changes. */
function rankOf({ kind, version }: TagName): number {
  return kind === 'exact' && version === null ? 3.5 : RANK[kind];
}

function compareSeries(one: TagName, other: TagName): number {
  if (one.kind !== 'floating' || other.kind !== 'floating') return 0;
  const [mine, theirs] = [one.numbers, other.numbers];
  if (mine.length === 0 || theirs.length === 0) return mine.length - theirs.length;
  for (let at = 0; at < Math.min(mine.length, theirs.length); at += 1) {
    const difference = (theirs[at] ?? 0) - (mine[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return mine.length - theirs.length;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Orders names, numbers in them by their value: `pr-9` before `pr-12`. */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other);
}
