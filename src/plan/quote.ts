// SPDX-License-Identifier: Apache-2.0
// Shows user-provided values in messages.

const LONGEST = 120;

/** What is written otherwise in quotes. */
const NOT_AS_IT_IS = /["\\\p{C}\p{Zl}\p{Zp}]/u;

/**
 * A value in double quotes, on one line: invisible characters are written as `\u{…}`, so
 * that a hostile name can neither hide nor end the line that quotes it. Long values are shortened in the middle.
 */
export function quote(value: string): string {
  if (value.length <= LONGEST && !NOT_AS_IT_IS.test(value)) return `"${value}"`;
  const characters = Array.from(value);
  const shown =
    characters.length <= LONGEST
      ? characters
      : [...characters.slice(0, LONGEST - 20), ' … ', ...characters.slice(-20)];
  return `"${shown.map(showCharacter).join('')}"`;
}

/** One character in quotes, or its code point if it is invisible: `"ä"`, `U+200F`. */
export function quoteCharacter(character: string): string {
  return isInvisible(character) ? `U+${toHex(character).padStart(4, '0')}` : `"${character}"`;
}

function showCharacter(character: string): string {
  if (character === '"' || character === '\\') return `\\${character}`;
  return isInvisible(character) ? `\\u{${toHex(character)}}` : character;
}

function isInvisible(character: string): boolean {
  return /^[\p{C}\p{Zl}\p{Zp}]$/u.test(character);
}

function toHex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase();
}
