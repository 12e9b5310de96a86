// SPDX-License-Identifier: Apache-2.0
// A CI file as text and as YAML, with positions.
import * as yaml from 'yaml';
import { findExcess, LONGEST_TEXT } from '../../settings/file/yaml-limits.ts';

/** A text that was read; line numbers count from 0, as the indexes of `lines` do. */
export interface SourceText {
  /** Without their ends. */
  readonly lines: readonly string[];
  /** What ends a line: `\n` or `\r\n`. */
  readonly eol: string;
  readonly root: yaml.YAMLMap;
  readonly document: yaml.Document;
  /** Line and column of a place in the text. */
  readonly placeOf: (offset: number) => { readonly line: number; readonly column: number };
}

/** A key of a map, with its value. */
export interface SourceEntry {
  readonly key: string;
  /** What the value says, if it is one word or text; empty otherwise. */
  readonly value: string;
  readonly node: unknown;
  /** Its lines, from those of its comments, to the one behind its last. */
  readonly from: number;
  readonly to: number;
  /** The line of the key. */
  readonly line: number;
  /** The lines of key and value as they are written, without the indent; `key: value` for one of a map in braces. */
  readonly source: readonly string[];
}

/**
 * Reads a CI file: a YAML map in one document. The reason, as the end of a sentence, where it is none, or
 * where it would take long to read: it has at most 256 KiB, 10,000 tokens and 100 aliases.
 */
export function readSource(text: string): SourceText | string {
  if (text.length > LONGEST_TEXT) return 'is larger than 256 KiB';
  if (/\r(?!\n)/.test(text)) return 'has line endings other than LF and CRLF';
  try {
    const excess = findExcess(new yaml.Lexer().lex(text));
    if (excess !== undefined) return excess;
    const counter = new yaml.LineCounter();
    // Every scalar is the characters that were written: 1.10 stays 1.10.
    const options = { schema: 'failsafe', lineCounter: counter } as const;
    const document = yaml.parseDocument(text, { ...options, prettyErrors: false });
    const [wrong] = document.errors;
    if (wrong !== undefined) {
      const { line } = counter.linePos(wrong.pos[0]);
      return `is not valid YAML at line ${Math.max(1, line)}: ${toSentence(wrong.message)}`;
    }
    if (!yaml.isMap(document.contents)) return 'is not a map of names to values';
    return {
      lines: text.split(/\r?\n/),
      eol: text.includes('\r\n') ? '\r\n' : '\n',
      root: document.contents,
      document,
      placeOf: (offset) => {
        const { line, col } = counter.linePos(offset);
        return { line: Math.max(0, line - 1), column: Math.max(0, col - 1) };
      },
    };
  } catch (cause) {
    return `cannot be read: ${toSentence(String(cause))}`;
  }
}

function toSentence(message: string): string {
  const [line = ''] = message.split('\n', 1);
  return line.replace(/\p{C}/gu, '?').slice(0, 200);
}

/** The entries of a map in their order; none if the node is not a map. Keys that are not text are left out. */
export function listEntries(source: SourceText, node: unknown): readonly SourceEntry[] {
  if (!yaml.isMap(node)) return [];
  const isFlow = node.flow === true;
  let before = 0;
  return node.items.flatMap((pair) => {
    if (!yaml.isScalar(pair.key) || !pair.key.range) return [];
    const entry = readEntry(source, pair as yaml.Pair<yaml.Scalar>, { isFlow, before });
    before = entry.to;
    return [entry];
  });
}

function readEntry(
  source: SourceText,
  { key, value: node }: yaml.Pair<yaml.Scalar>,
  { isFlow, before }: { readonly isFlow: boolean; readonly before: number },
): SourceEntry {
  const [start = 0] = key.range ?? [];
  const { line, column } = source.placeOf(start);
  const to = Math.max(line + 1, endOf(source, node));
  const value = textOf(node);
  const name = textOf(key);
  const isFirstOfItem = (source.lines[line] ?? '').slice(0, column).trim() !== '';
  const from = isFlow || isFirstOfItem ? line : aboveComments(source, line, before);
  const lines = source.lines.slice(from, to).map((text, at) => {
    if (from + at < line) return text.trimStart();
    return from + at === line ? text.slice(column) : withoutIndent(text, column);
  });
  return {
    key: name,
    value,
    node,
    from,
    to,
    line,
    source: isFlow ? renderFlowEntry(source, [start, name], node) : withoutBlankEnd(lines),
  };
}

