// SPDX-License-Identifier: Apache-2.0
// Brings the image of another run of the same commit to a destination. Writes no tag.
import { notice, Problem, type ProblemData } from '../../../problem.ts';
import { readImage } from '../../push/image.ts';
import { copyTo } from '../../push/plain-fallback.ts';
import type { PushedImage } from '../../destination.ts';
import type { FirstImage } from './state.ts';

/**
 * A destination with an image that another run has published elsewhere: copied if it is not here, in the form that the host
 * accepts.
 *
 * @throws Problem PUSH_…, REGISTRY_…
 */
export async function placeImage(
  pushedImage: PushedImage,
  { source, digest }: FirstImage,
): Promise<PushedImage> {
  const { destination, builtImage } = pushedImage;
  if (builtImage.manifest.digest === digest) return pushedImage;
  const { repository } = destination;
  const isHere = source === destination || (await repository.resolve(digest)) !== undefined;
  if (isHere) return { destination, builtImage: await readImage(repository, digest) };
  const theirs = await readImage(source.repository, digest);
  const [copied] = await copyTo(theirs, source.repository, [repository]);
  if (copied === undefined || copied.problems.length > 0) {
    throw new Problem(copied?.problems ?? []);
  }
  return { destination, builtImage: copied.builtImage };
}

/** What a user has to know of a destination that had this digest, and whose image is another run's. */
export function describeAdoption(
  before: string,
  { destination, builtImage }: PushedImage,
): ProblemData {
  return notice(
    'TAG_OTHER_BITS',
    `"${destination.name}" already has another build of this commit: ${builtImage.manifest.digest} instead of ${before}.`,
    'Pull by tag, or by the digest of this repository; the two images come from the same commit and recipe.',
  );
}
