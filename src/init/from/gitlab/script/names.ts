// SPDX-License-Identifier: Apache-2.0
// The variables that a piece of a shell script sets. Pure.

/** `NAME=…` and `${NAME:=…}`. */
const ASSIGNMENT = /(?:^|[\s;&|(]|\$\{)([A-Za-z_]\w*)(?::?=)/g;

/** `read NAME OTHER` and `for NAME in`. */
const READ = /\b(?:read|for|getopts)((?:[ \t]+-?\w+)+)/g;

/** The names; a word too many does no harm. */
export function namesSetBy(text: string): readonly string[] {
  const assigned = [...text.matchAll(ASSIGNMENT)].map(([, name = '']) => name);
  const read = [...text.matchAll(READ)].flatMap(([, words = '']) => words.trim().split(/\s+/));
  return [...assigned, ...read.filter((word) => /^[A-Za-z_]/.test(word))];
}

/** What may set variables that the text does not name: files of variables, and the output of commands. */
export const OPENS = /(?:^|[\s;&|])(?:\.|source)\s+\S|\beval\s|\bexport\s+["']?\$|\bset\s+-a\b/;
