// SPDX-License-Identifier: Apache-2.0
// The GitHub entry point: inputs in, outputs, annotations and a job summary out.
import { issueCommand } from '../../node_modules/@actions/core/lib/command.js';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import {
  checkRunnerFiles,
  declareArtifacts,
  exportVariable,
  saveState,
  setOutput,
  summarize,
} from './runner.ts';
import { systemClock } from '../clock.ts';
import type { Receipt } from '../ship/record/receipt.ts';
import { EXIT, readPayload, runToExitCode, toExitCode } from '../run/entry.ts';
import { readText } from '../facts/variables.ts';
import type { Plan } from '../plan/plan.ts';
import { error, foldNotices, hasErrors, Problem, unsaid, type ProblemData } from '../problem.ts';
import { createMask, createValueMask, createVault } from '../report/mask.ts';
import { listArtifacts, toOutputs } from '../report/files/outputs.ts';
import { renderPlan } from '../report/plan/plan-text.ts';
import { listPublished } from '../report/published.ts';
import { renderReceipt } from '../report/receipt-text.ts';
import { renderPlanSummary, renderReceiptSummary } from '../report/summary.ts';
import { DEFAULT_WIDTH, plain } from '../report/text.ts';
import { createWorkflowLog } from '../report/workflow.ts';
import { type ActionInputs, takeActionInputs } from '../settings/inputs/action-inputs.ts';
import {
  actionCommands,
  checkCommandInputs,
  isActionCommand,
  isOn,
  type ActionCommand,
  type CommandInputs,
} from '../settings/inputs/command-inputs.ts';
import { readInputs } from '../settings/inputs/inputs.ts';
import { environmentSecrets } from '../settings/values/secrets/known-secrets.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { prepare, prepareToShip, previewRun, ship } from '../run/ship.ts';
import { checkOutputFiles } from '../run/files/output-files.ts';
import { listOwnFiles } from '../run/files/own-files.ts';
import { isOwnDir, tryRemoveTempDir, writeBakeFiles } from '../run/files/tempdir.ts';
import { sweepTempDirs } from '../run/files/tempdir-sweep.ts';
import type { Prepared, Request, RunEnvironment } from '../run/request.ts';
import type { StepRun, StepProcess } from './context.ts';
import type { LifecycleRun } from './lifecycle.ts';
import { summarizeProblem } from './problem-summary.ts';
import { writeReceiptFile } from './receipt-file.ts';

/** Runs the step, or its post step, which has the state that the step saved; gives the exit code. Never throws. */
export function runStep(given: StepProcess): Promise<number> {
  const { env, signal, write } = given;
  const vault = createVault((secret) => {
    issueCommand('add-mask', {}, secret);
  });
  const mask = createMask(vault.list);
  const log = createWorkflowLog({ issue: issueCommand, write, secrets: vault.list });
  const step: StepRun = {
    ...{ ...given, log, vault, maskValue: createValueMask(mask), records: [] },
    tempParent: readText(env, 'RUNNER_TEMP') ?? tmpdir(),
  };
  return runToExitCode(
    () => (env.STATE_isPost === 'true' ? cleanUp : mainWithSummary)(step),
    signal,
    {
      problem: log.problem,
      line: (text) => {
        issueCommand('error', {}, mask(text));
      },
    },
  );
}

/** {@link main}, with a summary of the problems that ended it. */
async function mainWithSummary(step: StepRun): Promise<number> {
  try {
    return await main(step);
  } catch (thrown) {
    throw thrown instanceof Problem ? summarizeProblem(step, thrown) : thrown;
  }
}

async function main(step: StepRun): Promise<number> {
  const { env, vault } = step;
  saveState('isPost', 'true');
  vault.add(environmentSecrets(env));
  const inputs = readInputs(env);
  const { command } = inputs;
  const action = await takeActionInputs(inputs.given, env);
  vault.add(listPasswords(action));
  const request: Request = {
    command,
    given: action.given,
    action,
    overrides: omitUndefined({ now: inputs.now }),
    payload: readPayload(env),
    now: new Date().toISOString(),
    remote: 'ask',
    problems: [
      ...(isActionCommand(command) ? [] : [unknownCommand(command)]),
      ...checkCommandInputs(command, inputs.own),
      ...[...checkFiles(step, inputs.own), ...checkRunnerFiles(env)],
      ...action.problems,
    ],
    usesTempDir: true,
  };
  const environment = toEnvironment(step, inputs.own);
  return runCommand({ step, own: inputs.own, request, environment });
}

