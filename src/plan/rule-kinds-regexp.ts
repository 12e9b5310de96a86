// SPDX-License-Identifier: Apache-2.0
// The regular expressions in rules: the pattern of `match`, and `match` of the rules about versions. Knows no run.
import type { Parsed, ProblemData } from '../problem.ts';
import { quote } from './quote.ts';
import { errorAt } from './rules-place.ts';
import type { Rule } from './rules-parse.ts';

/** The attribute in which a rule has its regular expression; undefined where it has none. */
export function regexpKeyOf({ type, attributes }: Rule): 'pattern' | 'match' | undefined {
  if (type === 'match') return 'pattern';
  return (attributes.get('match') ?? '') === '' ? undefined : 'match';
}

/** The regular expression in an attribute; a pattern may have slashes around it and flags behind, as in JavaScript. */
export function readRegexp(rule: Rule, key: 'pattern' | 'match'): Parsed<RegExp> {
  const written = rule.attributes.get(key) ?? '';
  const parts = key === 'pattern' ? /^\/(.+)\/(.*)$/.exec(written) : null;
  const [, body = written, flags = ''] = parts ?? [];
  try {
    return { ok: true, value: new RegExp(body, flags), problems: [] };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const place = rule.places.get(key) ?? rule.place;
    const message = `${quote(body)} is no regular expression: ${why}`;
    const hint = 'Quote brackets and dots that are meant as themselves with a backslash.';
    return { ok: false, problems: [errorAt(place, 'RULE_REGEXP', message, hint)] };
  }
}

/** RULE_NO_GROUP: it matches, and nobody knows which part is the version. */
export function noGroup(rule: Rule, match: string): ProblemData {
  return errorAt(
    rule.places.get('match') ?? rule.place,
    'RULE_NO_GROUP',
    `${quote(match)} matches, but has no group that says which part is the version`,
    'Put brackets around the version, for example v(\\d+\\.\\d+\\.\\d+)$.',
  );
}
