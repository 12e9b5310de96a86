// SPDX-License-Identifier: Apache-2.0
// Where in a setting's text something stands, and how a problem there is shown. Knows no rule.
import type { ProblemCode, ProblemData } from '../problem.ts';

/** A stretch of one line of a setting. Lines and columns count from 1, columns in characters. */
export interface Place {
  /** The setting: `tags`, `flavor`, `images`, … */
  readonly setting: string;
  readonly line: number;
  readonly column: number;
  /** How many characters are meant; at least 1. */
  readonly length: number;
  /** The whole line, as written. */
  readonly source: string;
}

const WIDEST_EXCERPT = 100;

/** A smaller stretch of a place: from `offset`, `length` UTF-16 units long. */
export function within(place: Place, offset: number, length: number): Place {
  const start = unitOf(place);
  const before = place.source.slice(0, start + offset);
  const meant = place.source.slice(start + offset, start + offset + length);
  return { ...place, column: count(before) + 1, length: Math.max(1, count(meant)) };
}

/**
 * An error that points: the message, then the line, then a caret below what is wrong.
 *
 * ```
 * tags:2:6: "semvre" is no type of rule
 *   type=semvre,pattern={{version}}
 *        ^^^^^^
 * ```
 */
export function errorAt(
  place: Place,
  code: ProblemCode,
  message: string,
  hint: string,
): ProblemData {
  return { level: 'error', code, message: point(place, message), hint };
}

/** A notice that points; see {@link errorAt}. */
export function noticeAt(
  place: Place,
  code: ProblemCode,
  message: string,
  hint: string,
): ProblemData {
  return { level: 'notice', code, message: point(place, message), hint };
}

function point(place: Place, message: string): string {
  const characters = Array.from(place.source).map(showCharacter);
  const from = Math.max(0, place.column - 1 - WIDEST_EXCERPT / 2);
  const shown = characters.slice(from, from + WIDEST_EXCERPT);
  const lead = from > 0 ? '…' : '';
  const trail = from + WIDEST_EXCERPT < characters.length ? '…' : '';
  const indent = ' '.repeat(2 + lead.length + place.column - 1 - from);
  const room = Math.max(1, shown.length - (place.column - 1 - from));
  const carets = '^'.repeat(Math.min(place.length, room));
  const where = `${place.setting}:${place.line}:${place.column}`;
  return `${where}: ${message}\n  ${lead}${shown.join('')}${trail}\n${indent}${carets}`;
}

/** One column each, so that the caret stays below what it points at. */
function showCharacter(character: string): string {
  return /^[\p{C}\p{Zl}\p{Zp}]$/u.test(character) ? '\u00B7' : character;
}

function unitOf(place: Place): number {
  return Array.from(place.source)
    .slice(0, place.column - 1)
    .join('').length;
}

function count(text: string): number {
  return Array.from(text).length;
}
