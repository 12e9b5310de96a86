// SPDX-License-Identifier: Apache-2.0
// The series of floating tags that rules give: which versions each one chooses from. Knows no registry.
import type { Facts } from '../facts/facts.ts';
import type { Settings } from '../settings/settings.ts';
import type { Series } from './plan.ts';
import { type SourceVersion, type Extent, toSeriesRange } from './rule-kinds-source.ts';
import { toOriginalTag } from './rules-legal.ts';
import type { RuleTag } from './rules-tags.ts';
import { type History, readHistory } from './versions.ts';

/** A floating tag's place: its version, how much of it the tag holds, and what stands around it. */
export interface FloatPlace {
  readonly version: SourceVersion;
  readonly extent: Extent;
  readonly prefix: string;
  readonly suffix: string;
  /** What stands before the version within the pattern: `v` of `v{{major}}`. */
  readonly lead: string;
}

/** Makes the series of floating tags; git tags are read once for each prefix. */
export interface SeriesMaker {
  readonly make: (place: FloatPlace) => Series;
  /** Whether git tags could be had. */
  readonly known: boolean;
}

/**
 * Series for one run. The exact tag of another version is spelled like the run's own exact tag with
 * the same suffix, or else with what stands around the float itself. Under `compat: strict` nothing
 * counts as newer, since docker/metadata-action looks at no other git tag.
 */
export function createSeriesMaker(
  facts: Facts,
  settings: Settings,
  given: readonly RuleTag[],
): SeriesMaker {
  const list = facts.gitTags.known ? facts.gitTags.list : undefined;
  const histories = new Map<string, History>();
  const historyOf = (prefix: string): History => {
    const known = histories.get(prefix) ?? readHistory(list, prefix, settings.ignoreVersions);
    histories.set(prefix, known);
    return known;
  };
  const spellings = groupBySuffix(given.flatMap(toSpelling));
  return {
    known: facts.gitTags.known,
    make: (place) => {
      const { version, extent } = place;
      const range = toSeriesRange(extent, version);
      const frame = {
        name: range ?? 'all',
        scheme: version.scheme,
        version: version.text,
        ...(range === undefined ? {} : { range }),
        gitTagPrefix: version.gitTagPrefix || (settings.tagPrefix ?? ''),
        ...spell(place, spellings),
        ...(settings.ignoreVersions === undefined ? {} : { ignore: settings.ignoreVersions }),
      };
      return settings.compat === 'strict'
        ? { ...frame, above: [] }
        : historyOf(frame.gitTagPrefix).makeSeries(frame);
    },
  };
}

/** What stands before a pattern's first expression, `v` of `v{{major}}.{{minor}}`. */
export function leadOf(pattern: string): string {
  const at = pattern.indexOf('{{');
  return at < 0 ? '' : toOriginalTag(pattern.slice(0, at));
}

interface Spelling {
  readonly prefix: string;
  readonly suffix: string;
}

/** What stands around the version in an exact tag. */
function toSpelling({ tag, kind, firing }: RuleTag): readonly Spelling[] {
  if (kind !== 'exact' || firing.version === undefined) return [];
  const version = toOriginalTag(firing.version.text);
  const at = tag.indexOf(version);
  if (at < 0) return [];
  return [{ prefix: tag.slice(0, at), suffix: tag.slice(at + version.length) }];
}

/** By suffix, the prefixes of the exact tags, each once, in their order. */
type Spellings = ReadonlyMap<string, ReadonlySet<string>>;

function groupBySuffix(spellings: readonly Spelling[]): Spellings {
  const groups = new Map<string, Set<string>>();
  for (const { prefix, suffix } of spellings) {
    groups.set(suffix, (groups.get(suffix) ?? new Set()).add(prefix));
  }
  return groups;
}

function spell(
  place: FloatPlace,
  spellings: Spellings,
): { readonly exactPrefix: string; readonly exactSuffix: string } {
  for (const prefix of spellings.get(place.suffix) ?? []) {
    if (prefix.startsWith(place.prefix)) return { exactPrefix: prefix, exactSuffix: place.suffix };
  }
  return { exactPrefix: place.prefix + place.lead, exactSuffix: place.suffix };
}
