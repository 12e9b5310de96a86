// SPDX-License-Identifier: Apache-2.0
// Signs the images of a run before they are tagged.
import { once } from '../../once.ts';
import type { PushedImage } from '../destination.ts';
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';

/** Signs images where they are, which have exact tags already or not; undefined for a run that does not sign. */
export function toSign({ context, openSigner }: Production, journal: Journal) {
  if (openSigner === undefined) return undefined;
  const { clock, signal, settings } = context;
  const signing = { ...{ clock, signal, format: settings.signFormat }, note: journal.noteReferrer };
  const open = once(openSigner);
  return async (pushedImages: readonly PushedImage[], isTagged: boolean) => {
    const { signImages } = await import('./sign.ts');
    const { signer, verifyBy } = await open();
    journal.learn({ verifyBy });
    const signed = await signImages(pushedImages, { ...signing, signer, isTagged });
    journal.learn({ problems: signed.problems });
    return signed.pushedImages;
  };
}

/**
 * Signs what is going to be tagged; what is left is signed, or this run does not sign. Under `together: false` a target
 * that takes no signature is recorded as failed, and the others are left.
 */
export async function signAll(
  produced: readonly Produced[],
  { context, watch }: Pick<Production, 'context' | 'watch'>,
  journal: Journal,
  sign: ReturnType<typeof toSign>,
): Promise<readonly Produced[]> {
  if (sign === undefined) return produced;
  const { settings, log } = context;
  return watch.time('sign', () =>
    log.group('Sign', async () => {
      if (settings.together || produced.length < 2) return keepSigned(produced, sign);
      const { eachApart } = await import('../targets/produce-all.ts');
      const signOne = (one: Produced) => keepSigned([one], sign);
      return (await eachApart(produced, journal, signOne)).flat();
    }),
  );
}

async function keepSigned(
  produced: readonly Produced[],
  sign: NonNullable<ReturnType<typeof toSign>>,
): Promise<readonly Produced[]> {
  const signed = await sign(
    produced.flatMap(({ pushedImages }) => pushedImages),
    false,
  );
  const isSigned = (image: PushedImage) => signed.includes(image);
  return produced.map((one) => ({ ...one, pushedImages: one.pushedImages.filter(isSigned) }));
}
