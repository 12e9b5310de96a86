// SPDX-License-Identifier: Apache-2.0
// The inputs of the GitLab components that are no settings: flags and words of a command, handed over in variables. Pure.
import type { Env } from '../../../facts/facts.ts';
import { error, type ProblemData } from '../../../problem.ts';
import { quoteWritten } from '../../file/written.ts';
import { commands, takesSetting } from '../../table/commands.ts';
import { settingsTable, type SettingType } from '../../table/table.ts';
import { runFlags, type RunFlag } from '../run-flags.ts';
import { expandVariables, FLAG_PREFIX } from './inputs.ts';

/** An input of a component that is a flag or the words of its command. */
export interface ComponentFlag {
  readonly name: string;
  readonly doc: string;
  /** `switch` is on or off, `list` may be given several times; `words` and `word` stand behind the flags. */
  readonly form: 'switch' | 'value' | 'list' | 'word' | 'words';
  /** The flag, where it has another name. */
  readonly flag?: string;
  /** What a value is called in `--help`. */
  readonly placeholder?: string;
}

/** The commands that have a GitLab component of their own, next to those that plan and ship. */
export const componentCommands = [
  ...(['verify', 'promote', 'copy', 'prune', 'status', 'log'] as const),
  ...(['yank', 'unyank'] as const),
] as const;

/** A command that has one. */
export type ComponentCommand = (typeof componentCommands)[number];

/**
 * The inputs of the component of a command that are handed over as its command line: its words, the settings that no other component
 * has, and its flags.
 */
export function listComponentFlags(command: ComponentCommand): readonly ComponentFlag[] {
  const { words } = commands.find(({ name }) => name === command) ?? {};
  return [
    ...(words === undefined ? [] : [{ ...words, form: words.repeats ? 'words' : 'word' } as const]),
    ...settingsTable
      .filter(({ name, inComponent }) => inComponent === false && takesSetting(command, name))
      .map(({ name, type, doc }): ComponentFlag => ({ name, doc, form: FORMS[type] ?? 'value' })),
    ...runFlags.filter(({ commands: all }) => all.includes(command)).flatMap(toComponentFlag),
  ];
}

const FORMS: Readonly<Partial<Record<SettingType, 'switch' | 'list'>>> = {
  boolean: 'switch',
  list: 'list',
};

function toComponentFlag(flag: RunFlag): readonly ComponentFlag[] {
  const { name, doc, inComponent, input, takes, repeats, placeholder } = flag;
  if (inComponent === undefined) return [];
  const value = repeats === true ? 'list' : 'value';
  return [
    {
      name: input ?? name,
      flag: name,
      doc: inComponent === true ? doc : inComponent,
      form: takes === 'switch' ? 'switch' : value,
      ...(placeholder !== undefined && { placeholder }),
    },
  ];
}

/** The variable in which a component hands such an input over: `keep-last` is `TAGSHIP_FLAG_KEEP_LAST`. */
export function flagVariableOf({ name }: Pick<ComponentFlag, 'name'>): string {
  return `${FLAG_PREFIX}${name.replaceAll('-', '_').toUpperCase()}`;
}

/**
 * What the component of a command adds to its command line: nothing outside of components, and nothing for inputs that are empty or
 * `false`. Each value stands behind `=`, and words stand behind `--`, so that none is read as a flag. Variables are expanded here,
 * as GitLab does it: it would expand them inside the JSON text of a list.
 *
 * | code                    | when                                                                                           |
 * | ----------------------- | ---------------------------------------------------------------------------------------------- |
 * | SETTINGS_BAD_VALUE      | a list that is not a JSON list of text                                                         |
 * | SETTINGS_EMPTY_VARIABLE | a variable is empty: without its value less would be verified, or more would be deleted        |
 */
export function readComponentFlags(
  [command]: readonly string[],
  env: Env,
): { readonly argv: readonly string[]; readonly problems: readonly ProblemData[] } {
  const name = componentCommands.find((one) => one === command);
  const read = (name === undefined ? [] : listComponentFlags(name)).map((flag) => ({
    flag,
    ...readItems(flag, env),
  }));
  const isWords = ({ form }: ComponentFlag) => form === 'word' || form === 'words';
  const words = read.flatMap(({ flag, items }) => (isWords(flag) ? items : []));
  const flags = read.flatMap(({ flag, items }) =>
    isWords(flag) ? [] : items.map((item) => toFlag(flag, item)),
  );
  return {
    argv: words.length === 0 ? flags : [...flags, '--', ...words],
    problems: read.flatMap(({ problems }) => problems),
  };
}

function toFlag({ name, flag = name, form }: ComponentFlag, item: string): string {
  return form === 'switch' && item === 'true' ? `--${flag}` : `--${flag}=${item}`;
}

interface Items {
  readonly items: readonly string[];
  readonly problems: readonly ProblemData[];
}

function readItems(flag: ComponentFlag, env: Env): Items {
  const text = (env[flagVariableOf(flag)] ?? '').trim();
  const isOff = flag.form === 'switch' && text === 'false';
  if (text === '' || isOff) return { items: [], problems: [] };
  const isList = flag.form === 'list' || flag.form === 'words';
  const written = isList ? parseItems(text) : [text];
  if (written === undefined) return { items: [], problems: [notAList(flag, text)] };
  const expanded = written.map((item) => expandItem(flag, item, env));
  return {
    items: expanded.flatMap(({ items }) => items),
    problems: expanded.flatMap(({ problems }) => problems),
  };
}

/** A JSON list; any other text is a list with commas, as runners on the own machine hand one over. */
function parseItems(text: string): readonly string[] | undefined {
  if (!text.startsWith('[')) return text.split(',').map((item) => item.trim());
  try {
    const value: unknown = JSON.parse(text);
    const isList = Array.isArray(value) && value.every((item) => typeof item !== 'object');
    return isList ? value.map(String) : undefined;
  } catch {
    return undefined;
  }
}

function expandItem({ name }: ComponentFlag, text: string, env: Env): Items {
  const { value, problems } = expandVariables({ kind: 'word', text }, { name, env });
  return {
    items: problems.length === 0 && value?.kind === 'word' ? [value.text] : [],
    problems: problems.map(({ code, message, hint }) => error(code, message, hint)),
  };
}

function notAList({ name }: ComponentFlag, text: string): ProblemData {
  return error(
    'SETTINGS_BAD_VALUE',
    `${name}: ${quoteWritten(text)} starts like a JSON list, but is not a JSON list of text`,
    'Write the input as a list: [first, second].',
  );
}
