// SPDX-License-Identifier: Apache-2.0
// Signs the images of a run before they are tagged.
import type { PushedImage } from '../destination.ts';
import type { Journal } from '../journal.ts';
import type { Produced, Production } from '../run.ts';

/** Signs images where they are; undefined for a run that does not sign. */
export function toSign({ context, signer }: Production, journal: Journal) {
  if (signer === undefined) return undefined;
  const { clock, signal, settings } = context;
  const signing = {
    ...{ signer, clock, signal, format: settings.signFormat },
    note: journal.noteReferrer,
  };
  return async (pushedImages: readonly PushedImage[]) => {
    const { signImages } = await import('./sign.ts');
    const signed = await signImages(pushedImages, signing);
    journal.learn({ problems: signed.problems });
    return signed.pushedImages;
  };
}

/** Signs what is going to be tagged; what is left is signed, or this run does not sign. */
export async function signAll(
  produced: readonly Produced[],
  { context, watch }: Production,
  sign: ReturnType<typeof toSign>,
): Promise<readonly Produced[]> {
  if (sign === undefined) return produced;
  const all = produced.flatMap(({ pushedImages }) => pushedImages);
  const signed = await watch.time('sign', () => context.log.group('Sign', () => sign(all)));
  const isSigned = (image: PushedImage) => signed.includes(image);
  return produced.map((one) => ({ ...one, pushedImages: one.pushedImages.filter(isSigned) }));
}
