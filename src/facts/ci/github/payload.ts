// SPDX-License-Identifier: Apache-2.0
// Reads values from an untrusted event payload by path.

/** The value at a dotted path, or undefined where any step is missing. Own fields only. */
export function readField(payload: unknown, path: string): unknown {
  let value = payload;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The non-empty string at a dotted path; undefined for anything else. */
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
