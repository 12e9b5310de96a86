// SPDX-License-Identifier: Apache-2.0
// Sanitizes untrusted text for messages. Pure.

const LONGEST = 300;

/** One printable line: nothing that a log would take for a line of its own, a command or a colour. */
export function toLine(text: string): string {
  const line = text
    .slice(0, 20 * LONGEST)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** As {@link toLine}, of a page in HTML. */
export function toTextLine(text: string): string {
  return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, ' '));
}
