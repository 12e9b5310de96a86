// SPDX-License-Identifier: Apache-2.0
// Whether a tag that names another image in the destination may be moved: by the promises that a run keeps. Pure.
import type { TagList } from '../../registry/registry.ts';
import { compareVersions, parseVersion, type Version } from '../../plan/version/version.ts';

/** `exact` names one version or commit; `series` moves with the versions of a series, `branch` with a branch. */
export type TagKind = 'exact' | 'series' | 'branch';

/** What is known of an image. */
export interface ImageAge {
  /** `org.opencontainers.image.version` */
  readonly version?: string | undefined;
  /** `org.opencontainers.image.created` */
  readonly created?: string | undefined;
}

/** The answer, with its reason. */
export interface TagDecision {
  readonly action: 'move' | 'hold' | 'refuse';
  readonly reason: string;
}

const SERIES = /^(v?\d{1,4}(?:\.\d+)?)(-[A-Za-z][\w.-]*)?$/;

/**
 * What kind of tag it is, by its name; two numbers are a series where a longer version of it exists.
 *
 * | tag                             | other tags | kind     |
 * | ------------------------------- | ---------- | -------- |
 * | `1.2.3`, `v1.2.3`, `1.2.3-alpine`, `sha-1a2b3c4` | | `exact` |
 * | `latest`, `latest-alpine`, `1`, `1-alpine`       | | `series` |
 * | `1.2`                           | `1.2.3`    | `series` |
 * | `1.2`                           |            | `exact`  |
 * | `main`, `nightly`, `pr-12`      |            | `branch` |
 */
export function classifyTag(tag: string, tags: readonly string[]): TagKind {
  if (/^latest(?:-|$)/.test(tag)) return 'series';
  const [, numbers] = SERIES.exec(tag) ?? [];
  if (numbers !== undefined) {
    const isSeries =
      !numbers.includes('.') || tags.some((other) => other.startsWith(`${numbers}.`));
    return isSeries ? 'series' : 'exact';
  }
  const isExact = parseVersion(tag) !== undefined || /^sha-[0-9a-f]{7,}$|^\d{5,}$/.test(tag);
  return isExact ? 'exact' : 'branch';
}

/**
 * Whether a tag moves from the image that it names in the destination to the one of the source.
 *
 * | kind     | moves                                                                             | else    |
 * | -------- | --------------------------------------------------------------------------------- | ------- |
 * | `exact`  | never                                                                             | refused |
 * | `series` | to the same or a higher version, unless the destination has a still higher one    | held    |
 * | `branch` | to an image that was created at the same time or later                            | held    |
 *
 * Where version or time of one of the images is not known, or not all tags there are, it is refused: it is not known which one is newer.
 */
export function decideMove(
  tag: string,
  images: { readonly source: ImageAge; readonly there: ImageAge },
  { tags, complete }: Pick<TagList, 'tags' | 'complete'>,
): TagDecision {
  const kind = classifyTag(tag, tags);
  if (kind === 'exact') return { action: 'refuse', reason: 'an exact tag is written once' };
  if (kind === 'branch') return decideBranch(images);
  const decision = decideSeries(tag, images, tags);
  return decision.action === 'move' && !complete
    ? unknown('the complete list of tags of the destination')
    : decision;
}

function decideSeries(
  tag: string,
  { source, there }: { readonly source: ImageAge; readonly there: ImageAge },
  tags: readonly string[],
): TagDecision {
  const suffix = tag.startsWith('latest')
    ? tag.slice('latest'.length)
    : (SERIES.exec(tag)?.[2] ?? '');
  const [ours, theirs] = [source, there].map(({ version }) => readVersion(version ?? '', suffix));
  if (ours === undefined) return unknown('the version of the image in the source');
  if (theirs === undefined) return unknown('the version of the image in the destination');
  if (ours.isPrerelease) return { action: 'hold', reason: `${ours.text} is a prerelease` };
  if (compareVersions(theirs, ours) > 0) {
    return { action: 'hold', reason: `it names ${theirs.text} there, higher than ${ours.text}` };
  }
  const higher = tags
    .filter((other) => classifyTag(other, tags) === 'exact')
    .map((other) => readVersion(other, suffix))
    .find((other) => other !== undefined && isAbove(other, ours, tag));
  if (higher === undefined) return { action: 'move', reason: `to ${ours.text}` };
  return { action: 'hold', reason: `${higher.text} exists there, higher than ${ours.text}` };
}

function isAbove(other: Version, ours: Version, tag: string): boolean {
  if (other.isPrerelease || compareVersions(other, ours) <= 0) return false;
  const [numbers = ''] = /(?<=^v?)\d+(?:\.\d+)?/.exec(tag) ?? [];
  const parts = numbers === '' ? [] : numbers.split('.');
  return parts.every((part, at) => Number(part) === other.numbers[at]);
}

/** The version without the suffix of a variant; undefined if it is none, or of another variant. */
function readVersion(text: string, suffix: string): Version | undefined {
  return parseVersion(text.endsWith(suffix) ? text.slice(0, text.length - suffix.length) : text);
}

function decideBranch({
  source,
  there,
}: {
  readonly source: ImageAge;
  readonly there: ImageAge;
}): TagDecision {
  const [ours, theirs] = [source, there].map(({ created }) => Date.parse(created ?? ''));
  if (ours === undefined || Number.isNaN(ours))
    return unknown('the time of the image in the source');
  if (theirs === undefined || Number.isNaN(theirs)) {
    return unknown('the time of the image in the destination');
  }
  return ours >= theirs
    ? { action: 'move', reason: 'to a newer image' }
    : { action: 'hold', reason: 'it names a newer image there' };
}

function unknown(what: string): TagDecision {
  return { action: 'refuse', reason: `${what} is not known` };
}
