// SPDX-License-Identifier: Apache-2.0
// What is wrong with a command line whose flags exist. Pure.
import { error } from '../../problem.ts';
import type { ProblemData } from '../../problem.ts';
import type { CommandName } from '../table/commands.ts';
import { settingsTable } from '../table/table.ts';
import { parseBoolean } from '../values/boolean.ts';
import { quoteWritten } from '../file/written.ts';
import type { FlagWord } from './flag-words.ts';
import { checkStatusFlags } from './status-flags.ts';

/** All problems of the flags and of the words that belong to no flag. */
export function checkFlags(
  command: CommandName,
  flags: readonly FlagWord[],
  positionals: readonly string[],
): readonly ProblemData[] {
  return [
    ...checkRegistry(command, flags),
    ...checkSwitches(command, flags),
    ...checkPasswords(flags),
    ...checkPositionals(command, positionals, flags),
    ...(command === 'init' ? checkFrom(flags) : []),
    ...(command === 'plan' ? checkForms(flags) : []),
    ...checkRecords(command, flags, positionals),
    ...(command === 'status' ? checkStatusFlags(flags) : []),
  ];
}

/** Run flags that are either on or off. */
const SWITCHES = [
  'json',
  'explain',
  'details',
  'matrix',
  'remote',
  'same-digest',
  'not-yanked',
  'signed',
  'check',
  'all-tags',
  'replace',
  'dry-run',
  'metrics',
  'watch',
  'yes',
  'add',
  'debug',
  'help',
  'fork',
];

function checkRegistry(command: CommandName, flags: readonly FlagWord[]): ProblemData[] {
  const isBare = flags.some(({ name, value }) => name === 'registry' && value === 'true');
  if (command === 'plan' || !isBare) return [];
  const hint = `Write --registry HOST=USER; alone it belongs to tagship plan, since ${command} asks the registries anyway.`;
  return [error('CLI_BAD_FLAG', '--registry needs HOST=USER', hint)];
}

/** Elsewhere these are settings, which take more words. */
const VERIFY_SWITCHES = ['provenance', 'sbom'];

function checkSwitches(command: CommandName, flags: readonly FlagWord[]): ProblemData[] {
  const switches = command === 'verify' ? [...SWITCHES, ...VERIFY_SWITCHES] : SWITCHES;
  return flags
    .filter(({ name, value }) => switches.includes(name) && parseBoolean(value) === undefined)
    .map(({ name, value }) =>
      error(
        'CLI_BAD_FLAG',
        `--${name} takes no value such as ${quoteWritten(value)}`,
        `Write --${name}.`,
      ),
    );
}

