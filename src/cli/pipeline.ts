// SPDX-License-Identifier: Apache-2.0
// The commands plan, ship and merge: what they print, and the files they write.
import { detectCi } from '../facts/detect.ts';
import { listPublished } from '../report/published.ts';
import { listUnshown, renderPlan } from '../report/plan/plan-text.ts';
import { DEFAULT_WIDTH } from '../report/text.ts';
import { checkRecord } from '../run/files/own-files.ts';
import { EXIT, toExitCode } from '../run/entry.ts';
import { foldNotices, hasErrors, unsaid } from '../problem.ts';
import type { FileFlag, Invocation } from '../settings/inputs/flags.ts';
import type { Plan } from '../plan/plan.ts';
import type { Prepared, Request, RunEnvironment } from '../run/request.ts';
import type { Receipt } from '../ship/record/receipt.ts';
import * as pipeline from '../run/ship.ts';
import { toPrintedJson } from '../report/log-lines.ts';
import { version } from '../version.ts';
import { writeOutputFile } from '../run/files/output-files.ts';
import type { Cli } from './cli.ts';

interface Asked {
  readonly request: Request;
  readonly environment: RunEnvironment;
}

/** Prints the plan, and writes the files that are asked for; its exit code. */
export async function planCommand(
  cli: Cli,
  invocation: Invocation,
  { request, environment }: Asked,
): Promise<number> {
  const prepared = await pipeline.prepare(request, environment);
  let { plan: result } = prepared;
  if (invocation.askRegistries && !hasErrors(result.problems)) {
    result = await pipeline.previewRun(prepared, environment);
  }
  if (invocation.matrix) await printMatrix(cli, { ...prepared, plan: result });
  else {
    const shown = cli.maskValue(result, listPublished(result));
    if (invocation.explain) {
      const { printExplanation } = await import('./explain.ts');
      await printExplanation(cli, invocation, { ...prepared, plan: shown, environment });
    } else printPlan(cli, shown, invocation);
  }
  const lacking = await pipeline.checkBuildable(prepared, environment);
  [...listUnshown(result), ...lacking].forEach(cli.log.problem);
  const isWritten = await writeFiles(cli, invocation, result, undefined);
  return isWritten && !hasErrors(result.problems) ? EXIT.done : EXIT.problem;
}

/** The legs of the plan: the value of `strategy.matrix`. */
async function printMatrix({ log, print }: Cli, { plan, settings }: Prepared): Promise<void> {
  const { toMatrixOutputs } = await import('../plan/legs/matrix.ts');
  const { outputs, problems } = toMatrixOutputs(plan, settings);
  problems.forEach(log.problem);
  print(outputs.matrix);
}

function printPlan(
  { paint, print, printJson, width }: Cli,
  result: Plan,
  { json, details, askRegistries: asked }: Invocation,
): void {
  if (json) printJson(result);
  else print(renderPlan(result, { paint, width, details, asked }));
}

/** A CI log has the plan before the build, as the Action's has. */
async function sayPlan({ env, log, maskValue, paintLog }: Cli, plan: Plan): Promise<void> {
  if (detectCi(env) === 'local') return;
  const shown = maskValue(plan, listPublished(plan));
  await log.group('Plan', () => {
    log.info(renderPlan(shown, { paint: paintLog, width: DEFAULT_WIDTH }));
    return Promise.resolve();
  });
}

/** Plans and applies the plan, or merges legs; its exit code. */
export async function shipCommand(
  cli: Cli,
  invocation: Invocation,
  { request, environment }: Asked,
): Promise<number> {
  const { log, signal } = cli;
  const prepared = await pipeline.prepareToShip(request, environment);
  await sayPlan(cli, prepared.plan);
  const unrecorded = checkRecord(prepared.settings.leg, invocation);
  [...prepared.plan.problems, ...unrecorded].forEach(log.problem);
  let isWritten = true;
  const receipt = await pipeline.ship(prepared, environment, async (told) => {
    isWritten = await report(cli, invocation, prepared.plan, told);
  });
  const exitCode = toExitCode(receipt, signal);
  if (exitCode !== EXIT.interrupted) {
    isWritten = (await writeSbom(cli, invocation, { prepared, environment }, receipt)) && isWritten;
  }
  return exitCode === EXIT.done && !isWritten ? EXIT.problem : exitCode;
}

