// SPDX-License-Identifier: Apache-2.0
// A list setting taken apart into entries and their fields, as CSV twice over. Knows no word of the rules.
import { type Parsed, type ProblemData } from '../problem.ts';
import { errorAt, type Place } from './rules-place.ts';

/** One entry of a list setting: a rule, a flavor, an image, a label. */
export interface Entry {
  /** Quotes resolved once, trimmed. */
  readonly text: string;
  /** The entry's text as far as it stands on its first line. */
  readonly place: Place;
}

/** One field of an entry: `pattern={{version}}`. */
export interface Field {
  readonly text: string;
  readonly place: Place;
}

/** How a list is read. */
export interface ListOptions {
  /** The setting's name, for messages. */
  readonly setting: string;
  /** Keep the original's reading of mixed line ends, where entries after the first kind are lost. */
  readonly strict: boolean;
}

/**
 * The entries of a list setting. A line is an entry; lines that start with `#` and empty lines are
 * not; a quoted value may hold newlines. The list is CSV whose commas are put back, so quotes are
 * resolved here once and by {@link readFields} a second time, as docker/metadata-action does.
 *
 * csv-parse is loaded only for texts with quotes.
 */
export async function readEntries(text: string, options: ListOptions): Promise<Parsed<Entry[]>> {
  const trimmed = options.strict ? text.trim() : text.trim().replace(/\r\n?/g, '\n');
  if (trimmed === '') return { ok: true, value: [], problems: [] };
  const read = /["\r]/.test(trimmed) ? await readQuoted(trimmed, options) : readPlain(trimmed);
  if (!read.ok) return read;
  const seeker = createSeeker(text, options.setting);
  const entries = read.value
    .filter((item) => item.trim() !== '')
    .map((item) => ({ text: item.trim(), place: seeker(item.trim()) }));
  return { ok: true, value: entries, problems: [] };
}

/** The fields of an entry, not trimmed. Only the first line of an entry with newlines counts. */
export async function readFields(entry: Entry): Promise<Parsed<Field[]>> {
  const read = /["\r\n]/.test(entry.text)
    ? await readRecord(entry)
    : { ok: true as const, value: entry.text.split(','), problems: [] };
  if (!read.ok) return read;
  let from = 0;
  const fields = read.value.map((text) => {
    const found = entry.text.indexOf(text, from);
    const offset = found < 0 ? from : found;
    from = offset + text.length;
    return { text, place: placeIn(entry.place, offset, text) };
  });
  return { ok: true, value: fields, problems: [] };
}

function readPlain(text: string): Parsed<string[]> {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return { ok: true, value: lines, problems: [] };
}

async function readQuoted(text: string, options: ListOptions): Promise<Parsed<string[]>> {
  const { parse } = await import('csv-parse/sync');
  try {
    const records: string[][] = parse(text, {
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return { ok: true, value: records.map((record) => record.join(',')), problems: [] };
  } catch (cause) {
    const [first = ''] = text.split('\n');
    const place = { setting: options.setting, line: 1, column: 1, length: 1, source: first };
    return { ok: false, problems: [badQuotes(place, cause)] };
  }
}

async function readRecord(entry: Entry): Promise<Parsed<string[]>> {
  const { parse } = await import('csv-parse/sync');
  try {
    const records: string[][] = parse(entry.text, {
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return { ok: true, value: records[0] ?? [], problems: [] };
  } catch (cause) {
    const offset = entry.text.indexOf('"');
    return { ok: false, problems: [badQuotes(placeIn(entry.place, offset, '"'), cause)] };
  }
}

function badQuotes(place: Place, cause: unknown): ProblemData {
  const why = cause instanceof Error ? cause.message : String(cause);
  return errorAt(
    place,
    'RULE_QUOTES',
    `the quotes do not add up: ${why}`,
    'Quote a whole field, and write it as "key=""value""" where the value itself holds a comma.',
  );
}

/** Finds each entry in the text, from where the last one was found. */
function createSeeker(text: string, setting: string): (item: string) => Place {
  const lines = text.split(/\r\n|\n|\r/);
  let next = 0;
  return (item) => {
    const [first = ''] = item.split(/[\r\n]/);
    const index = findLine(lines, next, first);
    const line = index < 0 ? Math.min(next, lines.length - 1) : index;
    next = line + 1;
    const source = lines[line] ?? '';
    const unit = Math.max(0, source.indexOf(first));
    const column = Array.from(source.slice(0, unit)).length + 1;
    return {
      setting,
      line: line + 1,
      column,
      length: Math.max(1, Array.from(first).length),
      source,
    };
  };
}

function findLine(lines: readonly string[], from: number, first: string): number {
  const exact = lines.findIndex(
    (line, at) => at >= from && !isComment(line) && line.includes(first),
  );
  if (exact >= 0) return exact;
  const plain = bare(first);
  return lines.findIndex(
    (line, at) => at >= from && !isComment(line) && bare(line).includes(plain),
  );
}

function isComment(line: string): boolean {
  return line.startsWith('#');
}

function bare(line: string): string {
  return line.replaceAll('"', '');
}

function placeIn(place: Place, offset: number, text: string): Place {
  const characters = Array.from(place.source);
  const start = characters.slice(0, place.column - 1).join('').length;
  const inside = place.source.slice(start).indexOf(text, 0);
  const exact = place.source.startsWith(text, start + offset);
  const unit = start + (exact || inside < 0 ? offset : inside);
  const column = Math.min(
    Array.from(place.source.slice(0, unit)).length + 1,
    characters.length + 1,
  );
  return { ...place, column, length: Math.max(1, Array.from(text).length) };
}
