// SPDX-License-Identifier: Apache-2.0
// Finds the image of an earlier commit that was built from the same files: the setting `paths`.
import type { Plan } from '../../plan/plan.ts';
import { readImage } from '../push/image.ts';
import { describeDifference } from '../tag/exact/decide.ts';
import { listFloating, listHeld, type Destination } from '../destination.ts';
import { findFullest, type Earlier } from './find.ts';
import { identify } from './revision.ts';

/**
 * The image that the floating tags of this run, `latest` or the tag of the default branch point at, if it is this
 * project's, has our recipe and was built from the same files. Undefined without `paths`.
 */
export async function findUnchanged(
  destinations: readonly Destination[],
  { sha, defaultBranch }: Pick<Plan['facts'], 'sha' | 'defaultBranch'>,
): Promise<Earlier | undefined> {
  const found: Earlier[] = [];
  for (const destination of destinations) {
    const { target } = destination;
    if (target.build.inputs === undefined) return undefined;
    const ours = identify(target, sha);
    for (const digest of await listCurrent(destination, defaultBranch)) {
      const here = await destination.readIdentity(digest, 'recipe');
      if (describeDifference(here, ours) !== undefined) continue;
      const builtImage = await readImage(destination.repository, digest);
      const isOther = here.revision !== undefined && here.revision !== ours.revision;
      const since = isOther ? { unchangedSince: here.revision } : {};
      found.push({ destination, builtImage, ...since });
      break;
    }
  }
  return findFullest(found);
}

/** The digests of the tags that may have such an image, without duplicates. */
async function listCurrent(
  destination: Destination,
  defaultBranch: string | undefined,
): Promise<readonly string[]> {
  const floating = [...listFloating(destination), ...listHeld(destination)];
  const names = floating.filter(({ platform }) => platform === undefined).map(({ tag }) => tag);
  const legal = defaultBranch !== undefined && /^\w[\w.-]*$/.test(defaultBranch);
  const tags = new Set([...names, 'latest', ...(legal ? [defaultBranch] : [])]);
  const read = [...tags].map((tag) => destination.repository.resolve(tag));
  const digests = (await Promise.all(read)).flatMap((there) => there?.digest ?? []);
  return [...new Set(digests)];
}
