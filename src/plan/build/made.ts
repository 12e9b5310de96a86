// SPDX-License-Identifier: Apache-2.0
// What the plan says of an image that another program made: the setting `from`. Pure.
import { notice, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Texts } from '../labels/labels.ts';
import type { BuildPlan } from '../plan.ts';
import { quote } from '../quote.ts';

/** Whether a target takes an image that is made already. */
export function isMade({ from }: Pick<BuildPlan, 'from'>): boolean {
  return from !== undefined && from.length > 0;
}

/**
 * The plan of an image that is not built here. Its recipe is its name, its sources and the platforms that were
 * asked for: the same commit with other sources is another image.
 */
export function planMade(
  { name, from }: Pick<Settings, 'name' | 'from'>,
  platforms: readonly string[],
): BuildPlan {
  const recipe = { version: 2, name, from: [...from].sort(), platforms: [...platforms].sort() };
  return { argv: [], context: '', file: '', from, recipe: JSON.stringify(recipe) };
}

/**
 * The annotations that an image which is made already can have: those of the index that is put around it, and of the
 * entries in it. The notice FROM_ANNOTATION names those that were asked for on another level.
 *
 * @param texts by key, with a level where the user wrote one
 */
export function toIndexAnnotations(texts: Texts): {
  readonly annotations: Texts;
  readonly problems: readonly ProblemData[];
} {
  const all = Object.entries(texts);
  const isPlaced = ([key]: readonly [string, string]) => !/^[a-z-]+(?:[[,].*)?:/.test(key);
  const levelled = all.filter((entry) => !isPlaced(entry));
  const isKept = ([key]: readonly [string, string]) =>
    /^(?:index|manifest-descriptor(?:\[[^\]]*\])?):/.test(key);
  const left = levelled.filter((entry) => !isKept(entry)).map(([key]) => key);
  return {
    annotations: Object.fromEntries([
      ...all.filter(isPlaced).map(([key, value]) => [`index:${key}`, value] as const),
      ...levelled.filter(isKept),
    ]),
    problems: left.map(leftOut),
  };
}

function leftOut(key: string): ProblemData {
  return notice(
    'FROM_ANNOTATION',
    `the annotation ${quote(key)} is left out: the manifests of an image that is made already do not change`,
    'Write it without a level, or with index: or manifest-descriptor:.',
  );
}
