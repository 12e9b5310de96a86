// SPDX-License-Identifier: Apache-2.0
// Validates the build command of a saved plan, word by word: only what settings can make, and what agrees with the other fields. Pure.
import type { BuildWord } from '../../settings/values/build-flags.ts';
import type { Target } from '../plan.ts';
import { show } from './grammar.ts';

/** A parsed build command. */
export interface ReadCommand {
  /** Each flag with its value, in order; '' for a flag without one. */
  readonly flags: readonly (readonly [flag: string, value: string])[];
  /** The word after `--`. */
  readonly context: string;
}

/** The command, or why settings cannot have made it. */
export type SavedCommand = { readonly command: ReadCommand } | { readonly wrong: string };

const PROGRAM = ['docker', 'buildx', 'build'];

/** A build secret as the settings write it; they never write `type=file` and the like. */
const SECRET = /^id=[^=,"\p{Cc}]+,(?:env=|src=|"(?:env|src)=)/u;

/**
 * Parses a build command: `docker buildx build`, flags of the table, each value as a word of its
 * own, `--`, and the build context.
 *
 * @param words the flags that settings can make.
 */
export function readCommand(argv: readonly string[], words: readonly BuildWord[]): SavedCommand {
  if (argv.slice(0, PROGRAM.length).join(' ') !== PROGRAM.join(' ')) {
    return { wrong: `it does not begin with ${PROGRAM.join(' ')}` };
  }
  const flags: [string, string][] = [];
  let at = PROGRAM.length;
  while (at < argv.length && argv[at] !== '--') {
    const read = readFlag(argv.slice(at, at + 2), words);
    if ('wrong' in read) return read;
    flags.push([read.flag, read.value]);
    at += read.length;
  }
  const context = readContext(argv.slice(at));
  return 'wrong' in context ? context : { command: { flags, ...context } };
}

interface ReadFlag {
  readonly flag: string;
  readonly value: string;
  readonly length: 1 | 2;
}

function readFlag(
  [flag = '', value]: readonly string[],
  words: readonly BuildWord[],
): ReadFlag | { readonly wrong: string } {
  const word = words.find((one) => one.flag === flag);
  if (word === undefined) return { wrong: `${show(flag)} is not a flag that a setting makes` };
  if (!word.takesValue) return { flag, value: '', length: 1 };
  if (value === undefined) return { wrong: `${show(flag)} has no value` };
  return flag === '--secret' && !SECRET.test(value)
    ? { wrong: `${show(value)} is not a build secret that a setting makes` }
    : { flag, value, length: 2 };
}

function readContext([, context, ...more]: readonly string[]):
  { readonly context: string } | { readonly wrong: string } {
  if (context === undefined) return { wrong: 'no build context after "--"' };
  if (more.length > 0) return { wrong: `${show(more[0])} follows the build context` };
  return context.startsWith('-') || context === ''
    ? { wrong: `invalid build context ${show(context)}` }
    : { context };
}

/** Where the command differs from the fields next to it, which are what is checked and reported. */
export function listDisagreements(
  { platforms, build }: Pick<Target, 'platforms' | 'build'>,
  { flags, context }: ReadCommand,
): readonly string[] {
  const valueOf = (name: string) =>
    flags.filter(([flag]) => flag === name).map(([, value]) => value);
  const file = valueOf('--file');
  const wanted = platforms.length === 0 ? [] : [platforms.join(',')];
  return [
    ...(context === (build.context || '.') ? [] : ['build.context differs from build.argv']),
    ...(file.every((one) => one === build.file) ? [] : ['build.file differs from build.argv']),
    ...(valueOf('--platform').join(' ') === wanted.join(' ')
      ? []
      : ['platforms differ from build.argv']),
  ];
}
