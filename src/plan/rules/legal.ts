// SPDX-License-Identifier: Apache-2.0
// Makes legal tags from the results of rules: which parts may be corrected, and which are refused.
import type { ProblemData } from '../../problem.ts';
import { quote } from '../quote.ts';
import { describeBadTag, isTag, toTag } from '../reference/references.ts';
import { errorAt, type SourceSpan } from './source-span.ts';

/** A part of a tag: prefix, value or suffix, and whether the user wrote it literally. */
export interface TagPart {
  readonly text: string;
  readonly isLiteral: boolean;
}

/** A tag, or why there is none. */
export type Legal =
  | { readonly ok: true; readonly tag: string }
  | { readonly ok: false; readonly reason: string; readonly problems: readonly ProblemData[] };

/** docker/metadata-action's conversion of a name: anything but letters, digits, `.`, `_`, `-` becomes a dash. */
export function toOriginalTag(name: string): string {
  return name.replace(/[^a-zA-Z0-9._-]+/g, '-');
}

/**
 * The legal tag for the parts from a rule.
 *
 * | parts                               | tag                 | because                                    |
 * | ----------------------------------- | ------------------- | ------------------------------------------ |
 * | `feature/login`                     | `feature-login`     | as in the original                         |
 * | prefix `{{branch}}-` on a git tag   | `abc1234`           | the name at the start is empty             |
 * | value `-x`, written literally       | RULE_ILLEGAL        | the user can correct it                    |
 * | a branch of 200 letters             | its head and a hash | the limit is 128                           |
 *
 * Under `compat: strict` only the first row applies.
 */
export function toLegalTag(parts: readonly TagPart[], span: SourceSpan, isStrict: boolean): Legal {
  const name = parts.map(({ text }) => text).join('');
  const plain = toOriginalTag(name);
  if (isStrict || isTag(plain)) return { ok: true, tag: plain };
  const [first] = parts.filter(({ text }) => text !== '');
  const isLong = plain.length > 128;
  const isOwnDoing = isLong ? parts.every(isWritten) : first?.isLiteral === true;
  if (isOwnDoing) return refuse(plain, span);
  const tag = toTag(name);
  if (tag === undefined) {
    const reason = `no character of ${quote(name)} is allowed in a tag`;
    return { ok: false, reason, problems: [] };
  }
  return { ok: true, tag };
}

function isWritten({ text, isLiteral }: TagPart): boolean {
  return text === '' || isLiteral;
}

function refuse(tag: string, span: SourceSpan): Legal {
  const why = describeBadTag(tag);
  const message = `${quote(tag)} cannot be a tag: ${why}`;
  const hint = 'Start a tag with a letter, a digit or "_", and use at most 128 characters.';
  return {
    ok: false,
    reason: why,
    problems: [errorAt(span, 'RULE_ILLEGAL', message, hint)],
  };
}
