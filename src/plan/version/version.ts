// SPDX-License-Identifier: Apache-2.0
// Parses and compares versions.
import pep440Compare from '@renovatebot/pep440/lib/operator.js';
import pep440 from '@renovatebot/pep440/lib/version.js';
import compareSemver from 'semver/functions/compare.js';
import parseSemver from 'semver/functions/parse.js';
import type { Series } from '../plan.ts';
import { compileRevisions, numbersOf } from './revisions.ts';

/** How versions are written and ordered. */
export type Scheme = Series['scheme'];

/** A parsed version. */
export interface Version {
  readonly scheme: Scheme;
  /** Without prefix and `v`: `1.2.3-rc.1`, `2024.01.15`. */
  readonly text: string;
  /** `[1, 2, 3]`. */
  readonly numbers: readonly number[];
  /** A prerelease belongs to no stable series. */
  readonly isPrerelease: boolean;
  /** Whether it was written with a `v`. */
  readonly hasV: boolean;
  /** The numbers of its packaging revision (`revisions`): `[1]` of `23.6.0-1`; absent without one. */
  readonly revision?: readonly number[];
}

/** Longer numbers would be rounded. */
const MOST_DIGITS = 15;

const ZERO = 48;
/** A dot, counted from zero. */
const DOT = 46 - ZERO;

/**
 * Parses a text as a version; one leading `v` is dropped.
 *
 * | text           | version        |                                                  |
 * | -------------- | -------------- | ------------------------------------------------ |
 * | `v1.2.3`       | `1.2.3`        | semver                                           |
 * | `2.0.0-rc.1`   | `2.0.0-rc.1`   | semver, a prerelease                             |
 * | `1.2.3+meta`   | `1.2.3+meta`   | semver                                           |
 * | `v0.29`        | `0.29`         | loose: two to four numbers                       |
 * | `2024.01.15`   | `2024.01.15`   | loose: semver has no leading zeros               |
 * | `v1.157.0rc1`  | `1.157.0rc1`   | PEP 440, a prerelease                            |
 * | `2.0.0.post1`  | `2.0.0.post1`  | PEP 440, newer than 2.0.0                        |
 * | `23.6.0-1`     | `23.6.0-1`     | with `revisions` `-\d+`: revision 1 of 23.6.0   |
 * | `v2`, `next`   | `undefined`    | one number may be a series, a release or a count |
 */
export function parseVersion(text: string, revisions?: string): Version | undefined {
  const hasV = text.startsWith('v');
  const bare = hasV ? text.slice(1) : text;
  const revised = revisions === undefined ? undefined : parseRevised(bare, revisions, hasV);
  if (revised !== undefined) return revised;
  const numbers = scanNumbers(bare);
  if (numbers !== undefined) return toRelease(bare, numbers, hasV);
  if (PYTHON.test(bare)) return parsePython(bare, hasV);
  const semver = /^\d+\.\d+\.\d+[-+][0-9A-Za-z.+-]*$/.test(bare) ? parseSemver(bare) : null;
  if (semver === null) return undefined;
  return {
    scheme: 'semver',
    text: bare,
    numbers: [semver.major, semver.minor, semver.patch],
    isPrerelease: semver.prerelease.length > 0,
    hasV,
  };
}

/** What PEP 440 has and semver does not, as Python projects write it in git tags. */
const PYTHON = /^(?=.*[a-z])\d+(?:\.\d+){1,3}(?:(?:a|b|rc)\d+)?(?:\.post\d+)?(?:\.dev\d+)?$/;

function parsePython(text: string, hasV: boolean): Version | undefined {
  const version = parsePep440(text);
  return version === undefined ? undefined : { ...version, text, hasV };
}

/** A version with a packaging revision: two to four numbers, then a full match of the pattern. */
function parseRevised(text: string, revisions: string, hasV: boolean): Version | undefined {
  const isRevision = compileRevisions(revisions);
  const [, base = '', tail = ''] = /^(\d+\.\d+\.\d+|\d+\.\d+)(?!\d)(.+)$/.exec(text) ?? [];
  if (tail === '' || isRevision?.(tail) !== true) return undefined;
  const numbers = scanNumbers(base);
  const version = numbers === undefined ? undefined : toRelease(base, numbers, hasV);
  return version === undefined ? undefined : { ...version, text, revision: numbersOf(tail) };
}