/** `key: value` of a map in braces: as it is written where that is no text in quotes and on one line. */
function renderFlowEntry(
  source: SourceText,
  [start, name]: readonly [number, string],
  node: unknown,
): readonly string[] {
  const isQuoted = yaml.isScalar(node) && node.type !== 'PLAIN';
  const end = yaml.isNode(node) ? node.range?.[1] : undefined;
  const [from, to] = [source.placeOf(start), source.placeOf(end ?? start)];
  if (isQuoted || end === undefined || from.line !== to.line) {
    return renderSourceEntry(name, textOf(node));
  }
  return [(source.lines[from.line] ?? '').slice(from.column, to.column)];
}

/** A line without as much of the white space at its beginning as fits in so many columns. */
function withoutIndent(text: string, column: number): string {
  const depth = text.length - text.trimStart().length;
  return text.slice(Math.min(column, depth));
}

/** The first of the lines of comments that stand right above a line. */
export function aboveComments({ lines }: SourceText, line: number, floor = 0): number {
  let from = line;
  while (from > floor && /^\s*#/.test(lines[from - 1] ?? '')) from -= 1;
  return from;
}

/** The line behind the last that a node has text on; 0 for nothing. */
export function endOf(source: SourceText, node: unknown): number {
  if (!yaml.isNode(node) || !node.range) return 0;
  const [start, end] = node.range;
  const first = source.placeOf(start).line;
  const last = lastOf(node);
  if (last !== node) return Math.max(first + 1, endOf(source, last));
  let { line } = source.placeOf(Math.max(start, end - 1));
  while (line > first && (source.lines[line] ?? '').trim() === '') line -= 1;
  return line + 1;
}

/** The last thing in a collection that has a place; the node itself where there is none. */
function lastOf(node: unknown): unknown {
  if (!yaml.isCollection(node) || node.flow === true) return node;
  const item: unknown = node.items.at(-1);
  if (!yaml.isPair(item)) return item ?? node;
  const hasRange = yaml.isNode(item.value) && item.value.range;
  return hasRange ? item.value : item.key;
}

function withoutBlankEnd(lines: readonly string[]): readonly string[] {
  return lines.slice(0, lines.findLastIndex((line) => line.trim() !== '') + 1);
}

/** What a scalar says; empty for anything else. */
export function textOf(node: unknown): string {
  return yaml.isScalar(node) && typeof node.value === 'string' ? node.value : '';
}

/** The value of a key of a map; undefined without one. */
export function valueOfEntry(node: unknown, key: string): unknown {
  return yaml.isMap(node) ? node.get(key, true) : undefined;
}

/** The items of a list in block style; none for anything else. */
export function listItems(node: unknown): readonly yaml.Node[] {
  if (!yaml.isSeq(node) || node.flow === true) return [];
  return node.items.filter((item): item is yaml.Node => yaml.isNode(item));
}

/** The items of a list in any style; none for anything else. */
export function listNodes(node: unknown): readonly unknown[] {
  return yaml.isSeq(node) ? node.items : [];
}

/** Whether anchors or aliases are in a node: then it cannot be moved or left out by itself. */
export function hasAnchors(node: unknown): boolean {
  if (!yaml.isNode(node)) return false;
  let found = false;
  yaml.visit(node, (_, child) => {
    if (yaml.isAlias(child) || (yaml.isNode(child) && 'anchor' in child && child.anchor)) {
      found = true;
      return yaml.visit.BREAK;
    }
    return undefined;
  });
  return found;
}

/**
 * The lines of `key: value`: several lines become a block, and what YAML would read as something else than
 * this text is quoted.
 */
export function renderSourceEntry(key: string, value: string): readonly string[] {
  const lines = value.replace(/\s+$/, '').split('\n');
  if (lines.length > 1 && !/^\s/.test(value) && !value.includes('\r')) {
    return [`${key}: |`, ...lines.map((line) => (line === '' ? '' : `  ${line}`))];
  }
  return [`${key}: ${renderScalar(value)}`];
}

/** A scalar on one line that YAML reads as this very text. */
export function renderScalar(text: string): string {
  if (/[\n\r\t\p{C}]/u.test(text)) return JSON.stringify(text);
  const isPlain = /^[A-Za-z_$./][^\n]*$/.test(text) && !/: |:$| #|\s$/.test(text);
  if (isPlain && !/^(?:null|yes|no|on|off|y|n|\.nan|\.inf|\.\d.*)$/i.test(text)) return text;
  return `'${text.replaceAll("'", "''")}'`;
}
