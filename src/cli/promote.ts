// SPDX-License-Identifier: Apache-2.0
// The command promote: the plan as text or JSON; then the receipt, and the files that later jobs read.
import type { Promotion } from '../lifecycle/promote/promotion.ts';
import type { Plan } from '../plan/plan.ts';
import { hasErrors, unsaid } from '../problem.ts';
import { toPrintedJson } from '../report/log-lines.ts';
import { renderPromotions, toAnswer } from '../report/lifecycle/promotion-text.ts';
import { listPublished } from '../report/published.ts';
import { EXIT, toExitCode } from '../run/entry.ts';
import { writeOutputFile } from '../run/files/output-files.ts';
import { runPromotion } from '../run/promote.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { checkDryFiles } from '../settings/inputs/unused.ts';
import type { FileFlag, Invocation } from '../settings/inputs/flags.ts';
import type { Receipt } from '../ship/record/receipt.ts';
import type { Cli } from './cli.ts';

/** Promotes an image, or with `--dry-run` shows what would be done; exit code 1 where that is refused. */
export async function promoteCommand(
  cli: Cli,
  invocation: Invocation,
  run: { readonly request: Request; readonly environment: RunEnvironment },
): Promise<number> {
  const files: { isWritten: boolean } = { isWritten: true };
  checkDryFiles(invocation.dryRun, invocation.files).forEach(cli.log.problem);
  const { promotions, receipt } = await runPromotion(
    run.request,
    {
      dryRun: invocation.dryRun,
      onPlan: (planned, plan) => {
        sayPromotion(cli, invocation, planned, plan);
        return Promise.resolve();
      },
      report: async (told, planned, plan) => {
        files.isWritten = await reportPromotion(cli, invocation, { receipt: told, planned, plan });
      },
    },
    run.environment,
  );
  if (receipt === undefined) return hasErrors(problemsOf(promotions)) ? EXIT.problem : EXIT.done;
  const exitCode = toExitCode(receipt, cli.signal);
  return exitCode === EXIT.done && !files.isWritten ? EXIT.problem : exitCode;
}

/** The plan is the answer of a dry run and of a refused one; else it goes where the log goes. */
function sayPromotion(
  cli: Cli,
  { dryRun, json }: Invocation,
  promotions: readonly Promotion[],
  plan: Plan,
): void {
  const shown = cli.maskValue(promotions, listPublished(plan));
  if (!dryRun && !hasErrors(problemsOf(promotions))) {
    cli.say(renderPromotions(shown, cli.paintLog));
  } else if (json) cli.printJson(toAnswer(shown));
  else cli.print(renderPromotions(shown, cli.paint));
  problemsOf(shown).forEach(cli.log.problem);
}

function problemsOf(promotions: readonly Promotion[]) {
  return promotions.flatMap(({ problems }) => problems);
}

async function reportPromotion(
  cli: Cli,
  { json, files }: Invocation,
  done: { readonly receipt: Receipt; readonly planned: readonly Promotion[]; readonly plan: Plan },
): Promise<boolean> {
  const published = listPublished(done.plan);
  const shown = cli.maskValue(done.receipt, published);
  if (json) cli.printJson(shown);
  else {
    const { renderReceipt } = await import('../report/receipt-text.ts');
    cli.print(renderReceipt(shown, cli.paint));
  }
  unsaid(shown.problems, problemsOf(done.planned)).forEach(cli.log.problem);
  const write = (flag: FileFlag, text: string): boolean => {
    const path = files[flag];
    if (path === undefined) return true;
    const problems = writeOutputFile({ flag, path }, text, cli.cwd);
    problems.forEach(cli.log.problem);
    return problems.length === 0;
  };
  const { renderDotenv } = await import('../report/files/dotenv.ts');
  return [
    write('receipt', `${toPrintedJson(shown)}\n`),
    write('dotenv', renderDotenv(cli.maskValue(done.plan, published), shown)),
  ].every(Boolean);
}
