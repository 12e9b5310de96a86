// SPDX-License-Identifier: Apache-2.0
// The inputs of the GitHub Action, as the runner hands them over: `INPUT_BUILD-ARGS` and their like.
import type { Env } from '../../facts/facts.ts';
import { settingsTable } from '../table/table.ts';
import { commandInputs, type CommandInputs } from './command-inputs.ts';
import { isUnset } from '../file/written.ts';

/** What a step was given. */
export interface Inputs {
  readonly command: string;
  /** The time of the run, as an earlier job had it. */
  readonly now: string | undefined;
  /** The inputs that belong to commands. */
  readonly own: CommandInputs;
  /**
   * What `readSettings` takes, by name. Inputs that are not settings are included, so that they are
   * reported with all other problems; the runner only warns of them.
   */
  readonly given: Readonly<Record<string, string>>;
}

const PREFIX = 'INPUT_';

/** Every input that was written, as it was written. An empty one is none: expressions often give one. */
export function readInputs(env: Env): Inputs {
  const given: Record<string, string> = {};
  for (const [variable, text = ''] of Object.entries(env)) {
    if (!variable.startsWith(PREFIX)) continue;
    const name = variable.slice(PREFIX.length).toLowerCase();
    const setting = settingsTable.find((candidate) => candidate.name === name);
    if (!isUnset({ kind: 'word', text }, setting?.verbatim)) given[name] = text;
  }
  const { command = 'ship', now, ...rest } = given;
  const isOwn = (name: string) => commandInputs.some((one) => one.name === name);
  const entries = Object.entries(rest);
  return {
    command: command.trim(),
    now: now?.trim(),
    own: Object.fromEntries(
      entries.flatMap(([name, text]) => (isOwn(name) ? [[name, text.trim()]] : [])),
    ),
    given: Object.fromEntries(entries.filter(([name]) => !isOwn(name))),
  };
}
