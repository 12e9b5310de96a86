// SPDX-License-Identifier: Apache-2.0
// A pause that everybody keeps who talks to one host, and how many may write to it at a time.
import type { Clock } from '../../clock.ts';

/** When one host may be asked again. */
export interface Pause {
  /** Nobody asks for this long from now; a pause that ends later already stays. */
  readonly extend: (ms: number) => void;
  /** Resolves when the pause is over, at once when there is none. */
  readonly over: () => Promise<void>;
}

/** So that those who waited do not all ask in the same instant. */
const STAGGER_MS = 250;

/** A pause for one host. Rejects with the signal's reason when the run is cancelled. */
export function createPause(clock: Clock, signal: AbortSignal): Pause {
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

/** A number of places; who finds none free waits in line. */
export interface Slots {
  /** Runs `work` in a free place. */
  readonly within: <T>(work: () => Promise<T>) => Promise<T>;
}

/** `size` places. */
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
