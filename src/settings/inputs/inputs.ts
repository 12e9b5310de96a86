// SPDX-License-Identifier: Apache-2.0
// The inputs of the GitHub Action, as the runner hands them over: `INPUT_BUILD-ARGS` and their like.
import type { Env } from '../../facts/facts.ts';
import { settingsTable } from '../table/table.ts';
import { isUnset } from '../file/written.ts';

/** What a step was given. */
export interface Inputs {
  readonly command: string;
  /** `ask-registries` as written: whether `plan` asks the registries too. */
  readonly askRegistries: string | undefined;
  /** The time of the run, as an earlier job had it. */
  readonly now: string | undefined;
  /** What `verify` verifies. */
  readonly references: string | undefined;
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
  const { command = 'ship', 'ask-registries': askRegistries, now, references, ...settings } = given;
  return {
    command: command.trim(),
    askRegistries: askRegistries?.trim(),
    now: now?.trim(),
    references,
    given: settings,
  };
}
