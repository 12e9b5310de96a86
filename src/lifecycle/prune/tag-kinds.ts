// SPDX-License-Identifier: Apache-2.0
// What the tags of a repository are, by their names and by one another. Pure.
import { compareNumbers } from '../../plan/version/version.ts';

/** A version in a tag. */
export interface TagVersion {
  readonly numbers: readonly number[];
  readonly isPrerelease: boolean;
  /** The number of a packaging revision, else 0. */
  readonly revision: number;
  /** All that orders versions of the same numbers: `-rc.1`. */
  readonly rest: string;
  /** Prefix and suffix: versions with the same ones belong to the same series. */
  readonly variant: string;
}

/**
 * What a tag is.
 *
 * | kind       | tags                                                                        |
 * | ---------- | --------------------------------------------------------------------------- |
 * | `version`  | `1.2.3`, `v1.2.3`, `api-1.2.3`, `1.2.3-alpine`, `2.0.0-rc.1`                 |
 * | `series`   | `latest`, `latest-alpine`, `1`, `1.2` where versions have three numbers      |
 * | `commit`   | `sha-1a2b3c4`, `1a2b3c4d`, `20240115`: exact, and not a version              |
 * | `change`   | `pr-12`, `mr-12`                                                            |
 * | `floating` | `main`, `nightly`, `production`: any other                                   |
 */
export type PrunedKind =
  | { readonly kind: 'version'; readonly version: TagVersion }
  | { readonly kind: 'change'; readonly number: number }
  | { readonly kind: 'series' | 'commit' | 'floating' };

interface Split {
  readonly tag: string;
  readonly prefix: string;
  readonly numbers: readonly number[];
  /** A prerelease, as written: `-rc.1`. */
  readonly pre: string;
  readonly revision: number;
  readonly suffix: string;
}

const NUMBERS = /(?:^|[-_])v?(\d{1,15}(?:\.\d{1,15}){1,3})(?=$|[-_.A-Za-z])/;
const PRERELEASE =
  /^[-_.]?(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|canary|next|nightly|milestone|ea|m|a|b)(?:[-_.]?\d{1,15}){0,4}(?=$|[-_.])/i;
const REVISION = /^(?:[-_]r?|\.post)(\d{1,9})(?=$|[-_])/;
const CHANGE = /^[pm]r-(\d{1,15})$/;
const COMMIT = /(?:^|-)sha-[0-9a-f]{7,64}(?:-|$)|^[0-9a-f]{7,64}$|^\d{5,}$/;

/** What each of the tags is. */
export function readTagKinds(tags: Iterable<string>): ReadonlyMap<string, PrunedKind> {
  const all = [...tags];
  const splits = new Map(all.map((tag) => [tag, split(tag)]));
  const versions = [...splits.values()].filter((one) => one !== undefined);
  const above = listStarts(versions);
  return new Map(
    all.map((tag) => {
      const one = splits.get(tag);
      if (one !== undefined) {
        return [tag, isFloat(one, above) ? { kind: 'series' } : toVersion(one)];
      }
      return [tag, toOther(tag, above)];
    }),
  );
}

function split(tag: string): Split | undefined {
  const found = NUMBERS.exec(tag);
  if (found === null) return undefined;
  const [written, digits = ''] = found;
  const separator = /^[-_]/.exec(written)?.[0] ?? '';
  const prefix = `${tag.slice(0, found.index)}${separator}`;
  let suffix = tag.slice(found.index + written.length);
  const [, revision = '0'] = REVISION.exec(suffix) ?? [];
  suffix = suffix.replace(REVISION, '');
  const [pre = ''] = PRERELEASE.exec(suffix) ?? [];
  suffix = suffix.slice(pre.length);
  const numbers = digits.split('.').map(Number);
  return { tag, prefix, numbers, pre, revision: Number(revision), suffix };
}

/** Two numbers are a series where other versions have three; three only where there is a version with four of these. */
function isFloat(one: Split, above: ReadonlySet<string>): boolean {
  if (one.pre !== '' || one.revision !== 0) return false;
  return above.has(startOf(one)) || (one.numbers.length === 2 && above.has(lengthOf(one)));
}

/** Marks that there are versions with more than two numbers. */
function lengthOf({ prefix, suffix }: Pick<Split, 'prefix' | 'suffix'>): string {
  return `${prefix} .. ${suffix}`;
}

/** What identifies the series that a floating tag of these numbers chooses from. */
function startOf({
  prefix,
  numbers,
  suffix,
}: Pick<Split, 'prefix' | 'numbers' | 'suffix'>): string {
  return `${prefix} ${numbers.join('.')} ${suffix}`;
}

/** The beginnings of all versions, each shorter than its version: `1` and `1.2` of `1.2.3`. */
function listStarts(versions: readonly Split[]): ReadonlySet<string> {
  return new Set(
    versions.flatMap((one) => [
      ...(one.numbers.length > 2 ? [lengthOf(one)] : []),
      ...one.numbers
        .slice(1)
        .map((_, at) => startOf({ ...one, numbers: one.numbers.slice(0, at + 1) })),
    ]),
  );
}

const LATEST = /^(.+-)?latest([-_].+)?$/;

/** A suffix names a variant, but for one with a commit: that is of one build. What a tag is does not depend on what was deleted. */
function toVersion({ prefix, numbers, pre, revision, suffix }: Split): PrunedKind {
  const isVariant = !OF_BUILD.test(suffix);
  const version: TagVersion = {
    numbers,
    isPrerelease: pre !== '' || !isVariant,
    revision,
    rest: isVariant ? pre : `${pre}${suffix}`,
    variant: `${prefix} ${isVariant ? suffix : ''}`,
  };
  return { kind: 'version', version };
}

const OF_BUILD = /(?:^|[-_.])g?(?=[0-9a-f]*\d)[0-9a-f]{7,64}(?=$|[-_.])/;

const MAJOR = /^(.*-)?v?(\d{1,4})([-_][A-Za-z].*)?$/;

function toOther(tag: string, starts: ReadonlySet<string>): PrunedKind {
  if (LATEST.test(tag) || isMajor(tag, starts)) return { kind: 'series' };
  const [, change] = CHANGE.exec(tag) ?? [];
  if (change !== undefined) return { kind: 'change', number: Number(change) };
  return { kind: COMMIT.test(tag) ? 'commit' : 'floating' };
}

/** A number alone, or one with the prefix and suffix of a version that begins with it. */
function isMajor(tag: string, starts: ReadonlySet<string>): boolean {
  const [, prefix = '', digits, suffix = ''] = MAJOR.exec(tag) ?? [];
  if (digits === undefined) return false;
  const isBare = prefix === '' && suffix === '';
  return isBare || starts.has(startOf({ prefix, numbers: [Number(digits)], suffix }));
}

const natural = new Intl.Collator('en', { numeric: true });

/** Positive if the first version is higher. */
export function compareTagVersions(one: TagVersion, other: TagVersion): number {
  const byNumbers = compareNumbers(one.numbers, other.numbers);
  if (byNumbers !== 0) return byNumbers;
  const byRelease = Number(other.isPrerelease) - Number(one.isPrerelease);
  if (byRelease !== 0) return byRelease;
  return natural.compare(one.rest, other.rest) || one.revision - other.revision;
}

/** The series that a version belongs to, from the widest: all versions, `1.x`, `1.2.x`. */
export function listSeries({ numbers, variant }: TagVersion): readonly string[] {
  return numbers.map((_, at) => `${variant} ${numbers.slice(0, at).join('.')}`);
}
