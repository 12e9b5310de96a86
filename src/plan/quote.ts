// SPDX-License-Identifier: Apache-2.0
// How a value of the user's is shown in a message. Knows no message.

const LONGEST = 120;

/**
 * A value in double quotes, on one line: characters that cannot be seen are written as `\u{…}`, so
 * that a hostile name neither hides nor ends the line that quotes it. Long values lose their middle.
 */
export function quote(value: string): string {
  const characters = Array.from(value);
  const shown =
    characters.length <= LONGEST
      ? characters
      : [...characters.slice(0, LONGEST - 20), ' … ', ...characters.slice(-20)];
  return `"${shown.map(showCharacter).join('')}"`;
}

/** One character in quotes, or its code point where it cannot be seen: `"ä"`, `U+200F`. */
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
