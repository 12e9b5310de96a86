// SPDX-License-Identifier: Apache-2.0
// Ends a push that makes no progress. buildx has no limit: a registry that never answers would block it permanently.
import type { Clock } from '../../../clock.ts';

/** Watches the output of one build. */
export interface PushWatch {
  /** Aborted if the push made no progress for too long. */
  readonly signal: AbortSignal;
  /** Called with every chunk of output. */
  readonly hear: (chunk: string) => void;
  /** The build has ended: stop watching. */
  readonly stop: () => void;
}

/** BuildKit's line at the start of a push; everything before it may take hours without output. */
const PUSHING = /^#\d+ pushing (layers|manifest)/m;

/**
 * The allowed time without output after `ended` pushes were ended: each try gets twice as long as the
 * previous one. BuildKit prints nothing while it uploads layers, so its silence proves little, but a
 * push must end at some time.
 */
export function toStallTimeout(idleMs: number, ended: number): number {
  return idleMs * 2 ** ended;
}

/** Starts watching; `idleMs` without output after the push began aborts {@link PushWatch.signal}. */
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
        // The build ended during the sleep: stop watching.
        if (!ended.signal.aborted) throw cause;
      });
    },
    stop: () => {
      ended.abort();
    },
  };
}
