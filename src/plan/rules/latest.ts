// SPDX-License-Identifier: Apache-2.0
// `latest`: which rule gives or holds it, and what it follows.
import { readRunVersion } from '../template/scope.ts';
import type { EvaluatedTag } from './evaluated.ts';
import type { Flavor } from './flavor.ts';
import { describeFloat } from '../preset/version.ts';
import type { Evaluation, RuleRun } from './kinds/run.ts';
import { findVersion, type SourceVersion } from './kinds/source-version.ts';
import { type Legal, toLegalTag, toOriginalTag } from './legal.ts';
import { errorAt, type SourceSpan } from './source-span.ts';
import type { SeriesMaker } from './series.ts';
import type { RuleTag } from './run-rule.ts';
import type { ProblemData } from '../../problem.ts';

/** What the floating tags of a run choose from. */
export interface RunVersions {
  readonly series: SeriesMaker;
  /** See {@link findRunVersion}. */
  readonly version: SourceVersion | undefined;
}

/** `latest`, given or held, or neither. */
export interface Latest {
  readonly tags: readonly EvaluatedTag[];
  readonly problems: readonly ProblemData[];
}

/**
 * `latest` of a run: under `latest=auto` the first rule that gives a tag decides, and it is listed last. A rule
 * about a prerelease gives none and is reported, unless `latest=true` is set.
 */
export function evaluateLatest(
  given: readonly RuleTag[],
  run: RuleRun,
  { series, version: runVersion }: RunVersions,
): Latest {
  const [first] = given;
  const { flavor } = run;
  if (first === undefined || flavor.latest === 'false') return NO_LATEST;
  const version = first.evaluation.version ?? runVersion;
  const decision = flavor.latest === 'true' ? {} : decideAuto(first, version, run);
  if (decision === undefined) return NO_LATEST;
  const legal = nameLatest(flavor, first.rule.span, run.isStrict);
  if (!legal.ok) return { tags: [], problems: legal.problems };
  const evaluated: EvaluatedTag = {
    tag: legal.tag,
    kind: 'floating',
    rule: `flavor: latest=${flavor.latest}`,
    ...describeLatest(legal.tag, version, { flavor, series }),
    priority: lowestPriority(given) - 1,
    ...(decision.held === undefined ? {} : { held: decision.held, onlyHeld: true }),
  };
  return { tags: [evaluated], problems: [] };
}

/** The lowest priority of the rules, at most 0. Not with spread arguments, which fail for many thousand rules. */
function lowestPriority(given: readonly RuleTag[]): number {
  return given.reduce((lowest, { rule: { priority } }) => {
    return Number.isFinite(priority) ? Math.min(lowest, priority) : lowest;
  }, 0);
}

function describeLatest(
  tag: string,
  version: SourceVersion | undefined,
  { flavor, series }: { readonly flavor: Flavor; readonly series: SeriesMaker },
): Pick<EvaluatedTag, 'reason' | 'versions'> {
  const cause =
    flavor.latest === 'auto' ? 'a rule about a release fires first' : 'the flavor says so';
  if (version === undefined) return { reason: cause };
  const versions = series.make({ tag, version, extent: 'none' });
  return { versions, reason: `${cause}; ${describeFloat(versions, series.known)}` };
}

const NO_LATEST: Latest = { tags: [], problems: [] };

/** Under `latest=auto`: given (an empty value), held with a reason, or neither. */
function decideAuto(
  { evaluation }: RuleTag,
  version: SourceVersion | undefined,
  run: RuleRun,
): { readonly held?: string } | undefined {
  const held = run.isStrict ? undefined : describeHold(evaluation, version, run);
  if (held !== undefined) return { held };
  return evaluation.givesLatest ? {} : undefined;
}

/** Why a rule about a version gives no `latest` under `latest=auto`; undefined if it may. */
function describeHold(
  evaluation: Evaluation,
  version: SourceVersion | undefined,
  { settings, facts }: RuleRun,
): string | undefined {
  if (!evaluation.givesLatest) return describeOwnHold(evaluation);
  const { event } = facts;
  if (event.kind === 'release' && event.prerelease) return 'the release is marked as a pre-release';
  const { latest } = settings;
  const isOff = version !== undefined && (latest === 'never' || latest === 'branch');
  return isOff ? `the setting "latest" is ${latest}` : undefined;
}

/** Why a rule about versions gives no `latest`; build tags contain a version, but are not such a rule. */
function describeOwnHold({ version, extent }: Evaluation): string | undefined {
  if (version === undefined || extent === undefined) return undefined;
  return version.isPrerelease
    ? `${version.text} is a prerelease`
    : `${version.text} is not a plain release`;
}

/**
 * The version that a run is about, for rules without their own: that of the first rule that has
 * one, else the run's, else the one in its git tag. A change is not a release, whatever version it is
 * labelled with.
 */
export function findRunVersion(
  given: readonly RuleTag[],
  { facts, settings, expander: { context } }: RuleRun,
): SourceVersion | undefined {
  const own = given.find(({ evaluation }) => evaluation.version !== undefined)?.evaluation.version;
  const { kind } = facts.event;
  if (own !== undefined || kind === 'change' || kind === 'mergeQueue') return own;
  const { gitTag } = context;
  const version = readRunVersion(facts, settings);
  if (version !== undefined) return findVersion(version.text, gitTag, settings.revisions);
  return gitTag === undefined ? undefined : findVersion(gitTag, gitTag, settings.revisions);
}

/** `latest` with the flavor's prefix and suffix as written: the original expands no expression here. */
function nameLatest(flavor: Flavor, span: SourceSpan, isStrict: boolean): Legal {
  const parts = [
    { text: flavor.prefixOnLatest ? flavor.prefix : '', isLiteral: true },
    { text: 'latest', isLiteral: true },
    { text: flavor.suffixOnLatest ? flavor.suffix : '', isLiteral: true },
  ];
  const where = flavor.spans.prefix ?? flavor.spans.suffix ?? span;
  const legal = toLegalTag(parts, where, isStrict);
  if (legal.ok || legal.problems.length === 0) return legal;
  const text = parts.map((part) => part.text).join('');
  const message = `"${toOriginalTag(text)}" cannot be a tag`;
  const hint =
    'Expressions are not expanded in latest: give a plain prefix, or leave onlatest out.';
  return { ...legal, problems: [errorAt(where, 'FLAVOR_LATEST', message, hint)] };
}
