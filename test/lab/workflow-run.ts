// SPDX-License-Identifier: Apache-2.0
// Runs the jobs of a real workflow file as GitHub would: needs, if, matrix, outputs, post steps, reusable workflows. No services, containers or artifacts.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  holds,
  interpolate,
  interpolateAll,
  readValue,
  type Contexts,
  type JobStatus,
} from './expressions.ts';
import { runStep, type PostStep } from './workflow-step.ts';
import { dropMasked, listMasks } from './workflow-masks.ts';
import {
  expandMatrix,
  type JobReport,
  type StepReport,
  type Workflow,
  type WorkflowJob,
  type WorkflowRun,
  type WorkflowStep,
} from './workflow.ts';

/** Runs all jobs of a workflow's text, in the order written; one report for each leg of each job. */
export async function runWorkflow(text: string, run: WorkflowRun): Promise<readonly JobReport[]> {
  const workflow = parse(text) as Workflow;
  const reports: JobReport[] = [];
  for (const [id, job] of Object.entries(workflow.jobs)) {
    const leg = { workflow, id, job, matrix: {}, run, before: [...reports] };
    if (job.uses !== undefined) reports.push(...(await runCalled(leg, job.uses)));
    else for (const matrix of listMatrix(leg)) reports.push(await runInTemp({ ...leg, matrix }));
  }
  return reports;
}

/** The legs of a job; one where it is skipped, since its matrix is not evaluated then. */
function listMatrix(leg: Omit<Leg, 'temp'>): readonly Readonly<Record<string, unknown>>[] {
  const { matrix } = leg.job.strategy ?? {};
  if (typeof matrix !== 'string') return expandMatrix(matrix);
  const state = start({ ...leg, temp: '' });
  if (isSkipped(state)) return [{}];
  const value = readValue(matrix, readContexts(state), readStatus(state));
  return expandMatrix(value as Readonly<Record<string, unknown>>);
}

/** A job that calls a reusable workflow: the reports of its jobs, by `caller / job`, and one of its own. */
async function runCalled(leg: Omit<Leg, 'temp'>, uses: string): Promise<readonly JobReport[]> {
  const state = start({ ...leg, temp: '' });
  const { id, job, run, matrix } = leg;
  const report = { id, matrix, outputs: {}, steps: [], leftBehind: [] };
  if (isSkipped(state)) return [{ ...report, result: 'skipped' }];
  const text = run.workflows?.[uses.split('@')[0] ?? ''];
  if (text === undefined) throw new Error(`the run knows no workflow ${uses}`);
  const { workflow_call: call = {} } = (parse(text) as Workflow).on ?? {};
  const [contexts, status] = [readContexts(state), readStatus(state)];
  const secrets = interpolateAll(job.secrets, contexts, status);
  const inputs = interpolateAll(job.with, contexts, status);
  refuseUnknown('input', inputs, call.inputs);
  refuseUnknown('secret', secrets, call.secrets);
  const defaults = Object.entries(call.inputs ?? {}).map(([name, one]) => [
    name,
    one.default ?? '',
  ]);
  const { GITHUB_TOKEN } = run.secrets ?? {};
  const jobs = await runWorkflow(text, {
    ...run,
    inputs: { ...(Object.fromEntries(defaults) as Record<string, string>), ...inputs },
    secrets: { ...secrets, ...(GITHUB_TOKEN === undefined ? {} : { GITHUB_TOKEN }) },
  });
  const values = Object.entries(call.outputs ?? {}).map(([name, { value }]) => [name, value]);
  const named = { jobs: Object.fromEntries(jobs.map((one) => [one.id, one])) };
  const outputs = interpolateAll(
    Object.fromEntries(values) as Record<string, string>,
    named,
    status,
  );
  const result = jobs.some((one) => one.result === 'failure') ? 'failure' : 'success';
  return [
    ...jobs.map((one) => ({ ...one, id: `${id} / ${one.id}` })),
    { ...report, outputs, result },
  ];
}

