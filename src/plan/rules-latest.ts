// SPDX-License-Identifier: Apache-2.0
// `latest`: who gives it, who withholds it, and what it follows. Knows no type of rule.
import { readRunVersion } from './expressions-scope.ts';
import type { FiredTag } from './fired.ts';
import type { Flavor } from './flavor.ts';
import { describeFloat } from './preset-version.ts';
import type { RuleRun } from './rule-kinds-fire.ts';
import { findVersion, type SourceVersion } from './rule-kinds-source.ts';
import { type Legal, toLegalTag, toOriginalTag } from './rules-legal.ts';
import { errorAt, type Place } from './rules-place.ts';
import type { SeriesMaker } from './rules-series.ts';
import type { RuleTag } from './rules-tags.ts';
import type { ProblemData } from '../problem.ts';

/** `latest`, given or held, or nothing of it. */
export interface Latest {
  readonly fired: readonly FiredTag[];
  readonly problems: readonly ProblemData[];
}

/**
 * `latest` of a run: the first rule to fire decides under `latest=auto`, and it stands last. A rule
 * about a prerelease gives none and says so, unless `latest=true` asks for it.
 */
export function fireLatest(given: readonly RuleTag[], run: RuleRun, series: SeriesMaker): Latest {
  const [first] = given;
  const { flavor, settings } = run;
  if (first === undefined || flavor.latest === 'false') return { fired: [], problems: [] };
  const isAuto = flavor.latest === 'auto';
  const version = versionOf(first, run);
  const hold = isAuto ? describeHold(first, version, run) : undefined;
  if (isAuto && !first.firing.givesLatest && hold === undefined) return { fired: [], problems: [] };
  const legal = nameLatest(flavor, first.rule.place, run.isStrict);
  if (!legal.ok) return { fired: [], problems: legal.problems };
  const versions =
    version === undefined
      ? undefined
      : series.make({
          version,
          extent: 'none',
          prefix: flavor.prefixOnLatest ? toOriginalTag(flavor.prefix) : '',
          suffix: flavor.suffixOnLatest ? toOriginalTag(flavor.suffix) : '',
          lead: '',
        });
  const cause = isAuto ? `"${first.rule.written}" is the first to fire` : 'the flavor says so';
  const about = versions === undefined ? '' : `; ${describeFloat(versions, series.known)}`;
  const lowest = Math.min(...given.map(({ rule }) => rule.priority).filter(Number.isFinite), 0);
  const fired: FiredTag = {
    tag: legal.tag,
    kind: 'floating',
    ...(versions === undefined ? {} : { versions }),
    rule: `flavor: latest=${settings.compat === 'strict' || isAuto ? flavor.latest : 'true'}`,
    reason: cause + about,
    priority: lowest - 1,
    ...(hold === undefined ? {} : { held: hold, onlyHeld: true }),
  };
  return { fired: [fired], problems: [] };
}

/** Why a rule that is about a version gives no `latest` under `latest=auto`; undefined when it may. */
function describeHold(
  { firing }: RuleTag,
  version: SourceVersion | undefined,
  { isStrict, settings, facts }: RuleRun,
): string | undefined {
  if (isStrict) return undefined;
  if (firing.version !== undefined && !firing.givesLatest) {
    return firing.version.isPrerelease
      ? `${firing.version.text} is a prerelease`
      : firing.extent === undefined
        ? undefined
        : `${firing.version.text} is no plain release`;
  }
  if (!firing.givesLatest) return undefined;
  if (facts.event.kind === 'release' && facts.event.prerelease)
    return 'the release is marked as a pre-release';
  return version !== undefined && (settings.latest === 'never' || settings.latest === 'branch')
    ? `the setting "latest" is ${settings.latest}`
    : undefined;
}

/** The version that `latest` goes by: the first rule's, else the run's. */
function versionOf({ firing }: RuleTag, run: RuleRun): SourceVersion | undefined {
  if (firing.version !== undefined) return firing.version;
  const version = readRunVersion(run.facts, run.settings);
  if (version === undefined) return undefined;
  return findVersion(version.text, run.expander.context.gitTag);
}

/** `latest` with the flavor's prefix and suffix as written: the original fills in no expression here. */
function nameLatest(flavor: Flavor, place: Place, isStrict: boolean): Legal {
  const parts = [
    { text: flavor.prefixOnLatest ? flavor.prefix : '', isLiteral: true },
    { text: 'latest', isLiteral: true },
    { text: flavor.suffixOnLatest ? flavor.suffix : '', isLiteral: true },
  ];
  const where = flavor.places.prefix ?? flavor.places.suffix ?? place;
  const legal = toLegalTag(parts, where, isStrict);
  if (legal.ok || legal.problems.length === 0) return legal;
  const text = parts.map((part) => part.text).join('');
  const message = `"${toOriginalTag(text)}" cannot be a tag`;
  const hint =
    'Expressions are not filled in for latest: give a plain prefix, or leave onlatest out.';
  return { ...legal, problems: [errorAt(where, 'FLAVOR_LATEST', message, hint)] };
}
