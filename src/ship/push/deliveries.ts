// SPDX-License-Identifier: Apache-2.0
// Deliveries that are begun before buildx has ended, by the digest of the image. Delivers nothing itself.
import { Problem } from '../../problem.ts';
import type { Built } from './built.ts';

/** Deliveries of images that a builder has pushed. */
export interface Deliveries {
  /** Begins the delivery of an image, unless it was begun already. */
  readonly begin: (digest: string, deliver: () => Promise<Built | undefined>) => void;
  /**
   * What became of an image; undefined if its delivery was not begun, or must be made once more.
   *
   * @throws Problem BUILD_PLATFORM_MISSING, PUSH_…, REGISTRY_…
   */
  readonly find: (digest: string) => Promise<Built | undefined>;
}

/** No deliveries yet. */
export function createDeliveries(): Deliveries {
  const begun = new Map<string, Promise<Built | undefined>>();
  return {
    begin: (digest, deliver) => {
      if (begun.has(digest)) return;
      const delivering = deliver();
      delivering.catch(() => undefined); // reported to the caller, who may try again
      begun.set(digest, delivering);
    },
    find: async (digest) => {
      try {
        return await begun.get(digest);
      } catch (thrown) {
        if (thrown instanceof Problem) throw thrown;
        return undefined;
      }
    },
  };
}
