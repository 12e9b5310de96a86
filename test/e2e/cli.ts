// SPDX-License-Identifier: Apache-2.0
// The CLI bundle as a process, as a user starts it.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Receipt } from '../../src/ship/record/receipt.ts';
import { pickNode } from '../bundle/node.ts';
import type { Lab } from '../lab/lab.ts';
import { watchProcesses } from './processes.ts';
import { gitEnv, type Project } from './project.ts';
import { watchTags } from './tags.ts';

/** Where the CLI bundle is. */
export const cliBundle = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));

/**
 * Part of repository names and of contents, so that each run of the tests starts with empty repositories and caches.
 * The workers of a run, which start at once, have one each.
 */
export const runId = `${Date.now().toString(36)}${process.pid.toString(36)}`;

/** A run of the CLI. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What it left in its temp directory. */
  readonly left: readonly string[];
  /** The command lines of all processes on the machine that were seen while it ran. */
  readonly commandLines: readonly string[];
}

/** How to run it. */
export interface CliOptions {
  readonly lab: Lab;
  readonly project: Project;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string;
  /** Look at the command lines of all processes every few milliseconds. */
  readonly watchProcesses?: boolean;
  /** Told of what the run says as it says it; `stderr` is all of it so far. */
  readonly onStderr?: (stderr: string) => void;
  /** Send this signal as soon as something is so, of which the run's stderr may tell. */
  readonly kill?: {
    readonly signal: NodeJS.Signals;
    readonly when: (stderr: string) => Promise<boolean> | boolean;
  };
  /** False where other runs write tags meanwhile, which the receipt does not have. */
  readonly isAlone?: boolean;
  /** A program that starts it: its argv, to which ours is added. */
  readonly through?: readonly string[];
}

/**
 * Runs the CLI in a project, with a home and a temp directory of its own, and waits for its end. Of
 * `ship` it is expected that no tag changes but those that the receipt names.
 */
export async function runCli(options: CliOptions): Promise<CliRun> {
  if (options.args[0] !== 'ship' || options.isAlone === false) return runBundle(options);
  const own = await mkdtemp(join(tmpdir(), 'tagship-receipt-'));
  const given = options.args[options.args.indexOf('--receipt') + 1];
  const path = options.args.includes('--receipt') ? (given ?? '') : join(own, 'receipt.json');
  const tags = watchTags(options.lab, await readWords(options));
  const args = options.args.includes('--receipt') ? [] : ['--receipt', path];
  const run = await runBundle({ ...options, args: [...options.args, ...args] });
  const receipt = await readReceipt(resolve(options.project.directory, path));
  await rm(own, { recursive: true, force: true });
  tags.expectOnly(receipt, await readWords(options));
  return run;
}

/** Undefined where the run was refused before there was anything to tell. */
async function readReceipt(path: string): Promise<Receipt | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as Receipt);
}

/** What a setting may take over names of repositories from. */
const BAKE_FILES = ['docker-bake.hcl', 'compose.yml'];

/** All that may name a repository. */
async function readWords({ args, env = {}, project }: CliOptions): Promise<string> {
  const files = await Promise.all(
    [...args, 'tagship.yml', '.tagship.yml', ...BAKE_FILES].map((name) =>
      readFile(resolve(project.directory, name), 'utf8').catch(() => ''),
    ),
  );
  return [...args, ...Object.values(env), ...files].join('\n');
}

async function runBundle(options: CliOptions): Promise<CliRun> {
  const { lab, project } = options;
  const node = pickNode();
  const temp = await mkdtemp(join(tmpdir(), 'tagship-e2e-'));
  await mkdir(project.home, { recursive: true });
  const [program = node, ...args] = [...(options.through ?? []), node, cliBundle, ...options.args];
  const child = spawn(program, args, {
    cwd: project.directory,
    env: { ...gitEnv(project.home), ...lab.env, TMPDIR: temp, ...options.env },
    stdio: 'pipe',
  });
  let stdout = '';
  let stderr = '';
  const stopWatching = options.watchProcesses === true ? watchProcesses() : () => [];
  const stopKilling = killWhenDue(child, () => stderr, options.kill);
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    options.onStderr?.(stderr);
  });
  child.stdin.end(options.stdin ?? '');
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject).once('close', resolve);
  });
  stopKilling();
  const commandLines = stopWatching();
  const left = await readdir(temp);
  await rm(temp, { recursive: true, force: true });
  return { code, stdout, stderr, left, commandLines };
}

/** Sends the signal when it is time; the function it returns gives up on that. */
function killWhenDue(
  child: ChildProcess,
  readStderr: () => string,
  kill: CliOptions['kill'],
): () => void {
  if (kill === undefined) return () => undefined;
  let isOver = false;
  const wait = async (): Promise<void> => {
    while (!isOver && !(await kill.when(readStderr()))) await sleep(50);
    if (!isOver) child.kill(kill.signal);
  };
  void wait();
  return () => {
    isOver = true;
  };
}
