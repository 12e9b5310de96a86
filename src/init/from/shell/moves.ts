// SPDX-License-Identifier: Apache-2.0
// Where a script is: `cd` and what comes through pipes. Pure.
import { fromDirectory } from './from-directory.ts';
import { plainText, type ScriptCommand, type Word } from './words.ts';

/** The variable that a word consists of. */
export function onlyVariable([part, ...others]: Word): string | undefined {
  return part !== undefined && others.length === 0 && 'variable' in part
    ? part.variable
    : undefined;
}

/** Whether a command changes the directory. */
export function isCd(words: readonly Word[]): boolean {
  return plainText(words[0] ?? []) === 'cd';
}

/**
 * Where `cd services/api` leads to; empty where that is not known, undefined for another command. `root` is the
 * variable that holds the root of the checkout.
 */
export function readMove(
  words: readonly Word[],
  directory: string,
  root: string,
): string | undefined {
  if (!isCd(words)) return undefined;
  const [, path = [], ...others] = words;
  if (others.length > 0) return '';
  if (onlyVariable(path) === root) return '.';
  const text = plainText(path) ?? '';
  const isInside = /^(?![/-])[\w./-]+$/.test(text) && !text.split('/').includes('..');
  return isInside ? fromDirectory(directory, text.replace(/(?<=.)\/+$/, '')) : '';
}

/** Each command, with the one that its output goes into. */
export function toPairs(commands: readonly ScriptCommand[]): readonly (readonly ScriptCommand[])[] {
  return commands.flatMap((command, at) => {
    if (commands[at - 1]?.isPiped === true) return [];
    return [command.isPiped ? commands.slice(at, at + 2) : [command]];
  });
}
