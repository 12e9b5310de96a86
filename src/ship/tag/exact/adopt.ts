// SPDX-License-Identifier: Apache-2.0
// The image that another run of the same commit gave an exact tag first: found in any destination, and taken in all of them.
import { readContents } from '../../../registry/manifests/contents.ts';
import { toProblems, type PushedImage } from '../../destination.ts';
import type { ExactTagState, FirstImage } from './state.ts';

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
  const whole = states.filter(({ planned }) => planned.platform === undefined);
  const isNew = whole.every(({ decision }) => decision.action === 'write');
  const elsewhere = isNew ? first : undefined;
  const there = own ? { source: pushedImage.destination, digest: own.decision.digest } : elsewhere;
  if (there === undefined) return pushedImage;
  const { placeImage } = await import('./place.ts'); // seldom needed
  return placeImage(pushedImage, there);
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

function isReuse(state: ExactTagState): state is ExactTagState & {
  readonly decision: { readonly action: 'reuse'; readonly digest: string };
} {
  return state.decision.action === 'reuse' && state.planned.platform === undefined;
}
