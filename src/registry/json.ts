// SPDX-License-Identifier: Apache-2.0
// JSON from elsewhere, of which nothing is certain. Pure.

/** An object with names. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with names, as JSON has them. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object that a text says; undefined when it says something else, or is no JSON. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined; // whoever reads it says so, with the name of the place
  }
}

/** An object of texts; anything else in it is left out. */
export function toTexts(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  const texts = Object.entries(value).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(texts) as Record<string, string>;
}
