// SPDX-License-Identifier: Apache-2.0
// The face of npx, GitLab, Jenkins and all others: argv in, results on standard output, everything else on
// standard error, exit code out. Loads what a command needs only when it is asked for.
import type { Prepared } from '../run/request.ts';
import { tmpdir } from 'node:os';
import { systemClock } from '../clock.ts';
import { argv, clone, destination } from './begin.ts';
import { endProcess, EXIT, readPayload, runToExitCode, toExitCode } from '../run/entry.ts';
import type { Receipt } from '../ship/receipt.ts';
import { detectCi } from '../facts/detect.ts';
import { checkOutputFiles, writeOutputFile } from '../run/output-files.ts';
import type { Plan } from '../plan/plan.ts';
import { hasErrors, Problem, unsaid, type ProblemData } from '../problem.ts';
import { toLogLines, toPrintedJson } from '../report/log-lines.ts';
import { createMask, createValueMask, createVault } from '../report/mask.ts';
import { listPublished } from '../report/published.ts';
import { createTerminalLog } from '../report/terminal.ts';
import { ansi, plain, type Paint } from '../report/text.ts';
import { parseArgv, type FileFlag, type Invocation } from '../settings/inputs/flags.ts';
import { environmentSecrets } from '../settings/values/known-secrets.ts';
import * as pipeline from '../run/ship.ts';
import { DEFAULT_WIDTH, renderPlan } from '../report/plan-text.ts';
import { version } from '../version.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { omitUndefined } from '../omit-undefined.ts';

const { env, signal } = destination;
const vault = createVault(() => undefined);
const mask = createMask(vault.list);
const maskValue = createValueMask(mask);
const paintOut = paintFor(process.stdout);
const log = createTerminalLog({
  write: (text) => process.stderr.write(text),
  paint: paintFor(process.stderr),
  secrets: vault.list,
  debug: argv.includes('--debug'),
  sections: isSet(env.GITLAB_CI) ? 'gitlab' : 'plain',
  now: systemClock.now,
});

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}

/** Colours on a terminal only, and not where `NO_COLOR` or `CI` is set. @see https://no-color.org */
function paintFor(stream: { readonly isTTY?: boolean }): Paint {
  return stream.isTTY === true && !isSet(env.NO_COLOR) && !isSet(env.CI) ? ansi : plain;
}

/** The columns of a terminal; 80 where the stream is none. */
function columnsOf({ isTTY, columns }: NodeJS.WriteStream): number {
  return isTTY && columns >= 40 ? columns : DEFAULT_WIDTH;
}

/** A text as lines that may be shown. */
function toShown(text: string): string {
  return `${toLogLines(mask(text.replace(/\n$/, ''))).join('\n')}\n`;
}

function print(text: string): void {
  process.stdout.write(toShown(text));
}

function say(text: string): void {
  process.stderr.write(toShown(text));
}

/** Prints a value that is masked already. */
function printJson(value: unknown): void {
  process.stdout.write(`${toPrintedJson(value)}\n`);
}

async function main(): Promise<number> {
  vault.add(environmentSecrets(env));
  const parsed = parseArgv(argv);
  const { value: invocation, problems } = parsed;
  if (invocation === undefined || (!parsed.ok && invocation.command === 'init')) {
    throw new Problem(problems);
  }
  return runCommand(invocation, problems);
}

async function runCommand(
  invocation: Invocation,
  problems: readonly ProblemData[],
): Promise<number> {
  switch (invocation.command) {
    case 'version':
      print(version);
      return EXIT.done;
    case 'help': {
      const { renderHelp } = await import('../settings/inputs/help.ts');
      print(renderHelp(invocation.topic));
      return EXIT.done;
    }
    case 'plan':
      return planCommand(invocation, toRequest(invocation, problems));
    case 'ship':
      return shipCommand(invocation, toRequest(invocation, problems));
    case 'verify':
      return verify(invocation, toRequest(invocation, problems));
    case 'init':
      return init(invocation);
  }
}

async function planCommand(invocation: Invocation, request: Request): Promise<number> {
  const prepared = await pipeline.prepare(request, environment());
  let { plan: result } = prepared;
  if (invocation.askRegistries && !hasErrors(result.problems)) {
    result = await pipeline.foretell(prepared, environment());
  }
  await printPlan(maskValue(result, listPublished(result)), invocation);
  result.problems.forEach(log.problem);
  const isWritten = await writeFiles(invocation, result, undefined);
  return isWritten && !hasErrors(result.problems) ? EXIT.done : EXIT.problem;
}

async function printPlan(result: Plan, { json, explain, details }: Invocation): Promise<void> {
  if (explain) {
    const { explainPlan } = await import('../plan/explain.ts');
    const { renderExplanation } = await import('../report/explain-text.ts');
    const explained = explainPlan(result);
    if (json) printJson(explained);
    else print(renderExplanation(explained, paintOut));
  } else if (json) printJson(result);
  else {
    print(renderPlan(result, { paint: paintOut, width: columnsOf(process.stdout), details }));
  }
}

/** A CI log has the plan before the build, as the Action's has. */
async function sayPlan(plan: Plan): Promise<void> {
  if (detectCi(env) === 'local') return;
  const shown = maskValue(plan, listPublished(plan));
  await log.group('Plan', () => {
    log.info(renderPlan(shown, { paint: paintFor(process.stderr), width: DEFAULT_WIDTH }));
    return Promise.resolve();
  });
}

