// SPDX-License-Identifier: Apache-2.0
// Retries: how long to wait, how often, and when to give up.
import type { Clock } from '../../clock.ts';
import type { Problem } from '../../problem.ts';
import { failed, type Failure, toFailure } from '../failure.ts';
import type { HostPause } from './pause.ts';

/** The state of a series of attempts. */
export interface RetryPolicy {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** No try starts later than this after the first failure, ms: a long upload may fail late. */
  readonly deadlineMs: number;
  readonly pause: HostPause;
  readonly onRetry: (failure: Failure, waitMs: number) => void;
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 30_000;
const LONGEST_RETRY_AFTER_MS = 300_000;
const LIMITED_TRIES = 4;

const UNIT_MS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * What a `Retry-After` header asks for, in milliseconds; undefined when it cannot be read.
 *
 * | header                          | ms                  |
 * | ------------------------------- | ------------------- |
 * | `3`                             | 3000                |
 * | `12.5ms`                        | 12.5                |
 * | `1m30s`                         | 90000               |
 * | `Wed, 21 Oct 2015 07:28:00 GMT` | from `nowMs` to then |
 *
 * A wait beyond five minutes counts as five: quotas are stated in hours and lifted sooner.
 */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const isDate = /^[A-Z][a-z]{2}/.test(text); // Date.parse alone takes nearly anything
  const ms = parseDuration(text) ?? (isDate ? Date.parse(text) : Number.NaN) - nowMs;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_RETRY_AFTER_MS);
}

function parseDuration(text: string): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000;
  if (!/^(?:\d+(?:\.\d+)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  return [...text.matchAll(/([\d.]+)([a-zµ]+)/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0),
    0,
  );
}

/** The wait before try `tries + 1`: a random part of an exponentially growing span ("full jitter"). */
export function toBackoff(tries: number, random: number): number {
  return random * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
}

/**
 * The result of the first try that succeeds.
 *
 * @throws Problem of the last failure, when it is permanent or the deadline is over
 */
export async function withRetries<T>(policy: RetryPolicy, attempt: () => Promise<T>): Promise<T> {
  const { clock, signal, pause } = policy;
  const start = clock.now();
  let firstFailure: number | undefined;
  for (let tries = 1; ; tries += 1) {
    await pause.over();
    signal.throwIfAborted();
    try {
      return await attempt();
    } catch (thrown) {
      signal.throwIfAborted();
      const failure = toFailure(thrown);
      if (failure === undefined) throw thrown;
      const waitMs = failure.retryAfterMs ?? toBackoff(tries, clock.random());
      const now = clock.now();
      const spentMs = now - start;
      firstFailure ??= now;
      if (isLast(failure, tries, now - firstFailure + waitMs, policy.deadlineMs)) {
        throw tries > 1 ? withTries(failure, thrown, { tries, spentMs }) : thrown;
      }
      policy.onRetry(failure, waitMs);
      if (failure.pauseHost === true) pause.extend(waitMs);
      else await clock.sleep(waitMs, signal);
    }
  }
}

function isLast(failure: Failure, tries: number, nextMs: number, deadlineMs: number): boolean {
  if (failure.retry === 'permanent') return true;
  if (failure.retry === 'limited' && tries >= LIMITED_TRIES) return true;
  return nextMs > deadlineMs;
}

function withTries(
  failure: Failure,
  cause: unknown,
  { tries, spentMs }: { tries: number; spentMs: number },
): Problem {
  const { problem } = failure;
  const seconds = (spentMs / 1000).toFixed(spentMs < 10_000 ? 1 : 0);
  const message = problem.message.replace(/\.?$/, ` (${tries} tries in ${seconds} s).`);
  // An enclosing series of attempts does not start over.
  return failed({ ...failure, retry: 'permanent', problem: { ...problem, message } }, cause);
}
