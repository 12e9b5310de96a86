// SPDX-License-Identifier: Apache-2.0
// A position in the text of a setting, and how to show a problem there.
import type { ProblemCode, ProblemData } from '../../problem.ts';

/** A part of one line of a setting. */
export interface SourceSpan {
  /** The setting: `tags`, `flavor`, `images`, … */
  readonly setting: string;
  /** From 1. */
  readonly line: number;
  /** Where it starts in `source`, in UTF-16 units from 0. Messages show the column, in characters from 1. */
  readonly start: number;
  /** Its length in UTF-16 units; at least 1. */
  readonly length: number;
  /** The whole line, as written. */
  readonly source: string;
}

const WIDEST_EXCERPT = 100;

/** A part of a span: from `offset`, `length` UTF-16 units long. */
export function within(span: SourceSpan, offset: number, length: number): SourceSpan {
  return { ...span, start: span.start + offset, length: Math.max(1, length) };
}

/**
 * An error with a position: the message, then the line, then a caret below the error.
 *
 * ```
 * tags:2:6: unknown rule type "semvre"
 *   type=semvre,pattern={{version}}
 *        ^^^^^^
 * ```
 */
export function errorAt(
  span: SourceSpan,
  code: ProblemCode,
  message: string,
  hint: string,
): ProblemData {
  return { level: 'error', code, message: point(span, message), hint };
}

/** A notice with a position; see {@link errorAt}. */
export function noticeAt(
  span: SourceSpan,
  code: ProblemCode,
  message: string,
  hint: string,
): ProblemData {
  return { level: 'notice', code, message: point(span, message), hint };
}

function point({ setting, line, source, start, length }: SourceSpan, message: string): string {
  const before = Array.from(source.slice(0, start));
  const meant = Array.from(source.slice(start, start + length)).length;
  const from = Math.max(0, before.length - WIDEST_EXCERPT / 2);
  // Twice as many units as are shown contain enough characters, and show whether there are more.
  const after = Array.from(source.slice(start, start + 2 * WIDEST_EXCERPT + 2));
  const characters = [...before.slice(from), ...after].map(showCharacter);
  const shown = characters.slice(0, WIDEST_EXCERPT);
  const lead = from > 0 ? '…' : '';
  const trail = characters.length > WIDEST_EXCERPT ? '…' : '';
  const indent = ' '.repeat(2 + lead.length + before.length - from);
  const width = Math.max(1, shown.length - (before.length - from));
  const carets = '^'.repeat(Math.min(Math.max(1, meant), width));
  const where = `${setting}:${line}:${before.length + 1}`;
  return `${where}: ${message}\n  ${lead}${shown.join('')}${trail}\n${indent}${carets}`;
}

/** One column per character, so that the caret is below the right one. */
function showCharacter(character: string): string {
  return /^[\p{C}\p{Zl}\p{Zp}]$/u.test(character) ? '\u00B7' : character;
}
