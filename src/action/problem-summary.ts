// SPDX-License-Identifier: Apache-2.0
// The job summary of a step that ended with problems.
import { Problem } from '../problem.ts';
import { renderProblemsSummary } from '../report/summary.ts';
import type { StepRun } from './context.ts';
import { summarize } from './runner.ts';

/** The problems that ended the step, and why they are not in the summary where it can't be written, which hides none of them. */
export function summarizeProblem({ env, maskValue }: StepRun, thrown: Problem): Problem {
  const { problems } = thrown;
  try {
    summarize(env.GITHUB_STEP_SUMMARY, renderProblemsSummary(maskValue(problems)));
    return thrown;
  } catch (failed) {
    if (!(failed instanceof Problem)) throw failed;
    const isSaid = problems.some(({ code }) => code === 'RUNNER_FILE');
    return isSaid ? thrown : new Problem([...problems, ...failed.problems]);
  }
}
