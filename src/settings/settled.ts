// SPDX-License-Identifier: Apache-2.0
// What a saved plan has settled, so that flags beside it say it in vain. Pure.
import type { FactOverrides } from '../facts/read.ts';
import { notice, type ProblemData } from '../problem.ts';
import { factFlags } from './commands.ts';
import type { Settings } from './settings.ts';
import { settingsTable } from './table.ts';

/** The groups of settings that go into a plan as a whole. */
const GROUPS = ['Image', 'Tags', 'Labels'];

/** Settings of other groups that do; those whose secret parts a plan does not hold are needed again. */
const NAMES = [
  ...['name', 'file', 'target', 'platforms', 'provenance', 'sbom', 'no-cache', 'pull'],
  'plain-tag',
];

/**
 * The notice PLAN_SETTLED that names the flags, given beside a saved plan, that cannot change it;
 * nothing when there are none. `--sha` is not among them: the plan has to be of that commit.
 *
 * @param path names the plan's file.
 */
export function explainSettled(
  path: string,
  asked: {
    readonly given: Readonly<Record<string, unknown>>;
    readonly overrides: FactOverrides;
  },
): readonly ProblemData[] {
  const settings = settingsTable
    .filter(({ name, group }) => GROUPS.includes(group) || NAMES.includes(name))
    .filter(({ name }) => name in asked.given);
  const facts = factFlags.filter(({ fact }) => fact !== 'sha' && asked.overrides[fact]);
  const flags = [...settings, ...facts].map(({ name }) => `--${name}`);
  if (flags.length === 0) return [];
  return [
    notice(
      'PLAN_SETTLED',
      `"${path}" is shipped as it was planned: ${flags.join(', ')} cannot change it.`,
      'Give them to the command that makes the plan: tagship plan --json.',
    ),
  ];
}

/** The settings, with those that a saved plan has settled as it has them; an older plan settles none. */
export function withSettled(
  settings: Settings,
  settled: { readonly latest: Settings['latest']; readonly version?: string } | undefined,
): Settings {
  if (settled === undefined) return settings;
  return { ...settings, latest: settled.latest, version: settled.version };
}
