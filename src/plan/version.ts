// SPDX-License-Identifier: Apache-2.0
// One version: what reads as one, and which of two is higher. Knows no git tag but by its name.
import pep440Compare from '@renovatebot/pep440/lib/operator.js';
import pep440 from '@renovatebot/pep440/lib/version.js';
import compareSemver from 'semver/functions/compare.js';
import parseSemver from 'semver/functions/parse.js';
import type { Series } from './plan.ts';

/** How versions are written and ordered. */
export type Scheme = Series['scheme'];

/** A version taken apart. */
export interface Version {
  readonly scheme: Scheme;
  /** Without prefix and `v`: `1.2.3-rc.1`, `2024.01.15`. */
  readonly text: string;
  /** `[1, 2, 3]`. */
  readonly numbers: readonly number[];
  /** A prerelease belongs to no stable series. */
  readonly isPrerelease: boolean;
  /** It was written with a `v` in front. */
  readonly hasV: boolean;
}

/** More digits than that would be rounded. */
const MOST_DIGITS = 15;

const ZERO = 48;
/** A dot, counted from zero. */
const DOT = 46 - ZERO;

/**
 * The version that a text reads as; one `v` in front is dropped.
 *
 * | text           | version        |                                                  |
 * | -------------- | -------------- | ------------------------------------------------ |
 * | `v1.2.3`       | `1.2.3`        | semver                                           |
 * | `2.0.0-rc.1`   | `2.0.0-rc.1`   | semver, a prerelease                             |
 * | `1.2.3+meta`   | `1.2.3+meta`   | semver                                           |
 * | `v0.29`        | `0.29`         | loose: two to four numbers                       |
 * | `2024.01.15`   | `2024.01.15`   | loose: semver has no leading zeros               |
 * | `v2`, `next`   | `undefined`    | one number may be a series, a release or a count |
 */
export function parseVersion(text: string): Version | undefined {
  const hasV = text.startsWith('v');
  const bare = hasV ? text.slice(1) : text;
  const numbers = scanNumbers(bare);
  if (numbers !== undefined) return toRelease(bare, numbers, hasV);
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

/** The version that a text reads as in PEP 440, normalised: `v1.0.RC1` is `1.0rc1`. */
export function parsePep440(text: string): Version | undefined {
  const parsed = pep440.explain(text);
  // the library joins the parts of a local version by commas, and does not read that again
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

/** The version that a text reads as in a series of that scheme; semver and loose versions go together. */
export function parseIn(scheme: Scheme, text: string): Version | undefined {
  return scheme === 'pep440' ? parsePep440(text) : parseVersion(text);
}

/** Positive when the first version is higher. Build metadata makes no difference. */
export function compareVersions(one: Version, other: Version): number {
  if (one.scheme === 'pep440' || other.scheme === 'pep440') {
    return pep440Compare.compare(one.text, other.text);
  }
  const byNumbers = compareNumbers(one.numbers, other.numbers);
  if (byNumbers !== 0) return byNumbers;
  if (one.isPrerelease && other.isPrerelease) return compareSemver(one.text, other.text);
  return Number(other.isPrerelease) - Number(one.isPrerelease);
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

/** The numbers of `1.2.3`, by hand since projects have very many; undefined for any other text. */
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
