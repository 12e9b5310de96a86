// SPDX-License-Identifier: Apache-2.0
// The Action with `command: promote`: plan and receipt in the log, a job summary, the outputs of a run that ships.
import { setOutput, summarize } from './runner.ts';
import type { Promotion } from '../lifecycle/promote/promotion.ts';
import type { Plan } from '../plan/plan.ts';
import { hasErrors, unsaid } from '../problem.ts';
import { toOutputs } from '../report/files/outputs.ts';
import { renderPromotions, toAnswer } from '../report/lifecycle/promotion-text.ts';
import { listPublished } from '../report/published.ts';
import { renderReceipt } from '../report/receipt-text.ts';
import { renderReceiptSummary, renderTextSummary } from '../report/summary.ts';
import { plain } from '../report/text.ts';
import { EXIT, toExitCode } from '../run/entry.ts';
import { runPromotion } from '../run/promote.ts';
import type { Receipt } from '../ship/record/receipt.ts';
import { isOn } from '../settings/inputs/command-inputs.ts';
import { checkDryFiles } from '../settings/inputs/unused.ts';
import type { StepRun } from './context.ts';
import type { LifecycleRun } from './lifecycle.ts';
import { writeReceiptFile } from './receipt-file.ts';

/** Promotes the image of the input `from`; gives the exit code. */
export async function promoteStep({
  step,
  own,
  request,
  environment,
}: LifecycleRun): Promise<number> {
  const files: { isWritten: boolean } = { isWritten: true };
  const dryRun = isOn(own, 'dry-run');
  checkDryFiles(dryRun, { receipt: own.receipt }).forEach(step.log.problem);
  const { promotions, receipt } = await runPromotion(
    request,
    {
      dryRun,
      onPlan: (planned, plan) => sayPlan(step, planned, plan),
      report: async (told, planned, plan) => {
        const shown = await report(step, { receipt: told, planned, plan });
        files.isWritten = writeReceiptFile(step, own.receipt, shown);
      },
    },
    environment,
  );
  if (receipt === undefined) return endPlanned(step, promotions);
  const exitCode = toExitCode(receipt, step.signal);
  return exitCode === EXIT.done && !files.isWritten ? EXIT.problem : exitCode;
}

/** A dry run, or one that is refused: its plan is its only output. */
function endPlanned(step: StepRun, promotions: readonly Promotion[]): number {
  const problems = problemsOf(promotions);
  const head = hasErrors(problems) ? 'Not promoted' : 'Promotion, dry run';
  const repositories = promotions.flatMap((one) => one.repositories);
  const shown = step.maskValue(promotions, new Set(repositories.map((one) => one.repository)));
  const text = renderPromotions(shown, plain);
  const summary = renderTextSummary({ head, text, problems: problemsOf(shown) });
  summarize(step.env.GITHUB_STEP_SUMMARY, summary);
  setOutput('plan', JSON.stringify(toAnswer(shown)));
  return hasErrors(problems) ? EXIT.problem : EXIT.done;
}

function problemsOf(promotions: readonly Promotion[]) {
  return promotions.flatMap(({ problems }) => problems);
}

async function sayPlan(step: StepRun, promotions: readonly Promotion[], plan: Plan): Promise<void> {
  const shown = step.maskValue(promotions, listPublished(plan));
  await step.log.group('Plan', () => {
    step.log.info(renderPromotions(shown, plain));
    return Promise.resolve();
  });
  problemsOf(shown).forEach(step.log.problem);
}

async function report(
  { env, log, maskValue }: StepRun,
  done: { readonly receipt: Receipt; readonly planned: readonly Promotion[]; readonly plan: Plan },
): Promise<Receipt> {
  const published = listPublished(done.plan);
  const receipt = maskValue(done.receipt, published);
  const plan = maskValue(done.plan, published);
  await log.group('Receipt', () => {
    log.info(renderReceipt(receipt, plain));
    return Promise.resolve();
  });
  unsaid(receipt.problems, problemsOf(done.planned)).forEach(log.problem);
  summarize(env.GITHUB_STEP_SUMMARY, renderReceiptSummary(plan, receipt));
  const version = plan.targets[0]?.version ?? '';
  const outputs = {
    ...toOutputs(plan, receipt, { version }),
    plan: JSON.stringify(toAnswer(maskValue(done.planned, published))),
  };
  for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
  return receipt;
}
