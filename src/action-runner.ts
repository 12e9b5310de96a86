// SPDX-License-Identifier: Apache-2.0
// What the runner reads after a step: outputs, state, variables, the summary. Only this file and action.ts touch
// @actions/core, of which they take the two files that write commands: the whole costs 45 ms at every start, for undici.
import {
  issueFileCommand,
  prepareKeyValueMessage,
} from '../node_modules/@actions/core/lib/file-command.js';
import { appendFileSync } from 'node:fs';

/** Sets an output for later steps. */
export function setOutput(name: string, value: string): void {
  issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
}

/** Keeps a value for the post step, which finds it as `STATE_<name>`. */
export function saveState(name: string, value: string): void {
  issueFileCommand('STATE', prepareKeyValueMessage(name, value));
}

/** Sets a variable for later steps. */
export function exportVariable(name: string, value: string): void {
  issueFileCommand('ENV', prepareKeyValueMessage(name, value));
}

/** Adds to the job summary, where the runner has one. */
export function summarize(path: string | undefined, markdown: string): void {
  if (path !== undefined && path !== '') appendFileSync(path, markdown);
}
