// SPDX-License-Identifier: Apache-2.0
// Evaluates the `tags` and `flavor` settings on the facts of a run into tags.
import type { Facts } from '../../facts/facts.ts';
import type { ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { createExpander } from '../template/expressions.ts';
import {
  type Evaluated,
  type EvaluatedTag,
  joinEvaluated,
  NOTHING,
  type SkippedRule,
} from './evaluated.ts';
import { parseFlavor } from './flavor.ts';
import { evaluatePreset } from '../preset/preset.ts';
import { addFlavor } from '../preset/flavor.ts';
import { describeFloat } from '../preset/version.ts';
import type { Kind, Series } from '../plan.ts';
import type { MatchPattern, Pause } from './pattern.ts';
import type { RuleRun } from './kinds/run.ts';
import { extentOf, type SourceVersion } from './kinds/source-version.ts';
import { toOriginalTag } from './legal.ts';
import { findRunVersion, evaluateLatest } from './latest.ts';
import { parseRules, type Rule } from './parse.ts';
import { createSeriesMaker, type SeriesMaker } from './series.ts';
import { runRule, type RuleTag } from './run-rule.ts';
import { explainUnread, type Unread } from '../preset/unread-version.ts';
import { readRunVersion } from '../template/scope.ts';
import { parseVersion } from '../version/version.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The input of rules. */
export interface RuleInput {
  /** The `tags` setting. */
  readonly text: string;
  readonly flavor: string | undefined;
  readonly facts: Facts;
  readonly settings: Settings;
  readonly match: MatchPattern;
  readonly pause?: Pause;
}

/**
 * The result of the rules of a run, the highest priority first and `latest` last.
 *
 * The language is docker/metadata-action's; under `compat: strict` its results too, in every
 * detail. Without it: no rules are the standard preset; a `match` that fails skips its rule; no
 * prerelease gives `latest`; names from refs become legal tags, and illegal text that the user
 * wrote is the problem RULE_ILLEGAL. Every problem is returned, none thrown.
 */
export async function evaluateRules(input: RuleInput): Promise<Evaluated> {
  const { facts, settings } = input;
  const isStrict = settings.compat === 'strict';
  const { rules, problems: ruleProblems } = await parseRules(input.text, isStrict, input.pause);
  const { flavor, problems: flavorProblems } = await parseFlavor(input.flavor ?? '', isStrict);
  const problems = [...ruleProblems, ...flavorProblems];
  const expander = createExpander(facts, settings, { isForTags: true });
  const run: RuleRun = { facts, settings, isStrict, flavor, expander, match: input.match };
  const own = rules.every(isPreset) ? NOTHING : await evaluateOwn(rules, run, input.pause);
  const isEmpty = !isStrict && rules.length === 0 && !problems.some(isError);
  const hasPreset = isEmpty || rules.some(isPreset);
  const evaluated = hasPreset ? joinEvaluated(await evaluateFlavoredPreset(run), own) : own;
  return { ...evaluated, problems: [...problems, ...evaluated.problems] };
}

function isPreset({ type }: Rule): boolean {
  return type === 'standard';
}

function isError({ level }: ProblemData): boolean {
  return level === 'error';
}

function evaluateFlavoredPreset({
  facts,
  settings,
  flavor,
  expander,
}: RuleRun): Promise<Evaluated> {
  return addFlavor(evaluatePreset(facts, settings), flavor, expander);
}

/** The tags of the user's own rules, and their `latest`. */
async function evaluateOwn(
  rules: readonly Rule[],
  run: RuleRun,
  pause?: Pause,
): Promise<Evaluated> {
  const { given, skipped, problems } = await runAll(rules, run, pause);
  const version = findRunVersion(given, run);
  const series = createSeriesMaker(run, given, version);
  const released = isReleased(given, run, version) ? version : undefined;
  const latest = evaluateLatest(given.filter(isForAll), run, { series, version });
  const evaluated = [
    ...unifyKinds(
      given,
      given.map((tag) => toEvaluated(tag, tag.tag === 'latest' ? version : released, series)),
    ),
    ...latest.tags,
  ];
  return {
    tags: levelPriorities(evaluated),
    skipped,
    version: nameVersion(given, run),
    problems: [...problems, ...latest.problems],
    listing: listOriginally(given, latest.tags),
    said: given.flatMap(toSaid),
  };
}

/** The version that a rule reads from its `value`, and one that it writes literally. */
function toSaid({ rule, evaluation }: RuleTag): readonly string[] {
  if ((rule.attributes.get('value') ?? '') === '') return [];
  const { version } = evaluation;
  if (version !== undefined) return [version.text];
  const written = rule.type === 'raw' ? parseVersion(evaluation.value) : undefined;
  return written?.scheme === 'semver' ? [written.text] : [];
}

function isForAll({ repository }: RuleTag): boolean {
  return repository === undefined;
}

/** The first rule's result, as in the original; with references only, the run's version or the first tag. */
function nameVersion(given: readonly RuleTag[], { facts, settings }: RuleRun): string | null {
  const [first] = given.filter(isForAll);
  if (first !== undefined) return first.tag;
  const own = given.length === 0 ? undefined : readRunVersion(facts, settings);
  return own?.text ?? given[0]?.tag ?? null;
}

/**
 * Whether a run releases its version: it is on a git tag, or gives an exact tag of it. A version that is only
 * a label of a branch build is the same for many commits, and does not show which is newer.
 */
function isReleased(
  given: readonly RuleTag[],
  { expander: { context } }: RuleRun,
  version: SourceVersion | undefined,
): boolean {
  const text = toOriginalTag(version?.text ?? '');
  return (
    context.gitTag !== undefined ||
    (text !== '' && given.some(({ tag, kind }) => kind === 'exact' && tag.includes(text)))
  );
}

async function runAll(rules: readonly Rule[], run: RuleRun, pause?: Pause) {
  const given: RuleTag[] = [];
  const skipped: SkippedRule[] = [];
  const problems: ProblemData[] = [];
  const unread: Unread[] = [];
  for (const rule of rules.filter((one) => !isPreset(one))) {
    await pause?.();
    const result = await runRule(rule, run);
    problems.push(...result.problems);
    if (result.tag !== undefined) given.push(result.tag);
    if (result.unread !== undefined) unread.push(result.unread);
    if (result.skipped !== undefined) skipped.push({ rule: rule.written, reason: result.skipped });
  }
  return { given, skipped, problems: [...distinct(problems), ...explainAll(given, unread)] };
}

/** What no rule about versions could read, reported once; nothing if another rule read the version. */
function explainAll(given: readonly RuleTag[], unread: readonly Unread[]): readonly ProblemData[] {
  if (given.some(({ rule }) => isAboutVersions(rule))) return [];
  const told = unread.flatMap(explainUnread);
  return told.slice(0, 1);
}

function isAboutVersions({ type }: Rule): boolean {
  return type === 'semver' || type === 'pep440' || type === 'match';
}

/** Removes duplicates: ten references to one repository report its name once. */
function distinct(problems: readonly ProblemData[]): readonly ProblemData[] {
  return [...new Map(problems.map((one) => [`${one.code} ${one.message}`, one])).values()];
}

function toEvaluated(
  given: RuleTag,
  version: SourceVersion | undefined,
  series: SeriesMaker,
): EvaluatedTag {
  const { rule, tag, kind, evaluation, isLiteral, repository } = given;
  const versions = kind === 'floating' ? makeSeries(given, version, series) : undefined;
  const about = versions === undefined ? '' : `; ${describeFloat(versions, series.known)}`;
  return {
    tag,
    kind,
    ...omitUndefined({ versions }),
    rule: rule.written,
    reason: evaluation.reason + about,
    priority: rule.priority,
    ...(isLiteral ? { literal: true } : {}),
    ...(repository === undefined ? {} : { repositories: [repository] }),
  };
}

/**
 * The series of a floating tag: its own version's. A literal tag (`latest-debug`, `stable`, `1`)
 * follows the run's version, or the branch if it contains the whole version.
 */
function makeSeries(
  { rule, tag, evaluation }: RuleTag,
  runVersion: SourceVersion | undefined,
  series: SeriesMaker,
): Series | undefined {
  if (evaluation.version !== undefined) {
    const { version, extent = 'none' } = evaluation;
    return series.make({ tag, version, extent });
  }
  if (rule.type !== 'raw' || runVersion === undefined) return undefined;
  const extent = tag === 'latest' ? 'none' : extentOf(evaluation.value, runVersion);
  return extent === 'whole' ? undefined : series.make({ tag, version: runVersion, extent });
}

/**
 * Assigns one kind to each tag that several rules give, since in the original they are one tag. `kind=`
 * decides for all; otherwise it floats if it is both a series and a version, such as `1.2` of a
 * version `1.2`, and is exact if any rule makes it so. `kind=exact` together with
 * `kind=floating` is the problem TAG_TWO_KINDS.
 */
function unifyKinds(
  given: readonly RuleTag[],
  evaluated: readonly EvaluatedTag[],
): readonly EvaluatedTag[] {
  const groups = groupByTag(evaluated);
  const said = groupKinds(given);
  return evaluated.map((tag) => {
    const [kind, other] = said.get(tag.tag) ?? [];
    return other === undefined ? unifyKind(tag, groups.get(tag.tag) ?? tag, kind) : tag;
  });
}

/** The joint result of the rules that give one tag. */
type Group = Pick<EvaluatedTag, 'kind' | 'versions'>;

function unifyKind(tag: EvaluatedTag, group: Group, said: Kind | undefined): EvaluatedTag {
  const { versions } = group;
  const isExact = versions === undefined && group.kind === 'exact';
  const kind = said ?? (isExact ? 'exact' : 'floating');
  if (kind === 'floating') return { ...tag, kind, ...omitUndefined({ versions }) };
  return Object.hasOwn(tag, 'versions') ? withoutSeries(tag) : { ...tag, kind };
}

function withoutSeries({
  tag,
  rule,
  reason,
  priority,
  literal,
  repositories,
}: EvaluatedTag): EvaluatedTag {
  return {
    ...{ tag, kind: 'exact', rule, reason, priority },
    ...(literal ? { literal } : {}),
    ...omitUndefined({ repositories }),
  };
}

/** By tag: the first series that a rule gives it, and `exact` if any rule makes it so. */
function groupByTag(evaluated: readonly EvaluatedTag[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const { tag, kind, versions } of evaluated) {
    const known = groups.get(tag);
    const series = known?.versions ?? versions;
    groups.set(tag, {
      kind: known?.kind === 'exact' ? 'exact' : kind,
      ...omitUndefined({ versions: series }),
    });
  }
  return groups;
}

/** The values of `kind=` for each tag, without duplicates. */
function groupKinds(given: readonly RuleTag[]): ReadonlyMap<string, readonly Kind[]> {
  const kinds = new Map<string, Kind[]>();
  for (const { tag, rule } of given) {
    const known = kinds.get(tag) ?? [];
    if (rule.kind !== undefined && !known.includes(rule.kind))
      kinds.set(tag, [...known, rule.kind]);
  }
  return kinds;
}

/** Priorities that are not numbers take their neighbour's, so that sorting does not move them. */
function levelPriorities(evaluated: readonly EvaluatedTag[]): readonly EvaluatedTag[] {
  let last = Number.MAX_SAFE_INTEGER;
  return evaluated.map((tag) => {
    last = Math.min(last, Number.isFinite(tag.priority) ? tag.priority : last);
    return { ...tag, priority: last };
  });
}

/** The tags as docker/metadata-action lists them: only rules with equal results are one. */
function listOriginally(
  given: readonly RuleTag[],
  latest: readonly EvaluatedTag[],
): readonly string[] {
  const names = [...new Set(given.map(({ tag }) => tag))];
  return [...names, ...latest.filter(({ held }) => held === undefined).map(({ tag }) => tag)];
}
