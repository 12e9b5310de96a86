// SPDX-License-Identifier: Apache-2.0
// Splits a list setting into entries and their fields, parsing CSV twice.
import { type Parsed, type ProblemData } from '../../problem.ts';
import { errorAt, type SourceSpan } from './source-span.ts';

/** One entry of a list setting: a rule, a flavor, an image, a label. */
export interface Entry {
  /** Quotes resolved once, trimmed. */
  readonly text: string;
  /** The part of the entry that is on its first line. */
  readonly span: SourceSpan;
}

/** One field of an entry: `pattern={{version}}`. */
export interface Field {
  readonly text: string;
  readonly span: SourceSpan;
}

/** How a list is parsed. */
export interface ListOptions {
  /** The setting's name, for messages. */
  readonly setting: string;
  /** Keep the original's behaviour for mixed line ends, which loses entries after the first kind. */
  readonly strict: boolean;
}

/**
 * The entries of a list setting. A line is an entry; lines that start with `#` and empty lines are
 * skipped; a quoted value may contain newlines. The list is CSV whose commas are put back, so quotes are
 * resolved here once and by {@link readRuleFields} a second time, as docker/metadata-action does.
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
    .map((item) => ({ text: item.trim(), span: seeker(item.trim()) }));
  return { ok: true, value: entries, problems: [] };
}

/** The fields of an entry, not trimmed. Only the first line of an entry with newlines counts. */
export async function readRuleFields(entry: Entry): Promise<Parsed<Field[]>> {
  const read = /["\r\n]/.test(entry.text)
    ? await readRecord(entry)
    : { ok: true as const, value: entry.text.split(','), problems: [] };
  if (!read.ok) return read;
  let from = 0;
  const fields = read.value.map((text) => {
    const offset = findNear(entry.text, text, from) ?? from;
    from = offset + text.length;
    return { text, span: spanIn(entry.span, offset, text) };
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
    const span = { setting: options.setting, line: 1, start: 0, length: 1, source: first };
    return { ok: false, problems: [badQuotes(span, cause)] };
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
    return { ok: false, problems: [badQuotes(spanIn(entry.span, offset, '"'), cause)] };
  }
}

function badQuotes(span: SourceSpan, cause: unknown): ProblemData {
  const why = cause instanceof Error ? cause.message : String(cause);
  return errorAt(
    span,
    'RULE_QUOTES',
    `unbalanced quotes: ${why}`,
    'Quote a whole field, and write it as "key=""value""" where the value itself holds a comma.',
  );
}

/** After so many entries that are not found, the rest is assumed to follow line by line. */
const MOST_MISSES = 3;

/**
 * Finds each entry in the text, from the position of the last one. Quotes are ignored, since
 * those of entries are resolved. No line is read twice, so that long texts take linear time.
 */
function createSeeker(text: string, setting: string): (item: string) => SourceSpan {
  const lines = text
    .split(/\r\n|\n|\r/)
    .map((source, index) => ({ source, line: index + 1, bare: bare(source) }))
    .filter(({ source }) => source.trim() !== '' && !source.startsWith('#'));
  const nothing = { source: '', line: 1, bare: '' };
  let next = 0;
  let misses = 0;
  const find = (first: string): number => {
    const plain = bare(first);
    for (let at = next; misses < MOST_MISSES && at < lines.length; at += 1) {
      if (lines[at]?.bare.includes(plain) === true) return at;
    }
    misses += 1;
    return Math.min(next, lines.length - 1);
  };
  return (item) => {
    const [first = ''] = item.split(/[\r\n]/, 1);
    const at = find(first);
    next = at + 1;
    const { source, line } = lines[at] ?? nothing;
    const start = Math.max(0, source.indexOf(first));
    return { setting, line, start, length: Math.max(1, first.length), source };
  };
}

function bare(line: string): string {
  return line.replaceAll('"', '');
}

/** How far after the expected position a part is searched, characters: quotes before it move it. */
const NEAR = 4096;

function findNear(text: string, part: string, from: number): number | undefined {
  const found = text.slice(from, from + part.length + NEAR).indexOf(part);
  return found < 0 ? undefined : from + found;
}

function spanIn(span: SourceSpan, offset: number, text: string): SourceSpan {
  const from = span.start + offset;
  const start = findNear(span.source, text, from) ?? findNear(span.source, text, span.start);
  return {
    ...span,
    start: Math.min(start ?? from, span.source.length),
    length: Math.max(1, text.length),
  };
}
