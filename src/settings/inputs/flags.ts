// SPDX-License-Identifier: Apache-2.0
// A command line → what was asked for. Values of settings stay text; `read.ts` says what they mean.
import type { FactOverrides } from '../../facts/read.ts';
import { error } from '../../problem.ts';
import type { Parsed, PartlyParsed, ProblemData } from '../../problem.ts';
import { commands } from '../table/commands.ts';
import { pruneFlags } from './command-flags.ts';
import { factFlags } from './run-flags.ts';
import type { CommandName } from '../table/commands.ts';
import { parseBoolean } from '../values/boolean.ts';
import { checkFlags } from './flag-checks.ts';
import { noStatusFlags, readStatusFlags, type StatusFlags } from './status-flags.ts';
import { readFlagWords } from './flag-words.ts';
import type { FlagWord } from './flag-words.ts';
import { nearest } from '../../nearest.ts';
import { settingsTable } from '../table/table.ts';
import { quoteWritten } from '../file/written.ts';

/** The flags that name a file to write. */
export type FileFlag = (typeof FILE_FLAGS)[number];

const FILE_FLAGS = [
  'out',
  'dotenv',
  'receipt',
  'record',
  'links',
  'cyclonedx',
  'code-quality',
  'html',
] as const;

/** What a command line asked for. */
export interface Invocation {
  readonly command: CommandName;
  /** What help is wanted for. */
  readonly topic?: CommandName | 'settings';
  /** Settings by name, and `--registry` and `--password-stdin`: what `readSettings` takes. */
  readonly given: Readonly<Record<string, string | readonly string[]>>;
  readonly facts: FactOverrides;
  readonly json: boolean;
  readonly explain: boolean;
  /** `plan --details` */
  readonly details: boolean;
  /** `plan --registry`: the registries are asked too. */
  readonly askRegistries: boolean;
  /** `--remote` or `--no-remote`; undefined when neither was given. */
  readonly remote: boolean | undefined;
  /** `plan --matrix` */
  readonly matrix: boolean;
  readonly sameDigest: boolean;
  /** `log --since` */
  readonly since: string | undefined;
  /** `verify --not-yanked` */
  readonly notYanked: boolean;
  /** `verify --signed` */
  readonly signed: boolean;
  /** `verify --provenance`, `verify --sbom` */
  readonly attested: readonly ('provenance' | 'sbom')[];
  /** `verify --key`, `status --key` */
  readonly key?: string;
  /** `copy --all-tags` */
  readonly allTags: boolean;
  /** `copy --platform` */
  readonly platforms: readonly string[];
  /** `copy --replace` */
  readonly replace: boolean;
  /** `copy --dry-run`, `promote --dry-run` */
  readonly dryRun: boolean;
  /** `whoami --check` */
  readonly check: boolean;
  readonly status: StatusFlags;
  readonly debug: boolean;
  /** `init --yes`, `prune --yes` */
  readonly yes: boolean;
  /** The flags that only prune has, by name. */
  readonly prune: Readonly<Record<string, readonly string[]>>;
  /** `init --add` */
  readonly add: boolean;
  /** `init --ci NAME` */
  readonly ci?: string;
  /** `init --from FILE` */
  readonly from?: string;
  /** `ship --plan FILE` */
  readonly planFile?: string;
  /** Where to write what else the run is to leave: path by flag. */
  readonly files: Readonly<Partial<Record<FileFlag, string>>>;
  /** `verify`: the references; `whoami`, `login`, `logout`: the registries; `status`, `prune`: the repositories; `copy`: source and destinations; `promote`: the image; `log`: the reference; `yank`: the version. */
  readonly positionals: readonly string[];
}

/**
 * Reads a command line without the program's name. The command comes first.
 *
 * | written                        | means                                                      |
 * | ------------------------------ | ---------------------------------------------------------- |
 * | `--tags A --tags B`            | the setting with both lines; `--image` is short for `--images` |
 * | `--push`, `--no-push`, `--push=auto` | `true`, `false`, `auto`                              |
 * | `--version` as the first word  | which version this is; behind a command it is the setting  |
 * | `--registry HOST=USER`         | log in there; `plan` then asks the registries too          |
 * | `--registry` behind `plan`     | ask the registries                                         |
 *
 * Values of flags that do not exist are never repeated in problems: they may be passwords. What is
 * valid is returned together with the problems, so that settings and facts can be checked in the same run.
 */
export function parseArgv(argv: readonly string[]): PartlyParsed<Invocation> {
  const [first = 'help', ...rest] = argv;
  if (first === '--version') return done({ command: 'version' });
  if (first === '--help' || first === '-h') return done({ command: 'help' });
  const command = commands.find(({ name }) => name === first)?.name;
  if (command === undefined) return { ok: false, problems: [unknownCommand(first)] };
  if (command === 'version') return done({ command });
  if (command === 'help') return parseHelp(rest);
  return parseFlags(command, rest);
}

