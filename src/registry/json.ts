// SPDX-License-Identifier: Apache-2.0
// Untrusted JSON. Pure.

import { JSON_DEPTH } from './limits.ts';

/** An object with names. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with names, as JSON has them. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The JSON value of a text; undefined when it is not JSON, or nested so deeply that reading it
 * recursively would run out of stack.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller reports it, with the name of the source
  }
}

/** The JSON object in a text; undefined if it is another value, or not JSON. */
export function parseObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return isObject(value) ? value : undefined;
}

/** Whether JSON nests deeper than anything that is meant: {@link JSON_DEPTH} levels. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = findEnd(text, at);
    else if (OPENING.includes(code)) depth += 1;
    else if (CLOSING.includes(code)) depth -= 1;
    if (depth > JSON_DEPTH) return true;
  }
  return false;
}

/**
 * Where the value of a member is written in the text of a JSON object; undefined if it has no such
 * member. Of several with the same name the last counts, as for `JSON.parse`.
 */
export function findMember(
  text: string,
  name: string,
): { readonly start: number; readonly end: number } | undefined {
  let [key, start] = ['', 0];
  let found: { readonly start: number; readonly end: number } | undefined;
  for (const { code, at, end } of listMarks(text)) {
    if (code === QUOTE && start === 0) key = text.slice(at, end);
    else if (code === COLON) start = end;
    else if (code !== QUOTE) {
      if (start > 0 && JSON.parse(key) === name) found = trim(text, start, at);
      start = 0;
    }
  }
  return found;
}

/** The strings, colons and commas that stand directly in the outermost object, and its end. */
function* listMarks(
  text: string,
): Generator<{ readonly code: number; readonly at: number; readonly end: number }> {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const [code, start] = [text.charCodeAt(at), at];
    if (code === QUOTE) at = findEnd(text, at);
    if (depth === 1 && MARKS.includes(code)) yield { code, at: start, end: at + 1 };
    if (OPENING.includes(code)) depth += 1;
    else if (CLOSING.includes(code)) depth -= 1;
  }
}

function trim(text: string, start: number, end: number) {
  const value = text.slice(start, end);
  const first = start + value.length - value.trimStart().length;
  return { start: first, end: first + value.trim().length };
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const OPENING = [0x5b, 0x7b];
const CLOSING = [0x5d, 0x7d];
const MARKS = [QUOTE, COLON, COMMA, ...CLOSING];

/** Where the string that begins at `start` ends: at the next unescaped quote. */
function findEnd(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

/** An object of texts; anything else in it is left out. */
export function toTexts(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}
