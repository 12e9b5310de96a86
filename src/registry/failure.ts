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
export type Again = 'always' | 'seldom' | 'never';

/** One try's failure. */
export interface Failure {
  readonly problem: ProblemData;
  readonly again: Again;
  /** What the registry asked us to wait. */
  readonly retryAfterMs?: number;
  /** Everybody who talks to this host should wait, not this request alone. */
  readonly pauseHost?: boolean;
}

const FAILURE = Symbol('failure');

/** An error that carries a {@link Failure}, to be thrown within one try. */
export function failed(failure: Failure, cause?: unknown): Error {
  const error = new Error(failure.problem.message, { cause });
  return Object.assign(error, { [FAILURE]: failure });
}

/** The failure that an error carries, if it is one of ours. */
export function toFailure(thrown: unknown): Failure | undefined {
  if (thrown instanceof Error && FAILURE in thrown) return thrown[FAILURE] as Failure;
  return undefined;
}

/** The Problem that a failure ends as. */
export function toProblem(failure: Failure, cause: unknown): Problem {
  return new Problem([failure.problem], { cause });
}
