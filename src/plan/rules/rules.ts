// SPDX-License-Identifier: Apache-2.0
// The rule language: the `tags` and `flavor` settings on the facts of a run become tags. Knows no registry.
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

/** What rules are fired with. */
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
 * What the rules of a run come to, the highest priority first and `latest` last.
 *
 * The language is docker/metadata-action's; under `compat: strict` its results too, in every
 * detail. Without it: no rules are the standard preset; `match` that fails skips its rule; no
 * prerelease gives `latest`; names from refs become legal tags, and what the user wrote and is
 * illegal is the problem RULE_ILLEGAL. Every problem is returned, none thrown.
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

/** The tags of the user's own rules, and the `latest` that they give. */
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

/** The version that a rule reads from its `value`, and one that it writes just so. */
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

/** What the first rule gives, as in the original; of references alone the run's version, else the first tag. */
function nameVersion(given: readonly RuleTag[], { facts, settings }: RuleRun): string | null {
  const [first] = given.filter(isForAll);
  if (first !== undefined) return first.tag;
  const own = given.length === 0 ? undefined : readRunVersion(facts, settings);
  return own?.text ?? given[0]?.tag ?? null;
}

/**
 * Whether a run releases its version: it is on a git tag, or gives an exact tag of it. A version that only
 * labels what a branch builds is the same for many commits, and says nothing of which is newer.
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

/** What no rule about versions could read, told once: a rule that did read one has given the version its tag. */
function explainAll(given: readonly RuleTag[], unread: readonly Unread[]): readonly ProblemData[] {
  if (given.some(({ rule }) => isAboutVersions(rule))) return [];
  const told = unread.flatMap(explainUnread);
  return told.slice(0, 1);
}

function isAboutVersions({ type }: Rule): boolean {
  return type === 'semver' || type === 'pep440' || type === 'match';
}

/** Ten references to one repository have one thing to say of its name. */
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
    ...(versions === undefined ? {} : { versions }),
    rule: rule.written,
    reason: evaluation.reason + about,
    priority: rule.priority,
    ...(isLiteral ? { literal: true } : {}),
    ...(repository === undefined ? {} : { repositories: [repository] }),
  };
}

/**
 * The series of a floating tag: its own version's. What is written out (`latest-debug`, `stable`, `1`)
 * follows the run's version, and is left to the branch where it holds the whole of it.
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
 * One kind for each tag that several rules give, since in the original they are one tag. What
 * `kind=` says goes for all; else it floats if it is a series as well as a version, as `1.2` of a
 * version that is just `1.2`, and is exact if any rule makes it so. `kind=exact` beside
 * `kind=floating` is left for the user to settle: TAG_TWO_KINDS.
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

/** What the rules that give one tag come to together. */
type Group = Pick<EvaluatedTag, 'kind' | 'versions'>;

function unifyKind(tag: EvaluatedTag, group: Group, said: Kind | undefined): EvaluatedTag {
  const { versions } = group;
  const isExact = versions === undefined && group.kind === 'exact';
  const kind = said ?? (isExact ? 'exact' : 'floating');
  if (kind === 'floating') return { ...tag, kind, ...(versions === undefined ? {} : { versions }) };
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
    ...(repositories === undefined ? {} : { repositories }),
  };
}

/** By tag: the first series that a rule gives it, and `exact` where any rule makes it so. */
function groupByTag(evaluated: readonly EvaluatedTag[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const { tag, kind, versions } of evaluated) {
    const known = groups.get(tag);
    const series = known?.versions ?? versions;
    groups.set(tag, {
      kind: known?.kind === 'exact' ? 'exact' : kind,
      ...(series === undefined ? {} : { versions: series }),
    });
  }
  return groups;
}

/** The kinds that `kind=` says of each tag, each once. */
function groupKinds(given: readonly RuleTag[]): ReadonlyMap<string, readonly Kind[]> {
  const kinds = new Map<string, Kind[]>();
  for (const { tag, rule } of given) {
    const known = kinds.get(tag) ?? [];
    if (rule.kind !== undefined && !known.includes(rule.kind))
      kinds.set(tag, [...known, rule.kind]);
  }
  return kinds;
}

/** Priorities that are no numbers take their neighbour's, so that sorting changes nothing. */
function levelPriorities(evaluated: readonly EvaluatedTag[]): readonly EvaluatedTag[] {
  let last = Number.MAX_SAFE_INTEGER;
  return evaluated.map((tag) => {
    last = Math.min(last, Number.isFinite(tag.priority) ? tag.priority : last);
    return { ...tag, priority: last };
  });
}

/** The tags as docker/metadata-action lists them, where only rules of equal results are one. */
function listOriginally(
  given: readonly RuleTag[],
  latest: readonly EvaluatedTag[],
): readonly string[] {
  const names = [...new Set(given.map(({ tag }) => tag))];
  return [...names, ...latest.filter(({ held }) => held === undefined).map(({ tag }) => tag)];
}
