#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Where `npx tagship` starts: takes the values of the process, and ends it with the run's exit code.
import { withoutUnset } from '../facts/detect.ts';
import { abortOnSignals, endProcess, readWorkingDirectory } from '../run/entry.ts';
import { createProcesses } from '../shell.ts';
import { runCli } from './run.ts';

const processes = createProcesses();
const signal = abortOnSignals(processes);
const cwd = readWorkingDirectory(
  2,
  ({ code, message, hint }) => `error: ${message} [${code}]\n  → ${hint}`,
);
void runCli({
  argv: process.argv.slice(2),
  cwd,
  env: withoutUnset(process.env),
  shell: processes.shell,
  signal,
  streams: process,
}).then(endProcess);
