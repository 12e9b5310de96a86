// SPDX-License-Identifier: Apache-2.0
// What a saved plan fixes, so that flags given with it have no effect. Pure.
import type { FactOverrides } from '../../facts/read.ts';
import { notice, type ProblemData } from '../../problem.ts';
import { factFlags } from './run-flags.ts';
import type { Setting } from '../table/setting.ts';
import type { Settings } from '../settings.ts';
import { settingsTable } from '../table/table.ts';

/** The groups of settings that go into a plan as a whole. */
const GROUPS = ['Image', 'Tags', 'Labels', 'Facts'];

/** Settings of other groups that do. */
const NAMES = [
  ...['name', 'from', 'file', 'target', 'platforms', 'provenance', 'sbom', 'no-cache', 'pull'],
  'plain-tag',
];

/** Settings whose values stand behind a word of the plan's build command, the context behind `--`. */
const WORDS: Readonly<Record<string, string>> = {
  'build-args': '--build-arg',
  'cache-from': '--cache-from',
  'cache-to': '--cache-to',
  context: '--',
};

/** What is given with a saved plan. */
export interface GivenWithPlan {
  readonly given: Readonly<Record<string, unknown>>;
  readonly overrides: FactOverrides;
  /** Words of the plan's build commands whose values it does not show, so that they are needed again. */
  readonly masked: readonly string[];
}

/**
 * The notice PLAN_SETTLED that names the flags that cannot change a saved plan;
 * nothing when there are none. `--sha` is not among them: the plan has to be of that commit.
 *
 * @param path names the plan's file.
 */
export function explainIgnored(path: string, given: GivenWithPlan): readonly ProblemData[] {
  const settings = settingsTable
    .filter(({ name }) => [given.given[name]].flat().some(Boolean))
    .filter((setting) => isFixedByPlan(setting, given.masked));
  const facts = factFlags.filter(({ fact }) => given.overrides[fact]);
  const flags = [...settings, ...facts].map(({ name }) => `--${name}`);
  if (flags.length === 0) return [];
  return [
    notice(
      'PLAN_SETTLED',
      `"${path}" is shipped as planned: ${flags.join(', ')} cannot change it.`,
      'Pass them to the command that makes the plan: tagship plan --out plan.json.',
    ),
  ];
}

/** Whether a plan fixes a setting completely. Secret values are never in a plan. */
function isFixedByPlan(setting: Setting, masked: readonly string[]): boolean {
  if (setting.name === 'sha') return false;
  if (GROUPS.includes(setting.group) || NAMES.includes(setting.name)) return true;
  if (setting.key === undefined) {
    return setting.form !== 'secret-value' && !masked.includes(setting.buildxFlag);
  }
  const word = WORDS[setting.name];
  return word !== undefined && !masked.includes(word);
}

/** What of a saved plan stands for settings that ship itself looks at. */
export interface PlannedParts {
  /** Older plans lack it. */
  readonly resolved?:
    { readonly latest: Settings['latest']; readonly version?: string } | undefined;
  /** The words of its build commands, and those among them that a value follows which it does not show. */
  readonly argv: readonly string[];
  readonly masked: readonly string[];
}

/**
 * The settings, with those that a saved plan has settled as it has them: by which ship decides about
 * floating tags, and by which it chooses a builder that can do what the build command says.
 */
export function withPlanned(
  settings: Settings,
  { resolved, argv, masked }: PlannedParts,
): Settings {
  const valuesOf = (flag: string) => argv.filter((_, at) => argv[at - 1] === flag);
  return {
    ...settings,
    provenance: valuesOf('--provenance').at(-1),
    sbom: valuesOf('--sbom').at(-1),
    cacheTo: masked.includes('--cache-to') ? settings.cacheTo : valuesOf('--cache-to'),
    ...(resolved === undefined ? {} : { latest: resolved.latest, version: resolved.version }),
  };
}