function parseFlags(command: CommandName, argv: readonly string[]): PartlyParsed<Invocation> {
  const { flags, positionals, problems } = readFlagWords(command, argv);
  const isSet = (name: string) => lastSwitch(flags, name) === true;
  if (isSet('help')) return done({ command: 'help', topic: command });
  const all = [...problems, ...checkFlags(command, flags, positionals)];
  const planFile = command === 'ship' || command === 'merge' ? lastValue(flags, 'plan') : undefined;
  const [ci, from] = [lastValue(flags, 'ci'), lastValue(flags, 'from')];
  const { value } = done({
    command,
    given: toGiven(command, flags, positionals),
    facts: toFacts(flags),
    json: isSet('json'),
    explain: isSet('explain'),
    details: isSet('details'),
    askRegistries: command === 'plan' && flags.some(({ name }) => name === 'registry'),
    matrix: isSet('matrix'),
    remote: lastSwitch(flags, 'remote'),
    sameDigest: isSet('same-digest'),
    since: lastValue(flags, 'since'),
    notYanked: isSet('not-yanked'),
    signed: isSet('signed') || lastValue(flags, 'key') !== undefined,
    ...toKey(flags),
    attested: (['provenance', 'sbom'] as const).filter(
      (name) => command === 'verify' && isSet(name),
    ),
    check: isSet('check'),
    status: readStatusFlags(flags),
    allTags: isSet('all-tags'),
    platforms: flags.filter(({ name }) => name === 'platform').map(({ value }) => value),
    replace: isSet('replace'),
    dryRun: isSet('dry-run'),
    debug: isSet('debug'),
    yes: isSet('yes'),
    add: isSet('add'),
    ...(ci !== undefined && { ci }),
    ...(command === 'init' && from !== undefined && { from }),
    ...(planFile !== undefined && { planFile }),
    files: toFiles(flags),
    prune: toPrune(flags),
    positionals,
  });
  return { ok: all.length === 0, value, problems: all };
}

function lastValue(flags: readonly FlagWord[], name: string): string | undefined {
  return flags.findLast((flag) => flag.name === name)?.value;
}

function toKey(flags: readonly FlagWord[]): Pick<Invocation, 'key'> {
  const key = lastValue(flags, 'key');
  return key === undefined ? {} : { key };
}

function lastSwitch(flags: readonly FlagWord[], name: string): boolean | undefined {
  const value = lastValue(flags, name);
  return value === undefined ? undefined : parseBoolean(value);
}

/**
 * Every value of each setting; `read.ts` joins lists and takes the last of all others. The words of `merge` are records,
 * that of `promote` is the image.
 */
function toGiven(
  command: CommandName,
  flags: readonly FlagWord[],
  words: readonly string[],
): Invocation['given'] {
  const keys = new Map([
    ...settingsTable.map(({ name }) => [name, name] as const),
    ...CREDENTIAL_FLAGS.map((name) => [name, `--${name}`] as const),
  ]);
  const given: Record<string, string[]> = {};
  for (const { name, value } of flags) {
    const key = keys.get(name);
    if (key === undefined || (name === 'registry' && value === 'true')) continue;
    (given[key] ??= []).push(value);
  }
  return addWords(command, given, words);
}

function addWords(
  command: CommandName,
  { from, ...given }: Record<string, string[]>,
  words: readonly string[],
): Invocation['given'] {
  if (command === 'promote') return words.length === 0 ? given : { ...given, from: words };
  if (command === 'merge' && words.length > 0) {
    return { ...given, legs: [...(given.legs ?? []), ...words] };
  }
  return command === 'init' || from === undefined ? given : { ...given, from };
}

/** No settings, but they add to one; their dashes keep them apart from settings by other tools' names. */
const CREDENTIAL_FLAGS = ['registry', 'password-stdin'];

function toFacts(flags: readonly FlagWord[]): FactOverrides {
  return Object.fromEntries(
    factFlags.flatMap(({ name, fact }) => {
      const value = lastValue(flags, name)?.trim();
      return value ? [[fact, value]] : [];
    }),
  );
}

function toFiles(flags: readonly FlagWord[]): Invocation['files'] {
  return Object.fromEntries(
    FILE_FLAGS.flatMap((name) => {
      const path = lastValue(flags, name);
      return path ? [[name, path]] : [];
    }),
  );
}

function toPrune(flags: readonly FlagWord[]): Invocation['prune'] {
  const given = pruneFlags.map(
    ({ name }) => [name, flags.filter((flag) => flag.name === name)] as const,
  );
  return Object.fromEntries(
    given.flatMap(([name, words]) =>
      words.length === 0 ? [] : [[name, words.map(({ value }) => value)]],
    ),
  );
}

const nothing: Invocation = {
  command: 'help',
  given: {},
  facts: {},
  json: false,
  explain: false,
  details: false,
  askRegistries: false,
  matrix: false,
  remote: undefined,
  sameDigest: false,
  since: undefined,
  notYanked: false,
  signed: false,
  attested: [],
  check: false,
  status: noStatusFlags,
  allTags: false,
  platforms: [],
  replace: false,
  dryRun: false,
  debug: false,
  yes: false,
  add: false,
  prune: {},
  files: {},
  positionals: [],
};

function done(asked: Partial<Invocation>): Parsed<Invocation> & { readonly ok: true } {
  return { ok: true, value: { ...nothing, ...asked }, problems: [] };
}

function parseHelp([topic]: readonly string[]): Parsed<Invocation> {
  if (topic === undefined || topic.startsWith('-')) return done({ command: 'help' });
  if (topic === 'settings') return done({ command: 'help', topic });
  const command = commands.find(({ name }) => name === topic)?.name;
  if (command === undefined) return { ok: false, problems: [unknownCommand(topic)] };
  return done({ command: 'help', topic: command });
}

function unknownCommand(word: string): ProblemData {
  if (word.startsWith('-')) {
    return error(
      'CLI_NO_COMMAND',
      `the command comes first, before ${quoteWritten(word.split('=', 1)[0] ?? '')}`,
      'Write tagship plan or tagship ship, then the flags.',
    );
  }
  const names = commands.map(({ name }) => name);
  const meant = nearest(word, names);
  return error(
    'CLI_UNKNOWN_COMMAND',
    `there is no command ${quoteWritten(word)}`,
    meant ? `Write tagship ${meant}.` : `Choose from ${names.join(', ')}.`,
  );
}
