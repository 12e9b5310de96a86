// SPDX-License-Identifier: Apache-2.0
// Reading an event payload that may hold anything. Knows its shape only as paths.

/** The value at a dotted path, or undefined where any step is missing. Own fields only. */
export function readField(payload: unknown, path: string): unknown {
  let value = payload;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The text at a dotted path; undefined for anything that is no text, and for the empty one. */
export function readPayloadText(payload: unknown, path: string): string | undefined {
  const value = readField(payload, path);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The positive whole number at a dotted path, or undefined. */
export function readPayloadNumber(payload: unknown, path: string): number | undefined {
  const value = readField(payload, path);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** The boolean at a dotted path; undefined for anything else. */
export function readPayloadBoolean(payload: unknown, path: string): boolean | undefined {
  const value = readField(payload, path);
  return typeof value === 'boolean' ? value : undefined;
}
