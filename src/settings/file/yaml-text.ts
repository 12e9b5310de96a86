// SPDX-License-Identifier: Apache-2.0
// YAML (and so JSON) → values as written, with lines and columns. Never throws.
import type * as Yaml from 'yaml';
import { error } from '../../problem.ts';
import type { Parsed, ProblemData } from '../../problem.ts';
import { cite, whereIs } from './written.ts';
import type { WrittenAt, Position, Written, WrittenMap } from './written.ts';
import { findExcess, LONGEST_TEXT, MOST_PROBLEMS } from './yaml-limits.ts';

/** Registries are maps in a map; nothing goes deeper. */
const DEEPEST = 6;
/** Aliases can make a small text large. */
const MOST_NODES = 5000;

/**
 * The map that a YAML text holds; an empty text is an empty map. Reports `SETTINGS_FILE_SYNTAX` as
 * `parseYaml` does, and for anything else than a map.
 */
export async function parseYamlMap(text: string, origin: WrittenAt): Promise<Parsed<WrittenMap>> {
  const parsed = await parseYaml(text, origin);
  if (!parsed.ok) return parsed;
  const { value: root } = parsed;
  if (root.kind === 'map') return { ok: true, value: root, problems: [] };
  if (root.kind === 'word' && root.text === '') {
    return { ok: true, value: { kind: 'map', entries: [] }, problems: [] };
  }
  const what = root.kind === 'list' ? 'a list' : cite(origin, root.text, 'a text');
  return syntax(whereIs(origin, root.at), `is ${what}, not a map of names to values`);
}

/**
 * What a YAML text holds. All values are the characters that were written: `1.10` stays `1.10`.
 * Reports `SETTINGS_FILE_SYNTAX` for each place that is not YAML or has a key twice, and for a text
 * that would take long to read: no text takes a second.
 */
export async function parseYaml(text: string, origin: WrittenAt): Promise<Parsed<Written>> {
  if (text.length > LONGEST_TEXT) return syntax(whereIs(origin), 'is larger than 256 KiB');
  const yaml = await import('yaml');
  const excess = findExcess(new yaml.Lexer().lex(text));
  if (excess !== undefined) return syntax(whereIs(origin), excess, LESS);
  const lines = new yaml.LineCounter();
  try {
    const document = yaml.parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false, // takes square time; `readMap` does it
    });
    const problems = firstOfEachLine([...document.errors, ...document.warnings], lines).map(
      (found) => {
        const where = whereIs(origin, positionOf(lines, found.pos[0]));
        return syntaxProblem(where, toSentence(found, origin), HINTS[found.code]);
      },
    );
    if (problems.length > 0) return { ok: false, problems: limit(problems, origin) };
    return readRoot(startWalk({ yaml, document, lines }), origin);
  } catch (cause) {
    const why = origin.unquoted ? '' : ` (${String(cause)})`;
    return syntax(whereIs(origin), `cannot be read${why}`);
  }
}

/** One walk over a document. */
interface Walk {
  readonly yaml: typeof Yaml;
  readonly document: Yaml.Document;
  readonly lines: Yaml.LineCounter;
  /** The position of a duplicate key. */
  readonly twice: Set<Position>;
  /** Counts a visit; false once the document is too large or too deep. */
  readonly enter: (depth: number) => boolean;
  /** Aborts the walk. */
  readonly refuse: (complaint: (origin: WrittenAt) => string) => void;
  /** Why the walk was aborted. */
  readonly complaint: () => ((origin: WrittenAt) => string) | undefined;
}

function startWalk(document: Pick<Walk, 'yaml' | 'document' | 'lines'>): Walk {
  let nodes = 0;
  let complaint: ((origin: WrittenAt) => string) | undefined;
  return {
    ...document,
    twice: new Set(),
    enter: (depth) => {
      nodes += 1;
      if (nodes > MOST_NODES)
        complaint ??= () => 'holds too many values after its aliases are expanded';
      if (depth > DEEPEST) complaint ??= () => 'is nested too deeply';
      return complaint === undefined;
    },
    refuse: (reason) => {
      complaint ??= reason;
    },
    complaint: () => complaint,
  };
}

function readRoot(walk: Walk, origin: WrittenAt): Parsed<Written> {
  const root = readNode(walk, walk.document.contents, 0);
  const complaint = walk.complaint();
  if (complaint !== undefined) return syntax(whereIs(origin), complaint(origin));
  if (walk.twice.size === 0) return { ok: true, value: root, problems: [] };
  const problems = [...walk.twice].map((at) =>
    syntaxProblem(whereIs(origin, at), 'is not valid YAML: duplicate key in the map'),
  );
  return { ok: false, problems: limit(problems, origin) };
}

