// SPDX-License-Identifier: Apache-2.0
// The entry point of npx, GitLab, Jenkins and all others: argv in, results on standard output, everything else on
// standard error, exit code out. Loads what a command needs only when it is asked for.
import type { Prepared } from '../run/request.ts';
import { tmpdir } from 'node:os';
import { systemClock } from '../clock.ts';
import { createCli, type Cli, type CliProcess } from './cli.ts';
import { imagesCommand, isAboutImages, type ImagesCommand } from './images.ts';
import { EXIT, readPayload, runToExitCode, toExitCode } from '../run/entry.ts';
import type { Receipt } from '../ship/record/receipt.ts';
import { detectCi } from '../facts/detect.ts';
import { checkOutputFiles, writeOutputFile } from '../run/files/output-files.ts';
import { checkRecord, listOwnFiles } from '../run/files/own-files.ts';
import type { Plan } from '../plan/plan.ts';
import { foldNotices, hasErrors, Problem, unsaid, type ProblemData } from '../problem.ts';
import { toPrintedJson } from '../report/log-lines.ts';
import { listPublished } from '../report/published.ts';
import { parseCommandLine } from '../settings/inputs/component/command-line.ts';
import type { FileFlag, Invocation } from '../settings/inputs/flags.ts';
import { environmentSecrets } from '../settings/values/secrets/known-secrets.ts';
import * as pipeline from '../run/ship.ts';
import { DEFAULT_WIDTH, listUnshown, renderPlan } from '../report/plan/plan-text.ts';
import { version } from '../version.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** Runs a command line and gives its exit code. Never throws. */
export function runCli(given: CliProcess): Promise<number> {
  const cli = createCli(given);
  return runToExitCode(() => runArgv(cli), given.signal, {
    problem: cli.log.problem,
    line: cli.say,
  });
}

async function runArgv(cli: Cli): Promise<number> {
  cli.vault.add(environmentSecrets(cli.env));
  const parsed = parseCommandLine(cli.argv, cli.env);
  const { value: invocation, problems } = parsed;
  if (invocation === undefined || (!parsed.ok && invocation.command === 'init')) {
    throw new Problem(problems);
  }
  const { command } = invocation;
  if (isAboutImages(command)) {
    const request = toRequest(cli, invocation, problems);
    const environment = toEnvironment(cli, invocation);
    return imagesCommand(cli, invocation, command, { request, environment });
  }
  return isAboutLogins(command)
    ? loginsCommand(cli, invocation, problems)
    : runCommand(cli, invocation, command, problems);
}

type LoginsCommand = 'whoami' | 'login' | 'logout';

function isAboutLogins(command: Invocation['command']): command is LoginsCommand {
  return ['whoami', 'login', 'logout'].includes(command);
}

async function runCommand(
  cli: Cli,
  invocation: Invocation,
  command: Exclude<Invocation['command'], LoginsCommand | ImagesCommand>,
  problems: readonly ProblemData[],
): Promise<number> {
  switch (command) {
    case 'version':
      cli.print(version);
      return EXIT.done;
    case 'help': {
      const { renderHelp } = await import('../settings/inputs/help.ts');
      cli.print(renderHelp(invocation.topic));
      return EXIT.done;
    }
    case 'plan':
      return planCommand(cli, invocation, toRequest(cli, invocation, problems));
    case 'ship':
    case 'merge':
      return shipCommand(cli, invocation, toRequest(cli, invocation, problems));
    case 'init':
      return (await import('./init.ts')).initCommand(cli, invocation);
  }
}

/** The commands about the logins of a run. */
async function loginsCommand(
  cli: Cli,
  invocation: Invocation,
  problems: readonly ProblemData[],
): Promise<number> {
  if (invocation.command === 'logout') {
    if (problems.length > 0) throw new Problem(problems);
    return (await import('./login.ts')).logoutCommand(cli, invocation);
  }
  const run = {
    request: toRequest(cli, invocation, problems),
    environment: toEnvironment(cli, invocation),
  };
  return invocation.command === 'login'
    ? (await import('./login.ts')).loginCommand(cli, invocation, run)
    : (await import('./whoami.ts')).whoamiCommand(cli, invocation, run);
}

async function planCommand(cli: Cli, invocation: Invocation, request: Request): Promise<number> {
  const environment = toEnvironment(cli, invocation);
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

async function shipCommand(cli: Cli, invocation: Invocation, request: Request): Promise<number> {
  const environment = toEnvironment(cli, invocation);
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
    isWritten = (await writeSbom(cli, invocation, prepared, receipt)) && isWritten;
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
  prepared: Prepared,
  receipt: Receipt,
): Promise<boolean> {
  if (invocation.files.cyclonedx === undefined) return true;
  const environment = toEnvironment(cli, invocation);
  const { sboms, problems } = await pipeline.readRunSboms(prepared, receipt, environment);
  problems.forEach(cli.log.problem);
  if (sboms.length === 0) return true;
  const { renderCyclonedx } = await import('../report/files/cyclonedx.ts');
  return writeFile(cli, invocation, 'cyclonedx', renderCyclonedx(cli.maskValue(sboms), version));
}

function toRequest(
  { cwd, env }: Cli,
  { command, given, facts, remote, planFile, askRegistries, files }: Invocation,
  problems: readonly ProblemData[],
): Request {
  const outputs = Object.entries(files).map(([flag, path]) => ({ flag, path }));
  const inCi = detectCi(env) !== 'local';
  return {
    command: command === 'merge' ? 'ship' : command,
    given,
    overrides: facts,
    payload: readPayload(env),
    now: new Date().toISOString(),
    remote: (remote ?? inCi) ? 'ask' : 'never',
    usesTempDir: command !== 'plan' || askRegistries,
    problems: [...problems, ...checkOutputFiles(outputs, cwd)],
    ...omitUndefined({ planFile }),
  };
}

function toEnvironment(cli: Cli, invocation: Invocation): RunEnvironment {
  const { planFile, files, command, positionals } = invocation;
  const { cwd, env, shell, signal, log, vault } = cli;
  const records = command === 'merge' ? positionals : [];
  return {
    ...{ cwd, env, shell, signal, log, vault },
    own: listOwnFiles(cwd, [planFile, files.out, files.receipt, ...records]),
    ...omitUndefined({ receiptFile: files.receipt }),
    clock: systemClock,
    tempParent: tmpdir(),
  };
}