/** An unknown command ends with its problem before it ships. */
async function runCommand(run: LifecycleRun): Promise<number> {
  const { step, own, request, environment } = run;
  const { command } = request;
  if (!isActionCommand(command)) return shipStep(run);
  if (isAboutPublished(command)) {
    return (await import('./lifecycle.ts')).lifecycleSteps[command](run);
  }
  switch (command) {
    case 'promote':
      return (await import('./promote.ts')).promoteStep(run);
    case 'verify':
      return (await import('./verify.ts')).verifyStep(step, { own, request }, environment);
    case 'plan':
      return planStep(step, await preparePlan(request, environment, isOn(own, 'ask-registries')));
    case 'ship':
      return shipStep(run);
  }
}

const ABOUT_PUBLISHED = ['status', 'log', 'copy', 'prune', 'yank', 'unyank'] as const;

function isAboutPublished(command: ActionCommand): command is (typeof ABOUT_PUBLISHED)[number] {
  return (ABOUT_PUBLISHED as readonly string[]).includes(command);
}

function checkFiles({ cwd }: StepRun, { receipt, html }: CommandInputs): readonly ProblemData[] {
  const files = Object.entries(omitUndefined({ receipt, html }));
  return checkOutputFiles(
    files.map(([flag, path]) => ({ flag, path })),
    cwd,
  );
}

function toEnvironment(step: StepRun, { receipt: receiptFile }: CommandInputs): RunEnvironment {
  const { cwd, env, shell, signal, log, vault, tempParent, records } = step;
  return {
    ...{ cwd, env, shell, signal, log, vault, tempParent },
    own: listOwnFiles(cwd, [receiptFile]),
    ...omitUndefined({ receiptFile }),
    clock: systemClock,
    onBuilt: (record) => {
      records.push(record);
    },
    onTempDir: (dir) => {
      saveState('tempDir', dir);
    },
    onLogins: (left) => {
      saveState('logins', JSON.stringify(left));
    },
  };
}

/** The passwords that are written into inputs, to be masked before anything is said. */
function listPasswords({ registries }: ActionInputs): readonly string[] {
  return registries.flatMap(({ password }) =>
    password?.from === 'given' ? [password.secret.reveal()] : [],
  );
}

/** Nothing is done for it, but all else that is wrong is found. */
function unknownCommand(command: string): ProblemData {
  return error(
    'COMMAND_UNKNOWN',
    `the command "${command}" is not known`,
    `Use ${actionCommands.join(', ')}.`,
  );
}

/** The plan, with the answers of the registries where they are asked. */
async function preparePlan(
  request: Request,
  environment: RunEnvironment,
  isAsked: boolean,
): Promise<Prepared> {
  const prepared = await prepare(request, environment);
  const { plan } = prepared;
  if (!isAsked || plan.push.mode !== 'push' || hasErrors(plan.problems)) return prepared;
  return { ...prepared, plan: await previewRun(prepared, environment) };
}

async function planStep(step: StepRun, prepared: Prepared): Promise<number> {
  const { plan } = prepared;
  await sayPlan(step, plan);
  plan.problems.forEach(step.log.problem);
  const shown = toShown(step, plan);
  summarize(step.env.GITHUB_STEP_SUMMARY, renderPlanSummary(shown));
  await setOutputs(step, prepared, undefined);
  return hasErrors(plan.problems) ? EXIT.problem : EXIT.done;
}

async function shipStep({ step, own, request, environment }: LifecycleRun): Promise<number> {
  const prepared = await prepareToShip(request, environment);
  const { plan } = prepared;
  await sayPlan(step, plan);
  plan.problems.forEach(step.log.problem);
  const files: { isWritten: boolean } = { isWritten: true };
  const receipt = await ship(prepared, environment, async (told) => {
    const shown = await reportStep(step, prepared, told);
    files.isWritten = writeReceiptFile(step, own.receipt, shown);
  });
  const exitCode = toExitCode(receipt, step.signal);
  return exitCode === EXIT.done && !files.isWritten ? EXIT.problem : exitCode;
}

/** The receipt as it may be shown. */
async function reportStep(step: StepRun, prepared: Prepared, unmasked: Receipt): Promise<Receipt> {
  const { env, log, maskValue } = step;
  const plan = toShown(step, prepared.plan);
  const receipt = maskValue(unmasked, listPublished(prepared.plan));
  await log.group('Receipt', () => {
    log.info(renderReceipt(receipt, plain));
    return Promise.resolve();
  });
  foldNotices(unsaid(receipt.problems, plan.problems)).forEach(log.problem);
  summarize(env.GITHUB_STEP_SUMMARY, renderReceiptSummary(plan, receipt));
  if (receipt.status === 'done') declareArtifacts(env.GITHUB_ARTIFACTS, listArtifacts(receipt));
  await setOutputs(step, prepared, receipt);
  return receipt;
}

