// SPDX-License-Identifier: Apache-2.0
// Keeps known secrets out of whatever is printed. Knows not where text comes from or goes to.

import { oncePer } from '../once.ts';
import { createFinder, maskFound, type Finder } from '../secret-forms.ts';

/** Shorter values would black out ordinary words. */
const SHORTEST = 4;

/**
 * A function that replaces every known secret, also line by line of a longer one, by `***`, in
 * whatever form it stands in the text.
 */
export function createMask(secrets: () => readonly string[]): (text: string) => string {
  const finders = new Map<string, Finder>();
  const finderOf = (value: string): Finder => {
    const finder = finders.get(value) ?? createFinder(value);
    finders.set(value, finder);
    return finder;
  };
  let list: readonly string[] = [];
  let size = 0;
  let found: readonly Finder[] = [];
  return (text) => {
    const now = secrets();
    if (now !== list || now.length !== size) {
      found = secretLines(now).map(finderOf);
      [list, size] = [now, now.length];
    }
    return maskFound(text, found);
  };
}

/**
 * A function that masks all texts in a value, and the keys of its objects, by `mask`: for a value
 * that is going to be written as JSON or drawn as a table, where a secret may be broken up or
 * escaped. Texts among `kept` stay as they are: what is published under that name can't be hidden.
 * A value without any secret is returned itself.
 */
export function createValueMask(
  mask: (text: string) => string,
): <T>(value: T, kept?: ReadonlySet<string>) => T {
  return <T>(value: T, kept: ReadonlySet<string> = new Set()) => {
    // The targets of a plan have most texts in common, and most values hold no secret.
    const texts = new Set<string>();
    collectTexts(value, texts, new Set());
    for (const text of kept) texts.delete(text);
    const joined = [...texts].join(SEPARATOR);
    if (mask(joined) === joined) return value;
    const maskText = oncePer((text: string) => text, mask);
    const walk = (one: unknown): unknown => {
      if (typeof one === 'string') return kept.has(one) ? one : maskText(one);
      if (Array.isArray(one)) return one.map(walk);
      if (typeof one !== 'object' || one === null) return one;
      return Object.fromEntries(Object.entries(one).map(([key, item]) => [walk(key), walk(item)]));
    };
    return walk(value) as T;
  };
}

/** What is found in one text is found in the joined text, too. */
const SEPARATOR = '\0';

/** Adds all texts in a value, and the keys of its objects. */
function collectTexts(value: unknown, texts: Set<string>, seen: Set<object>): void {
  if (typeof value === 'string') texts.add(value);
  if (typeof value !== 'object' || value === null || seen.has(value)) return;
  seen.add(value);
  const isList = Array.isArray(value);
  for (const [key, item] of Object.entries(value)) {
    if (!isList) texts.add(key);
    collectTexts(item, texts, seen);
  }
}

/** The values to look for: secrets and their lines, longest first, so that no tail of one is left over. */
function secretLines(secrets: readonly string[]): string[] {
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
  let list: readonly string[] = [];
  return {
    add: (secrets) => {
      for (const value of secretLines(secrets)) {
        if (known.has(value)) continue;
        known.add(value);
        announce(value);
      }
      if (list.length !== known.size) list = [...known];
    },
    list: () => list,
  };
}
