// SPDX-License-Identifier: Apache-2.0
// How long a cancelled run may clean up.
import type { Clock } from '../clock.ts';

/** From the first signal to the end of the cleanup, ms; the process itself ends a second later. */
const GRACE_MS = 9_000;

/** A signal that aborts some seconds after another signal; `stop` cancels it. */
export function graceAfter(
  signal: AbortSignal,
  clock: Clock,
): { readonly signal: AbortSignal; readonly stop: () => void } {
  const over = new AbortController();
  const stopped = new AbortController();
  const begin = async (): Promise<void> => {
    try {
      await clock.sleep(GRACE_MS, stopped.signal);
      over.abort(signal.reason);
    } catch (cause) {
      if (!stopped.signal.aborted) throw cause;
    }
  };
  const onAbort = (): void => void begin();
  if (signal.aborted) onAbort();
  else signal.addEventListener('abort', onAbort, { once: true });
  return {
    signal: over.signal,
    stop: () => {
      signal.removeEventListener('abort', onAbort);
      stopped.abort();
    },
  };
}
