// SPDX-License-Identifier: Apache-2.0
// The words of a command line → flags with their values. Knows which flags exist, not what they do.
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { error } from '../../problem.ts';
import type { ProblemData } from '../../problem.ts';
import { commands, takesSetting } from '../table/commands.ts';
import { factFlags, runFlags } from './run-flags.ts';
import type { CommandName } from '../table/commands.ts';
import { hintForUnknown } from './foreign.ts';
import { nearest } from '../../nearest.ts';
import { settingsTable, variableOf } from '../table/table.ts';
import type { Setting } from '../table/table.ts';
import { quoteWritten } from '../file/written.ts';

/** One flag as it was given. */
export interface FlagWord {
  readonly name: string;
  /** `true` and `false` for switches, in letters. */
  readonly value: string;
}

/** The content of a command line. */
export interface FlagWords {
  readonly flags: readonly FlagWord[];
  readonly positionals: readonly string[];
  readonly problems: readonly ProblemData[];
}

/** How a flag takes its value; `secret` takes one and is refused. */
type Takes = 'switch' | 'value' | 'either' | 'secret';

type Token = ReturnType<typeof tokenize>[number];
type OptionToken = Token & { kind: 'option' };

/** `image` is what users type, once per repository; the others are the names of cosign's policies. */
const ALIASES = new Map([
  ['image', 'images'],
  ...['identity', 'identity-regexp', 'issuer', 'issuer-regexp'].map(
    (name) => [name, `verify-${name}`] as const,
  ),
]);

/**
 * The flags of one command, in the order given.
 *
 * A switch takes a value only behind `=`; `--registry` takes the next word where that is
 * `HOST=USER`. What follows an unknown flag counts as its value and is never repeated in a
 * problem: it may be a password.
 */
export function readFlagWords(command: CommandName, argv: readonly string[]): FlagWords {
  const known = flagsOf(command);
  const flags: FlagWord[] = [];
  const positionals: string[] = [];
  const problems: ProblemData[] = [];
  const tokens = tokenize(joinRegistry(argv), known);
  for (const [index, token] of tokens.entries()) {
    const previous = tokens[index - 1];
    if (token.kind === 'positional' && !isValueOf(previous, token.value, known)) {
      positionals.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const read = readFlag(token, tokens[index + 1], known);
    if ('code' in read) problems.push(read);
    else flags.push(read);
  }
  return { flags, positionals, problems };
}

function flagsOf(command: CommandName): Map<string, Takes> {
  const run = [...runFlags, ...factFlags].filter(({ commands }) => commands.includes(command));
  return new Map<string, Takes>([
    ...settingsTable
      .filter(({ name }) => takesSetting(command, name))
      .map((setting) => [setting.name, takesOf(setting)] as const),
    ...run.map(({ name, takes }) => [name, takes] as const),
  ]);
}

function takesOf({ asFlag, type, booleanWords }: Setting): Takes {
  if (asFlag === false) return 'secret';
  return type === 'boolean' || booleanWords ? 'either' : 'value';
}

function tokenize(argv: readonly string[], known: ReadonlyMap<string, Takes>) {
  const options: NonNullable<ParseArgsConfig['options']> = {};
  for (const [name, takes] of known) {
    options[name] = { type: takes === 'value' || takes === 'secret' ? 'string' : 'boolean' };
  }
  for (const name of ALIASES.keys()) options[name] = { type: 'string' };
  options.help = { type: 'boolean', short: 'h' };
  return parseArgs({ args: [...argv], options, strict: false, tokens: true }).tokens;
}

/** `--registry HOST=USER` as one word, so that `--registry` alone can be a switch. */
function joinRegistry(argv: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of argv) {
    if (joined.at(-1) === '--registry' && /^[^-=][^=]*=./.test(word)) {
      joined[joined.length - 1] = `--registry=${word}`;
    } else {
      joined.push(word);
    }
  }
  return joined;
}

/** Whether a bare word belongs to the flag before it, which already has a problem. */
function isValueOf(
  token: Token | undefined,
  value: string,
  known: ReadonlyMap<string, Takes>,
): boolean {
  if (token?.kind !== 'option' || token.value !== undefined) return false;
  return !known.has(nameOf(token)) ? !isNegation(token, known) : isSwitchValue(value);
}

function nameOf(token: OptionToken): string {
  return ALIASES.get(token.name) ?? token.name;
}

function isNegation({ name }: OptionToken, known: ReadonlyMap<string, Takes>): boolean {
  const takes = known.get(name.slice(3));
  return name.startsWith('no-') && (takes === 'switch' || takes === 'either');
}

function isSwitchValue(word: string): boolean {
  return /^(?:true|false|auto)$/i.test(word);
}

