// SPDX-License-Identifier: Apache-2.0
// JSON from elsewhere, of which nothing is certain. Pure.

import { JSON_DEPTH } from './limits.ts';

/** An object with names. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with names, as JSON has them. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a text says as JSON; undefined when it is no JSON, or stands so deep in itself that whoever
 * walks through it would run out of stack.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // whoever reads it says so, with the name of the place
  }
}

/** The object that a text says; undefined when it says something else, or is no JSON. */
export function parseObject(text: string): JsonObject | undefined {
  const value = parseJson(text);
  return isObject(value) ? value : undefined;
}

/** Whether JSON nests deeper than anything that is meant: {@link JSON_DEPTH} levels. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const step = STEPS.get(text.charCodeAt(at));
    if (step === undefined) continue;
    if (step === 'quote') isQuoted = !isQuoted;
    else if (step === 'escape') at += 1;
    else if (!isQuoted) depth += step;
    if (depth > JSON_DEPTH) return true;
  }
  return false;
}

/** What counts for the depth; brackets within quotes mean nothing. */
const STEPS = new Map<number, number | 'quote' | 'escape'>(
  Object.entries({ '{': 1, '[': 1, '}': -1, ']': -1, '"': 'quote', '\\': 'escape' } as const).map(
    ([character, step]) => [character.charCodeAt(0), step],
  ),
);

/** An object of texts; anything else in it is left out. */
export function toTexts(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}
