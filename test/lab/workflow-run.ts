// SPDX-License-Identifier: Apache-2.0
// Runs the jobs of a real workflow file as GitHub would: needs, if, matrix, outputs, post steps. No services, containers or reusable workflows.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import {
  holds,
  interpolate,
  interpolateAll,
  type Contexts,
  type JobStatus,
} from './expressions.ts';
import { runStep, type PostStep } from './workflow-step.ts';
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
    for (const matrix of expandMatrix(job.strategy?.matrix)) {
      reports.push(await runInTemp({ workflow, id, job, matrix, run, before: [...reports] }));
    }
  }
  return reports;
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

async function runLeg(leg: Leg): Promise<JobReport> {
  const state: JobState = {
    leg,
    env: {},
    steps: {},
    reports: [],
    posts: [],
    path: [],
    failures: [],
  };
  const { workflow, job } = leg;
  const hasUpstreamFailed = readNeeds(state).some(({ result }) => result !== 'success');
  if (!holds(job.if, readContexts(state), { hasFailed: hasUpstreamFailed }))
    return toReport(state, true);
  for (const env of [workflow.env, job.env]) {
    Object.assign(state.env, interpolateAll(env, readContexts(state), readStatus(state)));
  }
  for (const [index, step] of job.steps.entries()) await runOne(state, step, index);
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

function toReport(state: JobState, isSkipped: boolean): JobReport {
  const { id, matrix, job } = state.leg;
  const result = isSkipped ? 'skipped' : readStatus(state).hasFailed ? 'failure' : 'success';
  const outputs = isSkipped
    ? {}
    : interpolateAll(job.outputs, readContexts(state), readStatus(state));
  return { id, matrix, result, outputs, steps: state.reports, leftBehind: [] };
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
      outputs: Object.assign({}, ...legs.map((leg) => leg.outputs)) as Record<string, string>,
    };
  });
}

function readStatus(state: JobState): JobStatus {
  return { hasFailed: state.failures.length > 0 };
}

function readContexts(state: JobState, env: Readonly<Record<string, string>> = {}): Contexts {
  const { run, matrix } = state.leg;
  const token = run.secrets?.GITHUB_TOKEN ?? 'ghs_lab';
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
