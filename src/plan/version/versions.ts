// SPDX-License-Identifier: Apache-2.0
// The versions of a project, from its git tags, and the series that floating tags choose from.
import Range from 'semver/classes/range.js';
import validRange from 'semver/ranges/valid.js';
import type { GitTag } from '../../facts/facts.ts';
import type { Series } from '../plan.ts';
import { toTag } from '../reference/references.ts';
import { extendSpelling, spell, type Spelling } from './spelling.ts';
import { compareVersions, parseIn, parseVersion, type Scheme, type Version } from './version.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { oncePer } from '../../once.ts';

/** A higher version, its git tag, and the exact tag that it would have. */
export type Candidate = Series['above'][number];

/** A series without its higher versions: what decides which versions belong to it. */
export type SeriesFrame = Omit<Series, 'above'>;

/** A release (not a prerelease), its git tag and that tag's commit. */
export interface Release {
  readonly gitTag: string;
  readonly sha: string;
  readonly version: Version;
}

/** The project's releases, read once for all rules. */
export interface History {
  /** Whether git tags are known. */
  readonly known: boolean;
  /** The highest release that counts. */
  readonly highest: () => Release | undefined;
  /** The frame with the git tags above its version, highest first, at most 50. */
  readonly makeSeries: (frame: SeriesFrame) => Series;
}

const MOST_ABOVE = 50;

/**
 * The releases among git tags: those that are, after the prefix, a version and not a
 * prerelease. One pass; each answer is computed once, however many rules need it.
 */
export function readHistory(
  gitTags: readonly GitTag[] | undefined,
  prefix: string,
  ignore: string | undefined,
  revisions?: string,
): History {
  const list = gitTags ?? UNKNOWN;
  const ofList = histories.get(list) ?? new Map<string, History>();
  histories.set(list, ofList);
  const key = JSON.stringify([prefix, ignore, revisions]);
  const before = ofList.get(key);
  if (before !== undefined) return before;
  const history = makeHistory(list, prefix, ignore, revisions);
  ofList.set(key, history);
  return history;
}

/** Targets have most of what decides about their series in common, and one list of git tags. */
const histories = new WeakMap<readonly GitTag[], Map<string, History>>();

const UNKNOWN: readonly GitTag[] = [];

function makeHistory(
  list: readonly GitTag[],
  prefix: string,
  ignore: string | undefined,
  revisions?: string,
): History {
  const releases = oncePer(
    (scheme: Scheme) => scheme,
    (scheme) =>
      readReleases(list, { gitTagPrefix: prefix, scheme, ...omitUndefined({ revisions }) }),
  );
  const ignores = toFilter(ignore);
  const above = new Map<string, readonly Release[]>();
  return {
    known: list !== UNKNOWN,
    highest: () => findHighest(releases('semver'), ignores),
    makeSeries: (frame) => {
      const key = JSON.stringify([
        frame.scheme,
        frame.version,
        frame.range ?? '',
        frame.ignore ?? '',
      ]);
      const found = above.get(key) ?? findAbove(frame, releases(frame.scheme));
      above.set(key, found);
      return { ...frame, above: toCandidates(frame, found).slice(0, MOST_ABOVE) };
    },
  };
}

/** All git tags above a series' version, highest first, with the exact tag that each would have. */
export function listAbove(series: SeriesFrame, gitTags: readonly GitTag[]): readonly Candidate[] {
  const releases = readReleases(gitTags, series);
  return toCandidates(series, takeHighest(filterAbove(series, releases), releases.length));
}

/** Parses a text as a version of a series. */
export function readIn(
  { scheme, revisions }: Pick<Series, 'scheme' | 'revisions'>,
  text: string,
): Version | undefined {
  return parseIn(scheme, text, revisions);
}

/** How a version compares to another of its series; `outside` if it does not count there. */
export type Standing = 'above' | 'equal' | 'below' | 'outside';

/**
 * How a version compares to the series' own; `outside` if it does not count: a
 * prerelease, another major version, an ignored version, or not a version.
 */
export function standOf(series: SeriesFrame, text: string): Standing {
  const version = readIn(series, text);
  const own = readIn(series, series.version);
  if (version === undefined || own === undefined || whyOutside(series, version) !== undefined)
    return 'outside';
  const order = compareVersions(version, own);
  if (order === 0) return 'equal';
  return order > 0 ? 'above' : 'below';
}

/** Why a version does not count in a series, in one clause; undefined if it counts. */
export function whyOutside(series: SeriesFrame, version: Version): string | undefined {
  const { name, range, ignore } = series;
  if (version.isPrerelease) return 'it is a prerelease';
  if (range !== undefined && !satisfiesRange(version, range)) return `it is not of ${name}`;
  return ignore !== undefined && satisfiesRange(version, ignore)
    ? `ignore-versions leaves it out (${ignore})`
    : undefined;
}

/** The version in a git tag with this prefix; undefined if there is none. */
export function versionOfGitTag(
  name: string,
  prefix: string,
  revisions?: string,
): Version | undefined {
  return name.startsWith(prefix) ? parseVersion(name.slice(prefix.length), revisions) : undefined;
}

