// SPDX-License-Identifier: Apache-2.0
// Objects without their undefined fields. Pure.

/** `T` where a field that may be undefined is a field that may be missing. */
export type WithoutUndefined<T> = {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
} & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The same object without the fields that are undefined, so that it equals itself after JSON. */
export function omitUndefined<T extends object>(fields: T): WithoutUndefined<T> {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as WithoutUndefined<T>;
}
