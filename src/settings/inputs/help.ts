// SPDX-License-Identifier: Apache-2.0
// The text of `--help`, from the tables. Plain text, 80 columns; knows no terminal.
import { commands, factFlags, runFlags, takesSetting } from '../table/commands.ts';
import type { CommandName, RunFlag } from '../table/commands.ts';
import { renderDefault } from '../table/documentation.ts';
import { settingGroups, settingsTable } from '../table/table.ts';
import type { Setting, SettingType } from '../table/table.ts';

const WIDTH = 80;
/** Where the explanations begin. */
const COLUMN = 28;

/** What `tagship --help` says, or `tagship COMMAND --help`. */
export function renderHelp(topic?: CommandName): string {
  const command = commands.find(({ name }) => name === topic);
  return command === undefined || topic === 'help' || topic === 'version'
    ? renderOverview()
    : renderCommand(command.name, `${command.usage}\n\n${wrap(command.doc, 0)}`);
}

function renderOverview(): string {
  return [
    'tagship: from a git commit to correctly tagged, verified container images.',
    ['Commands', ...commands.map(({ usage, doc }) => renderRow(usage, doc))].join('\n'),
    ...renderSettings(),
    wrap(
      'Every setting is also a variable (--build-args is TAGSHIP_BUILD_ARGS) and a key in tagship.yml (build-args). A flag beats a variable, a variable beats the file. "tagship plan --help" names the other flags of a command.',
      0,
    ),
    'Exit codes: 0 done, 1 a problem of yours, 2 a bug of ours, 130 interrupted.\n',
  ].join('\n\n');
}

function renderCommand(name: CommandName, intro: string): string {
  const parts = [
    intro,
    renderFlags('Flags', runFlags, name),
    renderFlags('What if', factFlags, name),
    ...renderSettings(name),
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

/** Group by group; for one command only those that it takes. */
function renderSettings(command?: CommandName): string[] {
  return settingGroups.flatMap((group) => {
    const rows = settingsTable
      .filter(({ name }) => command === undefined || takesSetting(command, name))
      .filter((setting) => setting.group === group)
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