async function shipCommand(invocation: Invocation, request: Request): Promise<number> {
  const prepared = await pipeline.prepareToShip(request, environment());
  await sayPlan(prepared.plan);
  prepared.plan.problems.forEach(log.problem);
  let isWritten = true;
  const receipt = await pipeline.ship(prepared, environment(), async (told) => {
    isWritten = await report(invocation, prepared.plan, told);
  });
  const exitCode = toExitCode(receipt, signal);
  if (exitCode !== EXIT.interrupted) {
    isWritten = (await writeSbom(invocation, prepared, receipt)) && isWritten;
  }
  return exitCode === EXIT.done && !isWritten ? EXIT.problem : exitCode;
}

/** Whether every file was written that tells of the run. */
async function report(invocation: Invocation, plan: Plan, receipt: Receipt): Promise<boolean> {
  const shown = maskValue(receipt, listPublished(plan));
  if (invocation.json) printJson(shown);
  else {
    const { renderReceipt } = await import('../report/receipt-text.ts');
    print(renderReceipt(shown, paintOut));
  }
  unsaid(receipt.problems, plan.problems).forEach(log.problem);
  return writeFiles(invocation, plan, receipt);
}

/**
 * Writes what later jobs read. Every file is written, also for a run that failed half-way, and for
 * one of which another file can't be. Whether all of them are.
 */
async function writeFiles(
  invocation: Invocation,
  unmaskedPlan: Plan,
  unmaskedReceipt: Receipt | undefined,
): Promise<boolean> {
  const published = listPublished(unmaskedPlan);
  const plan = maskValue(unmaskedPlan, published);
  const receipt = maskValue(unmaskedReceipt, published);
  const { files } = invocation;
  const written: boolean[] = [];
  if (files.dotenv !== undefined) {
    const { renderDotenv } = await import('../report/dotenv.ts');
    written.push(writeFile(invocation, 'dotenv', renderDotenv(plan, receipt)));
  }
  if (receipt !== undefined && files.receipt !== undefined) {
    written.push(writeFile(invocation, 'receipt', `${toPrintedJson(receipt)}\n`));
  }
  if (receipt !== undefined && files.links !== undefined) {
    const { renderLinks } = await import('../report/links.ts');
    written.push(writeFile(invocation, 'links', renderLinks(plan, receipt)));
  }
  return written.every(Boolean);
}

/** Whether it is written; what went wrong is said. `text` shows no secret. */
function writeFile({ files }: Invocation, flag: FileFlag, text: string): boolean {
  const problems = writeOutputFile({ flag, path: files[flag] ?? '' }, text, destination.cwd);
  problems.forEach(log.problem);
  return problems.length === 0;
}

/** No file where no SBOM was made: an empty one would say that nothing is in the image. */
async function writeSbom(
  invocation: Invocation,
  prepared: Prepared,
  receipt: Receipt,
): Promise<boolean> {
  if (invocation.files.cyclonedx === undefined) return true;
  const { sboms, problems } = await pipeline.readSboms(prepared, receipt, environment());
  problems.forEach(log.problem);
  if (sboms.length === 0) return true;
  const { renderCyclonedx } = await import('../report/cyclonedx.ts');
  return writeFile(invocation, 'cyclonedx', renderCyclonedx(maskValue(sboms), version));
}

async function verify(invocation: Invocation, request: Request): Promise<number> {
  const { positionals: references, sameDigest } = invocation;
  const found = await pipeline.verify(request, { references, sameDigest }, environment());
  if (invocation.json) printJson(maskValue(found, new Set(references)));
  else {
    const { renderColumns } = await import('../report/text.ts');
    const rows = found.references.map(({ reference, digest, problems }) => [
      problems.length === 0 ? 'ok' : 'failed',
      reference,
      digest ?? 'missing',
      problems.length === 0 ? found.platforms.join(', ') : '',
    ]);
    print(renderColumns(rows).join('\n'));
  }
  found.problems.forEach(log.problem);
  return hasErrors(found.problems) ? EXIT.problem : EXIT.done;
}

async function init({ ci, from, given, yes, add }: Invocation): Promise<number> {
  const { readAsked, readCommit, runInit } = await import('../init/init.ts');
  const { createQuestion } = await import('../init/question.ts');
  const edge = {
    ...destination,
    isAgreed: yes,
    ask: process.stdin.isTTY && process.stderr.isTTY ? createQuestion(process, signal) : undefined,
    print,
    say,
  };
  if (from === undefined) {
    await runInit(readAsked(given, { add, ...(ci !== undefined && { ci }) }, version), edge);
    return EXIT.done;
  }
  const { runFrom } = await import('../init/from/command.ts');
  await runFrom({ path: from, version }, edge, () => readCommit(version, edge));
  return EXIT.done;
}

function toRequest(
  { command, given, facts, remote, planFile, askRegistries, files }: Invocation,
  problems: readonly ProblemData[],
): Request {
  const outputs = Object.entries(files).map(([flag, path]) => ({ flag, path }));
  const inCi = detectCi(env) !== 'local';
  return {
    command,
    given,
    overrides: facts,
    payload: readPayload(env),
    now: new Date().toISOString(),
    remote: (remote ?? inCi) ? 'ask' : 'never',
    usesTempDir: command !== 'plan' || askRegistries,
    problems: [...problems, ...checkOutputFiles(outputs, destination.cwd)],
    ...omitUndefined({ planFile }),
  };
}

function environment(): RunEnvironment {
  return {
    ...destination,
    ...omitUndefined({ clone }),
    clock: systemClock,
    log,
    vault,
    tempParent: tmpdir(),
  };
}

const exitCode = await runToExitCode(main, signal, {
  problem: log.problem,
  line: say,
});
await endProcess(exitCode);