function readFlag(
  token: OptionToken,
  next: Token | undefined,
  known: ReadonlyMap<string, Takes>,
): FlagWord | ProblemData {
  const name = nameOf(token);
  const takes = known.get(name);
  switch (takes) {
    case undefined:
      if (!isNegation(token, known)) return unknownFlag(token.rawName, known);
      return token.value === undefined
        ? { name: name.slice(3), value: 'false' }
        : bad(`${token.rawName} takes no value`, `Write ${token.rawName}.`);
    case 'secret':
      return bad(
        `${token.rawName} is not a flag: other users of the machine can read the command line`,
        `Set the variable ${variableOf({ name })}.`,
      );
    case 'value':
      return readValue(token, name);
    case 'switch':
      return readSwitch(token, next, name);
    case 'either':
      return isEmpty(token.value, name) ? empty(token) : readSwitch(token, next, name);
  }
}

/** Flags that state facts: CI systems leave the variables that these are taken from empty, as `CI_COMMIT_TAG` is on a branch. */
const MAY_BE_EMPTY: ReadonlySet<string> = new Set([
  ...settingsTable.filter(({ group }) => group === 'Facts').map(({ name }) => name),
  ...factFlags.map(({ name }) => name),
]);

/** White space at either end counts in a separator only. */
const VERBATIM: ReadonlySet<string> = new Set(
  settingsTable.filter(({ verbatim }) => verbatim === true).map(({ name }) => name),
);

/** Whether a value is given that is none, as `"$FILE"` is while the variable is not set. */
function isEmpty(value: string | undefined, name: string): boolean {
  if (value === undefined || MAY_BE_EMPTY.has(name)) return false;
  return (VERBATIM.has(name) ? value : value.trim()) === '';
}

function empty({ rawName }: OptionToken): ProblemData {
  return bad(
    `${rawName} needs a value, and the one that is given is empty`,
    `Set the variable that it comes from, or leave ${rawName} out.`,
  );
}

function readValue(token: OptionToken, name: string) {
  const { rawName, value, inlineValue } = token;
  if (isEmpty(value, name)) return empty(token);
  if (value === undefined) return bad(`${rawName} needs a value`, `Write ${rawName}=VALUE.`);
  if (!inlineValue && /^--?[A-Za-z]/.test(value)) {
    return bad(
      `${rawName} needs a value, and a flag follows it`,
      `Write ${rawName}=VALUE if the value begins with a dash.`,
    );
  }
  return { name, value };
}

function readSwitch(
  { rawName, value }: OptionToken,
  next: Token | undefined,
  name: string,
): FlagWord | ProblemData {
  if (value === undefined && next?.kind === 'positional' && isSwitchValue(next.value)) {
    return bad(
      `${rawName} takes a value only behind =`,
      `Write ${rawName}=${next.value.toLowerCase()}.`,
    );
  }
  return { name, value: value ?? 'true' };
}

function unknownFlag(rawName: string, known: ReadonlyMap<string, Takes>): ProblemData {
  const name = rawName.replace(/^-+/, '');
  const meant = SHORT.get(rawName) ?? nearest(name, listSpellings(name, known));
  const isTag = rawName === '-t' || (name === 'tag' && known.has('tags'));
  if (isTag) return error('CLI_UNKNOWN_FLAG', `unknown flag "${rawName}"`, TAGS_FROM_GIT);
  const hint =
    (known.has(`${name}s`) ? `Write --${name}s.` : undefined) ??
    hintForOther(ALIASES.get(name) ?? name, known) ??
    (meant === undefined ? hintForUnknown(name) : `Write --${meant}.`);
  return error('CLI_UNKNOWN_FLAG', `unknown flag ${quoteWritten(rawName)}`, hint);
}

/** What a misspelt flag may have meant: a flag, or the negation of a switch. */
function listSpellings(name: string, known: ReadonlyMap<string, Takes>): readonly string[] {
  const negations = [...known].flatMap(([one, takes]) =>
    takes === 'either' && name.startsWith('no-') ? [`no-${one}`] : [],
  );
  return [...known.keys(), ...ALIASES.keys(), ...negations];
}

/** Where a flag belongs that other commands have. */
function hintForOther(name: string, known: ReadonlyMap<string, Takes>): string | undefined {
  if (name === 'dry-run' && known.has('keep-last')) return DRY_WITHOUT_YES;
  const owners = commands
    .filter((command) => command.name !== 'help' && command.name !== 'version')
    .filter((command) => flagsOf(command.name).has(name));
  return owners.length === 0
    ? undefined
    : `It belongs to tagship ${owners.map((owner) => owner.name).join(', ')}.`;
}

/** What to write instead of docker's `-t host/app:1.0`, and of `--tag`. */
const TAGS_FROM_GIT =
  'The tags come from git. Name the repository: --image HOST/NAME. For a tag of your own next to them: --tags standard --tags 1.0.';

/** `prune` shows its plan unless it is told to delete. */
const DRY_WITHOUT_YES = 'Leave it out: without --yes, prune only shows what would go.';

/** Docker's one-letter flags for these. */
const SHORT = new Map([
  ['-f', 'file'],
  ['-o', 'outputs'],
  ['-v', 'version'],
]);

function bad(message: string, hint: string): ProblemData {
  return error('CLI_BAD_FLAG', message, hint);
}
