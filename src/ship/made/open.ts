// SPDX-License-Identifier: Apache-2.0
// Opens the images of all targets that take one from elsewhere, before anything else is checked. Writes to no registry.
import type { Plan, Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import { settingsForTarget } from '../../settings/targets.ts';
import type { ApplyContext } from '../context.ts';
import { toProblems } from '../destination.ts';
import { toDiskProblem } from '../disk.ts';
import type { MadeImages, TakenImage } from './taken.ts';
import { joinMade } from './join.ts';
import { openMade } from './source.ts';
import { isMade } from '../../plan/build/made.ts';

/**
 * The images of a plan, and the plan with the platforms that they have where none were asked for. What is wrong with one
 * is among the problems, with what is wrong with all others.
 */
export async function openAllMade(plan: Plan, context: ApplyContext): Promise<MadeImages> {
  const images = new Map<string, TakenImage>();
  const problems: ProblemData[] = [];
  const opened: (() => Promise<void>)[] = [];
  const openOne = async (target: Target): Promise<Target> => {
    if (!isMade(target.build)) return target;
    try {
      const image = await openTarget(target, context, opened);
      images.set(target.name, image);
      if (target.platforms.length > 0) return target;
      return { ...target, platforms: Object.keys(image.builtImage.platforms) };
    } catch (thrown) {
      if (context.signal.aborted) return target; // as the run itself says
      problems.push(...toProblems(toDiskProblem(thrown, context.tempDir)));
      return target;
    }
  };
  const targets: Target[] = [];
  for (const target of plan.targets) targets.push(await openOne(target));
  const close = async () => {
    await Promise.all(opened.map((one) => one()));
  };
  return { plan: { ...plan, targets }, images, problems, close };
}

async function openTarget(
  target: Target,
  context: ApplyContext,
  opened: (() => Promise<void>)[],
): Promise<TakenImage> {
  const { from = [] } = target.build;
  const results = await Promise.allSettled(from.map((written) => openMade(written, context)));
  const sources = results.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  opened.push(...sources.map(({ close }) => close));
  for (const one of results) if (one.status === 'rejected') throw one.reason;
  const settings = settingsForTarget(context.settings, target.name);
  const joined = await joinMade(target, sources, settings);
  const { manifest, platforms } = joined.builtImage;
  return {
    ...joined,
    onClose: (work) => void opened.push(work),
    carriedFrom: sources.flatMap(({ carriedFrom }) => carriedFrom ?? []),
    digests: [...new Set([manifest.digest, ...Object.values(platforms)])],
    from: sources.map((one) => ({ image: one.written, digest: one.manifest.digest })),
  };
}
