// SPDX-License-Identifier: Apache-2.0
// Evaluates one rule on one run: enabled or not, its value, its prefix and suffix.
import type { Parsed, ProblemData } from '../../problem.ts';
import type { Expanded } from '../template/expressions.ts';
import { usesName } from '../template/engine.ts';
import { describeEmpty, leftOut } from '../template/empty.ts';
import type { Kind } from '../plan.ts';
import { quote } from '../quote.ts';
import { parseRepository } from '../reference/references.ts';
import { evaluateRule } from './kinds/evaluate.ts';
import { type Evaluation, expandAttribute, type RuleRun } from './kinds/run.ts';
import { type TagPart, toLegalTag, toOriginalTag } from './legal.ts';
import { suggest } from '../../nearest.ts';
import { errorAt, type SourceSpan } from './source-span.ts';
import type { Rule } from './parse.ts';
import type { Unread } from '../preset/unread-version.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** A rule that gave a tag. */
export interface RuleTag {
  readonly rule: Rule;
  readonly tag: string;
  readonly kind: Kind;
  readonly evaluation: Evaluation;
  /** Legal texts around the value. */
  readonly prefix: string;
  readonly suffix: string;
  /** Whether the user wrote all of it literally. */
  readonly isLiteral: boolean;
  /** For a whole reference: the repository of the tag. */
  readonly repository?: string;
}

const NOTHING = 'it is empty here';

/** The result of one rule; at most one of `tag` and `skipped`. */
export interface RuleResult {
  readonly tag?: RuleTag;
  readonly skipped?: string;
  /** See `Outcome` in `run.ts`. */
  readonly unread?: Unread;
  readonly problems: readonly ProblemData[];
}

/** Evaluates one rule. Nothing is thrown: errors are in `problems`. */
export async function runRule(rule: Rule, run: RuleRun): Promise<RuleResult> {
  const enabled = await readEnabled(rule, run);
  if (!enabled.ok) return { skipped: 'its "enable" is invalid', problems: enabled.problems };
  if (!enabled.value) return { skipped: describeDisabled(rule), problems: enabled.problems };
  const outcome = await evaluateRule(rule, run);
  const problems = [...enabled.problems, ...(outcome.problems ?? [])];
  if (!outcome.applies) {
    const { reason: skipped, unread } = outcome;
    return { skipped, problems, ...omitUndefined({ unread }) };
  }
  const result = await withAffixes(rule, outcome, run);
  return { ...result, problems: [...problems, ...result.problems] };
}

/** The tag of an evaluated rule: prefix, value and suffix, made legal. */
async function withAffixes(rule: Rule, evaluation: Evaluation, run: RuleRun): Promise<RuleResult> {
  const prefix = await readAffix(rule, run, 'prefix');
  const suffix = await readAffix(rule, run, 'suffix');
  const problems = [...prefix.problems, ...suffix.problems];
  if (!prefix.ok || !suffix.ok) return { skipped: 'its prefix or suffix is invalid', problems };
  const value = { text: evaluation.value, isLiteral: evaluation.isLiteral === true };
  const parts = [prefix.value, value, suffix.value];
  if (parts.every(({ text }) => text === '')) return { skipped: NOTHING, problems };
  const empty = findEmpty([prefix, evaluation, suffix], run);
  if (empty !== undefined) {
    const left = leftOut(empty, toOriginalTag(joinParts(parts)), rule.span);
    return { skipped: describeEmpty(empty), problems: [...problems, left] };
  }
  const legal = toLegalTag(parts, rule.spans.get('value') ?? rule.span, run.isStrict);
  if (!legal.ok) return { skipped: legal.reason, problems: [...problems, ...legal.problems] };
  const repository = await readRepository(rule, run);
  problems.push(...repository.problems);
  if (!repository.ok) return { skipped: 'its repository is invalid', problems };
  const kind = rule.kind ?? (isExact(rule, evaluation, run) ? 'exact' : 'floating');
  const tag: RuleTag = {
    rule,
    tag: legal.tag,
    kind,
    evaluation,
    prefix: toOriginalTag(prefix.value.text),
    suffix: toOriginalTag(suffix.value.text),
    isLiteral: parts.every(({ text, isLiteral }) => text === '' || isLiteral),
    ...repository.value,
  };
  return { tag, problems };
}

/** The repository of a whole reference; undefined for a rule, which is for all repositories. */
async function readRepository(
  { repository, span }: Rule,
  run: RuleRun,
): Promise<Parsed<Pick<RuleTag, 'repository'>>> {
  if (repository === undefined) return { ok: true, value: {}, problems: [] };
  const expanded = await run.expander.expand(repository, span);
  if (!expanded.ok) return expanded;
  const parsed = parseRepository(expanded.value);
  const problems = [...expanded.problems, ...parsed.problems];
  return parsed.ok
    ? { ok: true, value: { repository: parsed.value.name }, problems }
    : { ok: false, problems };
}

/** The first name that is empty, which leaves only a part of a tag; under `compat: strict` such a tag is given. */
function findEmpty(parts: readonly Pick<Evaluation, 'empty'>[], { isStrict }: RuleRun) {
  return isStrict ? undefined : parts.flatMap(({ empty }) => empty ?? [])[0];
}

function joinParts(parts: readonly TagPart[]): string {
  return parts.map(({ text }) => text).join('');
}

async function readEnabled(rule: Rule, run: RuleRun): Promise<Parsed<boolean>> {
  const enabled = await expandAttribute(rule, run, 'enable');
  if (!enabled.ok) return enabled;
  const { value, problems } = enabled;
  if (value === 'true' || value === 'false') return { ok: true, value: value === 'true', problems };
  const span = rule.spans.get('enable') ?? rule.span;
  const message = `invalid value ${quote(value)} for "enable": not true or false`;
  return {
    ok: false,
    problems: [errorAt(span, 'RULE_ENABLE', message, suggest(value, ['true', 'false']))],
  };
}

function describeDisabled(rule: Rule): string {
  const enable = rule.attributes.get('enable') ?? 'false';
  return enable === 'false' ? 'it is disabled' : `${quote(enable)} is false here`;
}

/** The rule's own prefix or suffix, even if empty; otherwise the flavor's. */
async function readAffix(
  rule: Rule,
  run: RuleRun,
  key: 'prefix' | 'suffix',
): Promise<Parsed<TagPart> & Pick<Expanded, 'empty'>> {
  const own = rule.attributes.get(key);
  const template = own ?? run.flavor[key];
  const where: SourceSpan =
    (own === undefined ? run.flavor.spans[key] : rule.spans.get(key)) ?? rule.span;
  const text = await run.expander.expand(template, where);
  return text.ok
    ? { ...text, value: { text: text.value, isLiteral: !template.includes('{{') } }
    : text;
}

/**
 * Whether a tag names one version or commit permanently: by its type, or because it contains the commit or
 * build. An empty expression names nothing.
 */
function isExact(rule: Rule, evaluation: Evaluation, run: RuleRun): boolean {
  if (evaluation.isExact === true) return true;
  const { build, version } = run.expander.names.ours;
  const names = [
    ...(run.expander.context.sha === '' ? [] : ['sha']),
    ...(typeof build === 'string' && build !== '' ? ['build'] : []),
    ...(typeof version === 'string' && version !== '' ? ['version'] : []),
  ];
  const affixes = (['prefix', 'suffix'] as const).map(
    (key) => rule.attributes.get(key) ?? run.flavor[key],
  );
  const values = rule.type === 'raw' ? [rule.attributes.get('value') ?? ''] : [];
  return [...affixes, ...values].some((template) => usesName(template, names));
}
