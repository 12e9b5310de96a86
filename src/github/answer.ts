// SPDX-License-Identifier: Apache-2.0
// The result of one request to GitHub's API, and whether to retry. Pure.
import { toPlainText } from './words.ts';

/**
 * Why there is no result.
 *
 * | kind       | means                                                                     |
 * | ---------- | ------------------------------------------------------------------------- |
 * | `login`    | the token is not valid                                                    |
 * | `right`    | the token may not read this, or a token is required; or it does not exist |
 * | `limit`    | too many requests                                                         |
 * | `trouble`  | the server failed                                                         |
 * | `garbled`  | it answered something else than GitHub's API does                         |
 * | `network`  | no answer came                                                            |
 */
export type ApiRefusal = 'login' | 'right' | 'limit' | 'trouble' | 'garbled' | 'network';

/** An object of JSON, or why there is none: `why` completes a sentence after a colon. */
export type Answer =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | {
      readonly ok: false;
      readonly kind: ApiRefusal;
      readonly why: string;
      /** Of an answer. */
      readonly status?: number;
    };

const GARBLED = 'GARBLED';

/** The error of an answer that GitHub's API does not give. */
export function garbled(message: string): Error {
  return Object.assign(new Error(message), { code: GARBLED });
}

/** The result of one attempt. */
export interface Tried {
  readonly answer: Extract<Answer, { readonly ok: false }>;
  /** Whether to retry, and the minimum wait if one was stated. */
  readonly again?: { readonly afterMs?: number };
}

/** A failed attempt. */
export function refused(kind: ApiRefusal, why: string, again?: Tried['again']): Tried {
  const answer = { ok: false, kind, why } as const;
  return again === undefined ? { answer } : { answer, again };
}

/** What the client throws: an error with the answer, with the network's error as its cause, or of its own. */
export function toTried(thrown: unknown, nowMs: number): Tried {
  const { response, status, cause } = isJsonObject(thrown) ? thrown : {};
  if (typeof status === 'number' && isJsonObject(response))
    return toRefused(status, response, nowMs);
  if (cause instanceof Error) return toLost(cause);
  return refused('garbled', `its response cannot be read: ${toPlainText(String(thrown))}`, {});
}

/** Why there is no response; only transient errors are retried. */
function toLost(cause: Error): Tried {
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  const words = toPlainText(cause.message);
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
  const answer = { ok: false, kind, why, status } as const;
  if (kind !== 'limit' && kind !== 'trouble') return { answer };
  // GitHub asks for a minute at least, where it states no time.
  const again = limit.again ?? (status === 403 ? { afterMs: MINUTE_MS } : {});
  return { answer, again };
}

const MINUTE_MS = 60_000;

function toKind(status: number, isLimited: boolean): ApiRefusal {
  if (status >= 500) return 'trouble';
  if (status === 429 || (status === 403 && isLimited)) return 'limit';
  if (status === 401) return 'login';
  return status < 400 ? 'garbled' : 'right';
}

function readMessage(data: unknown): string {
  return isJsonObject(data) && typeof data.message === 'string' ? toPlainText(data.message) : '';
}

/**
 * The rate limit in the headers: `Retry-After` in seconds, or no request left until a time.
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
  } = isJsonObject(headers) ? headers : {};
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
export function isJsonObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
