// SPDX-License-Identifier: Apache-2.0
// Finds versions in git tags and values, and how much of a version a tag contains.
import parseSemver from 'semver/functions/parse.js';
import isSemver from 'semver/functions/valid.js';
import type { Scheme } from '../../version/version.ts';
import { parsePep440, parseVersion } from '../../version/version.ts';

/** A version and its source. */
export interface SourceVersion {
  readonly scheme: Scheme;
  /** As written in an exact tag, before illegal characters are replaced: `1.2.3-rc.1`. */
  readonly text: string;
  readonly numbers: readonly number[];
  readonly isPrerelease: boolean;
  /** The text that was read: `v1.2.3-rc.1`. */
  readonly raw: string;
  /** The prefix of the version in git tags of its kind: `api/`; a `v` belongs to the version. */
  readonly gitTagPrefix: string;
  /** Whether it has a packaging revision, so that it is a release in every rule. */
  readonly isRevised?: boolean;
}

/** How much of a version a tag contains: the whole, a series, or no number of it. */
export type Extent = 'whole' | 'minor' | 'major' | 'none';

/** The version in a text by semver, as `type=semver` reads it; undefined if it is not one. */
export function readSemver(
  raw: string,
  gitTag: string | undefined,
  revisions?: string,
): SourceVersion | undefined {
  const revised = readRevised(raw, gitTag, revisions);
  if (revised !== undefined) return revised;
  if (isSemver(raw) === null) return undefined;
  const semver = parseSemver(raw, { loose: true });
  if (semver === null) return undefined;
  return {
    scheme: 'semver',
    text: semver.version,
    numbers: [semver.major, semver.minor, semver.patch],
    isPrerelease: semver.prerelease.length > 0,
    raw,
    gitTagPrefix: prefixOf(gitTag, raw),
  };
}

/** The version in a text by PEP 440, as `type=pep440` reads it. */
export function readPep440(
  raw: string,
  gitTag: string | undefined,
  revisions?: string,
): SourceVersion | undefined {
  const revised = readRevised(raw, gitTag, revisions);
  if (revised !== undefined) return revised;
  const version = parsePep440(raw);
  if (version === undefined) return undefined;
  const { scheme, text, numbers, isPrerelease } = version;
  return { scheme, text, numbers, isPrerelease, raw, gitTagPrefix: prefixOf(gitTag, raw) };
}

/** A version with a packaging revision, for every type of rule: semver would treat it as a prerelease. */
function readRevised(
  raw: string,
  gitTag: string | undefined,
  revisions: string | undefined,
): SourceVersion | undefined {
  const version = revisions === undefined ? undefined : parseVersion(raw, revisions);
  if (version?.revision === undefined) return undefined;
  const { scheme, text, numbers, isPrerelease } = version;
  const common = { scheme, text, numbers, isPrerelease, raw, isRevised: true };
  return { ...common, gitTagPrefix: prefixOf(gitTag, raw) };
}

/**
 * The version somewhere in a text: the whole text, the text after a prefix (`api/v1.2.3`, `p1-v1.2.3`), or
 * a PEP 440 version. Undefined if there is none.
 */
export function findVersion(
  text: string,
  gitTag: string | undefined,
  revisions?: string,
): SourceVersion | undefined {
  const [, tail] = /(?:^|[^0-9A-Za-z.])(v?\d+\.\d+.*)$/s.exec(text) ?? [];
  for (const raw of [text, tail]) {
    const version = raw === undefined ? undefined : parseVersion(raw, revisions);
    if (raw !== undefined && version !== undefined) {
      const { scheme, numbers, isPrerelease } = version;
      const common = { scheme, numbers, isPrerelease, raw, gitTagPrefix: prefixOf(gitTag, raw) };
      return { ...common, text: version.text };
    }
  }
  return readPep440(text, gitTag);
}

/** How much of a version a text contains that was cut from it. */
export function extentOf(text: string, version: SourceVersion): Extent {
  if (holds(text, version.text) || holds(text, version.raw)) return 'whole';
  const [major = 0, minor = 0] = version.numbers;
  if (version.numbers.length > 2 && holds(text, `${major}.${minor}`)) return 'minor';
  return holds(text, String(major)) ? 'major' : 'none';
}

/**
 * How much of a version a tag contains that was not made from it: the whole, also with a `v` or words
 * around it, or a leading part.
 *
 * | tag, of version 1.2.3              | names |
 * | ---------------------------------- | ----- |
 * | `1.2.3`, `v1.2.3`, `app-1.2.3-slim` | whole |
 * | `1.2`, `v1.2-slim`                 | minor |
 * | `1`, `v1-slim`                     | major |
 * | `build-1`, `node20-1`, `main`      | none  |
 */
export function extentOfTag(tag: string, version: SourceVersion): Extent {
  const extent = extentOf(tag, { ...version, text: version.text.replaceAll('+', '-') });
  const [, numbers] = /^v?(\d+(?:\.\d+)?)(?:[-_][A-Za-z].*)?$/s.exec(tag) ?? [];
  if (extent === 'major' || extent === 'minor') {
    const part = version.numbers.slice(0, extent === 'major' ? 1 : 2).join('.');
    return numbers === part ? extent : 'none';
  }
  return extent;
}

/** The range and the name of the series for a tag of this extent. */
export function toSeriesRange(extent: Extent, version: SourceVersion): string | undefined {
  const [major = 0, minor = 0] = version.numbers;
  if (extent === 'minor') return `${major}.${minor}.x`;
  return extent === 'major' ? `${major}.x` : undefined;
}

/** Whether a text contains another as a word: `1.2` is in `v1.2-alpine`, not in `1.20` or `1.2.3`. */
function holds(text: string, wanted: string): boolean {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const before = text.slice(0, at);
    const after = text.slice(at + wanted.length);
    if (!/\d\.?$/.test(before) && !/^\.?\d/.test(after)) return true;
  }
  return false;
}

function prefixOf(gitTag: string | undefined, raw: string): string {
  const at = gitTag?.lastIndexOf(raw) ?? -1;
  return at <= 0 ? '' : (gitTag ?? '').slice(0, at).replace(/(?<![A-Za-z0-9])v$/, '');
}
