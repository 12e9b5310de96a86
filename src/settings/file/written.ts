// SPDX-License-Identifier: Apache-2.0
// A value as written, before it is interpreted; the same for flags, variables and the file.
import type { ProblemData } from '../../problem.ts';
import type { Setting } from '../table/setting.ts';

/** A position in a text; both count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** One value; numbers and booleans are kept as characters. */
export interface WrittenWord {
  readonly kind: 'word';
  readonly text: string;
  readonly at?: Position;
}

/** Several values. */
export interface WrittenList {
  readonly kind: 'list';
  readonly items: readonly Written[];
  readonly at?: Position;
}

/** Values by name. */
export interface WrittenMap {
  readonly kind: 'map';
  readonly entries: readonly {
    readonly key: string;
    readonly at?: Position;
    readonly value: Written;
  }[];
  readonly at?: Position;
}

/** A value as it was written. */
export type Written = WrittenWord | WrittenList | WrittenMap;

/** Where values come from: `tagship.yml`, `TAGSHIP_TAGS`, `tags`; what messages begin with. */
export interface WrittenAt {
  readonly kind: 'given' | 'env' | 'file';
  readonly name: string;
  /** No message may repeat its content: a file of the checkout may be a link to any file. */
  readonly unquoted?: true;
}

/** A value of a setting as written, and its position. */
export interface FoundSetting {
  readonly setting: Setting;
  readonly origin: WrittenAt;
  readonly written: Written;
}

/** What one source holds. */
export interface Harvest {
  readonly found: readonly FoundSetting[];
  readonly problems: readonly ProblemData[];
}

/** `tagship.yml:3:7`, or the origin's name alone where nothing is known of lines. */
export function whereIs(origin: WrittenAt, at?: Position): string {
  return at ? `${origin.name}:${at.line}:${at.column}` : origin.name;
}

/** Whether nothing was written: an empty text, list or map is not a value. */
export function isUnset(written: Written, verbatim = false): boolean {
  switch (written.kind) {
    case 'word':
      return (verbatim ? written.text : written.text.trim()) === '';
    case 'list':
      return written.items.length === 0;
    case 'map':
      return written.entries.length === 0;
  }
}

const LONGEST_QUOTE = 60;

/** A value in quotation marks for a message: one line, no control characters, not too long. */
export function quoteWritten(text: string): string {
  const points = Array.from(text);
  const short =
    points.length > LONGEST_QUOTE ? `${points.slice(0, LONGEST_QUOTE).join('')}…` : text;
  return JSON.stringify(short).replace(
    /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g,
    (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value for a message: quoted, or `otherwise` where its origin may not be repeated. */
export function cite(origin: WrittenAt, text: string, otherwise: string): string {
  return origin.unquoted ? otherwise : quoteWritten(text);
}
