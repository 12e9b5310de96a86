// SPDX-License-Identifier: Apache-2.0
// Measures how long each step of a run takes.
import type { Clock } from '../../clock.ts';

/** Times steps by name; repeated steps add up. */
export interface Stopwatch {
  readonly time: <T>(step: string, work: () => Promise<T>) => Promise<T>;
  /** Milliseconds by step, and `total` since the stopwatch was made. */
  readonly read: () => Readonly<Record<string, number>>;
}

/** A stopwatch that starts now. */
export function createStopwatch(clock: Pick<Clock, 'now'>): Stopwatch {
  const started = clock.now();
  const steps = new Map<string, number>();
  return {
    time: async (step, work) => {
      const from = clock.now();
      try {
        return await work();
      } finally {
        steps.set(step, (steps.get(step) ?? 0) + clock.now() - from);
      }
    },
    read: () => {
      const entries = [...steps, ['total', clock.now() - started] as const];
      return Object.fromEntries(entries.map(([step, ms]) => [step, Math.round(ms)]));
    },
  };
}
