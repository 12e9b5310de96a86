// SPDX-License-Identifier: Apache-2.0
// Which targets a run ships: those of its git tag, of `only` and of `except`. Pure.
import type { Facts } from '../../facts/facts.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import { matchesPattern } from '../../match-pattern.ts';
import { suggest } from '../../nearest.ts';
import type { Settings, TargetSettings } from '../../settings/settings.ts';
import { quote } from '../quote.ts';
import { versionOfGitTag } from '../version/versions.ts';

/** A target that is not shipped, and why. */
export interface Omitted {
  readonly name: string;
  readonly reason: string;
}

/** The targets of a run. */
export interface Selection {
  readonly chosen: readonly TargetSettings[];
  readonly omitted: readonly Omitted[];
  readonly problems: readonly ProblemData[];
}

/**
 * The targets that a run ships.
 *
 * | git tag                                        | targets                                     |
 * | ---------------------------------------------- | ------------------------------------------- |
 * | a version with the `tag-prefix` of some        | those; of several prefixes the longest wins |
 * | any other                                      | those without `tag-prefix`                  |
 *
 * A target with a `version` of its own ships with every git tag. Of these, `only` and `except` choose by name.
 * Codes: TARGET_UNKNOWN for a name in `only` and `except` that fits no target; the notice TARGET_NOT_MEANT
 * where nothing is left to ship.
 */
export function selectTargets(facts: Facts, settings: Settings): Selection {
  const names = settings.targets.map(({ name }) => name);
  const problems = [
    ...checkPatterns('only', settings.only, names),
    ...checkPatterns('except', settings.except, names),
  ];
  const meant = findMeant(facts, settings.targets);
  const chosen: TargetSettings[] = [];
  const omitted: Omitted[] = [];
  for (const target of settings.targets) {
    const reason = whyNotNamed(target, settings) ?? whyNotMeant(target, meant, facts);
    if (reason === undefined) chosen.push(target);
    else omitted.push({ name: target.name, reason });
  }
  const nothing = problems.length === 0 && chosen.length === 0 ? [nothingMeant(omitted)] : [];
  return { chosen, omitted, problems: [...problems, ...nothing] };
}

function whyNotNamed(
  { name, isBase, where }: TargetSettings,
  { only, except }: Settings,
): string | undefined {
  if (isBase && only.length === 0) return `not in a group of ${where}`;
  if (only.length > 0 && !only.some((pattern) => matchesPattern(name, pattern))) {
    return `not in only: ${only.join(', ')}`;
  }
  const pattern = except.find((one) => matchesPattern(name, one));
  return pattern === undefined ? undefined : `in except: ${pattern}`;
}

/** The targets of the git tag; undefined for a run that is not about one. */
function findMeant(
  { event }: Facts,
  targets: readonly TargetSettings[],
): ReadonlySet<TargetSettings> | undefined {
  if (event.kind !== 'gitTag' && event.kind !== 'release') return undefined;
  const prefixOf = ({ settings }: TargetSettings) => settings.tagPrefix ?? '';
  const fitting = targets.filter((target) => {
    const prefix = prefixOf(target);
    const { revisions } = target.settings;
    return prefix !== '' && versionOfGitTag(event.gitTag, prefix, revisions) !== undefined;
  });
  const longest = Math.max(0, ...fitting.map((target) => prefixOf(target).length));
  const isFree = ({ settings }: TargetSettings) => settings.version !== undefined;
  return new Set(
    targets.filter((target) =>
      fitting.length === 0
        ? prefixOf(target) === '' || isFree(target)
        : (fitting.includes(target) && prefixOf(target).length === longest) || isFree(target),
    ),
  );
}

function whyNotMeant(
  target: TargetSettings,
  meant: ReadonlySet<TargetSettings> | undefined,
  { event }: Facts,
): string | undefined {
  if (meant === undefined || meant.has(target)) return undefined;
  const gitTag = event.kind === 'gitTag' || event.kind === 'release' ? event.gitTag : '';
  return `not meant by git tag ${gitTag} (${target.settings.tagPrefix ?? ''}<version>)`;
}

function nothingMeant(omitted: readonly Omitted[]): ProblemData {
  const reasons = omitted.map(({ name, reason }) => `${name}: ${reason}`);
  return notice('TARGET_NOT_MEANT', 'this run ships no target', reasons.join('\n'));
}

function checkPatterns(
  setting: string,
  patterns: readonly string[],
  names: readonly string[],
): readonly ProblemData[] {
  return patterns
    .filter((pattern) => !names.some((name) => matchesPattern(name, pattern)))
    .map((pattern) =>
      error(
        'TARGET_UNKNOWN',
        `${setting}: there is no target ${quote(pattern)}`,
        names.length === 0
          ? 'The settings have no targets: write targets: into tagship.yml.'
          : suggest(pattern, names),
      ),
    );
}

/** TARGET_UNKNOWN for `only` and `except` where the settings have no targets. */
export function checkNoSelection({ only, except }: Settings): readonly ProblemData[] {
  return [...checkPatterns('only', only, []), ...checkPatterns('except', except, [])];
}
