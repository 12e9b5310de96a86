// SPDX-License-Identifier: Apache-2.0
// The text of `--help`, from the tables. Plain text, 80 columns; knows no terminal.
import { commands, takesSetting } from '../table/commands.ts';
import { factFlags, runFlags } from './run-flags.ts';
import type { CommandName } from '../table/commands.ts';
import type { RunFlag } from './run-flags.ts';
import { renderDefault } from '../table/documentation.ts';
import { settingGroups, settingsTable } from '../table/table.ts';
import type { Setting, SettingType } from '../table/table.ts';

const WIDTH = 80;
/** Where the explanations begin. */
const COLUMN = 28;

/** What help can be asked for: a command, or all settings. */
export type HelpTopic = CommandName | 'settings';

/** What `tagship --help` says, `tagship COMMAND --help`, or `tagship help settings`. */
export function renderHelp(topic?: HelpTopic): string {
  if (topic === 'settings') return renderAllSettings();
  const command = commands.find(({ name }) => name === topic);
  return command === undefined || topic === 'help' || topic === 'version'
    ? renderOverview()
    : renderCommand(command.name, `${command.usage}\n\n${wrap(command.doc, 0)}`);
}

function renderOverview(): string {
  return [
    'tagship: from a git commit to correctly tagged, verified container images.',
    [
      'Commands',
      ...commands
        .filter(({ isListed = true }) => isListed)
        .map(({ name, doc }) => renderRow(`tagship ${name}`, toFirst(doc))),
    ].join('\n'),
    ['Example', renderRow(...EXAMPLE)].join('\n'),
    'All settings: tagship help settings. Flags of a command: tagship plan --help.\n',
  ].join('\n\n');
}

/** The first sentence. */
function toFirst(doc: string): string {
  return doc.split(/(?<=[.;]) /)[0]?.replace(/;$/, '.') ?? doc;
}

const EXAMPLE = [
  'tagship ship --push --image ghcr.io/acme/app',
  'Build, push, tag and verify.',
] as const;

function renderAllSettings(): string {
  return [
    wrap(
      'Every setting is a flag (--build-args), a variable (TAGSHIP_BUILD_ARGS) and a key in tagship.yml (build-args). A flag beats a variable, a variable beats the file. --image is short for --images with one repository.',
      0,
    ),
    ...renderSettings(() => true),
    'Exit codes: 0 done, 1 a problem of yours, 2 a bug of ours, 3 a finding of status\n--fail-on, 130 interrupted.\n',
  ].join('\n\n');
}

/** The settings that most projects need, in the help of plan and ship. */
const USUAL: readonly string[] = [
  ...['images', 'tags', 'platforms', 'context', 'file', 'build-args', 'push', 'allow-dirty'],
  ...['registries', 'git-tag', 'branch', 'config'],
];

function renderCommand(name: CommandName, intro: string): string {
  const isLong = name === 'plan' || name === 'ship';
  const takes = (setting: string) =>
    takesSetting(name, setting) && (!isLong || USUAL.includes(setting));
  const parts = [
    intro,
    renderFlags('Flags', runFlags, name),
    renderFlags('What if', factFlags, name),
    ...renderSettings(takes),
    wrap(
      isLong
        ? 'All settings: tagship help settings. --image is short for --images with one repository.'
        : '',
      0,
    ),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function renderFlags(title: string, flags: readonly RunFlag[], command: CommandName): string {
  const rows = flags
    .filter((flag) => flag.commands.includes(command))
    .map(({ name, placeholder, doc }) =>
      renderRow([`--${name}`, ...(placeholder ? [placeholder] : [])].join(' '), doc),
    );
  return rows.length === 0 ? '' : [title, ...rows].join('\n');
}

/** Those settings that `isShown` takes, group by group. */
function renderSettings(isShown: (name: string) => boolean): string[] {
  return settingGroups.flatMap((group) => {
    const rows = settingsTable
      .filter((setting) => setting.group === group && isShown(setting.name))
      .map((setting) => renderRow(renderFlag(setting), explain(setting)));
    return rows.length === 0 ? [] : [[group, ...rows].join('\n')];
  });
}

/** `--latest auto|release|…` is too long for a column, so options stand in the explanation. */
function renderFlag(setting: Setting): string {
  if (setting.asFlag === false) return `(${setting.name})`;
  if (setting.type === 'boolean') {
    return setting.name.startsWith('no-') ? `--${setting.name}` : `--[no-]${setting.name}`;
  }
  return setting.booleanWords
    ? `--[no-]${setting.name}[=auto]`
    : `--${setting.name} ${placeholder(setting)}`;
}

function placeholder({ type }: Setting): string {
  const words = new Map<SettingType, string>([
    ['text', 'LINES'],
    ['list', 'LIST'],
    ['duration', 'TIME'],
    ['registries', 'YAML'],
    ['hooks', 'YAML'],
  ]);
  return words.get(type) ?? 'VALUE';
}

function explain(setting: Setting): string {
  const options = setting.options ? `One of ${setting.options.join(', ')}.` : '';
  const flag = setting.asFlag === false ? 'Not a flag: an input or a variable.' : '';
  return [setting.doc, options, flag, `Default: ${renderDefault(setting)}.`]
    .filter((part) => part !== '')
    .join(' ');
}

function renderRow(name: string, doc: string): string {
  const head = `  ${name}`;
  const text = wrap(doc, COLUMN);
  return head.length > COLUMN - 2 ? `${head}\n${text}` : head + text.slice(head.length);
}

/** Lines of at most 80 columns, each indented; words longer than a line stand alone. */
function wrap(text: string, indent: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && indent + line.length + 1 + word.length <= WIDTH) {
      lines[lines.length - 1] = `${line} ${word}`;
    } else {
      lines.push(word);
    }
  }
  return lines.map((line) => ' '.repeat(indent) + line).join('\n');
}
