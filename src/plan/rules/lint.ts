// SPDX-License-Identifier: Apache-2.0
// Problems of rules, flavor, images and texts that do not depend on the run.
import { hasErrors, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { checkTemplate } from '../template/expressions.ts';
import { parseFlavor, type Flavor } from './flavor.ts';
import { checkImages } from '../reference/images.ts';
import { listAttributes } from './kinds/kinds.ts';
import { readPattern, regexpKeyOf } from './kinds/regexp.ts';
import { type TagPart, toLegalTag } from './legal.ts';
import { readEntries } from './lines.ts';
import { parseRules, type Rule } from './parse.ts';

/** The settings with their own language. */
export type Words = Pick<
  Settings,
  'tags' | 'flavor' | 'images' | 'labels' | 'annotations' | 'compat'
>;

/**
 * The errors that no facts can change, for a run that has no facts, so that the user still sees
 * them all. Errors that depend on unknown values, such as the tag that an expression
 * gives, are not included.
 */
export async function lintSettings(words: Words): Promise<readonly ProblemData[]> {
  const strict = words.compat === 'strict';
  const { flavor, problems: flavorProblems } = await parseFlavor(words.flavor ?? '', strict);
  const { rules, problems: ruleProblems } = await parseRules(words.tags ?? '', strict);
  const found = [
    ...ruleProblems,
    ...flavorProblems,
    ...(await checkAffixes(flavor)),
    ...(await collect(rules, (rule) => checkRule(rule, flavor, strict))),
    ...(await checkImages(words)),
    ...(await checkTexts(words, 'labels')),
    ...(await checkTexts(words, 'annotations')),
  ];
  return found.filter((problem) => hasErrors([problem]));
}

/** Attributes that are templates; the pattern of `match` is a regular expression. */
const TEMPLATES = ['enable', 'prefix', 'suffix', 'value', 'pattern'];

async function checkRule(
  rule: Rule,
  flavor: Flavor,
  isStrict: boolean,
): Promise<readonly ProblemData[]> {
  const known = listAttributes(rule.type, isStrict);
  const templates = TEMPLATES.filter((key) => rule.spans.has(key) && known.includes(key)).filter(
    (key) => key !== 'pattern' || rule.type !== 'match',
  );
  const problems = await collect(templates, (key) =>
    checkTemplate(rule.attributes.get(key) ?? '', rule.spans.get(key) ?? rule.span),
  );
  const key = regexpKeyOf(rule);
  const regexp = key === undefined ? [] : readPattern(rule, key).problems;
  return [...problems, ...regexp, ...checkLiteral(rule, flavor, isStrict)];
}

/** A rule that gives the same tag in every run. */
function checkLiteral(rule: Rule, flavor: Flavor, isStrict: boolean): readonly ProblemData[] {
  const { attributes, type, spans, span } = rule;
  const value = attributes.get('value') ?? '';
  const texts = [
    attributes.get('prefix') ?? flavor.prefix,
    value,
    attributes.get('suffix') ?? flavor.suffix,
  ];
  const isSame = type === 'raw' && attributes.get('enable') === 'true' && value !== '';
  if (!isSame || texts.some((text) => text.includes('{{'))) return [];
  const parts = texts.map((text): TagPart => ({ text, isLiteral: true }));
  const legal = toLegalTag(parts, spans.get('value') ?? span, isStrict);
  return legal.ok ? [] : legal.problems;
}

async function checkAffixes({ prefix, suffix, spans }: Flavor): Promise<readonly ProblemData[]> {
  return [
    ...(await checkTemplate(prefix, spans.prefix ?? 'flavor')),
    ...(await checkTemplate(suffix, spans.suffix ?? 'flavor')),
  ];
}

async function checkTexts(
  words: Words,
  setting: 'labels' | 'annotations',
): Promise<readonly ProblemData[]> {
  const strict = words.compat === 'strict';
  const entries = await readEntries(words[setting] ?? '', { setting, strict });
  if (!entries.ok) return entries.problems;
  // Otherwise, unknown braces are kept.
  return strict ? collect(entries.value, ({ text, span }) => checkTemplate(text, span)) : [];
}

async function collect<T>(
  items: readonly T[],
  check: (item: T) => Promise<readonly ProblemData[]>,
): Promise<readonly ProblemData[]> {
  return (await Promise.all(items.map(check))).flat();
}
