// SPDX-License-Identifier: Apache-2.0
// Reports retries: each in the debug log, and those that keep a user waiting as lines of the run.
import type { Clock } from '../../clock.ts';
import type { Log } from '../../log.ts';
import type { Failure } from '../failure.ts';

/** Reports one retry of a request to a host, after a wait in ms. */
export type RetryLog = (host: string, failure: Failure, waitMs: number) => void;

/** A wait that is reported to the user, and so is a retry that follows failures of this long, ms. */
const LONG_MS = 5_000;
/** A host is reported at most once in this time, ms; after as long without a failure it counts as well again. */
const QUIET_MS = 30_000;

interface Host {
  sinceMs: number;
  lastMs: number;
  reportedMs: number;
}

/**
 * A function that reports retries. The user is told of a wait of 5 s, or of failures that have lasted 5 s, once in 30 s
 * for each host: many requests may wait for the same.
 */
export function createRetryLog(
  log: Pick<Log, 'info' | 'debug'> | undefined,
  clock: Pick<Clock, 'now'>,
): RetryLog {
  const hosts = new Map<string, Host>();
  return (name, { problem }, waitMs) => {
    const now = clock.now();
    const known = hosts.get(name);
    const host =
      known !== undefined && now - known.lastMs <= QUIET_MS
        ? known
        : { sinceMs: now, lastMs: now, reportedMs: Number.NEGATIVE_INFINITY };
    hosts.set(name, host);
    host.lastMs = now + waitMs;
    const isLong = waitMs >= LONG_MS || now - host.sinceMs >= LONG_MS;
    const text = `${problem.message} Retrying in ${toWait(waitMs)}.`;
    if (!isLong || now - host.reportedMs < QUIET_MS) {
      log?.debug(text);
      return;
    }
    host.reportedMs = now;
    log?.info(text);
  };
}

function toWait(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1_000)} s`;
}
