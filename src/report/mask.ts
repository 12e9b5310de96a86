// SPDX-License-Identifier: Apache-2.0
// Keeps known secrets out of whatever is printed. Knows not where text comes from or goes to.

/** Shorter values would black out ordinary words. */
const SHORTEST = 4;

/** A function that replaces every known secret, also line by line of a longer one, by `***`. */
export function createMask(secrets: () => readonly string[]): (text: string) => string {
  return (text) => {
    let masked = text;
    for (const value of secretLines(secrets())) masked = masked.replaceAll(value, '***');
    return masked;
  };
}

/** The values to look for: secrets and their lines, longest first, so that no tail of one is left over. */
export function secretLines(secrets: readonly string[]): string[] {
  const all = secrets.flatMap((value) => [value, ...value.split(/\r?\n/)]);
  return [...new Set(all)]
    .filter((value) => value.trim().length >= SHORTEST)
    .sort((a, b) => b.length - a.length);
}

/**
 * Turns chunks that may end anywhere into whole lines, so that a secret that was cut in two by a
 * buffer is still found.
 */
export function createLines(emit: (line: string) => void): {
  readonly write: (chunk: string) => void;
  readonly flush: () => void;
} {
  let rest = '';
  return {
    write: (chunk) => {
      const parts = (rest + chunk).split(/\r\n|\r(?!$)|\n/);
      rest = parts.pop() ?? '';
      for (const part of parts) emit(part);
    },
    flush: () => {
      if (rest !== '') emit(rest.replace(/\r$/, ''));
      rest = '';
    },
  };
}

/** The secrets that a run knows of so far. The one list that grows while a run goes on. */
export interface Vault {
  /** Remembers secrets; each new one is announced at once, before it can be printed. */
  readonly add: (secrets: readonly string[]) => void;
  readonly list: () => readonly string[];
}

/** A {@link Vault}; `announce` tells the outside of each new value (a runner's own masking). */
export function createVault(announce: (secret: string) => void): Vault {
  const known = new Set<string>();
  return {
    add: (secrets) => {
      for (const value of secretLines(secrets)) {
        if (known.has(value)) continue;
        known.add(value);
        announce(value);
      }
    },
    list: () => [...known],
  };
}
