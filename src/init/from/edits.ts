// SPDX-License-Identifier: Apache-2.0
// Changes to the lines of a file; all other lines stay as they are. Pure.
import type { SourceText } from './source.ts';

/** Lines `from` up to, but not with, `to` become `lines`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/** A word to put in place of another, on the lines that no edit touches. */
export interface Renaming {
  readonly from: number;
  readonly to: number;
  readonly pattern: RegExp;
  readonly by: string;
}

/** The text with all edits made. Where two overlap, the later one is left out. */
export function applyEdits(
  source: SourceText,
  edits: readonly Edit[],
  renamings: readonly Renaming[],
): string {
  const result: string[] = [];
  let line = 0;
  const copyTo = (end: number): void => {
    for (; line < end; line += 1) result.push(rename(source.lines[line] ?? '', line, renamings));
  };
  for (const edit of edits.toSorted((one, other) => one.from - other.from)) {
    if (edit.from < line) continue;
    copyTo(edit.from);
    result.push(...edit.lines);
    line = edit.to;
    if (edit.lines.length === 0 && isBlank(result.at(-1) ?? '')) {
      while (line < source.lines.length - 1 && isBlank(source.lines[line])) line += 1;
    }
  }
  copyTo(source.lines.length);
  return result.join(source.eol);
}

function isBlank(line: string | undefined): boolean {
  return line?.trim() === '';
}

function rename(text: string, line: number, renamings: readonly Renaming[]): string {
  return renamings
    .filter(({ from, to }) => line >= from && line < to)
    .reduce((result, { pattern, by }) => result.replaceAll(pattern, by), text);
}

/** Lines with an indent; empty ones stay empty. */
export function indent(lines: readonly string[], spaces: number): readonly string[] {
  return lines.map((line) => (line === '' ? '' : ' '.repeat(spaces) + line));
}

/** One edit for each step: a script that builds several images becomes several steps. */
export function joinEdits(edits: readonly Edit[]): readonly Edit[] {
  const byStart = new Map<number, Edit>();
  for (const edit of edits) {
    const before = byStart.get(edit.from);
    byStart.set(edit.from, { ...edit, lines: [...(before?.lines ?? []), ...edit.lines] });
  }
  return [...byStart.values()];
}
