// SPDX-License-Identifier: Apache-2.0
// Reads settings in one call, for tests: the settings, or the problems as text.
import type { Trust } from '../../src/facts/facts.ts';
import type { Parsed, ProblemData } from '../../src/problem.ts';
import { readSettings } from '../../src/settings/read.ts';
import type { SettingsSources, SettingsText } from '../../src/settings/read.ts';
import type { Settings } from '../../src/settings/settings.ts';

/** Sources with what the case does not care about left out; the file is its text. */
export interface Sources {
  readonly given?: SettingsSources['given'];
  readonly env?: SettingsSources['env'];
  readonly file?: string;
  readonly command?: string;
  /** Whose the file is: the workflow's own unless said. */
  readonly owner?: SettingsText['owner'];
  readonly trust?: Trust;
}

/** What `readSettings` says. */
export function read(given: Sources): Promise<Parsed<Settings>> {
  const { file, command, owner = 'workflow' } = given;
  const sources = {
    given: given.given ?? {},
    env: given.env ?? {},
    ...(file === undefined ? {} : { file: { path: 'tagship.yml', text: file, owner } }),
    ...(command === undefined ? {} : { command }),
  };
  return readSettings(sources, given.trust);
}

/** The settings. @throws Error with the problems, when there are any. */
export async function settingsFrom(sources: Sources): Promise<Settings> {
  const parsed = await read(sources);
  if (!parsed.ok) throw new Error(parsed.problems.map(toLine).join('\n'));
  return parsed.value;
}

/** Every problem as `CODE message | hint`. */
export async function problemsFrom(sources: Sources): Promise<string[]> {
  return (await read(sources)).problems.map(toLine);
}

/** One problem as a line. */
export function toLine({ code, message, hint }: ProblemData): string {
  return hint === '' ? `${code} ${message}` : `${code} ${message} | ${hint}`;
}