/** Parses a text as a PEP 440 version, normalised: `v1.0.RC1` is `1.0rc1`. */
export function parsePep440(text: string): Version | undefined {
  const parsed = pep440.explain(text);
  // the library joins the parts of a local version with commas, and cannot parse that again
  const normalized = pep440.clean(text)?.replaceAll(',', '.') ?? null;
  if (parsed === null || normalized === null) return undefined;
  return {
    scheme: 'pep440',
    text: normalized,
    numbers: parsed.release,
    isPrerelease: parsed.is_prerelease,
    hasV: /^\s*v/i.test(text),
  };
}

/** Parses a text as a version of a scheme; semver and loose versions go together. */
export function parseIn(scheme: Scheme, text: string, revisions?: string): Version | undefined {
  if (scheme !== 'pep440') return parseVersion(text, revisions);
  const revised = revisions === undefined ? undefined : parseVersion(text, revisions);
  return revised?.revision === undefined ? parsePep440(text) : revised;
}

/** Positive if the first version is higher. Build metadata makes no difference, a revision does. */
export function compareVersions(one: Version, other: Version): number {
  if (one.scheme === 'pep440' || other.scheme === 'pep440') {
    return pep440Compare.compare(toPep440(one), toPep440(other));
  }
  const byNumbers = compareNumbers(one.numbers, other.numbers);
  if (byNumbers !== 0) return byNumbers;
  if (one.isPrerelease && other.isPrerelease) return compareSemver(one.text, other.text);
  const byRelease = Number(other.isPrerelease) - Number(one.isPrerelease);
  return byRelease === 0 ? compareRevisions(one.revision, other.revision) : byRelease;
}

/** Number by number; a version without a revision is lower than one with any. */
function compareRevisions(
  one: readonly number[] | undefined,
  other: readonly number[] | undefined,
): number {
  if (one === undefined || other === undefined) {
    return Number(one !== undefined) - Number(other !== undefined);
  }
  return compareNumbers(one, other);
}

/** A version of another scheme in the order of PEP 440: a prerelease before its release, a revision after it. */
function toPep440({ scheme, text, numbers, isPrerelease, revision }: Version): string {
  if (scheme === 'pep440') return text;
  const release = numbers.join('.');
  if (isPrerelease) return `${release}a0`;
  return revision === undefined ? release : `${release}.post${revision[0] ?? 0}`;
}

/** Missing numbers count as zero: `0.29` is as high as `0.29.0`. */
export function compareNumbers(one: readonly number[], other: readonly number[]): number {
  const length = Math.max(one.length, other.length);
  for (let index = 0; index < length; index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function toRelease(text: string, numbers: readonly number[], hasV: boolean): Version | undefined {
  if (numbers.length < 2 || numbers.length > 4) return undefined;
  const isSemver = numbers.length === 3 && !/(?:^|\.)0\d/.test(text);
  return { scheme: isSemver ? 'semver' : 'loose', text, numbers, isPrerelease: false, hasV };
}

/** The numbers of `1.2.3`, parsed by hand since projects have many versions; undefined for any other text. */
function scanNumbers(text: string): readonly number[] | undefined {
  const numbers: number[] = [];
  let number = 0;
  let digits = 0;
  for (let index = 0; index <= text.length; index += 1) {
    const digit = index === text.length ? DOT : text.charCodeAt(index) - ZERO;
    if (digit === DOT) {
      if (digits === 0 || digits > MOST_DIGITS) return undefined;
      numbers.push(number);
      number = 0;
      digits = 0;
    } else if (digit >= 0 && digit <= 9) {
      number = number * 10 + digit;
      digits += 1;
    } else {
      return undefined;
    }
  }
  return numbers;
}
