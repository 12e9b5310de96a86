// SPDX-License-Identifier: Apache-2.0
// Sanitizes untrusted text for messages. Pure.

const LONGEST = 300;

/** One printable line: nothing that a log would take for a line of its own, a command or a colour. */
export function toLine(text: string): string {
  const line = toPrintable(text.slice(0, 20 * LONGEST));
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** As {@link toLine}, in full: for what a user is to copy. */
export function toPrintable(text: string): string {
  return text.replace(/[\p{C}\s]+/gu, ' ').trim();
}

/** As {@link toLine}, of a page in HTML. */
export function toTextLine(text: string): string {
  return toLine(text.slice(0, 20 * LONGEST).replace(/<[^<>]*>/g, ' '));
}
