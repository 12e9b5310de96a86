// SPDX-License-Identifier: Apache-2.0
// The forms in which a secret may stand in a text, and where they are. Pure.

/** From (inclusive) and to (exclusive), in UTF-16 code units. */
export type Span = readonly [from: number, to: number];

/** Finds a secret in a text, in whatever form it stands there. */
export type Finder = (text: string) => readonly Span[];

/** The mask that replaces a secret. */
const MASK = '***';

/** What tells that a text may hold an encoded form. */
const ENCODED = /[\\%&+]/;

/** Fewer characters of base64 occur by chance. */
const SHORTEST_BASE64 = 5;

/**
 * A finder of a secret as it is, escaped for JSON (once or twice), for a URL or for HTML, and inside
 * of base64 whatever stands before and after it, as in the user and password of basic
 * authentication: then all of the base64 is the secret's.
 */
export function createFinder(secret: string): Finder {
  const base64 = toBase64Parts(secret);
  let pattern: RegExp | undefined;
  return (text) => {
    const found = findAll(text, secret);
    for (const part of base64) {
      for (let at = text.indexOf(part); at >= 0;) {
        const span = widen(text, [at, at + part.length]);
        found.push(span);
        at = text.indexOf(part, span[1]);
      }
    }
    if (ENCODED.test(text)) {
      pattern ??= toPattern(secret);
      for (const match of text.matchAll(pattern)) {
        found.push([match.index, match.index + match[0].length]);
      }
    }
    return found;
  };
}

/**
 * A text with what the finders find masked: each run of characters that belong to some secret becomes
 * one `***`, so that no part of two overlapping secrets remains.
 */
export function maskFound(text: string, finders: readonly Finder[]): string {
  const spans = finders.flatMap((find) => find(text)).sort(([one], [other]) => one - other);
  const parts: string[] = [];
  let end = 0;
  for (const [from, to] of spans) {
    if (to <= end) continue;
    if (from >= end) parts.push(text.slice(end, from), MASK);
    end = to;
  }
  return parts.join('') + text.slice(end);
}

function findAll(text: string, part: string): Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    found.push([at, at + part.length]);
  }
  return found;
}

/** The base64 characters that depend on the secret alone, for each of the three alignments to base64 groups. */
function toBase64Parts(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const parts = [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const part = text.slice(
      Math.ceil((shift * 8) / 6),
      Math.floor(((shift + bytes.length) * 8) / 6),
    );
    return [part, part.replaceAll('+', '-').replaceAll('/', '_')];
  });
  return [...new Set(parts)].filter(({ length }) => length >= SHORTEST_BASE64);
}

/** The whole run of base64 around a match. */
function widen(text: string, [from, to]: Span): Span {
  let [start, end] = [from, to];
  while (start > 0 && isBase64(text[start - 1])) start -= 1;
  while (end < text.length && isBase64(text[end])) end += 1;
  return [start, end];
}

function isBase64(character: string | undefined): boolean {
  return character !== undefined && /[\w+/=-]/.test(character);
}

/** All characters in one escaping scheme, each escaped or not: URL and JSON writers differ in which they escape. */
function toPattern(secret: string): RegExp {
  const characters = Array.from(secret);
  const manners = [toWebForms, toJsonForms(1), toJsonForms(2)];
  const forms = manners.map((manner) =>
    characters.map((one) => `(?:${manner(one).join('|')})`).join(''),
  );
  return new RegExp([...new Set(forms)].join('|'), 'gu');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** As it is, by percent signs, as an HTML entity; a blank also as the `+` of forms. */
function toWebForms(character: string): string[] {
  const code = character.codePointAt(0) ?? 0;
  const bytes = [...Buffer.from(character)];
  const entity = ENTITIES[character];
  return [
    toLiteral(character),
    bytes.map((byte) => `%${toHexPattern(byte, 2)}`).join(''),
    `&#0*${code};`,
    `&#[xX]0*${toHexPattern(code, 1)};`,
    ...(entity === undefined ? [] : [entity]),
    ...(character === ' ' ? [String.raw`\+`] : []),
  ];
}

const LETTERS: Readonly<Record<string, string>> = {
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
};

/** As JSON has it, or JSON in a text of JSON; some writers escape what they need not. */
function toJsonForms(depth: 1 | 2): (character: string) => string[] {
  const slashes = (count: number) => String.raw`\\`.repeat(count);
  const before = slashes(depth);
  return (character) => {
    const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
    const unicode = units.map((unit) => `${before}u${toHexPattern(unit, 4)}`).join('');
    const letter = LETTERS[character];
    if (character === '\\') return [slashes(2 ** depth), unicode];
    if (character === '"') return [`${slashes(2 ** depth - 1)}"`, unicode];
    if (letter !== undefined) return [`${before}${letter}`, unicode];
    const slash = character === '/' ? [`${before}/`] : [];
    return [toLiteral(character), ...slash, unicode];
  };
}

function toLiteral(character: string): string {
  return String.raw`\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** Hex digits in either case. */
function toHexPattern(value: number, digits: number): string {
  const hex = value.toString(16).padStart(digits, '0');
  return hex.replaceAll(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}
