// SPDX-License-Identifier: Apache-2.0
// Patterns of tags in a policy. Matching takes linear time in the length of a tag. Pure.
import { matchesPattern } from '../../match-pattern.ts';
import { compileLinear } from '../../plan/version/revisions.ts';
import { error, type Parsed } from '../../problem.ts';
import { quoteWritten } from '../../settings/file/written.ts';

/** A pattern, and what it matches. */
export interface TagPattern {
  readonly written: string;
  readonly matches: (tag: string) => boolean;
}

const REGEX = 'regex:';
const LONGEST_TAG = 128;

/**
 * A pattern of tags; it matches a whole tag.
 *
 * | pattern          | matches                                                                     |
 * | ---------------- | --------------------------------------------------------------------------- |
 * | `pr-*`           | `*` is any text, `?` one character                                          |
 * | `regex:pr-\d+`   | a regular expression without look-around and back references                |
 *
 * Code: PRUNE_POLICY.
 */
export function compileTagPattern(written: string): Parsed<TagPattern> {
  const [field, hint] = written.startsWith(REGEX)
    ? [written.slice(REGEX.length), 'Use no look-around, back reference or flag in it.']
    : [written, 'Write a pattern such as pr-*, or regex: and a regular expression.'];
  const matches = written.startsWith(REGEX)
    ? compileLinear(field, LONGEST_TAG)
    : compileGlob(written);
  if (matches !== undefined) return { ok: true, value: { written, matches }, problems: [] };
  const message = `invalid pattern of tags ${quoteWritten(written)}`;
  return { ok: false, problems: [error('PRUNE_POLICY', message, hint)] };
}

/** A glob holds only characters of tags; anything else, a comma for example, would match no tag. */
function compileGlob(pattern: string): TagPattern['matches'] | undefined {
  if (!/^[\w.*?-]{1,128}$/.test(pattern)) return undefined;
  return (tag) => matchesPattern(tag, pattern);
}
