// SPDX-License-Identifier: Apache-2.0
// Runs one step of a JavaScript action like GitHub's runner: a fresh process with inputs and command files.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { makeCommandFiles, type StepEffects } from './command-files.ts';

/** What of an action.yml matters to a runner. */
export interface ActionMetadata {
  readonly inputs?: Readonly<
    Record<string, { default?: string | number | boolean | null; required?: boolean } | null>
  >;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly runs: {
    readonly using: string;
    readonly main: string;
    readonly pre?: string;
    readonly post?: string;
    readonly 'post-if'?: string;
  };
}

/** A step to run. */
export interface ActionStep {
  /** Where action.yml is. */
  readonly action: string;
  /** The Node that runs it. */
  readonly node: string;
  readonly phase?: 'pre' | 'main' | 'post';
  readonly with?: Readonly<Record<string, string>>;
  /** The job's environment; nothing else of this process reaches the step but PATH. Without a `RUNNER_TEMP` in it the step has one of its own. */
  readonly env?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  /** Paths of the runner's own files instead of those made for the step: `GITHUB_OUTPUT`. */
  readonly runnerFiles?: Readonly<Record<string, string>>;
  /** What an earlier phase saved. */
  readonly state?: Readonly<Record<string, string>>;
  /** The checkout. */
  readonly workspace: string;
  readonly token?: string;
  /** End the step with SIGINT, as a cancelled job does, after this time. */
  readonly cancelAfterMs?: number;
  /** Told how to do so at a moment of its own choice. */
  readonly onStart?: (cancel: (signal?: NodeJS.Signals) => void) => void;
}

/** A workflow command on standard output. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: string;
  readonly message: string;
}

/** What came of a step. */
export interface StepResult extends StepEffects {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** `error`, `warning`, `notice`, `add-mask`, … but groups and debug lines. */
  readonly commands: readonly WorkflowCommand[];
  /** Given, but unknown to action.yml: the runner warns and passes them all the same. */
  readonly unexpectedInputs: readonly string[];
  /** Where RUNNER_TEMP was; there until `cleanup`, unless it is the job's. */
  readonly runnerTemp: string;
  readonly cleanup: () => void;
}

/** Reads `action.yml` or `action.yaml`. */
export function readAction(directory: string): ActionMetadata {
  const name = existsSync(join(directory, 'action.yml')) ? 'action.yml' : 'action.yaml';
  return parse(readFileSync(join(directory, name), 'utf8')) as ActionMetadata;
}

/** Runs one phase of an action to its end. */
export async function runActionStep(step: ActionStep): Promise<StepResult> {
  const metadata = readAction(step.action);
  const script = metadata.runs[step.phase ?? 'main'];
  if (script === undefined) throw new Error(`${step.action} has no ${step.phase ?? 'main'} step`);
  const files = makeCommandFiles(step.event ?? {});
  const runnerTemp = step.env?.RUNNER_TEMP ?? join(files.directory, 'runner-temp');
  mkdirSync(runnerTemp, { recursive: true });
  const env = {
    ...stepEnv(step, metadata),
    ...files.env,
    ...step.runnerFiles,
    RUNNER_TEMP: runnerTemp,
  };
  const ended = await execute(step, join(step.action, script), env);
  const declared = new Set(Object.keys(metadata.inputs ?? {}).map(lower));
  return {
    ...ended,
    ...files.read(),
    commands: parseCommands(ended.stdout),
    unexpectedInputs: Object.keys(step.with ?? {}).filter((name) => !declared.has(lower(name))),
    runnerTemp,
    cleanup: files.remove,
  };
}

/** Every declared input is set, its default where nothing is given; names in upper case, spaces as underscores. */
function stepEnv(step: ActionStep, metadata: ActionMetadata): Record<string, string> {
  const inputs = new Map<string, string>();
  for (const [name, input] of Object.entries(metadata.inputs ?? {})) {
    inputs.set(lower(name), expandToken(toText(input?.default), step.token ?? 'ghs_lab'));
  }
  for (const [name, value] of Object.entries(step.with ?? {})) inputs.set(lower(name), value);
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? '',
    HOME: step.workspace,
    LANG: 'C.UTF-8',
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_WORKSPACE: step.workspace,
    GITHUB_ACTION_PATH: step.action,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    RUNNER_ENVIRONMENT: 'github-hosted',
    ...step.env,
  };
  for (const [name, value] of inputs)
    env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value;
  for (const [name, value] of Object.entries(step.state ?? {})) env[`STATE_${name}`] = value;
  return env;
}

async function execute(
  step: ActionStep,
  script: string,
  env: Record<string, string>,
): Promise<Pick<StepResult, 'code' | 'stdout' | 'stderr'>> {
  const child = spawn(step.node, [script], {
    cwd: step.workspace,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  step.onStart?.((signal = 'SIGINT') => child.kill(signal));
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const cancel =
    step.cancelAfterMs === undefined
      ? undefined
      : setTimeout(() => child.kill('SIGINT'), step.cancelAfterMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  clearTimeout(cancel);
  return { code, stdout, stderr };
}

/** The workflow commands in a log, their escapes undone. */
export function parseCommands(log: string): WorkflowCommand[] {
  const hidden = new Set(['group', 'endgroup', 'debug']);
  return log.split(/\r?\n/).flatMap((line) => {
    const [, name = '', properties = '', message = ''] =
      /^::([\w-]+)(?: ([^:]*))?::(.*)$/.exec(line) ?? [];
    return name === '' || hidden.has(name)
      ? []
      : [{ name, properties, message: unescape(message) }];
  });
}

function unescape(message: string): string {
  return message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

/** The one expression that defaults of inputs use. */
function expandToken(text: string, token: string): string {
  return text.replaceAll(/\$\{\{\s*github\.token\s*\}\}/g, token);
}

function toText(value: string | number | boolean | null | undefined): string {
  return value === undefined || value === null ? '' : String(value);
}

function lower(name: string): string {
  return name.toLowerCase();
}
