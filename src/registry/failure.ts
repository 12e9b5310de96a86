// SPDX-License-Identifier: Apache-2.0
// Why one try failed, and whether another may help. Inside this room only; outside it is a Problem.
import { Problem, type ProblemData } from '../problem.ts';

/**
 * Whether to try again.
 *
 * | | means |
 * | --- | --- |
 * | `always` | transient: again until the deadline |
 * | `seldom` | may be a lag or a slip (`unknown blob`, a name not found): again a few times |
 * | `never` | permanent: fail at once |
 */
export type Retry = 'always' | 'seldom' | 'never';

/** A refusal, for those who have another way to go on. */
export interface Answered {
  readonly status: number;
  /** `DENIED`, `MANIFEST_UNKNOWN`, …; empty when it sent none. */
  readonly code: string;
  /** It is no answer of a registry's API. */
  readonly isPage: boolean;
}

/** One try's failure. */
export interface Failure {
  readonly problem: ProblemData;
  readonly again: Retry;
  /** What the registry asked us to wait. */
  readonly retryAfterMs?: number;
  /** What the registry answered; absent where no answer came, or one that is no refusal. */
  readonly answer?: Answered;
  /** Everybody who talks to this host should wait, not this request alone. */
  readonly pauseHost?: boolean;
}

const FAILURE = Symbol('failure');

/**
 * A Problem that carries its {@link Failure}, for the retrying to see. Where nobody retries, such as
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
