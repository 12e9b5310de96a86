// SPDX-License-Identifier: Apache-2.0
// Keeps secrets out of the words of a build command. Pure.

/** What stands where a secret would. */
export const MASK = '***';

/** Shorter ones are words, and would black out others. */
const SHORTEST = 6;

/** A word with every secret in it replaced; ship has the word itself from the settings. */
export function maskWord(word: string, secrets: readonly string[], shortest = SHORTEST): string {
  return secrets
    .filter(({ length }) => length >= shortest)
    .toSorted((one, other) => other.length - one.length)
    .reduce((masked, secret) => masked.replaceAll(secret, MASK), word);
}

/** The words of a build command that a masked value follows: a flag, or the `--` before the context. */
export function listMasked(argv: readonly string[]): readonly string[] {
  return argv.filter((_, at) => argv[at + 1]?.includes(MASK) === true);
}
