// SPDX-License-Identifier: Apache-2.0
// Why one attempt failed, and whether to retry. Internal to this module; outside it is a Problem.
import { Problem, type ProblemData } from '../problem.ts';

/**
 * Whether to try again.
 *
 * | | means |
 * | --- | --- |
 * | `transient` | retry until the deadline |
 * | `limited` | a read delay, a transient fault or a mistake (`unknown blob`, a name not found): retry a few times |
 * | `permanent` | fail at once |
 */
export type Retry = 'transient' | 'limited' | 'permanent';

/** A refusal, for callers that have a fallback. */
export interface Answered {
  readonly status: number;
  /** `DENIED`, `MANIFEST_UNKNOWN`, …; empty when it sent none. */
  readonly code: string;
  /** The response does not come from a registry's API. */
  readonly isPage: boolean;
}

/** One try's failure. */
export interface Failure {
  readonly problem: ProblemData;
  readonly retry: Retry;
  /** What the registry asked us to wait. */
  readonly retryAfterMs?: number;
  /** The registry's refusal; absent without a response, or if it is not a refusal. */
  readonly answer?: Answered;
  /** All requests to this host should wait, not only this one. */
  readonly pauseHost?: boolean;
}

const FAILURE = Symbol('failure');

/**
 * A Problem that carries its {@link Failure}, for the retrying to see. Where nothing is retried, such as
 * in the middle of a stream, it is a Problem like any other.
 */
export function failed(failure: Failure, cause?: unknown): Problem {
  return Object.assign(new Problem([failure.problem], { cause }), { [FAILURE]: failure });
}

/** The failure that a thrown value carries, if it does. */
export function toFailure(thrown: unknown): Failure | undefined {
  if (thrown instanceof Problem && FAILURE in thrown) return thrown[FAILURE] as Failure;
  return undefined;
}