/** As GitHub refuses the whole file. */
function refuseUnknown(kind: string, given: object, known: object = {}): void {
  const unknown = Object.keys(given).filter((name) => !(name in known));
  if (unknown.length > 0) throw new Error(`Invalid ${kind}, ${unknown.join(', ')} is not defined`);
}

/** One leg of one job. */
interface Leg {
  readonly workflow: Workflow;
  readonly id: string;
  readonly job: WorkflowJob;
  readonly matrix: Readonly<Record<string, unknown>>;
  readonly run: WorkflowRun;
  readonly before: readonly JobReport[];
  readonly temp: string;
}

/** What changes while a job runs. */
interface JobState {
  readonly leg: Leg;
  readonly env: Record<string, string>;
  readonly steps: Record<string, object>;
  readonly reports: StepReport[];
  readonly posts: PostStep[];
  readonly path: string[];
  readonly failures: string[];
}

/** A job has one RUNNER_TEMP, which goes with it. */
async function runInTemp(leg: Omit<Leg, 'temp'>): Promise<JobReport> {
  const temp = await mkdtemp(join(tmpdir(), 'tagship-runner-'));
  try {
    const report = await runLeg({ ...leg, temp });
    return { ...report, leftBehind: await readdir(temp) };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

function start(leg: Leg): JobState {
  return { leg, env: {}, steps: {}, reports: [], posts: [], path: [], failures: [] };
}

function isSkipped(state: JobState): boolean {
  const hasFailed = readNeeds(state).some(({ result }) => result !== 'success');
  return !holds(state.leg.job.if, readContexts(state), { hasFailed });
}

async function runLeg(leg: Leg): Promise<JobReport> {
  const state = start(leg);
  const { workflow, job } = leg;
  if (isSkipped(state)) return toReport(state, true);
  for (const env of [workflow.env, job.env]) {
    Object.assign(state.env, interpolateAll(env, readContexts(state), readStatus(state)));
  }
  for (const [index, step] of (job.steps ?? []).entries()) await runOne(state, step, index);
  for (const post of state.posts.reverse()) await runPost(state, post);
  return toReport(state, false);
}

async function runOne(state: JobState, step: WorkflowStep, index: number): Promise<void> {
  const { steps } = state;
  const env = interpolateAll(step.env, readContexts(state), readStatus(state));
  const contexts = readContexts(state, env);
  const name = interpolate(
    step.name ?? step.uses ?? firstLine(step.run),
    contexts,
    readStatus(state),
  );
  const key = step.id ?? `__${index}`;
  if (!holds(step.if, contexts, readStatus(state))) {
    steps[key] = { outcome: 'skipped', conclusion: 'skipped', outputs: {} };
    state.reports.push(skipped(name));
    return;
  }
  const { run } = state.leg;
  const ready = { step, run, name, env: stepEnv(state, env), contexts, status: readStatus(state) };
  const { report, effects, post } = await runStep(ready);
  if (post) state.posts.push(post);
  Object.assign(state.env, effects.env);
  state.path.unshift(...[...effects.path].reverse());
  const isForgiven = step['continue-on-error'] === true;
  const conclusion = isForgiven ? 'success' : report.outcome;
  steps[key] = { outcome: report.outcome, conclusion, outputs: report.outputs };
  if (conclusion === 'failure') state.failures.push(name);
  state.reports.push(report);
}

async function runPost(state: JobState, post: PostStep): Promise<void> {
  if (!holds(post.condition, readContexts(state), readStatus(state))) return;
  const report = await post.execute(stepEnv(state, {}));
  if (report.outcome === 'failure') state.failures.push(report.name);
  state.reports.push(report);
}

function toReport(state: JobState, skips: boolean): JobReport {
  const { id, matrix, job, run } = state.leg;
  const result = skips ? 'skipped' : readStatus(state).hasFailed ? 'failure' : 'success';
  const [contexts, status] = [readContexts(state), readStatus(state)];
  const all = skips ? {} : interpolateAll(job.outputs, contexts, status);
  const logs = state.reports.map(({ log }) => log);
  const outputs = dropMasked(all, listMasks({ ...run.secrets, token: readToken(run) }, logs));
  const given = job['runs-on'];
  const runsOn = skips ? undefined : (readValue(given, contexts, status) ?? given);
  return { id, matrix, result, outputs, runsOn, steps: state.reports, leftBehind: [] };
}

function readNeeds(
  state: JobState,
): { id: string; result: string; outputs: Readonly<Record<string, string>> }[] {
  const names = [state.leg.job.needs ?? []].flat();
  return names.map((id) => {
    const legs = state.leg.before.filter((report) => report.id === id);
    const result = legs.find((leg) => leg.result !== 'success')?.result ?? 'success';
    return {
      id,
      result,
      outputs: joinOutputs(legs),
    };
  });
}

/** The runner sets no output that is empty, so that the legs of a matrix do not overwrite each other's. */
function joinOutputs(legs: readonly JobReport[]): Readonly<Record<string, string>> {
  const all = legs.flatMap(({ outputs }) => Object.entries(outputs));
  return Object.fromEntries(all.filter(([, value]) => value !== ''));
}

function readStatus(state: JobState): JobStatus {
  return { hasFailed: state.failures.length > 0 };
}

function readContexts(state: JobState, env: Readonly<Record<string, string>> = {}): Contexts {
  const { run, matrix } = state.leg;
  const token = readToken(run);
  return {
    github: { token, event: run.event ?? {}, ...githubContext(state) },
    env: { ...state.env, ...env },
    steps: state.steps,
    needs: Object.fromEntries(readNeeds(state).map((need) => [need.id, need])),
    matrix,
    secrets: { GITHUB_TOKEN: token, ...run.secrets },
    vars: run.vars ?? {},
    inputs: run.inputs ?? {},
    runner: { os: 'Linux', arch: 'X64', temp: state.leg.temp },
    job: { status: readStatus(state).hasFailed ? 'failure' : 'success' },
    strategy: {},
  };
}

function readToken({ secrets }: WorkflowRun): string {
  return secrets?.GITHUB_TOKEN ?? 'ghs_lab';
}

function githubContext(state: JobState): Record<string, string> {
  return {
    sha: '0'.repeat(40),
    ref: 'refs/heads/main',
    ref_name: 'main',
    ref_type: 'branch',
    event_name: 'push',
    repository: 'acme/app',
    repository_owner: 'acme',
    actor: 'octo',
    server_url: 'https://github.com',
    api_url: 'https://api.github.com',
    run_id: '1',
    run_number: '1',
    run_attempt: '1',
    workflow: state.leg.workflow.name ?? '',
    workspace: state.leg.run.workspace,
    ...state.leg.run.github,
    job: state.leg.id,
  };
}

/** The machine's environment, GitHub's, the job's, the step's; what `GITHUB_PATH` got comes first in PATH. */
function stepEnv(state: JobState, own: Readonly<Record<string, string>>): Record<string, string> {
  const github = Object.entries(githubContext(state)).map(([name, value]) => [
    `GITHUB_${name.toUpperCase()}`,
    value,
  ]);
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    RUNNER_TEMP: state.leg.temp,
    ...state.leg.run.env,
    ...(Object.fromEntries(github) as Record<string, string>),
    ...state.env,
    ...own,
  };
  return { ...env, PATH: [...state.path, env.PATH].join(':') };
}

function skipped(name: string): StepReport {
  const nothing = { code: null, outputs: {}, log: '', summary: '', unexpectedInputs: [] };
  return { name, outcome: 'skipped', ...nothing };
}

function firstLine(text = ''): string {
  return text.split('\n')[0] ?? '';
}
