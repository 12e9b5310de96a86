// SPDX-License-Identifier: Apache-2.0
// Waits for a state that others bring about. Holds no state itself.
import type { Clock } from '../../clock.ts';

/** Tells those who wait that something has changed. */
export interface Change {
  readonly notify: () => void;
  /** Resolves at the next {@link Change.notify}. */
  readonly next: () => Promise<void>;
}

/** A change that nothing waits for yet. */
export function createChange(): Change {
  let waiting: (() => void)[] = [];
  return {
    notify: () => {
      const all = waiting;
      waiting = [];
      for (const wake of all) wake();
    },
    next: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
  };
}

/** Resolves when `isMet`, which is asked again after each change. */
export async function until(change: Change, isMet: () => boolean): Promise<void> {
  while (!isMet()) await change.next();
}

/** The same, for at most so many ms; whether it was met in time. */
export async function untilWithin(
  change: Change,
  isMet: () => boolean,
  { clock, ms }: { readonly clock: Clock; readonly ms: number },
): Promise<boolean> {
  const over = new AbortController();
  const limit = clock.sleep(ms, over.signal).then(
    () => true,
    () => false, // it was met in time
  );
  const isOver = (): Promise<boolean> => Promise.race([change.next().then(() => false), limit]);
  try {
    while (!isMet()) if (await isOver()) return isMet();
    return true;
  } finally {
    over.abort();
  }
}
