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

/** Numbers of up to fifteen digits, so that none is rounded. */
const LOOSE = /^\d{1,15}(?:\.\d{1,15}){1,3}$/;
const SEMVER_RELEASE = /^(?:0|[1-9]\d{0,14})(?:\.(?:0|[1-9]\d{0,14})){2}$/;

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
  const first = bare.charCodeAt(0);
  if (!(first >= 48 && first <= 57)) return undefined;
  if (SEMVER_RELEASE.test(bare)) return toVersion('semver', bare, hasV);
  if (LOOSE.test(bare)) return toVersion('loose', bare, hasV);
  const semver = /^[0-9A-Za-z.+-]+$/.test(bare) ? parseSemver(bare) : null;
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

function toVersion(scheme: Scheme, text: string, hasV: boolean): Version {
  return { scheme, text, numbers: text.split('.').map(Number), isPrerelease: false, hasV };
}
