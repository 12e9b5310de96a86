// SPDX-License-Identifier: Apache-2.0
// A leg: the part of a plan that one machine builds, which has no tag to write, and its record.
import { omitUndefined } from '../../omit-undefined.ts';
import { narrowCache } from '../../plan/build/cache.ts';
import { isMade } from '../../plan/build/made.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { error, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsForTarget } from '../../settings/targets.ts';
import { divideOutputs, listOutputPaths } from '../../settings/values/file-outputs.ts';
import { narrowCommand } from '../build/command/command.ts';
import type { ApplyContext } from '../context.ts';
import { toPlatform } from '../platform.ts';
import { isIndexAttribute } from '../push/strategy/output.ts';
import type { Surveyed } from '../run.ts';

/** What a run builds, and with which settings. */
interface Part {
  readonly plan: Plan;
  readonly context: ApplyContext;
}

/**
 * The part of a plan that a leg builds; the plan as it is for a run that is not a leg. The targets of a leg have
 * its platforms and no tags, so nothing that follows can write one. Version, labels and recipe stay those of the
 * whole, and annotations for the index are left to the merge, which makes it. An image that another program made is left to
 * the merge, too.
 */
export function toPart(plan: Plan, context: ApplyContext): Part {
  const { leg } = context.settings;
  if (leg.length === 0) return { plan, context };
  const wanted = new Set(leg.map(toPlatform));
  const targets = plan.targets.flatMap((target) => {
    if (isMade(target.build)) return [];
    const platforms = target.platforms.filter((platform) => wanted.has(toPlatform(platform)));
    return platforms.length === 0 ? [] : [narrow(target, platforms, leg)];
  });
  const [only] = plan.targets;
  const settings = {
    ...narrowOutputs(context.settings, only, leg),
    targets: context.settings.targets.map((target) => ({
      ...target,
      settings: narrowOutputs(
        target.settings,
        plan.targets.find(({ name }) => name === target.name),
        leg,
      ),
    })),
  };
  return { plan: { ...plan, targets: dropUnused(targets) }, context: { ...context, settings } };
}

/** Without bases that no target of the leg is built on: `web` has no arm64, so its base needs none. */
function dropUnused(targets: readonly Target[]): readonly Target[] {
  const kept = targets.filter(
    ({ name, untagged }) =>
      untagged === undefined || targets.some(({ needs = [] }) => needs.includes(name)),
  );
  return kept.length === targets.length ? kept : dropUnused(kept);
}

/** The outputs that a run writes of a target: in a leg, those of its platforms, in folders of their own. */
export function outputsOf(
  { platforms }: Pick<Target, 'platforms'>,
  { outputs }: Pick<Settings, 'outputs'>,
  leg: readonly string[],
): readonly string[] {
  if (leg.length === 0) return outputs;
  const whole = platforms.map(toPlatform);
  const wanted = new Set(leg.map(toPlatform));
  return divideOutputs(outputs, { whole, own: whole.filter((one) => wanted.has(one)) });
}

/** The files and directories that a run writes of the targets of a plan; none where it merges. */
export function listFilesOf(
  { targets }: Pick<Plan, 'targets'>,
  settings: Settings,
): readonly string[] {
  if (settings.legs !== undefined) return [];
  return targets.flatMap((target) =>
    listOutputPaths(outputsOf(target, settingsForTarget(settings, target.name), settings.leg)),
  );
}

/** Without attributes for the index, which the merge makes. */
function narrowOutputs(
  settings: Settings,
  target: Target | undefined,
  leg: readonly string[],
): Settings {
  const outputs = target === undefined ? settings.outputs : outputsOf(target, settings, leg);
  return { ...withoutIndexOutput(settings), outputs };
}

function withoutIndexOutput(settings: Settings): Settings {
  const own = settings.imageOutput?.filter((attribute) => !isIndexAttribute(attribute));
  return { ...settings, imageOutput: own };
}

function narrow(target: Target, platforms: readonly string[], leg: readonly string[]): Target {
  const cache = narrowCache(target, leg);
  const build = {
    ...target.build,
    argv: narrowCommand(target.build.argv, platforms),
    ...omitUndefined({ cache }),
  };
  return { ...target, platforms, tags: [], held: [], build };
}

/** What was found for a whole plan, for the targets of a leg. */
export function toPartOf(surveyed: readonly Surveyed[], part: Plan): readonly Surveyed[] {
  return surveyed.flatMap((one) => {
    const target = part.targets.find(({ name }) => name === one.destination.target.name);
    if (target === one.destination.target) return [one];
    return target === undefined ? [] : [{ ...one, destination: { ...one.destination, target } }];
  });
}

/**
 * Problems of a leg before anything is built: LEG_AND_LEGS, and LEG_PLATFORM_UNPLANNED for a platform of no
 * target. One that only targets have which this run does not ship is no error: then the leg builds nothing.
 */
export function checkLeg(
  { targets }: Pick<Plan, 'targets'>,
  settings: Pick<Settings, 'leg' | 'legs' | 'targets'>,
): readonly ProblemData[] {
  const { leg, legs } = settings;
  if (leg.length === 0) return [];
  const all = [...targets, ...settings.targets.map((target) => target.settings)];
  const planned = [...new Set(all.flatMap(({ platforms }) => platforms))];
  const unplanned = leg.filter(
    (platform) =>
      planned.length > 0 && !planned.some((one) => toPlatform(one) === toPlatform(platform)),
  );
  return [
    ...(legs === undefined ? [] : [bothGiven()]),
    ...unplanned.map((platform) =>
      error(
        'LEG_PLATFORM_UNPLANNED',
        `leg: "${platform}" is not one of the platforms ${planned.join(', ')}.`,
        'Add it to platforms, in all jobs, or remove it from leg.',
      ),
    ),
  ];
}

function bothGiven(): ProblemData {
  return error(
    'LEG_AND_LEGS',
    'leg and legs exclude each other: a run builds one leg, or merges all of them.',
    'Use leg in the jobs that build, and legs in the one that follows.',
  );
}
