// SPDX-License-Identifier: Apache-2.0
// Determines the version of an image from its labels, and its position in a series. Pure.
import type { GitTag } from '../../facts/facts.ts';
import type { Series } from '../plan.ts';
import { affixesOf, namesVersion } from './spelling.ts';
import { compareVersions, type Version } from './version.ts';
import { readIn, spellingsOf, standOf, type Standing, whyOutside } from './versions.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The current image of a floating tag: its version, and how that compares to ours. */
export interface Current {
  /** For messages: `10.7.0-ubuntu`. */
  readonly version: string;
  readonly standing: Standing;
  /** The version without the text around it: `10.7.0`; undefined if it is not a version. */
  readonly plain?: string;
  /** Why it does not count, if it is outside. */
  readonly why?: string;
  /** It is as high as ours but another version: only build metadata differs. */
  readonly isTwin?: boolean;
}

/** The labels of an image. */
export interface Said {
  readonly version?: string;
  readonly revision?: string;
}

/**
 * Where the version of an image stands in a series; undefined if it has none and its commit has no
 * version git tag.
 *
 * | label             | git tags             | is                                                     |
 * | ----------------- | -------------------- | ------------------------------------------------------ |
 * | `10.7.0-ubuntu`   | `v10.7.0`            | 10.7.0: text without a git tag is around the version   |
 * | `10.7.0-rc.1`     | `v10.7.0-rc.1`       | a prerelease, and outside                              |
 * | `10.7.0-rc.1`     | not known            | the same, from the label alone                         |
 * | `sha-abc1234`, `10` | `v10.7.0` at its commit | 10.7.0                                            |
 * | `main`            | none at its commit   | no version, and outside                                |
 *
 * @param gitTags undefined if they are unknown, or versions are not from git.
 */
export function readCurrent(
  series: Series,
  said: Said,
  gitTags: readonly GitTag[] | undefined,
): Current | undefined {
  const label = said.version;
  const read = readLabel(series, label, gitTags) ?? readCommit(series, said.revision, gitTags);
  const version = read ?? (label === undefined ? undefined : readAlone(series, label, gitTags));
  if (version !== undefined) return span(series, version, label);
  return label === undefined
    ? undefined
    : { version: label, standing: 'outside', why: 'it is not a version' };
}

function span(series: Series, version: Version, label: string | undefined): Current {
  const { text } = version;
  const shown = label?.includes(toLegal(text)) === true ? label : text;
  const why = whyOutside(series, version);
  const standing = standOf(series, text);
  const isTwin = standing === 'equal' && toLegal(text) !== toLegal(series.version);
  return {
    version: shown,
    standing,
    plain: text,
    ...omitUndefined({ why }),
    ...(isTwin ? { isTwin } : {}),
  };
}

/** The version in a label that is ours, or that has a git tag. */
function readLabel(
  series: Series,
  label: string | undefined,
  gitTags: readonly GitTag[] | undefined,
): Version | undefined {
  if (label === undefined) return undefined;
  const texts = [...strip(series, label), label];
  for (const text of texts) {
    const version = findKnown(series, text, gitTags);
    if (version !== undefined) return version;
  }
  const numbers = findNumbers(label);
  const isRelease = (text: string) => readIn(series, text)?.isPrerelease === false;
  return numbers === undefined || isPrereleaseWord(label, numbers) || texts.some(isRelease)
    ? undefined
    : findKnown(series, numbers, gitTags);
}

/** A label without the text around the version in our own exact tags. */
function strip(series: Series, label: string): readonly string[] {
  return spellingsOf(series)
    .filter(namesVersion)
    .map(affixesOf)
    .filter(({ prefix, suffix }) => prefix + suffix !== '')
    .filter(({ prefix, suffix }) => label.startsWith(prefix) && label.endsWith(suffix))
    .map(({ prefix, suffix }) => label.slice(prefix.length, label.length - suffix.length));
}

function findKnown(
  series: Series,
  text: string,
  gitTags: readonly GitTag[] = [],
): Version | undefined {
  const wanted = toLegal(text.replace(/^v(?=\d)/, ''));
  if (wanted === toLegal(series.version)) return readIn(series, series.version);
  const { gitTagPrefix: prefix } = series;
  const known = gitTags.find(({ name }) => {
    const surplus = name.length - prefix.length - wanted.length;
    if (surplus !== 0 && !(surplus === 1 && name[prefix.length] === 'v')) return false;
    return name.startsWith(prefix) && toLegal(name.slice(prefix.length + surplus)) === wanted;
  });
  return known === undefined ? undefined : readIn(series, known.name.slice(prefix.length));
}

/** The highest version among the git tags of a commit. */
function readCommit(
  series: Series,
  revision: string | undefined,
  gitTags: readonly GitTag[] = [],
): Version | undefined {
  const { gitTagPrefix } = series;
  let highest: Version | undefined;
  for (const { name, sha } of gitTags) {
    if (sha !== revision || !name.startsWith(gitTagPrefix)) continue;
    const version = readIn(series, name.slice(gitTagPrefix.length));
    if (version === undefined) continue;
    if (highest === undefined || compareVersions(version, highest) > 0) highest = version;
  }
  return highest;
}

/** The version in a label if git tags do not decide. */
function readAlone(
  series: Series,
  label: string,
  gitTags: readonly GitTag[] | undefined,
): Version | undefined {
  for (const text of [...strip(series, label), label]) {
    const version = readWhole(series, text);
    if (version !== undefined) return version;
  }
  // known git tags would have decided
  return gitTags === undefined ? readWhole(series, findNumbers(label)) : undefined;
}

/** A text as a version; a suffix without a git tag that does not look like a prerelease is not part of it. */
function readWhole(series: Series, text: string | undefined): Version | undefined {
  const version = text === undefined ? undefined : readIn(series, text);
  if (text === undefined || version === undefined || isShort(series, version)) return undefined;
  const numbers = version.isPrerelease ? findNumbers(text) : undefined;
  return numbers === undefined || isPrereleaseWord(text, numbers)
    ? version
    : readIn(series, numbers);
}

/** Fewer numbers than ours name a series, not a version: `10.7` if versions read `10.7.0`. */
function isShort(series: Series, { numbers }: Version): boolean {
  const own = readIn(series, series.version)?.numbers.length ?? 0;
  return series.scheme !== 'pep440' && numbers.length < Math.min(own, 3);
}

/** The numbers of a version as a separate word: `10.7.0` of `ubuntu-10.7.0-slim`. */
function findNumbers(text: string): string | undefined {
  return /(?<![0-9A-Za-z.])v?(\d+(?:\.\d+)+)(?![0-9A-Za-z]|\.\d)/.exec(text)?.[1];
}

const PRERELEASE =
  /^[-.]?(?:\d|(?:alpha|beta|rc|cr|pre|preview|dev|snapshot|canary|next|nightly|edge|experimental|insiders|unstable|milestone|m\d|[abc]\d)(?![a-z]))/i;

/** Whether the text after the numbers is a common name of a prerelease. */
function isPrereleaseWord(text: string, numbers: string): boolean {
  const tail = text.slice(text.indexOf(numbers) + numbers.length);
  return PRERELEASE.test(tail);
}

function toLegal(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]+/g, '-');
}
