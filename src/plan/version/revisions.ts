// SPDX-License-Identifier: Apache-2.0
// The setting `revisions`: the pattern of a packaging revision after a version.

/** The limit for patterns, characters. */
const LONGEST_PATTERN = 200;

/** The limit for revisions, characters. */
const LONGEST_REVISION = 64;

/** As often as `*` and `+` repeat: no text is longer that is matched. */
const MOST_REPEATS = 128;

/** Whether a character matches. */
type Test = (character: string) => boolean;

type Node =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'all'; readonly parts: readonly Node[] }
  | { readonly kind: 'any'; readonly choices: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly least: number; readonly most: number };

/**
 * Returns whether a text matches the whole pattern; undefined for an invalid pattern.
 *
 * Patterns are regular expressions without look-around and back references. They are matched with the set
 * of reachable positions, so that no pattern takes long: there are many git tags, and
 * a saved plan brings its own pattern.
 */
export function compileRevisions(pattern: string): ((text: string) => boolean) | undefined {
  const known = compiled.get(pattern);
  if (known !== undefined) return known.matches;
  const matches = compileLinear(pattern, LONGEST_REVISION);
  compiled.clear();
  compiled.set(pattern, { matches });
  return matches;
}

/** As {@link compileRevisions}, for texts of at most `longest` characters; 128 is the limit for that too. */
export function compileLinear(
  pattern: string,
  longest: number,
): ((text: string) => boolean) | undefined {
  const node = readPattern(pattern);
  if (node === undefined) return undefined;
  return (text) => text.length <= longest && reach(node, text, new Set([0])).has(text.length);
}

/** The last pattern, which is used for every git tag. */
const compiled = new Map<string, { readonly matches: ((text: string) => boolean) | undefined }>();

/** The numbers of a revision, in order: `[1, 38, 0]` of `-1.38.0`. */
export function numbersOf(revision: string): readonly number[] {
  return [...revision.matchAll(/\d{1,15}/g)].map(([digits]) => Number(digits));
}

/** All positions that a node can reach from the given ones. */
function reach(node: Node, text: string, from: ReadonlySet<number>): ReadonlySet<number> {
  switch (node.kind) {
    case 'one':
      return new Set(
        [...from].filter((at) => at < text.length && node.test(text[at] ?? '')).map((at) => at + 1),
      );
    case 'all':
      return node.parts.reduce((positions, part) => reach(part, text, positions), from);
    case 'any':
      return new Set(node.choices.flatMap((choice) => [...reach(choice, text, from)]));
    case 'repeat':
      return reachOften(node, text, from);
  }
}

function reachOften(
  { part, least, most }: Node & { readonly kind: 'repeat' },
  text: string,
  from: ReadonlySet<number>,
): ReadonlySet<number> {
  let positions = from;
  for (let times = 0; times < least; times += 1) positions = reach(part, text, positions);
  const all = new Set(positions);
  // after as many rounds as there are positions, no new one is found
  for (let times = least; times < most && times <= least + text.length; times += 1) {
    positions = reach(part, text, positions);
    const size = all.size;
    for (const at of positions) all.add(at);
    if (all.size === size) break;
  }
  return all;
}

/** Reads a pattern from left to right; `at` is the current position. */
interface Reader {
  readonly text: string;
  at: number;
  depth: number;
  /** Whether the pattern is invalid; the rest is not read. */
  isBad: boolean;
}

function readPattern(pattern: string): Node | undefined {
  const text = pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, '');
  if (text === '' || pattern.length > LONGEST_PATTERN) return undefined;
  const reader: Reader = { text, at: 0, depth: 0, isBad: false };
  const node = readChoices(reader);
  return reader.at === text.length && !reader.isBad ? node : undefined;
}

/** How often `?`, `*` and `+` repeat, at least and at most. */
const SHORT: Readonly<Record<string, readonly [number, number]>> = {
  '?': [0, 1],
  '*': [0, MOST_REPEATS],
  '+': [1, MOST_REPEATS],
};

/* eslint-disable no-param-reassign -- the reader advances */

function giveUp(reader: Reader): Node {
  reader.isBad = true;
  reader.at = reader.text.length;
  return { kind: 'any', choices: [] };
}

function readChoices(reader: Reader): Node {
  const choices = [readSequence(reader)];
  while (reader.text[reader.at] === '|') {
    reader.at += 1;
    choices.push(readSequence(reader));
  }
  return { kind: 'any', choices };
}

function readSequence(reader: Reader): Node {
  const parts: Node[] = [];
  while (reader.at < reader.text.length && !'|)'.includes(reader.text[reader.at] ?? '')) {
    parts.push(readRepeated(reader));
  }
  return { kind: 'all', parts };
}

function readRepeated(reader: Reader): Node {
  const part = readOne(reader);
  const match = /^(?:[?*+]|\{(\d{1,2})(?:(,)(\d{1,2})?)?\})/.exec(reader.text.slice(reader.at));
  if (match === null) return part;
  const [written, least = '0', comma, most] = match;
  reader.at += written.length;
  // lazy or not makes no difference for a whole match
  if (reader.text[reader.at] === '?') reader.at += 1;
  if (/^[?*+{]/.test(reader.text.slice(reader.at))) return giveUp(reader);
  const counts = SHORT[written] ?? [
    Number(least),
    comma === undefined ? Number(least) : Number(most ?? MOST_REPEATS),
  ];
  return { kind: 'repeat', part, least: counts[0], most: counts[1] };
}

function readOne(reader: Reader): Node {
  const character = reader.text[reader.at] ?? '';
  if (character === '(') return readGroup(reader);
  if (character === '[') return readClass(reader);
  if ('?*+{}^$'.includes(character)) return giveUp(reader);
  if (character === '\\') return readEscape(reader);
  reader.at += 1;
  return { kind: 'one', test: character === '.' ? () => true : (one) => one === character };
}

function readGroup(reader: Reader): Node {
  const [opening = '('] = /^\((?:\?:|(?!\?))/.exec(reader.text.slice(reader.at)) ?? ['?'];
  if (opening === '?' || reader.depth >= 10) return giveUp(reader);
  reader.at += opening.length;
  reader.depth += 1;
  const node = readChoices(reader);
  if (reader.text[reader.at] !== ')') return giveUp(reader);
  reader.at += 1;
  reader.depth -= 1;
  return node;
}

const CLASSES: Readonly<Record<string, RegExp>> = {
  d: /^\d$/,
  D: /^\D$/,
  w: /^\w$/,
  W: /^\W$/,
};

function readEscape(reader: Reader): Node {
  const escaped = reader.text[reader.at + 1] ?? '';
  const known = CLASSES[escaped];
  if (known === undefined && /^[0-9A-Za-z]?$/.test(escaped)) return giveUp(reader);
  reader.at += 2;
  return { kind: 'one', test: (one) => known?.test(one) ?? one === escaped };
}

/** A class in brackets: V8 matches one character with it, in constant time. */
function readClass(reader: Reader): Node {
  const [written] = /^\[\^?(?:\\.|[^\]\\])+\]/.exec(reader.text.slice(reader.at)) ?? [];
  const test = written === undefined ? undefined : toRegExp(`^${written}$`);
  if (written === undefined || test === undefined) return giveUp(reader);
  reader.at += written.length;
  return { kind: 'one', test: (one) => test.test(one) };
}

function toRegExp(text: string): RegExp | undefined {
  try {
    return new RegExp(text);
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
