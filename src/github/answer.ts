// SPDX-License-Identifier: Apache-2.0
// What came of one question to GitHub's API, and whether asking again may help. Pure.
import { toWords } from './words.ts';

/**
 * Why there is no answer.
 *
 * | kind       | means                                                                     |
 * | ---------- | ------------------------------------------------------------------------- |
 * | `login`    | the token is not valid                                                    |
 * | `right`    | the token, or nobody without one, may read this; or there is no such thing |
 * | `limit`    | too many requests                                                         |
 * | `trouble`  | the server failed                                                         |
 * | `garbled`  | it answered something else than GitHub's API does                         |
 * | `network`  | no answer came                                                            |
 */
export type Refusal = 'login' | 'right' | 'limit' | 'trouble' | 'garbled' | 'network';

/** An object of JSON, or why there is none: `why` completes a sentence after a colon. */
export type Answer =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly kind: Refusal; readonly why: string };

const GARBLED = 'GARBLED';

/** The error of an answer that GitHub's API does not give. */
export function garbled(message: string): Error {
  return Object.assign(new Error(message), { code: GARBLED });
}

/** What one try has brought. */
export interface Tried {
  readonly answer: Answer;
  /** Whether another try may help, and what it has to wait at least where that was said. */
  readonly again?: { readonly afterMs?: number };
}

/** A try that brought no answer. */
export function refused(kind: Refusal, why: string, again?: Tried['again']): Tried {
  const answer: Answer = { ok: false, kind, why };
  return again === undefined ? { answer } : { answer, again };
}

/** What the client throws: an error with the answer, with the network's error as its cause, or of its own. */
export function toTried(thrown: unknown, nowMs: number): Tried {
  const { response, status, cause } = isObject(thrown) ? thrown : {};
  if (typeof status === 'number' && isObject(response)) return toRefused(status, response, nowMs);
  if (cause instanceof Error) return toLost(cause);
  return refused('garbled', `its answer cannot be read: ${toWords(String(thrown))}`, {});
}

/** What kept an answer from coming; only what may be otherwise in a moment is tried again. */
function toLost(cause: Error): Tried {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const words = toWords(cause.message);
  if (code === GARBLED || code === 'E2BIG') return refused('garbled', words);
  const isTransient = /^(?:E(?!RR_)[A-Z_]+|HPE_\w+)$/.test(code);
  const why = words.includes(code) ? words : `${words} (${code})`;
  return refused('network', why, isTransient ? {} : undefined);
}

function toRefused(
  status: number,
  { headers, data }: Readonly<Record<string, unknown>>,
  nowMs: number,
): Tried {
  const message = readMessage(data);
  const why = `it answered ${status}${message === '' ? '' : ` "${message}"`}`;
  const limit = readLimit(headers, nowMs);
  const kind = toKind(status, limit.isLimited || /rate limit/i.test(message));
  if (kind !== 'limit' && kind !== 'trouble') return refused(kind, why);
  // Without a time there is a minute to wait at least where it is 403.
  return refused(kind, why, limit.again ?? (status === 403 ? undefined : {}));
}

function toKind(status: number, isLimited: boolean): Refusal {
  if (status >= 500) return 'trouble';
  if (status === 429 || (status === 403 && isLimited)) return 'limit';
  if (status === 401) return 'login';
  return status < 400 ? 'garbled' : 'right';
}

function readMessage(data: unknown): string {
  return isObject(data) && typeof data.message === 'string' ? toWords(data.message) : '';
}

/**
 * What the headers say of too many requests: `Retry-After` in seconds, or no request left until a time.
 *
 * @see https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function readLimit(
  headers: unknown,
  nowMs: number,
): Pick<Tried, 'again'> & { readonly isLimited: boolean } {
  const {
    'retry-after': after,
    'x-ratelimit-remaining': remaining,
    'x-ratelimit-reset': reset,
  } = isObject(headers) ? headers : {};
  const seconds = toCount(after);
  if (seconds !== undefined) return { isLimited: true, again: { afterMs: seconds * 1000 } };
  if (remaining !== '0') return { isLimited: false };
  const at = toCount(reset);
  if (at === undefined) return { isLimited: true };
  return { isLimited: true, again: { afterMs: Math.max(0, at * 1000 - nowMs) } };
}

function toCount(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

/** Whether a value is an object with names for its fields. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
