// SPDX-License-Identifier: Apache-2.0
// Takes an image that another program made in place of a build: opens it, and copies it to its destinations.
import { isMade } from '../../plan/build/made.ts';
import type { Plan, Target } from '../../plan/plan.ts';
import { Problem } from '../../problem.ts';
import { parseMadeImage } from '../../settings/values/from.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { ApplyContext } from '../context.ts';
import type { Produced, Surveyed } from '../run.ts';
import { isScanned } from '../scan/scanned.ts';
import { isTested } from '../test/tested.ts';
import type { MadeImages, TakenImage } from './taken.ts';

/** Opens all images that another program made; most plans have none, and legs leave them to the merge. */
export async function openMadeImages(plan: Plan, context: ApplyContext): Promise<MadeImages> {
  const isLeg = context.settings.leg.length > 0;
  if (isLeg || !plan.targets.some(({ build }) => isMade(build))) {
    return { plan, images: new Map(), problems: [], close: () => Promise.resolve() };
  }
  const { openAllMade } = await import('./open.ts');
  return await openAllMade(plan, context);
}

/**
 * Copies the image of a target to every destination.
 *
 * @throws Problem if a required destination does not get it
 */
export async function copyMade(
  target: Target,
  usable: readonly Surveyed[],
  { builtImage, source, from, carriedFrom }: TakenImage,
): Promise<Produced> {
  const { copyToAll } = await import('../reuse/copy.ts');
  const copied = await copyToAll(usable, builtImage, source).catch(async (thrown: unknown) => {
    const isOfFiles = source.repository === undefined && thrown instanceof Problem;
    if (!isOfFiles) throw thrown;
    const { toMadeProblem } = await import('./problems.ts');
    throw toMadeProblem(thrown, from.map(({ image }) => image).join(', '));
  });
  const to = copied.pushedImages.map(({ destination }) => destination);
  const carried = carriedFrom.length === 0 ? {} : { copied: { sources: carriedFrom, to } };
  return { target, builtImage, ...copied, ...carried, from, reused: false };
}

/** The image of a target in a run that does not push: for a test or scan it is in the engine, or is loaded into it. */
export async function takeUnpushed(
  target: Target,
  image: TakenImage,
  context: ApplyContext,
): Promise<Produced> {
  const { builtImage, from } = image;
  const loadedReference = await findLoaded(target, image, context);
  const given = { ...omitUndefined({ loadedReference }), reused: false, problems: [] };
  return { target, builtImage, pushedImages: [], from, ...given };
}

async function findLoaded(
  target: Target,
  image: TakenImage,
  context: ApplyContext,
): Promise<string | undefined> {
  const { settings } = context;
  const [only, ...others] = image.from.map((one) => parseMadeImage(one.image));
  if (only?.kind === 'engine' && others.length === 0) return only.name;
  if (!isTested(target, settings) && !isScanned(target, settings)) return undefined;
  const { loadMade } = await import('./load.ts');
  return await loadMade(target, image, context);
}
