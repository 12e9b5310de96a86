// SPDX-License-Identifier: Apache-2.0
// What the names of `to` mean: exact tags, tags of a version series, channels. Pure.
import type { PlannedTag, Series } from '../../plan/plan.ts';
import { describeBadTag, isTag } from '../../plan/reference/references.ts';
import { parseVersion, type Version } from '../../plan/version/version.ts';
import { readHistory } from '../../plan/version/versions.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import { error, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';

/** What decides the meaning of the names. */
export interface NamedFor {
  /** The version of the image; undefined if it has none. */
  readonly version: Version | undefined;
  readonly settings: Pick<Settings, 'tagPrefix' | 'ignoreVersions' | 'revisions'>;
}

/** The tags that names stand for. */
export interface NamedTags {
  readonly tags: readonly PlannedTag[];
  /** The version that the tags are decided by: an exact tag among the names may give another one than the image has. */
  readonly version: Version | undefined;
  readonly problems: readonly ProblemData[];
}

/**
 * The tags of names, for an image of version 1.2.3.
 *
 * | name                          | is                                                                    |
 * | ----------------------------- | --------------------------------------------------------------------- |
 * | `1.2.3`, `v1.2.3`, `1.2.4`, `1.2.3-rc.1` | exact: written once                                        |
 * | `sha-0123456`                 | exact                                                                 |
 * | `1`, `1.2`, `v1`, `latest`    | floating, of the series 1.x, 1.2.x, all: no higher version is here    |
 * | `1.3`                         | an error: the version is not of that series                           |
 * | `production`, any other       | floating, a channel: never back to a lower version than it has        |
 *
 * Codes: PROMOTE_TAG_ILLEGAL, PROMOTE_SERIES, PROMOTE_PRERELEASE.
 */
export function nameTags(names: readonly string[], { version, settings }: NamedFor): NamedTags {
  const exact = names.map((name) => readExact(name, version)).find((one) => one !== undefined);
  const isBetter = version === undefined || (version.isPrerelease && exact?.isPrerelease === false);
  const counts = isBetter ? (exact ?? version) : version;
  const named = [...new Set(names)].map((name) => nameTag(name, { version: counts, settings }));
  return {
    tags: named.flatMap(({ tag }) => tag ?? []),
    version: counts,
    problems: named.flatMap(({ problem }) => problem ?? []),
  };
}

/** The reason of an exact tag: nothing but the image gives it, and no git tag was read. */
export const WRITTEN_ONCE = 'it is written once';

interface Named {
  readonly tag?: PlannedTag;
  readonly problem?: ProblemData;
}

function nameTag(tag: string, run: NamedFor): Named {
  if (!isTag(tag)) {
    const message = `invalid tag ${JSON.stringify(tag.slice(0, 140))} in to: ${describeBadTag(tag)}`;
    return { problem: error('PROMOTE_TAG_ILLEGAL', message, 'Write tags alone: to: production.') };
  }
  const base = { tag, rule: `to: ${tag}`, decided: 'registry', literal: true } as const;
  if (readExact(tag, run.version) !== undefined || /^sha-[0-9a-f]{7,64}$/.test(tag)) {
    return { tag: { ...base, kind: 'exact', reason: WRITTEN_ONCE } };
  }
  const numbers = readNumbers(tag);
  if (numbers !== undefined || tag === 'latest') return nameSeries(base, numbers ?? [], run);
  const versions =
    run.version === undefined ? undefined : makeSeries(run.version, run.settings, `-${tag}`);
  return {
    tag: {
      ...base,
      kind: 'floating',
      reason: 'it never goes back',
      ...(versions === undefined ? {} : { versions, series: versions.name }),
    },
  };
}

function nameSeries(
  base: Pick<PlannedTag, 'tag' | 'rule' | 'decided' | 'literal'>,
  numbers: readonly number[],
  { version, settings }: NamedFor,
): Named {
  const name = numbers.length === 0 ? 'all' : `${numbers.join('.')}.x`;
  const { tag } = base;
  if (version === undefined) {
    // Without a version nothing shows which image is the newer one but its commit.
    return { tag: { ...base, kind: 'floating', reason: 'the image has no version' } };
  }
  if (version.isPrerelease) {
    const message = `"${tag}" is for releases, and ${version.text} is a prerelease`;
    const hint = 'Promote the release, or name the release as well: to: 1.2.3, 1.2, latest.';
    return { problem: error('PROMOTE_PRERELEASE', message, hint) };
  }
  if (numbers.some((number, index) => (version.numbers[index] ?? 0) !== number)) {
    const message = `"${tag}" is the series ${name}, and ${version.text} does not belong to it`;
    return { problem: error('PROMOTE_SERIES', message, 'Name a series of the version.') };
  }
  const range = numbers.length === 0 ? undefined : name;
  const versions = makeSeries(version, settings, '', { name, ...omitUndefined({ range }) });
  const reason = `${version.text} is of ${name}`;
  return { tag: { ...base, kind: 'floating', reason, versions, series: name } };
}

/** The version that an exact tag names: all numbers of one, or the version of the image itself. */
function readExact(tag: string, own: Version | undefined): Version | undefined {
  const version = parseVersion(tag);
  if (version === undefined) return undefined;
  return version.numbers.length >= 3 || version.text === own?.text ? version : undefined;
}

/** The numbers of a series: `[1, 2]` of `1.2` and `v1.2`. */
function readNumbers(tag: string): readonly number[] | undefined {
  const [, text] = /^v?(\d{1,9}(?:\.\d{1,9})?)$/.exec(tag) ?? [];
  return text?.split('.').map(Number);
}

/** The versions that a tag chooses from; nothing is known of git tags, so that registries decide. */
function makeSeries(
  version: Version,
  settings: NamedFor['settings'],
  exactSuffix: string,
  part: Pick<Series, 'name' | 'range'> = { name: 'all' },
): Series {
  const { tagPrefix = '', ignoreVersions: ignore, revisions } = settings;
  const history = readHistory(undefined, tagPrefix, ignore, revisions);
  return history.makeSeries({
    ...part,
    scheme: version.scheme,
    version: version.text,
    gitTagPrefix: '',
    exactPrefix: '',
    exactSuffix,
    spellings: [`{version}${exactSuffix}`, `v{version}${exactSuffix}`],
    ...omitUndefined({ ignore, revisions }),
  });
}
