// SPDX-License-Identifier: Apache-2.0
// Reads the variables in which the GitLab components hand lists and separators over.
import type { Env } from '../../../facts/facts.ts';
import type { Parsed, ProblemData } from '../../../problem.ts';
import { parseText } from '../../file/written-text.ts';
import type { FoundSetting, Harvest } from '../../file/written.ts';
import { settingsTable } from '../../table/table.ts';
import { expandVariables, inputVariableOf, isListInput, isQuotedInput } from './inputs.ts';

/** The lists and separators of the GitLab components, which rank like inputs of the action. */
export async function readComponentInputs(env: Env): Promise<Harvest> {
  const found: FoundSetting[] = [];
  const problems: ProblemData[] = [];
  for (const setting of settingsTable.filter(isListInput)) {
    const text = env[inputVariableOf(setting)] ?? '';
    if (text === '') continue;
    const origin = { kind: 'given', name: setting.name } as const;
    const read = await parseText(text, { setting, origin });
    problems.push(...read.problems);
    if (!read.ok || read.value === undefined) continue;
    const expanded = expandVariables(read.value.written, { name: setting.name, env });
    problems.push(...expanded.problems);
    if (expanded.ok) found.push({ setting, origin, written: expanded.value });
  }
  for (const setting of settingsTable.filter(isQuotedInput)) {
    const text = (env[inputVariableOf(setting)] ?? '').slice(1, -1);
    const origin = { kind: 'given', name: setting.name } as const;
    take(await parseText(text, { setting, origin }), { found, problems });
  }
  return { found, problems };
}

/** Adds what was written to the harvest, with its problems. */
export function take(
  read: Parsed<FoundSetting | undefined>,
  into: { found: FoundSetting[]; problems: ProblemData[] },
): void {
  into.problems.push(...read.problems);
  if (read.ok && read.value !== undefined) into.found.push(read.value);
}
