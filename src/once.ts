// SPDX-License-Identifier: Apache-2.0
// Functions that do their work once. Knows no work.

/** A function that begins its work at the first call; every call gives what that came to. */
export interface Once<T> {
  (): T;
  /** What the work comes to; undefined before the first call. */
  readonly begun: () => T | undefined;
}

/** Makes a function that calls `begin` at its first call, and gives that result from then on. */
export function once<T>(begin: () => T): Once<T> {
  let result: { readonly value: T } | undefined;
  const call = (): T => (result ??= { value: begin() }).value;
  return Object.assign(call, { begun: () => result?.value });
}

/**
 * Makes a function that calls `compute` once for each key, and gives that result from then on.
 *
 * @param toKey what makes two calls the same one
 * @param retries whether a promise that was rejected is forgotten, so that the next call computes again
 */
export function oncePer<A extends readonly unknown[], V>(
  toKey: (...args: A) => unknown,
  compute: (...args: A) => V,
  { retries = false } = {},
): (...args: A) => V {
  const known = new Map<unknown, { readonly value: V }>();
  return (...args) => {
    const key = toKey(...args);
    const before = known.get(key);
    if (before !== undefined) return before.value;
    const value = compute(...args);
    known.set(key, { value });
    if (retries && value instanceof Promise) value.catch(() => known.delete(key));
    return value;
  };
}
