// SPDX-License-Identifier: Apache-2.0
// The settings of each target: its own, what it takes from the top level, and what beats both.
import { hasErrors, type PartlyParsed, type ProblemData } from '../problem.ts';
import type { FileHarvest } from './file/read-file.ts';
import type { FoundSetting } from './file/written.ts';
import type { Settings, TargetSettings } from './settings.ts';
import { isForTarget, settingsTable } from './table/table.ts';
import { isOfBuilds } from './values/from.ts';

/** What the targets of a run are resolved from. */
interface Written {
  /** Flags, inputs and variables, which count for every target. */
  readonly given: readonly FoundSetting[];
  readonly fromFile: FileHarvest;
  /** The problems of the run itself, which are not repeated for each target. */
  readonly run: { readonly problems: readonly ProblemData[] };
}

type Resolved = PartlyParsed<Settings> & { readonly fromCheckout: ReadonlySet<string> };

/**
 * The settings of every target. A key in a target replaces the one at the top level as a whole; an empty
 * one stands for the default; flags, inputs and variables beat both.
 */
export function resolveTargets(
  { given, fromFile, run }: Written,
  resolve: (found: readonly FoundSetting[], isTarget: true) => Resolved,
): { readonly targets: readonly TargetSettings[]; readonly problems: readonly ProblemData[] } {
  const said = new Set(run.problems.map(keyOf));
  const targets: TargetSettings[] = [];
  const problems: ProblemData[] = [];
  for (const { found, own, ...target } of fromFile.targets) {
    const { name } = target;
    // What is said of all builds does not concern a target that is made elsewhere.
    const concerns = ({ setting }: FoundSetting) => !own.has('from') || !isOfBuilds(setting.name);
    const above = fromFile.found.filter((one) => !own.has(one.setting.name) && concerns(one));
    const resolved = resolve([...given.filter(concerns), ...found, ...above], true);
    const news = resolved.problems.filter((problem) => !said.has(keyOf(problem)));
    problems.push(...news.map((problem) => nameTarget(problem, name)));
    if (resolved.value === undefined || hasErrors(resolved.problems)) continue;
    const settings = fillName({ ...resolved.value, name });
    targets.push({ ...target, settings, fromCheckout: resolved.fromCheckout });
  }
  return { targets, problems };
}

function keyOf({ code, message }: ProblemData): string {
  return `${code} ${message}`;
}

/** A message with a position in the file names its target already. */
function nameTarget(problem: ProblemData, name: string): ProblemData {
  if (/:\d+:\d+: /.test(problem.message)) return problem;
  return { ...problem, message: `target "${name}": ${problem.message}` };
}

/** Test and scan are no templates otherwise, so that only `{{name}}` is replaced. */
function fillName(settings: Settings): Settings {
  const fill = (text?: string) => text?.replaceAll(/\{\{\s*name\s*\}\}/g, settings.name);
  return { ...settings, test: fill(settings.test), scan: fill(settings.scan) };
}

/** The settings of the run as a whole, which are the same for every target. */
const FOR_RUN = settingsTable.flatMap((setting) =>
  setting.key === undefined || setting.key === 'name' || isForTarget(setting) ? [] : [setting.key],
);

/**
 * The settings for a target of a plan: its own together with those of the run. Without `targets` they are the
 * run's.
 */
export function settingsForTarget(settings: Settings, target: string): Settings {
  return listByName(settings).get(target) ?? settings;
}

/** The settings of each target by its name, made once for each value of the run's. */
const listByName = (() => {
  const known = new WeakMap<Settings, ReadonlyMap<string, Settings>>();
  return (settings: Settings): ReadonlyMap<string, Settings> => {
    const before = known.get(settings);
    if (before !== undefined) return before;
    const forRun = Object.fromEntries(
      FOR_RUN.map((key) => [key, settings[key]] as const),
    ) as Partial<Settings>;
    const all = new Map(
      settings.targets.map(({ name, settings: own }) => [name, { ...own, ...forRun }] as const),
    );
    known.set(settings, all);
    return all;
  };
})();

/** The settings of all targets, or those of the run where there are none. */
export function listSettings(settings: Settings): readonly Settings[] {
  return settings.targets.length === 0
    ? [settings]
    : settings.targets.map(({ name }) => settingsForTarget(settings, name));
}
