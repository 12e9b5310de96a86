// SPDX-License-Identifier: Apache-2.0
// Where the action and its post step start: takes the values of the process, and ends it with the step's exit code.
import { abortOnSignals, endProcess, readWorkingDirectory } from '../run/entry.ts';
import { createProcesses } from '../shell.ts';
import { runStep } from './step.ts';

const processes = createProcesses();
const signal = abortOnSignals(processes);
const cwd = readWorkingDirectory(
  1,
  ({ code, message, hint }) => `::error title=${code}::${message}%0A→ ${hint}`,
);
void runStep({
  cwd,
  env: process.env,
  shell: processes.shell,
  signal,
  write: (text) => process.stdout.write(text),
}).then((exitCode) => endProcess(exitCode));
