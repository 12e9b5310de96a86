// SPDX-License-Identifier: Apache-2.0
// A shared pause of all requests to one host, and a limit of concurrent writes.
import type { Clock } from '../../clock.ts';

/** When one host may be asked again. */
export interface HostPause {
  /** Delays all requests for this long; an existing pause that ends later stays. */
  readonly extend: (ms: number) => void;
  /** Resolves when the pause is over, at once when there is none. */
  readonly over: () => Promise<void>;
}

/** Jitter, so that waiting requests do not all start at once. */
const STAGGER_MS = 250;

/** A pause for one host. Rejects with the signal's reason when the run is cancelled. */
export function createHostPause(clock: Clock, signal: AbortSignal): HostPause {
  let until = 0;
  return {
    extend: (ms) => {
      until = Math.max(until, clock.now() + ms);
    },
    over: async () => {
      for (let left = until - clock.now(); left > 0; left = until - clock.now()) {
        await clock.sleep(left + clock.random() * STAGGER_MS, signal);
      }
    },
  };
}

/** A semaphore; callers wait in order. */
export interface Slots {
  /** Runs `work` when a slot is free. */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A semaphore of `size` slots. */
export function createSlots(size: number): Slots {
  let free = size;
  const line: (() => void)[] = [];
  return {
    within: async (work) => {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => line.push(resolve));
      try {
        return await work();
      } finally {
        const next = line.shift();
        if (next === undefined) free += 1;
        else next();
      }
    },
  };
}

/**
 * Runs `work` for each, so many at a time, and returns what they came to in the order of the items. After a failure no more is
 * begun; it waits for all that were begun, so that nothing goes on in the background, and throws the first failure.
 */
export async function runAll<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const slots = createSlots(atOnce);
  let hasFailed = false;
  const done: R[] = [];
  const results = await Promise.allSettled(
    items.map((item, index) =>
      slots.within(async () => {
        if (hasFailed) return;
        try {
          done[index] = await work(item);
        } catch (thrown) {
          hasFailed = true;
          throw thrown;
        }
      }),
    ),
  );
  for (const result of results) if (result.status === 'rejected') throw result.reason;
  return done;
}
