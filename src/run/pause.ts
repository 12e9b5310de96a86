// SPDX-License-Identifier: Apache-2.0
// Pauses in long work, so that the process handles signals before the work is done.
import { setImmediate } from 'node:timers/promises';
import type { Pause } from '../plan/rules/pattern.ts';

/** How long work may go on between two pauses, ms. */
const SPAN_MS = 100;

/** Pauses when the last pause is long enough ago; costs nothing otherwise. */
export function createPause(signal: AbortSignal): Pause {
  let last = performance.now();
  return () => {
    if (performance.now() - last < SPAN_MS) return undefined;
    last = performance.now();
    return hearSignals(signal);
  };
}

/**
 * Handles signals that arrived while the process was busy.
 *
 * @throws the signal's reason when one has ended the run
 */
export async function hearSignals(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
