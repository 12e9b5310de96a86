// SPDX-License-Identifier: Apache-2.0
// The inputs of the Action that belong to its commands and are no settings. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { parseBoolean } from '../values/boolean.ts';

/** The commands of the Action. */
export const actionCommands = [
  ...(['ship', 'plan', 'promote', 'verify', 'status', 'log', 'copy'] as const),
  ...(['prune', 'yank', 'unyank'] as const),
] as const;

/** A command of the Action. */
export type ActionCommand = (typeof actionCommands)[number];

/** An input that only some commands take. */
export interface CommandInput {
  readonly name: string;
  readonly commands: readonly ActionCommand[];
  /** Only `true` and `false` are values; absent for any text. */
  readonly isSwitch?: true;
  readonly doc: string;
}

/** The inputs, in the order of action.yml. */
export const commandInputs = [
  {
    name: 'ask-registries',
    commands: ['plan'],
    isSwitch: true,
    doc: 'With command: plan, also ask the registries, if the run would push: tags are decided as they would be now, and matrix has no targets that need no build. Default: false.',
  },
  {
    name: 'references',
    commands: ['verify', 'status', 'log', 'copy', 'prune', 'yank', 'unyank'],
    doc: 'What the command is about, one a line. verify: the images, such as the output tags or reference of an earlier job; with signed: true or verify-key, verify-identity and verify-issuer also their signatures, with provenance: true and sbom: true their attestations. status, prune: repositories; default: those of images. log: one tag or repository. copy: the source, then the destinations. yank, unyank: one version.',
  },
  {
    name: 'receipt',
    commands: ['ship', 'promote', 'prune', 'copy', 'yank', 'unyank'],
    doc: 'Path of a file that the receipt is written to. With ship and promote, the receipt of an earlier run there whose deploy hooks failed says which are done, and only the others are called. Default: none.',
  },
  {
    name: 'dry-run',
    commands: ['promote', 'copy', 'yank', 'unyank'],
    isSwitch: true,
    doc: 'With command: promote, copy, yank or unyank, show what would be done, and change nothing. Default: false.',
  },
  {
    name: 'yes',
    commands: ['prune'],
    isSwitch: true,
    doc: 'With command: prune, delete what the policy names. Without it the run only shows that. Default: false.',
  },
  {
    name: 'policy',
    commands: ['prune', 'status'],
    doc: 'With command: prune or status, the policy as a YAML map, as prune of tagship.yml has it; its fields take precedence over those of the file. Default: the file alone.',
  },
  {
    name: 'in-use',
    commands: ['prune'],
    doc: 'With command: prune, path of a file with the references or digests that are in use; they are kept. Default: none.',
  },
  {
    name: 'backup',
    commands: ['prune'],
    doc: 'With command: prune, directory of an OCI layout that gets a copy of what will be deleted. Default: none.',
  },
  {
    name: 'html',
    commands: ['status'],
    doc: 'With command: status, path of a file that the status is written to as a page. Default: none.',
  },
  {
    name: 'fail-on',
    commands: ['status'],
    doc: 'With command: status, findings that fail the step, comma-separated: drift, unsigned, backwards, broken. Default: none.',
  },
  {
    name: 'since',
    commands: ['log'],
    doc: 'With command: log, how far back: 12h, 7d or a date. Default: all that is recorded.',
  },
  {
    name: 'all-tags',
    commands: ['copy'],
    isSwitch: true,
    doc: 'With command: copy, copy all tags. Default: false.',
  },
  {
    name: 'replace',
    commands: ['copy'],
    isSwitch: true,
    doc: 'With command: copy, overwrite tags that point at another image. Default: false.',
  },
] as const satisfies readonly CommandInput[];

/** The values of these inputs, by name, as written. */
export type CommandInputs = Readonly<
  Partial<Record<(typeof commandInputs)[number]['name'], string>>
>;

/** Whether a command of the Action has that name. */
export function isActionCommand(name: string): name is ActionCommand {
  return actionCommands.some((one) => one === name);
}

/** Whether an input that is a switch is `true`. */
export function isOn(given: CommandInputs, name: keyof CommandInputs): boolean {
  return parseBoolean(given[name] ?? 'false') === true;
}

/** How commands without the input dry-run show what they would do. */
const DRY_RUNS: Readonly<Partial<Record<ActionCommand, string>>> = {
  ship: 'Use command: plan, which shows what ship would do.',
  prune: 'Leave out dry-run and yes: without yes, prune shows what would go, and deletes nothing.',
};

/**
 * What is wrong with these inputs. SETTINGS_BAD_VALUE: a switch that is neither `true` nor `false`; COMMAND_INPUT: an input that the
 * command does not take, so that `dry-run: true` is never ignored.
 */
export function checkCommandInputs(command: string, given: CommandInputs): readonly ProblemData[] {
  const table: readonly CommandInput[] = commandInputs;
  return table.flatMap(({ name, commands, isSwitch }) => {
    const text = given[name as keyof CommandInputs];
    if (text === undefined) return [];
    const value = isSwitch === true ? parseBoolean(text) : true;
    if (value === undefined) {
      const message = `invalid input ${name}: it is not true or false`;
      const hint = `Write ${name}: true, or leave it out.`;
      return [error('SETTINGS_BAD_VALUE', message, hint)];
    }
    if (!value || !isActionCommand(command) || commands.includes(command)) return [];
    const dry = name === 'dry-run' ? DRY_RUNS[command] : undefined;
    const hint = dry ?? `Leave it out; it is for command: ${commands.join(', ')}.`;
    return [error('COMMAND_INPUT', `command: ${command} does not take the input ${name}`, hint)];
  });
}