/** The git tags that map to the same exact tag as a version: `v1.2.3` and `1.2.3`. */
export function listSameVersion(
  version: string,
  prefix: string,
  gitTags: readonly GitTag[],
): readonly GitTag[] {
  const tag = toTag(version);
  return gitTags.filter(({ name }) => {
    // fast checks first: only `v` may be between, and a tag is as long as its version
    const surplus = name.length - prefix.length - version.length;
    if (surplus === 1 ? name[prefix.length] !== 'v' : surplus !== 0) return false;
    if (!name.startsWith(prefix)) return false;
    if (name.slice(prefix.length + surplus).replaceAll('+', '-') !== tag) return false;
    return parseVersion(name.slice(prefix.length)) !== undefined;
  });
}

/** Whether a version satisfies a semver range; loose versions count by their first three numbers. */
export function satisfiesRange(version: Version, range: string): boolean {
  return toFilter(range)(version);
}

/** Whether a text is a semver range at all. */
export function isRange(text: string): boolean {
  return validRange(text) !== null;
}

function readReleases(
  gitTags: readonly GitTag[],
  {
    gitTagPrefix: prefix,
    scheme,
    revisions,
  }: Pick<Series, 'gitTagPrefix' | 'scheme' | 'revisions'>,
): readonly Release[] {
  const releases: Release[] = [];
  for (const { name, sha } of gitTags) {
    if (!name.startsWith(prefix)) continue;
    const version = parseIn(scheme, name.slice(prefix.length), revisions);
    if (version !== undefined && !version.isPrerelease) {
      releases.push({ gitTag: name, sha, version });
    }
  }
  return releases;
}

function findAbove(frame: SeriesFrame, releases: readonly Release[]): readonly Release[] {
  // more than are kept, since two git tags may map to one exact tag
  return takeHighest(filterAbove(frame, releases), 2 * MOST_ABOVE);
}

function filterAbove(frame: SeriesFrame, releases: readonly Release[]): readonly Release[] {
  const own = readIn(frame, frame.version);
  if (own === undefined) return [];
  const isMember = createMember(frame);
  return releases.filter(({ version }) => compareVersions(version, own) > 0 && isMember(version));
}

/** Whether versions belong to a series. */
function createMember({ range, ignore }: SeriesFrame): (version: Version) => boolean {
  const isInside = range === undefined ? () => true : toFilter(range);
  const isIgnored = toFilter(ignore);
  return (version) => !version.isPrerelease && isInside(version) && !isIgnored(version);
}

/** Our own ranges (`1.x`, `1.2.x`) are compared number by number, others by semver. */
function toFilter(range: string | undefined): (version: Version) => boolean {
  if (range === undefined) return () => false;
  if (/^\d+(\.\d+)*\.x$/.test(range)) {
    const wanted = range.split('.').slice(0, -1).map(Number);
    return ({ numbers }) => wanted.every((number, index) => (numbers[index] ?? 0) === number);
  }
  if (!isRange(range)) return () => false;
  const parsed = new Range(range, { includePrerelease: true });
  return ({ scheme, text, numbers, revision }) => {
    const [major = 0, minor = 0, patch = 0] = numbers;
    const isSemver = scheme === 'semver' && revision === undefined;
    return parsed.test(isSemver ? text : `${major}.${minor}.${patch}`);
  };
}

function findHighest(
  releases: readonly Release[],
  ignores: (version: Version) => boolean,
): Release | undefined {
  let highest: Release | undefined;
  for (const release of releases) {
    if (ignores(release.version)) continue;
    if (highest === undefined || compareVersions(release.version, highest.version) > 0) {
      highest = release;
    }
  }
  return highest;
}

/** The highest of many, in order, without sorting the rest. */
function takeHighest(releases: readonly Release[], limit: number): readonly Release[] {
  const descending = (one: Release, other: Release) => compareVersions(other.version, one.version);
  let kept: Release[] = [];
  let lowest: Release | undefined;
  for (const release of releases) {
    if (lowest !== undefined && descending(lowest, release) <= 0) continue;
    kept.push(release);
    if (kept.length < 8 * limit) continue;
    kept = kept.sort(descending).slice(0, limit);
    lowest = kept.at(-1);
  }
  return kept.sort(descending).slice(0, limit);
}

function toCandidates(frame: SeriesFrame, releases: readonly Release[]): readonly Candidate[] {
  const candidates = new Map<string, Candidate>();
  const spellings = spellingsOf(frame);
  for (const { gitTag, sha, version } of releases) {
    for (const spelling of spellings) {
      const tag = spell(spelling, { version, gitTag: { name: gitTag, sha } });
      if (tag === undefined || candidates.has(tag)) continue;
      candidates.set(tag, { gitTag, version: version.text, tag });
    }
  }
  return [...candidates.values()];
}

/** The spellings of the exact tags of a series: those of the run, at least one. */
export function spellingsOf({
  exactPrefix,
  exactSuffix,
  spellings,
}: Pick<Series, 'exactPrefix' | 'exactSuffix' | 'spellings'>): readonly Spelling[] {
  return spellings ?? [`${exactPrefix}{version}${exactSuffix}`];
}

/** The series with a prefix and a suffix added to every exact tag. */
export function seriesWithAffixes(series: Series, prefix: string, suffix: string): Series {
  const { exactPrefix, exactSuffix, spellings, above } = series;
  return {
    ...series,
    exactPrefix: prefix + exactPrefix,
    exactSuffix: exactSuffix + suffix,
    ...(spellings === undefined
      ? {}
      : { spellings: spellings.map((one) => extendSpelling(one, prefix, suffix)) }),
    above: above.map((candidate) => ({
      ...candidate,
      tag: toTag(prefix + candidate.tag + suffix) ?? candidate.tag,
    })),
  };
}
