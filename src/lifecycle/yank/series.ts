// SPDX-License-Identifier: Apache-2.0
// Which tags follow the series of a version, by the names in a repository. Pure.
import { compareVersions, parseVersion, type Version } from '../../plan/version/version.ts';
import { satisfiesRange } from '../../plan/version/versions.ts';
import type { Settings } from '../../settings/settings.ts';

/** The text around the version in an exact tag. */
export interface Affixes {
  readonly prefix: string;
  readonly suffix: string;
}

/** A floating tag, and the exact tags that it may point at, the highest version first. */
export interface SeriesTag {
  readonly tag: string;
  readonly exact: readonly ExactTag[];
}

/** An exact tag, and the version that it names: `v1.2.3-alpine` names `1.2.3`. */
export interface ExactTag {
  readonly tag: string;
  readonly version: string;
}

/** What decides which versions count. */
export type Counting = Pick<Settings, 'revisions' | 'ignoreVersions'>;

/** The tags that contain a version as a whole, with the text around it: `1.2.3`, `v1.2.3`, `1.2.3-production`. */
export function listExactNames(
  version: Version,
  tags: readonly string[],
): readonly (Affixes & { readonly tag: string })[] {
  const text = version.text.replaceAll('+', '-');
  return tags.flatMap((tag) => {
    const at = tag.indexOf(text);
    const before = tag.charAt(at - 1);
    const after = tag.slice(at + text.length);
    const isWhole = at >= 0 && !/[0-9.]/.test(before) && !/^(?:\d|\.\d)/.test(after);
    return isWhole ? [{ tag, prefix: tag.slice(0, at), suffix: after }] : [];
  });
}

/**
 * The names of tags that follow a series of a version: of `1.2.3-alpine` they are `latest-alpine`, `1-alpine`, `1.2-alpine` and
 * `alpine`.
 */
export function listSeriesTags(
  version: Version,
  { prefix, suffix }: Affixes,
  tags: readonly string[],
  counting: Counting,
): readonly SeriesTag[] {
  const names = new Map<string, readonly number[]>([
    [`${prefix}latest${suffix}`, []],
    [`latest${suffix}`, []],
    ...(suffix.length > 1 ? [[suffix.slice(1), []] as const] : []),
    ...version.numbers.slice(0, -1).map((_, at) => {
      const numbers = version.numbers.slice(0, at + 1);
      return [`${prefix}${numbers.join('.')}${suffix}`, numbers] as const;
    }),
  ]);
  const known = new Set(tags);
  return [...names]
    .filter(([tag]) => known.has(tag))
    .map(([tag, numbers]) => ({
      tag,
      exact: listVersions(version, { prefix, suffix }, tags, counting)
        .filter((one) => numbers.every((number, at) => (one.version.numbers[at] ?? 0) === number))
        .map((one) => ({ tag: one.tag, version: one.version.text })),
    }));
}

interface Named {
  readonly tag: string;
  readonly version: Version;
}

/** The other releases with the same text around them, the highest first. */
function listVersions(
  own: Version,
  { prefix, suffix }: Affixes,
  tags: readonly string[],
  { revisions, ignoreVersions }: Counting,
): readonly Named[] {
  return tags
    .filter((tag) => tag.length > prefix.length + suffix.length)
    .filter((tag) => tag.startsWith(prefix) && tag.endsWith(suffix))
    .flatMap((tag): readonly Named[] => {
      const text = tag.slice(prefix.length, tag.length - suffix.length);
      const version = /^\d/.test(text) ? parseVersion(text, revisions) : undefined;
      if (version === undefined || version.isPrerelease || version.text === own.text) return [];
      if (version.numbers.length < Math.min(own.numbers.length, 3)) return [];
      const isIgnored = ignoreVersions !== undefined && satisfiesRange(version, ignoreVersions);
      return isIgnored ? [] : [{ tag, version }];
    })
    .sort((one, other) => compareVersions(other.version, one.version));
}

/** Tags that are neither versions nor commits nor lists of what refers to a digest: those that a user moves. */
export function isOtherFloat(tag: string): boolean {
  if (/^sha256-[0-9a-f]{64}|^sha-[0-9a-f]{7,64}/.test(tag)) return false;
  return (parseVersion(tag)?.numbers.length ?? 0) < 3 && !/\d+\.\d+\.\d+/.test(tag);
}
