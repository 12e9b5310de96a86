// SPDX-License-Identifier: Apache-2.0
// Ends a push that has gone silent. buildx itself has no limit: a registry that never answers holds it for ever.
import type { Clock } from '../../clock.ts';

/** Watches the output of one build. */
export interface PushWatch {
  /** Aborted when the push was silent for too long. */
  readonly signal: AbortSignal;
  /** To be told of every piece of output. */
  readonly hear: (chunk: string) => void;
  /** The build has ended: stop watching. */
  readonly stop: () => void;
}

/** BuildKit's own words for the start of a push; everything before it may be silent for hours. */
const PUSHING = /^#\d+ pushing (layers|manifest)/m;

/**
 * The silence that is allowed after `ended` pushes were ended: each try gets twice as long as the
 * one before. BuildKit says nothing while layers go out, so that its silence proves little, and a
 * slow push must come to an end some time.
 */
export function toStallTimeout(idleMs: number, ended: number): number {
  return idleMs * 2 ** ended;
}

/** Starts watching; `idleMs` without a word after the push began aborts {@link PushWatch.signal}. */
export function watchPush(clock: Clock, idleMs: number): PushWatch {
  const hung = new AbortController();
  const ended = new AbortController();
  let heardAt = clock.now();
  let isPushing = false;
  let rest = '';
  const guard = async (): Promise<void> => {
    for (let silent = 0; silent < idleMs; silent = clock.now() - heardAt) {
      await clock.sleep(idleMs - silent, ended.signal);
    }
    hung.abort();
  };
  return {
    signal: hung.signal,
    hear: (chunk) => {
      heardAt = clock.now();
      if (isPushing) return;
      isPushing = PUSHING.test(rest + chunk);
      rest = (rest + chunk).slice(-200);
      if (!isPushing) return;
      guard().catch((cause: unknown) => {
        // The sleep was cut short because the build ended: nothing is left to watch.
        if (!ended.signal.aborted) throw cause;
      });
    },
    stop: () => {
      ended.abort();
    },
  };
}