function readNode(walk: Walk, node: unknown, depth: number): Written {
  const { yaml, document } = walk;
  if (!walk.enter(depth)) return { kind: 'word', text: '' };
  if (yaml.isAlias(node)) {
    const target = node.resolve(document);
    const { source } = node;
    if (target === undefined) {
      walk.refuse(
        (origin) => `has no anchor ${cite(origin, source, 'of that name')} for its alias`,
      );
    }
    return readNode(walk, target, depth + 1);
  }
  const at = yaml.isNode(node) ? placeOf(walk, node) : {};
  if (yaml.isSeq(node)) {
    return {
      kind: 'list',
      items: node.items.map((item) => readNode(walk, item, depth + 1)),
      ...at,
    };
  }
  if (yaml.isMap(node)) return { ...readMap(walk, node, depth), ...at };
  return { kind: 'word', text: yaml.isScalar(node) ? textOf(node) : '', ...at };
}

function readMap(walk: Walk, map: Yaml.YAMLMap, depth: number): WrittenMap {
  const keys = new Set<string>();
  const entries = map.items.map((pair) => {
    const key = toKey(readNode(walk, pair.key, depth + 1));
    if (keys.has(key.key) && key.at !== undefined) walk.twice.add(key.at);
    keys.add(key.key);
    return { ...key, value: readNode(walk, pair.value, depth + 1) };
  });
  return { kind: 'map', entries };
}

/** The text of a scalar; empty for a plain `null`, `~` or nothing. */
function textOf(scalar: Yaml.Scalar): string {
  const text = String(scalar.value);
  return scalar.type === 'PLAIN' && /^(?:~|null|Null|NULL)$/.test(text) ? '' : text;
}

/** Keys that are not scalars (`? [a]`) are named by their kind, and so are unknown. */
function toKey(written: Written): { key: string; at?: Position } {
  const key = written.kind === 'word' ? written.text : `a ${written.kind} as a key`;
  return written.at ? { key, at: written.at } : { key };
}

function placeOf(walk: Walk, node: Yaml.Node): { at?: Position } {
  return node.range ? { at: positionOf(walk.lines, node.range[0]) } : {};
}

function positionOf(lines: Yaml.LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(1, line), column: Math.max(1, col) };
}

/** The library's message, which repeats the text, or its code: `BAD_ALIAS` is "bad alias". */
function toSentence({ code, message }: Yaml.YAMLError, origin: WrittenAt): string {
  if (origin.unquoted) {
    return `is not valid YAML: ${code.toLowerCase().replaceAll('_', ' ')}`;
  }
  const line = message.split('\n', 1)[0]?.trim() ?? '';
  return `is not valid YAML: ${line.replace(/\p{C}/gu, '?')}`;
}

/** The first problems, and how many more there are. */
function limit(problems: readonly ProblemData[], origin: WrittenAt): readonly ProblemData[] {
  const more = problems.length - MOST_PROBLEMS;
  if (more <= 0) return problems;
  const rest = syntaxProblem(whereIs(origin), `has ${more} more such errors`);
  return [...problems.slice(0, MOST_PROBLEMS), rest];
}

function syntax(
  where: string,
  what: string,
  hint?: string,
): { ok: false; problems: ProblemData[] } {
  return { ok: false, problems: [syntaxProblem(where, what, hint)] };
}

/** The next move for a text that exceeds a limit. */
const LESS =
  'Write less into one file: what all targets have in common belongs at the top level, and "config" names another file.';

/** What to write instead, by the library's code. @see https://eemeli.org/yaml/#errors */
const HINTS: Readonly<Partial<Record<Yaml.ErrorCode, string>>> = {
  BAD_INDENT: 'Align the lines of one block with spaces, and close [ and {.',
  MULTILINE_IMPLICIT_KEY:
    'Start lines that belong to a setting, as after "tags: |", with two spaces.',
  MISSING_CHAR: 'Close quotes, [ and {; start lines that belong to a setting with two spaces.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BLOCK_AS_IMPLICIT_KEY: 'Align the items of a list, and put quotes around a value with a colon.',
};

/** One error a line: the library reports what follows from the first as errors of their own. */
function firstOfEachLine(
  errors: readonly Yaml.YAMLError[],
  lines: Yaml.LineCounter,
): readonly Yaml.YAMLError[] {
  const seen = new Set<number>();
  return errors.filter(({ pos }) => {
    const { line } = positionOf(lines, pos[0]);
    return !seen.has(line) && seen.add(line);
  });
}

function syntaxProblem(
  where: string,
  what: string,
  hint = 'Write it as name: value, one a line.',
): ProblemData {
  return error('SETTINGS_FILE_SYNTAX', `${where} ${what}`, hint);
}