/** Whether every file was written that tells of the run. */
async function report(
  cli: Cli,
  invocation: Invocation,
  plan: Plan,
  receipt: Receipt,
): Promise<boolean> {
  const { log, maskValue, paint, print, printJson } = cli;
  const shown = maskValue(receipt, listPublished(plan));
  if (invocation.json) printJson(shown);
  else {
    const { renderReceipt } = await import('../report/receipt-text.ts');
    print(renderReceipt(shown, paint));
  }
  foldNotices(unsaid(receipt.problems, plan.problems)).forEach(log.problem);
  return writeFiles(cli, invocation, plan, receipt);
}

/**
 * Writes what later jobs read. Every file is written, also for a run that failed half-way, and for
 * one of which another file can't be. Whether all of them are.
 */
async function writeFiles(
  cli: Cli,
  invocation: Invocation,
  unmaskedPlan: Plan,
  unmaskedReceipt: Receipt | undefined,
): Promise<boolean> {
  const { files } = invocation;
  if (Object.keys(files).length === 0) return true;
  const published = listPublished(unmaskedPlan);
  const plan = cli.maskValue(unmaskedPlan, published);
  const receipt = cli.maskValue(unmaskedReceipt, published);
  const written: boolean[] = [];
  if (files.out !== undefined && !hasErrors(plan.problems)) {
    written.push(writeFile(cli, invocation, 'out', `${toPrintedJson(plan)}\n`));
  }
  if (files.dotenv !== undefined) {
    const { renderDotenv } = await import('../report/files/dotenv.ts');
    written.push(writeFile(cli, invocation, 'dotenv', renderDotenv(plan, receipt)));
  }
  const values = { receipt, record: receipt?.record };
  for (const flag of ['receipt', 'record'] as const) {
    if (values[flag] === undefined || files[flag] === undefined) continue;
    written.push(writeFile(cli, invocation, flag, `${toPrintedJson(values[flag])}\n`));
  }
  if (receipt !== undefined) written.push(...(await writeReports(cli, invocation, plan, receipt)));
  return written.every(Boolean);
}

/** The reports for GitLab that are asked for; whether each is written. */
async function writeReports(
  cli: Cli,
  invocation: Invocation,
  plan: Plan,
  receipt: Receipt,
): Promise<readonly boolean[]> {
  const { links, 'code-quality': quality } = invocation.files;
  const written: boolean[] = [];
  if (links !== undefined) {
    const { renderLinks } = await import('../report/files/links.ts');
    written.push(writeFile(cli, invocation, 'links', renderLinks(plan, receipt)));
  }
  if (quality !== undefined) {
    const { renderCodeQuality } = await import('../report/files/code-quality.ts');
    const text = renderCodeQuality(receipt.problems);
    written.push(writeFile(cli, invocation, 'code-quality', text));
  }
  return written;
}

/** Whether it is written; what went wrong is said. `text` shows no secret. */
function writeFile(
  { cwd, log }: Cli,
  { files }: Invocation,
  flag: FileFlag,
  text: string,
): boolean {
  const file = { flag, path: files[flag] ?? '', isPrivate: flag === 'out' };
  const problems = writeOutputFile(file, text, cwd);
  problems.forEach(log.problem);
  return problems.length === 0;
}

/** No file where no SBOM was made: an empty one would say that nothing is in the image. */
async function writeSbom(
  cli: Cli,
  invocation: Invocation,
  { prepared, environment }: Pick<Asked, 'environment'> & { readonly prepared: Prepared },
  receipt: Receipt,
): Promise<boolean> {
  if (invocation.files.cyclonedx === undefined) return true;
  const { sboms, problems } = await pipeline.readRunSboms(prepared, receipt, environment);
  problems.forEach(cli.log.problem);
  if (sboms.length === 0) return true;
  const { renderCyclonedx } = await import('../report/files/cyclonedx.ts');
  return writeFile(cli, invocation, 'cyclonedx', renderCyclonedx(cli.maskValue(sboms), version));
}
