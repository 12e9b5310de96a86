// SPDX-License-Identifier: Apache-2.0
// Limits of YAML settings, so that no text takes long. Checks tokens before parsing.

/** The longest text, characters; a file is held against it in bytes before it is read. */
export const LONGEST_TEXT = 256 * 1024;

/** How many syntax errors are reported one by one. */
export const MOST_PROBLEMS = 20;

/** Tokens, white space and comments among them: some thousands of lines. The parser takes square time for many errors. */
const MOST_TOKENS = 10_000;
/** `&name` and `*name` together. */
const MOST_ALIASES = 100;
/** Brackets that are open at once, and list items that begin on one line. */
const DEEPEST = 64;

/** The limit that these YAML tokens exceed, as the end of a sentence; undefined if none. */
export function findExcess(tokens: Iterable<string>): string | undefined {
  const seen = { count: 0, aliases: 0, depth: 0, onLine: 0 };
  for (const token of tokens) {
    seen.count += 1;
    if (/^[&*]/.test(token)) seen.aliases += 1;
    seen.depth = Math.max(0, seen.depth + (DEEPER.get(token) ?? 0));
    if (/^\r?\n/.test(token)) seen.onLine = 0;
    else if (seen.depth === 0 && /^[-?:]$/.test(token)) seen.onLine += 1;
    const excess = describeExcess(seen);
    if (excess !== undefined) return excess;
  }
  return undefined;
}

const DEEPER: ReadonlyMap<string, number> = new Map([
  ['[', 1],
  ['{', 1],
  [']', -1],
  ['}', -1],
]);

function describeExcess(seen: Readonly<Record<'count' | 'aliases' | 'depth' | 'onLine', number>>) {
  if (seen.aliases > MOST_ALIASES) return `has more than ${MOST_ALIASES} anchors and aliases`;
  if (seen.depth > DEEPEST || seen.onLine > DEEPEST) return 'is nested too deeply';
  return seen.count > MOST_TOKENS ? 'holds too many values' : undefined;
}
