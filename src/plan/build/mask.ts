// SPDX-License-Identifier: Apache-2.0
// Masks secrets in the words of a build command. Pure.

/** The replacement of a secret. */
export const MASK = '***';

/** Shorter secrets could be ordinary words, and would mask other text. */
const SHORTEST = 6;

/** A word with every secret masked; `ship` takes the original from the settings. */
export function maskWord(word: string, secrets: readonly string[], shortest = SHORTEST): string {
  if (secrets.length === 0) return word;
  return secrets
    .filter(({ length }) => length >= shortest)
    .toSorted((one, other) => other.length - one.length)
    .reduce((masked, secret) => masked.replaceAll(secret, MASK), word);
}

/** The words of a build command before a masked value: a flag, or the `--` before the context. */
export function listMasked(argv: readonly string[]): readonly string[] {
  return argv.filter((_, at) => argv[at + 1]?.includes(MASK) === true);
}
