// SPDX-License-Identifier: Apache-2.0
// Pauses in long work, without which the process would hear of a signal only when the work is done.
import { setImmediate } from 'node:timers/promises';
import type { Pause } from '../plan/rules/pattern.ts';

/** How long work may go on between two pauses, ms. */
const SPAN_MS = 100;

/** A pause that is made when the last one is long enough ago; until then it costs nothing. */
export function createPause(signal: AbortSignal): Pause {
  let last = performance.now();
  return () => {
    if (performance.now() - last < SPAN_MS) return undefined;
    last = performance.now();
    return hearSignals(signal);
  };
}

/**
 * Lets the process hear of signals that came while it worked.
 *
 * @throws the signal's reason when one has ended the run
 */
export async function hearSignals(signal: AbortSignal): Promise<void> {
  await setImmediate();
  signal.throwIfAborted();
}
