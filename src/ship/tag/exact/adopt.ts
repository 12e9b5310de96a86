// SPDX-License-Identifier: Apache-2.0
// The image that another run of the same commit gave an exact tag first: found in any destination, and taken in all of them.
import { notice, Problem, type ProblemData } from '../../../problem.ts';
import { readContents } from '../../../registry/manifests/contents.ts';
import { readImage } from '../../push/image.ts';
import { toProblems, type Destination, type PushedImage } from '../../destination.ts';
import type { ExactTagState } from './state.ts';

/** The image of another run, and a destination that has it. */
export interface FirstImage {
  readonly source: Destination;
  readonly digest: string;
}

/** A destination with its image, and its exact tags as they are read before they are written. */
export interface ReadingTags {
  readonly pushedImage: PushedImage;
  readonly reading: Promise<readonly ExactTagState[]>;
}

/**
 * The image that an exact tag of a target has already in one of its destinations: it is used in all of them, since the run that
 * wrote it may be on its way to the others, or have ended. Waits for all of them, so that no tag is written before.
 */
export async function findFirstImage(
  { destination: { target } }: PushedImage,
  all: readonly ReadingTags[],
): Promise<FirstImage | undefined> {
  const own = all.filter(({ pushedImage }) => pushedImage.destination.target === target);
  if (own.length < 2) return undefined;
  const asked = own.toSorted((one, other) => comparePushed(one.pushedImage, other.pushedImage));
  const states = await Promise.all(asked.map(({ reading }) => orNone(reading)));
  return asked.flatMap(({ pushedImage }, at) => {
    const first = states[at]?.find(isReuse);
    const isWhole = asked.every((one) => countParts(one.pushedImage) <= countParts(pushedImage));
    return first === undefined || !isWhole
      ? []
      : [{ source: pushedImage.destination, digest: first.decision.digest }];
  })[0];
}

/** A failure is reported by the destination that it belongs to. */
async function orNone(
  reading: Promise<readonly ExactTagState[]>,
): Promise<readonly ExactTagState[]> {
  try {
    return await reading;
  } catch (thrown) {
    toProblems(thrown);
    return [];
  }
}

/**
 * The order in which destinations count, the same in every run of a commit: those that are required first, then those with the
 * whole image, since a host that accepts no index has it plain; then by name.
 */
export function comparePushed(one: PushedImage, other: PushedImage): number {
  const [first, second] = [one.destination, other.destination];
  return (
    Number(second.required) - Number(first.required) ||
    countParts(other) - countParts(one) ||
    (first.name < second.name ? -1 : 1)
  );
}

function countParts({ builtImage }: PushedImage): number {
  return readContents(builtImage.manifest).manifests.length;
}

/** The image for the exact tags of a destination: one that is there under such a tag, or else elsewhere; otherwise this run's. */
export async function adoptImage(
  pushedImage: PushedImage,
  states: readonly ExactTagState[],
  first: FirstImage | undefined,
): Promise<PushedImage> {
  const own = states.find(isReuse);
  if (own !== undefined) {
    return placeImage(pushedImage, {
      source: pushedImage.destination,
      digest: own.decision.digest,
    });
  }
  const whole = states.filter(({ planned }) => planned.platform === undefined);
  const isNew = whole.every(({ decision }) => decision.action === 'write');
  return first === undefined || !isNew ? pushedImage : placeImage(pushedImage, first);
}

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
  const { copyTo } = await import('../../push/plain-fallback.ts');
  const theirs = await readImage(source.repository, digest);
  const [copied] = await copyTo(theirs, source.repository, [repository]);
  if (copied === undefined || copied.problems.length > 0) {
    throw new Problem(copied?.problems ?? []);
  }
  return { destination, builtImage: copied.builtImage };
}

/** The tags of whole images that were found with another image than the one that is adopted. */
export function listLeftTags(
  { builtImage }: PushedImage,
  states: readonly ExactTagState[],
): ReadonlySet<string> {
  const left = states
    .filter(isReuse)
    .filter(({ decision }) => decision.digest !== builtImage.manifest.digest);
  return new Set(left.map(({ planned }) => planned.tag));
}

/** What a user has to know of a destination whose image is another run's. */
export function describeAdoption(before: PushedImage, after: PushedImage): readonly ProblemData[] {
  if (before.builtImage.manifest.digest === after.builtImage.manifest.digest) return [];
  return [
    notice(
      'TAG_OTHER_BITS',
      `"${after.destination.name}" already has another build of this commit: ` +
        `${after.builtImage.manifest.digest} instead of ${before.builtImage.manifest.digest}.`,
      'Pull by tag, or by the digest of this repository; the two images come from the same commit and recipe.',
    ),
  ];
}

function isReuse(state: ExactTagState): state is ExactTagState & {
  readonly decision: { readonly action: 'reuse'; readonly digest: string };
} {
  return state.decision.action === 'reuse' && state.planned.platform === undefined;
}
