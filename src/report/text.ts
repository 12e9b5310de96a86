// SPDX-License-Identifier: Apache-2.0
// Small pieces of text that every report is made of: columns, shell quoting, durations. Knows no Plan and no Receipt.
import { styleText } from 'node:util';

/** How text is coloured: `plain` leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** The few styles that reports use. */
export type Style = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

/** Colours by ANSI escape codes. */
export const ansi: Paint = (style, text) =>
  text === '' ? '' : styleText(style, text, { validateStream: false });

/** No colours. */
export const plain: Paint = (_style, text) => text;

/** Columns where there is no terminal, as in a CI log. */
export const DEFAULT_WIDTH = 80;

/**
 * Rows as aligned columns, two spaces apart, no trailing blanks. Widths are counted in code points
 * of the cells as given, so paint whole cells only through `paint`.
 */
export function renderColumns(
  rows: readonly (readonly string[])[],
  paint: (text: string, column: number, row: number) => string = (text) => text,
): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, width(cell));
    });
  }
  return rows.map((row, index) =>
    row
      .map((cell, column) => {
        const isLast = row.slice(column + 1).every((next) => next === '');
        const blanks = isLast ? '' : ' '.repeat((widths[column] ?? 0) - width(cell));
        return paint(cell, column, index) + blanks;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** How {@link renderFitting} makes cells shorter. */
export interface Fitting {
  /** Columns of a line; undefined where lines may be of any length, as in a log. */
  readonly width: number | undefined;
  /** Which columns are cut, and to how much at least; one after another, until the lines fit. */
  readonly cuts: readonly (readonly [column: number, least: number])[];
}

/** Rows as {@link renderColumns} has them, with cells that are cut where the lines are too long for a terminal. */
export function renderFitting(
  rows: readonly (readonly string[])[],
  { width: most = Infinity, cuts }: Fitting,
  paint?: Parameters<typeof renderColumns>[1],
): string[] {
  const count = Math.max(0, ...rows.map(({ length }) => length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(...rows.map((row) => width(row[column] ?? ''))),
  );
  let over = widths.reduce((sum, one) => sum + one + 2, -2) - most;
  for (const [column, least] of cuts) {
    const own = widths[column] ?? 0;
    const cut = Math.max(0, Math.min(over, own - least));
    widths[column] = own - cut;
    over -= cut;
  }
  const cells = rows.map((row) => row.map((cell, column) => cutText(cell, widths[column] ?? 0)));
  return renderColumns(cells, paint);
}

/** A text of at most so many characters, of which the last tells that there were more. */
export function cutText(text: string, most: number): string {
  const characters = Array.from(text);
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

/** How {@link wrap} breaks a text. */
export interface Wrapping {
  /** Columns of a line, indentation included. */
  readonly width: number;
  /** What stands before every line but the first. */
  readonly indent: string;
}

/** A text as lines of at most `width` columns, broken at blanks; a word that is longer stands alone. */
export function wrap(text: string, { width: columns, indent }: Wrapping): string[] {
  const [head = '', ...words] = text.split(' ');
  const lines = [head];
  for (const word of words) {
    const line = `${lines.at(-1) ?? ''} ${word}`;
    if (width(line) <= columns) lines[lines.length - 1] = line;
    else lines.push(indent + word);
  }
  return lines;
}

function width(cell: string): number {
  return Array.from(cell).length;
}

const SAFE_WORD = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * An argv as one line that a POSIX shell would read back as the same words. For people to read and
 * copy; nothing here is ever given to a shell.
 */
export function renderArgv(argv: readonly string[]): string {
  return argv
    .map((word) => (SAFE_WORD.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`))
    .join(' ');
}

/** `850 ms`, `12.3 s`, `4 min 05 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** `850 B`, `3.4 MB`, `1.2 GB`: in powers of 1000, as Docker says sizes. */
export function formatSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 999_950) return `${(bytes / 1e3).toFixed(1)} kB`;
  if (bytes < 999_950_000) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** `sha256:0123456789ab`: enough of a digest to tell two apart at a glance; a dash for none. */
export function shortDigest(digest: string | null): string {
  return digest === null ? '–' : digest.slice(0, 'sha256:'.length + 12);
}

/** `linux/amd64 (3.4 MB)`: a platform with its size, where that is known. */
export function withSize(name: string, size: number | undefined): string {
  return size === undefined ? name : `${name} (${formatSize(size)})`;
}

/** Control characters made visible, so that a name read from git cannot drive a terminal or a log. */
export function visible(text: string): string {
  return text.replaceAll(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
