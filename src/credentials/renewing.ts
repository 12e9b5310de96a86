// SPDX-License-Identifier: Apache-2.0
// Logins that end: shared by all callers, and made again before they end or when they were refused.
import type { Clock } from '../clock.ts';
import type { FoundCredential } from '../registry/registry.ts';

/** Why a login is asked for. */
export interface LoginNeed {
  /** It was refused, so that it is no answer again. */
  readonly refused?: FoundCredential | undefined;
  /** How much of its life must be left: `half` of it, or ms. One that has less is renewed once. */
  readonly left?: 'half' | number;
}

/** A login, when it was made and when it is to be renewed, ms. */
export interface MadeLogin {
  readonly found: FoundCredential;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** A login that ends sooner than this counts as ended; a short one, after four fifths of its life, ms. */
const LONGEST_MARGIN_MS = 60_000;

/** No login that was just given is over, whatever our clock says of its end, and none outlives a calendar, ms. */
const SHORTEST_MS = 60_000;
const LONGEST_MS = 3650 * 24 * 3_600_000;

/** When a login ends that was asked for at `sinceMs`, by its own statement as far as it can be. */
export function boundEnd(sinceMs: number, endMs: number): number {
  if (Number.isNaN(endMs)) return sinceMs + SHORTEST_MS;
  return Math.min(Math.max(endMs, sinceMs + SHORTEST_MS), sinceMs + LONGEST_MS);
}

/** When a login has to be renewed that ends at `endMs`. */
export function toRenewalMs(sinceMs: number, endMs: number): number {
  return endMs - Math.min(LONGEST_MARGIN_MS, (endMs - sinceMs) / 5);
}

/**
 * A function that finds a login. Concurrent callers share one `make`; a failure is forgotten, so that the next caller
 * tries again, and undefined stays: what is not there does not appear in a run.
 */
export function createRenewing<T, Made extends MadeLogin | undefined>(
  { now }: Pick<Clock, 'now'>,
  keyOf: (wanted: T) => string,
  make: (wanted: T) => Promise<Made>,
): (wanted: T, need?: LoginNeed) => Promise<FoundCredential | Extract<Made, undefined>> {
  const making = new Map<string, Promise<Made>>();
  return async (wanted, need = {}) => {
    const key = keyOf(wanted);
    for (;;) {
      const pending = making.get(key);
      if (pending === undefined) break;
      const made = await pending;
      if (made === undefined) return made as Extract<Made, undefined>;
      if (isGood(made, need, now())) return made.found;
      if (making.get(key) === pending) making.delete(key);
    }
    const asking = make(wanted);
    making.set(key, asking);
    asking.catch(() => making.delete(key));
    const made = await asking;
    return made === undefined ? (made as Extract<Made, undefined>) : made.found;
  };
}

function isGood({ found, sinceMs, untilMs }: MadeLogin, need: LoginNeed, nowMs: number): boolean {
  if (found === need.refused || nowMs >= untilMs) return false;
  const leftMs = untilMs - nowMs;
  return leftMs >= (need.left === 'half' ? nowMs - sinceMs : (need.left ?? 0));
}
