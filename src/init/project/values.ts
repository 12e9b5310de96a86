// SPDX-License-Identifier: Apache-2.0
// Plain values of a YAML file, read without trust in their shape.

/** A map of a YAML file. */
export type Fields = Readonly<Record<string, unknown>>;

/** The map that a value is; an empty one for anything else. */
export function toFields(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

/** The list that a value is, at most so long; one value is a list of one, and nothing is none. */
export function toList(value: unknown, most = 500): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value.slice(0, most) : [value];
}

/** The text of a scalar; empty for anything else. */
export function toText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

/** Each value once, in the order of its first appearance. */
export function toUnique<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}