/** A plan as it may be shown: known secrets masked, but for what is published as it is. */
function toShown({ maskValue }: StepRun, plan: Plan): Plan {
  return maskValue(plan, listPublished(plan));
}

function sayPlan(step: StepRun, plan: Plan): Promise<void> {
  const { log } = step;
  return log.group('Plan', () => {
    log.info(renderPlan(toShown(step, plan), { paint: plain, width: DEFAULT_WIDTH }));
    return Promise.resolve();
  });
}

/** Sets every output, of a receipt that is masked already; bake files become files, and under `plan` outputs become variables too, as metadata-action has it. */
async function setOutputs(
  step: StepRun,
  prepared: Prepared,
  receipt: Receipt | undefined,
): Promise<void> {
  const { maskValue, records } = step;
  const plan = toShown(step, prepared.plan);
  const { labels, annotations } = prepared.settings;
  const settings = { ...prepared.settings, ...maskValue({ labels, annotations }) };
  const { bakeOutputs, toMetadataOutputs } = await import('../plan/metadata/metadata.ts');
  const metadata = await toMetadataOutputs(plan, settings);
  const texts = Object.fromEntries(bakeOutputs.map((name) => [name, metadata[name] ?? '']));
  Object.assign(metadata, await writeBake(step, texts, receipt !== undefined));
  for (const [name, value] of Object.entries(
    toOutputs(plan, receipt, metadata, maskValue(records, listPublished(prepared.plan))),
  )) {
    setOutput(name, value);
  }
  await setUploads(step, prepared, receipt);
  const { DOCKER_METADATA_SET_OUTPUT_ENV: wanted = 'true' } = settings.metadataEnv;
  if (receipt !== undefined) return;
  const { toMatrixOutputs } = await import('../plan/legs/matrix.ts');
  const { outputs, problems } = toMatrixOutputs(plan, settings);
  problems.forEach(step.log.problem);
  for (const [name, value] of Object.entries({ ...outputs, now: plan.facts.now })) {
    setOutput(name, value);
  }
  if (wanted.toLowerCase() === 'false') return;
  for (const [name, value] of Object.entries(metadata)) {
    exportVariable(`DOCKER_METADATA_OUTPUT_${name.replaceAll('-', '_').toUpperCase()}`, value);
  }
}

/** What the reusable workflow uploads: the name of the artifact, and the files of this run; nothing after a run that failed. */
async function setUploads(
  { cwd }: StepRun,
  { plan, settings }: Prepared,
  receipt: Receipt | undefined,
): Promise<void> {
  const { uploadOutputs = '' } = settings;
  if (receipt?.status !== 'done' || uploadOutputs === '') return;
  const { listFilesOf } = await import('../ship/legs/leg.ts');
  const all = listFilesOf(plan, { ...settings, legs: undefined });
  setOutput('outputs-artifact', all.length === 0 ? '' : uploadOutputs);
  const paths = listFilesOf(plan, settings).map((path) => resolve(cwd, path));
  setOutput('output-paths', [...new Set(paths)].join('\n'));
}

/** The paths of the bake files; after a release a notice where they cannot be written, since all else is done. */
async function writeBake(
  { log, tempParent }: StepRun,
  texts: Readonly<Record<string, string>>,
  isShipped: boolean,
): Promise<Readonly<Record<string, string>>> {
  try {
    const { dir, paths } = await writeBakeFiles(tempParent, texts);
    saveState('bakeDir', dir);
    return paths;
  } catch (thrown) {
    if (!isShipped || !(thrown instanceof Problem)) throw thrown;
    thrown.problems.forEach((problem) => {
      log.problem({ ...problem, level: 'notice' });
    });
    return Object.fromEntries(Object.keys(texts).map((name) => [name, '']));
  }
}

/**
 * The post step: takes away what a cancelled or killed step could not. Its state comes from a file
 * that a program which the step has run could write too, so that only directories of ours count.
 */
async function cleanUp({ env, shell, log, signal, tempParent }: StepRun): Promise<number> {
  if (env.STATE_logins !== undefined) {
    const { removeLeftLogins } = await import('../run/login/leave.ts');
    await removeLeftLogins({ saved: env.STATE_logins, clock: systemClock, signal, log });
  }
  const { removeLeft } = await import('../ship/leftover.ts');
  const onLeft = (dir: string) => removeLeft(dir, { shell, env, log, signal });
  for (const dir of [env.STATE_tempDir, env.STATE_bakeDir]) {
    if (dir === undefined || !(await isOwnDir(tempParent, dir))) continue;
    const left = await tryRemoveTempDir(dir, await onLeft(dir));
    left.forEach(log.problem);
  }
  await sweepTempDirs(tempParent, { onLeft, log, signal, now: systemClock.now() });
  return EXIT.done;
}
