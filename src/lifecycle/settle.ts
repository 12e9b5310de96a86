// SPDX-License-Identifier: Apache-2.0
// Several works at once, of which each may fail: all that is wrong is said together.
import { Problem, type ProblemData } from '../problem.ts';

/**
 * Waits for all: what they gave, and the problems of those that failed.
 *
 * @throws what is no Problem
 */
export async function settleAll<T>(
  works: readonly Promise<T>[],
): Promise<{ readonly values: readonly T[]; readonly problems: readonly ProblemData[] }> {
  const problems: ProblemData[] = [];
  const values: T[] = [];
  for (const result of await Promise.allSettled(works)) {
    if (result.status === 'fulfilled') values.push(result.value);
    else if (result.reason instanceof Problem) problems.push(...result.reason.problems);
    else throw result.reason;
  }
  return { values, problems };
}

/** What all of them gave. @throws Problem with all that is wrong, once each has ended */
export async function allDone<T>(works: readonly Promise<T>[]): Promise<readonly T[]> {
  const { values, problems } = await settleAll(works);
  if (problems.length > 0) throw new Problem(problems);
  return values;
}
