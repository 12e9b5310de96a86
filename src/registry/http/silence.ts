// SPDX-License-Identifier: Apache-2.0
// Unresponsive hosts: reported once while requests continue, and abandoned early if nothing was sent yet.
import type { Clock } from '../../clock.ts';
import type { Limits } from '../limits.ts';
import { toErrno, traced } from './trace.ts';

/** What {@link createSilence} needs. */
export interface SilenceOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly limits: Pick<Limits, 'silentMs' | 'preflightMs'>;
  /** Tells of a host by its name. */
  readonly tell: (name: string) => void;
}

/** Watches what hosts are asked. */
export interface Silence {
  /**
   * Sends something to a host of this name, within so many ms where that is said, and takes note of whether it
   * answers. An error that abandons a host carries that in its trace.
   */
  readonly watch: <T>(
    name: string,
    send: (withinMs: number | undefined) => Promise<T>,
  ) => Promise<T>;
  /** From now on a silent host is retried like any other failure. */
  readonly endPreflight: () => void;
}

/** The part of {@link PREFLIGHT_MS} with which left a host is not asked again. */
const LEAST = 1 / 30;

/**
 * Tells of each host that has answered nothing for 30 s and is asked nevertheless, in one request or in
 * several, once until it answers again; and until {@link Silence.endPreflight} gives it up after 90 s. A
 * host that was left alone for 30 s begins anew.
 */
export function createSilence(options: SilenceOptions): Silence {
  const watches = new Map<string, Watch>();
  let isPreflight = true;
  return {
    watch: async (name, send) => {
      const watch = watches.get(name) ?? createWatch(options, name);
      watches.set(name, watch);
      watch.begin();
      try {
        const answer = await send(isPreflight ? watch.leftMs() : undefined);
        watch.hear();
        return answer;
      } catch (thrown) {
        const isOver = watch.fail(toErrno(thrown) === 'ETIMEDOUT');
        if (isPreflight && isOver) traced(thrown, { isGivenUp: true });
        throw thrown;
      } finally {
        watch.end();
      }
    },
    endPreflight: () => {
      isPreflight = false;
    },
  };
}

/** Watches one host. */
interface Watch {
  readonly begin: () => void;
  readonly end: () => void;
  /** It has answered. */
  readonly hear: () => void;
  /** It has not answered; true if it has been silent for too long. */
  readonly fail: (isLate: boolean) => boolean;
  /** The remaining time before it is abandoned. */
  readonly leftMs: () => number;
}

function createWatch({ clock, limits, tell }: SilenceOptions, name: string): Watch {
  const { silentMs, preflightMs } = limits;
  /** When it was asked first of what it has not answered since. */
  let sinceMs: number | undefined;
  /** The same, of what it has left hanging: resets and refusals are another thing. */
  let hangsMs: number | undefined;
  let idleMs = clock.now();
  let pending = 0;
  let isTold = false;
  let timer: NodeJS.Timeout | undefined;

  const check = (): void => {
    if (isTold || sinceMs === undefined || pending === 0) return;
    const leftMs = sinceMs + silentMs - clock.now();
    if (leftMs <= 0) {
      isTold = true;
      tell(name);
      return;
    }
    timer ??= setTimeout(() => {
      timer = undefined;
      check();
    }, leftMs);
  };
  const toLeft = () => preflightMs - (clock.now() - (hangsMs ?? clock.now()));

  return {
    begin: () => {
      const now = clock.now();
      if (pending === 0 && now - idleMs > silentMs) [sinceMs, hangsMs, isTold] = [now, now, false];
      sinceMs ??= now;
      hangsMs ??= now;
      pending += 1;
      check();
    },
    end: () => {
      pending -= 1;
      idleMs = clock.now();
      clearTimeout(timer);
      timer = undefined;
      check();
    },
    hear: () => {
      const now = pending > 1 ? clock.now() : undefined;
      [sinceMs, hangsMs, isTold] = [now, now, false];
    },
    fail: (isLate) => {
      if (!isLate) hangsMs = undefined;
      return isLate && toLeft() < preflightMs * LEAST;
    },
    leftMs: () => Math.max(toLeft(), preflightMs * LEAST),
  };
}