/** `--registries` takes all but a password, which everybody on the machine could read there. */
function checkPasswords(flags: readonly FlagWord[]): ProblemData[] {
  const leaks = flags.some(
    ({ name, value }) => name === 'registries' && /(?<![\w-])password["']?\s*:/.test(value),
  );
  if (!leaks) return [];
  const hint = 'Write password-env with the name of a variable, or use --password-stdin.';
  return [error('CLI_BAD_FLAG', '--registries takes no password: others can read it there', hint)];
}

/** The file that `--from` names says all that other flags of `init` say. */
function checkFrom(flags: readonly FlagWord[]): ProblemData[] {
  const from = flags.find(({ name }) => name === 'from');
  const others = ['ci', 'add', ...settingsTable.map(({ name }) => name)].filter(
    (name) => name !== 'from',
  );
  const other = flags.find(({ name }) => others.includes(name));
  if (from === undefined || other === undefined) return [];
  const what = `--${other.name} says nothing together with --from, which takes all from its file`;
  return [error('CLI_BAD_FLAG', what, `Leave --${other.name} out.`)];
}

/** A plan is printed in one form. */
function checkForms(flags: readonly FlagWord[]): ProblemData[] {
  const isOn = (one: string) =>
    flags.some(({ name, value }) => name === one && parseBoolean(value) === true);
  const [form, other] = ['matrix', 'explain', 'details'].filter(isOn);
  if (form === undefined || other === undefined) return [];
  const what = `--${form} and --${other} exclude each other`;
  return [error('CLI_BAD_FLAG', what, 'Leave one of them out.')];
}

/** A merge needs records, and only a leg has one. */
function checkRecords(
  command: CommandName,
  flags: readonly FlagWord[],
  words: readonly string[],
): ProblemData[] {
  const isGiven = (name: string) => flags.some((flag) => flag.name === name);
  if (command === 'merge' && words.some((word) => word.trim() === '')) {
    const hint = 'Set the variable that it comes from, or leave it out.';
    return [error('CLI_NO_RECORD', 'the path of a record is empty', hint)];
  }
  if (command === 'merge' && words.length === 0 && !isGiven('legs')) {
    const hint = 'Write tagship merge leg-*.json, with the files of ship --leg … --record FILE.';
    return [error('CLI_NO_RECORD', 'merge needs the record of at least one leg', hint)];
  }
  if (!isGiven('record') || isGiven('leg')) return [];
  const hint = 'Add --leg with the platforms that this machine builds, or remove --record.';
  return [error('CLI_BAD_FLAG', '--record is for a leg, and --leg is missing', hint)];
}

/** Commands whose words are records, registries or repositories. */
const MANY_WORDS: readonly CommandName[] = ['merge', 'login', 'logout', 'status', 'prune'];

/** Commands that take exactly one word. */
const ONE_WORD: Readonly<Partial<Record<CommandName, readonly [what: string, example: string]>>> = {
  promote: ['the image to promote', 'tagship promote 1.2.3 --to production'],
  log: ['a reference', 'tagship log ghcr.io/acme/app:latest'],
  yank: ['the version', 'tagship yank 1.2.3 --because "it loses data"'],
  unyank: ['the version', 'tagship unyank 1.2.3'],
};

/** `promote --back` finds the image itself. */
function checkOneWord(command: CommandName, flags: readonly FlagWord[]): ProblemData[] {
  const isBack = flags.some(({ name, value }) => name === 'back' && parseBoolean(value) === true);
  const [what, example] = ONE_WORD[command] ?? [];
  if (what === undefined || example === undefined || isBack) return [];
  return [error('CLI_NO_REFERENCE', `${command} needs ${what}`, `Write ${example}.`)];
}

function checkPositionals(
  command: CommandName,
  words: readonly string[],
  flags: readonly FlagWord[],
): ProblemData[] {
  if (MANY_WORDS.includes(command)) return [];
  if (command === 'copy') {
    const hint = 'Write tagship copy ghcr.io/acme/app:1.2.3 oci:backup.';
    return words.length > 1
      ? []
      : [error('CLI_NO_REFERENCE', 'copy needs a source and at least one destination', hint)];
  }
  if (command === 'verify') {
    const hint = 'Write tagship verify ghcr.io/acme/app:1.2.3.';
    return words.length > 0
      ? []
      : [error('CLI_NO_REFERENCE', 'verify needs at least one reference', hint)];
  }
  if (words.length === 0) return checkOneWord(command, flags);
  return words
    .slice(command === 'whoami' || ONE_WORD[command] !== undefined ? 1 : 0)
    .map((word) =>
      error(
        'CLI_UNEXPECTED_WORD',
        `${quoteWritten(word)} belongs to no flag`,
        hintForWord(word, flags),
      ),
    );
}

function hintForWord(word: string, flags: readonly FlagWord[]): string {
  if (/^\.{0,2}\/?$|^\.{0,2}\//.test(word)) {
    return `The build context is a flag: --context ${word === '.' ? '. (the default)' : quoteWritten(word)}.`;
  }
  if (flags.some(({ name, value }) => name === 'registry' && value === 'true')) {
    return 'To log in to a registry, write --registry HOST=USER.';
  }
  return 'Put quotes around values with spaces, and give lists line by line or with one flag each.';
}
