// SPDX-License-Identifier: Apache-2.0
// Makes text of a server one line. Pure.

const LONGEST = 200;

/** Text on one line: invisible characters become blanks, and long text is cut. */
export function toPlainText(text: string): string {
  const line = toOneLine(text.slice(0, 10 * LONGEST)).replaceAll('"', "'");
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** The whole text on one line: control characters, ends of lines and halves of characters are blanks. */
export function toOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}
