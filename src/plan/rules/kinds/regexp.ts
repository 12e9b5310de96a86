// SPDX-License-Identifier: Apache-2.0
// The regular expressions in rules: the pattern of `match`, and `match` of the rules about versions.
import type { Parsed, ProblemData } from '../../../problem.ts';
import type { MatchPattern, Pattern } from '../pattern.ts';
import { quote } from '../../quote.ts';
import { errorAt } from '../source-span.ts';
import type { Rule } from '../parse.ts';

/** The attribute with the regular expression of a rule; undefined if it has none. */
export function regexpKeyOf({ type, attributes }: Rule): 'pattern' | 'match' | undefined {
  if (type === 'match') return 'pattern';
  return (attributes.get('match') ?? '') === '' ? undefined : 'match';
}

/** V8 cannot be interrupted while it compiles a pattern, which takes a minute for 30,000 nested groups; characters. */
const LONGEST = 2_000;

/** The pattern in an attribute; `pattern` may be written with slashes and flags, as in JavaScript. */
export function readPattern(rule: Rule, key: 'pattern' | 'match'): Parsed<Pattern> {
  const written = rule.attributes.get(key) ?? '';
  const parts = key === 'pattern' ? /^\/(.+)\/(.*)$/.exec(written) : null;
  const [, body = written, flags = ''] = parts ?? [];
  if (written.length > LONGEST) {
    const why = `longer than ${LONGEST} characters`;
    return { ok: false, problems: [badPattern(rule, key, `${body.slice(0, 40)}…`, why)] };
  }
  try {
    new RegExp(body, flags);
    return { ok: true, value: { body, flags }, problems: [] };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    return { ok: false, problems: [badPattern(rule, key, body, why)] };
  }
}

/**
 * The groups of a rule's pattern in a text; undefined if it does not match. Not ok with RULE_REGEXP
 * or RULE_SLOW, or without a problem if another pattern was the slow one.
 *
 * @param said the text as named in messages: `git tag "v1.2.3"`.
 */
export async function matchRule(
  rule: Rule,
  key: 'pattern' | 'match',
  {
    text,
    said,
    match,
  }: { readonly text: string; readonly said: string; readonly match: MatchPattern },
): Promise<Parsed<readonly (string | undefined)[] | undefined>> {
  const pattern = readPattern(rule, key);
  if (!pattern.ok) return pattern;
  const matched = await match(pattern.value, text);
  switch (matched.kind) {
    case 'matched':
      return { ok: true, value: matched.groups, problems: [] };
    case 'none':
      return { ok: true, value: undefined, problems: [] };
    case 'failed':
      return { ok: false, problems: [badPattern(rule, key, pattern.value.body, matched.why)] };
    case 'slow':
      return { ok: false, problems: [slow(rule, key, said, matched.limitMs)] };
    case 'untried':
      return { ok: false, problems: [] };
  }
}

function badPattern(rule: Rule, key: 'pattern' | 'match', body: string, why: string): ProblemData {
  const span = rule.spans.get(key) ?? rule.span;
  const message = `invalid regular expression ${quote(body)}: ${why}`;
  const hint = 'Escape literal brackets and dots with a backslash.';
  return errorAt(span, 'RULE_REGEXP', message, hint);
}

/** RULE_SLOW: the pattern backtracks, which may practically never end. */
function slow(rule: Rule, key: 'pattern' | 'match', said: string, limitMs: number): ProblemData {
  const pattern = quote(rule.attributes.get(key) ?? '');
  return errorAt(
    rule.spans.get(key) ?? rule.span,
    'RULE_SLOW',
    `matching ${pattern} with ${said} was stopped after ${limitMs / 1000} s`,
    'Write the pattern without a repetition inside a repetition: a+ instead of (a+)+.',
  );
}

/** RULE_NO_GROUP: it matches, but does not mark which part is the version. */
export function noGroup(rule: Rule, match: string): ProblemData {
  return errorAt(
    rule.spans.get('match') ?? rule.span,
    'RULE_NO_GROUP',
    `${quote(match)} matches, but has no group that says which part is the version`,
    'Put parentheses around the version, for example v(\\d+\\.\\d+\\.\\d+)$.',
  );
}
