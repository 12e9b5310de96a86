// SPDX-License-Identifier: Apache-2.0
// YAML (and so JSON) → what was written, with lines and columns. Knows no setting; never throws, whatever the text.
import type * as Yaml from 'yaml';
import { error } from '../problem.ts';
import type { Parsed, ProblemData } from '../problem.ts';
import { quote, whereIs } from './written.ts';
import type { Origin, Position, Written, WrittenMap } from './written.ts';

/** A settings file is some lines; more than this is another file, or an attack. */
const LONGEST_TEXT = 256 * 1024;
/** Registries are maps in a map; nothing goes deeper. */
const DEEPEST = 6;
/** Aliases can make a small text large. */
const MOST_NODES = 5000;

/**
 * The map that a YAML text holds; an empty text is an empty map. Reports `SETTINGS_FILE_SYNTAX` as
 * `parseYaml` does, and for anything else than a map.
 */
export async function parseYamlMap(text: string, origin: Origin): Promise<Parsed<WrittenMap>> {
  const parsed = await parseYaml(text, origin);
  if (!parsed.ok) return parsed;
  const { value: root } = parsed;
  if (root.kind === 'map') return { ok: true, value: root, problems: [] };
  if (root.kind === 'word' && root.text === '') {
    return { ok: true, value: { kind: 'map', entries: [] }, problems: [] };
  }
  const what = root.kind === 'list' ? 'a list' : quote(root.text);
  return syntax(whereIs(origin, root.at), `is ${what}, not a map of names and values`);
}

/**
 * What a YAML text holds. All values are the characters that were written: `1.10` stays `1.10`.
 * Reports `SETTINGS_FILE_SYNTAX` for each place that is not YAML or has a key twice.
 */
export async function parseYaml(text: string, origin: Origin): Promise<Parsed<Written>> {
  if (text.length > LONGEST_TEXT) return syntax(whereIs(origin), 'is larger than 256 KiB');
  const yaml = await import('yaml');
  const lines = new yaml.LineCounter();
  try {
    const document = yaml.parseDocument(text, {
      schema: 'failsafe',
      lineCounter: lines,
      prettyErrors: false,
    });
    const problems = [...document.errors, ...document.warnings].map(({ message, pos }) =>
      syntaxProblem(whereIs(origin, positionOf(lines, pos[0])), toSentence(message)),
    );
    if (problems.length > 0) return { ok: false, problems };
    return readRoot(startWalk({ yaml, document, lines }), origin);
  } catch (cause) {
    return syntax(whereIs(origin), `cannot be read (${String(cause)})`);
  }
}

/** One walk over a document. */
interface Walk {
  readonly yaml: typeof Yaml;
  readonly document: Yaml.Document;
  readonly lines: Yaml.LineCounter;
  /** Counts a visit; false once the document has turned out to be too large or too deep. */
  readonly enter: (depth: number) => boolean;
  /** Gives the walk up. */
  readonly refuse: (complaint: string) => void;
  /** Why the walk was given up. */
  readonly complaint: () => string | undefined;
}

function startWalk(document: Pick<Walk, 'yaml' | 'document' | 'lines'>): Walk {
  let nodes = 0;
  let complaint: string | undefined;
  return {
    ...document,
    enter: (depth) => {
      nodes += 1;
      if (nodes > MOST_NODES) complaint ??= 'holds too many values once its aliases are read';
      if (depth > DEEPEST) complaint ??= 'is nested too deeply';
      return complaint === undefined;
    },
    refuse: (reason) => {
      complaint ??= reason;
    },
    complaint: () => complaint,
  };
}

function readRoot(walk: Walk, origin: Origin): Parsed<Written> {
  const root = readNode(walk, walk.document.contents, 0);
  const complaint = walk.complaint();
  return complaint === undefined
    ? { ok: true, value: root, problems: [] }
    : syntax(whereIs(origin), complaint);
}

function readNode(walk: Walk, node: unknown, depth: number): Written {
  const { yaml, document } = walk;
  if (!walk.enter(depth)) return { kind: 'word', text: '' };
  if (yaml.isAlias(node)) {
    const target = node.resolve(document);
    if (target === undefined) walk.refuse(`has no anchor ${quote(node.source)} for its alias`);
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
  if (yaml.isMap(node)) {
    const entries = node.items.map((pair) => ({
      ...toKey(readNode(walk, pair.key, depth + 1)),
      value: readNode(walk, pair.value, depth + 1),
    }));
    return { kind: 'map', entries, ...at };
  }
  return { kind: 'word', text: yaml.isScalar(node) ? textOf(node) : '', ...at };
}

/** What a scalar says; a plain `null`, `~` or nothing is nothing. */
function textOf(scalar: Yaml.Scalar): string {
  const text = String(scalar.value);
  return scalar.type === 'PLAIN' && /^(?:~|null|Null|NULL)$/.test(text) ? '' : text;
}

/** Keys that are no word (`? [a]`) are named by what they are, and so are unknown. */
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

/** The library's own words, as the end of a sentence. */
function toSentence(message: string): string {
  const line = message.split('\n', 1)[0]?.trim() ?? '';
  return `is not valid YAML: ${line.replace(/\p{C}/gu, '?')}`;
}

function syntax(where: string, what: string): { ok: false; problems: ProblemData[] } {
  return { ok: false, problems: [syntaxProblem(where, what)] };
}

function syntaxProblem(where: string, what: string): ProblemData {
  return error('SETTINGS_FILE_SYNTAX', `${where} ${what}`, 'Write it as name: value, one a line.');
}
