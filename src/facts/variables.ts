// SPDX-License-Identifier: Apache-2.0
// Environment variables as CI systems set them.
import type { Env } from './facts.ts';

/**
 * The value of the first of these variables that has one.
 *
 * An empty string is not a value: CI systems export every variable they know, empty or not. Neither is
 * a literal `$(Name)`, which Azure Pipelines leaves behind for a variable that is not set.
 */
export function readText(env: Env, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = env[name];
    if (value !== undefined && value !== '' && !isUnsetMacro(value)) return value;
  }
  return undefined;
}

/** Whether a value is `$(Name)` and nothing else. */
export function isUnsetMacro(value: string): boolean {
  return /^\$\([\w.]+\)$/.test(value);
}

/** Like {@link readText}, for a number that people see, such as a pull request's; `false` and `0` are none. */
export function readNumber(env: Env, ...names: readonly string[]): number | undefined {
  return toNumber(readText(env, ...names));
}

/** The positive whole number that a text is, or undefined. */
export function toNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

/** Whether a variable says yes, in any of the spellings that CI systems use. */
export function isTrue(env: Env, name: string): boolean {
  return /^(true|1|yes)$/i.test(readText(env, name) ?? '');
}
