// SPDX-License-Identifier: Apache-2.0
// What the runner reads after a step: outputs, state, variables, the summary. Only this file and action.ts touch
// @actions/core, of which they take the two files that write commands: the whole costs 45 ms at every start, for undici.
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../../node_modules/@actions/core/lib/file-command.js';
import { accessSync, appendFileSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { describeFileError } from '../file-failure.ts';
import { error, Problem, type ProblemData } from '../problem.ts';

/** RUNNER_FILE for each file that the step writes at its end and that it can't write, so that nothing is pushed before. */
export function checkRunnerFiles(
  env: Readonly<Record<string, string | undefined>>,
): readonly ProblemData[] {
  return ['OUTPUT', 'STEP_SUMMARY'].flatMap((kind) => {
    const path = env[`GITHUB_${kind}`];
    if (path === undefined || path === '') return [];
    try {
      // Some runners leave the summary to the step to make.
      const isMade = kind === 'STEP_SUMMARY' && !existsSync(path);
      accessSync(isMade ? dirname(path) : path, constants.W_OK);
      return [];
    } catch (cause) {
      return [unwritable(kind, describeFileError(cause))];
    }
  });
}

/** Sets an output for later steps. */
export function setOutput(name: string, value: string): void {
  writeCommand('OUTPUT', name, value);
}

/** Keeps a value for the post step, which finds it as `STATE_<name>`. */
export function saveState(name: string, value: string): void {
  writeCommand('STATE', name, value);
}

/** Sets a variable for later steps. */
export function exportVariable(name: string, value: string): void {
  writeCommand('ENV', name, value);
}

/** Adds to the job summary, where the runner has one. */
export function summarize(path: string | undefined, markdown: string): void {
  if (path === undefined || path === '') return;
  writing('STEP_SUMMARY', () => {
    appendFileSync(path, markdown);
  });
}

/**
 * Tells the runner what images the step has made, so that actions/attest of a later step finds them. Runners that do not know this
 * file yet name none, or read it without a use.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/CreateArtifactsFileCommand.cs
 */
export function declareArtifacts(path: string | undefined, lines: readonly string[]): void {
  if (path === undefined || path === '' || lines.length === 0) return;
  writing('ARTIFACTS', () => {
    appendFileSync(path, lines.map((line) => `${line}\n`).join(''));
  });
}

function writeCommand(kind: 'OUTPUT' | 'STATE' | 'ENV', name: string, value: string): void {
  writing(kind, () => {
    issueFileCommand(kind, prepareKeyValueMessage(name, value));
  });
}

/** @throws Problem RUNNER_FILE where the runner gave no file, or one that cannot be written */
function writing(kind: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Problem([unwritable(kind, why)], { cause });
  }
}

function unwritable(kind: string, why: string): ProblemData {
  const message = `cannot write to the file that GITHUB_${kind} names: ${why}`;
  const hint = 'Check the disk of the runner, and that the step may write to its temporary files.';
  return error('RUNNER_FILE', message, hint);
}
