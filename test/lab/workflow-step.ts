// SPDX-License-Identifier: Apache-2.0
// One step of a workflow: an action, or a script for bash.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readAction, runActionStep } from './action-step.ts';
import { makeCommandFiles, type StepEffects } from './command-files.ts';
import { interpolate, interpolateAll, type Contexts, type JobStatus } from './expressions.ts';
import type { StepReport, WorkflowRun, WorkflowStep } from './workflow.ts';

/** A step with all it needs to run. */
export interface ReadyStep {
  readonly step: WorkflowStep;
  readonly run: WorkflowRun;
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  readonly contexts: Contexts;
  readonly status: JobStatus;
}

/** A post step that waits for the end of the job. */
export interface PostStep {
  readonly name: string;
  readonly condition: string;
  readonly execute: (env: Readonly<Record<string, string>>) => Promise<StepReport>;
}

/** What came of a step, and what it leaves for later ones. */
export interface StepDone {
  readonly report: StepReport;
  readonly effects: Pick<StepEffects, 'env' | 'path'>;
  readonly post?: PostStep;
}

/** Runs the step to its end. */
export function runStep(ready: ReadyStep): Promise<StepDone> {
  return ready.step.uses === undefined ? runScript(ready) : runAction(ready, ready.step.uses);
}

async function runAction(ready: ReadyStep, uses: string): Promise<StepDone> {
  const { run, step } = ready;
  const directory = findAction(run, uses);
  if (directory === undefined) return provided(ready.name);
  const inputs = interpolateAll(step.with, ready.contexts, ready.status);
  const common = {
    action: directory,
    node: run.node,
    workspace: run.workspace,
    event: run.event,
    with: inputs,
    ...(run.secrets?.GITHUB_TOKEN && { token: run.secrets.GITHUB_TOKEN }),
  };
  const result = await runActionStep({ ...common, env: ready.env });
  result.cleanup();
  const done = { report: toReport(ready.name, result), effects: result };
  const { runs } = readAction(directory);
  if (runs.post === undefined) return done;
  const name = `Post ${ready.name}`;
  const execute = async (env: Readonly<Record<string, string>>): Promise<StepReport> => {
    const after = await runActionStep({ ...common, phase: 'post', env, state: result.state });
    after.cleanup();
    return toReport(name, after);
  };
  return { ...done, post: { name, condition: runs['post-if'] ?? 'always()', execute } };
}

/** Undefined when the harness has done the action's work already. */
function findAction(run: WorkflowRun, uses: string): string | undefined {
  if (uses.startsWith('./')) return resolve(run.workspace, uses);
  const name = uses.split('@')[0] ?? uses;
  const directory = run.actions?.[name];
  if (directory === undefined) throw new Error(`the run knows no directory for the action ${name}`);
  return directory === 'provided' ? undefined : directory;
}

/** As the runner calls bash: `-e`, and with `shell: bash` also `pipefail`. */
async function runScript(ready: ReadyStep): Promise<StepDone> {
  const { step, run } = ready;
  const files = makeCommandFiles(run.event ?? {});
  const script = join(files.directory, 'script.sh');
  writeFileSync(script, interpolate(step.run, ready.contexts, ready.status));
  const flags = step.shell === 'bash' ? ['--noprofile', '--norc', '-eo', 'pipefail'] : ['-e'];
  const child = spawn('bash', [...flags, script], {
    cwd: resolve(run.workspace, step['working-directory'] ?? '.'),
    env: { ...ready.env, ...files.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.on('error', fail).on('close', done);
  });
  const effects = files.read();
  files.remove();
  const result = { ...effects, code, stdout: log, stderr: '', unexpectedInputs: [] };
  return { report: toReport(ready.name, result), effects };
}

function toReport(
  name: string,
  result: Pick<StepEffects, 'outputs' | 'summary'> & {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
    readonly unexpectedInputs: readonly string[];
  },
): StepReport {
  return {
    name,
    outcome: result.code === 0 ? 'success' : 'failure',
    code: result.code,
    outputs: result.outputs,
    log: result.stdout + result.stderr,
    summary: result.summary,
    unexpectedInputs: result.unexpectedInputs,
  };
}

function provided(name: string): StepDone {
  const result = {
    outputs: {},
    summary: '',
    code: 0,
    stdout: '',
    stderr: '',
    unexpectedInputs: [],
  };
  return { report: toReport(name, result), effects: { env: {}, path: [] } };
}
