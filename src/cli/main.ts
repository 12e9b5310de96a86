#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Where `npx tagship` starts: takes the values of the process, and ends it with the run's exit code.
import { withoutUnset } from '../facts/detect.ts';
import { abortOnSignals, endProcess, readWorkingDirectory } from '../run/entry.ts';
import { watchStandardOutput } from '../run/files/standard-output.ts';
import type { ProblemData } from '../problem.ts';
import { createProcesses } from '../shell.ts';
import { runCli } from './run.ts';

const processes = createProcesses();
const signal = abortOnSignals(processes);
const listLost = watchStandardOutput(process);
const render = ({ code, message, hint }: ProblemData): string =>
  `error: ${message} [${code}]\n  → ${hint}`;
const cwd = readWorkingDirectory(2, render);
void runCli({
  argv: process.argv.slice(2),
  cwd,
  env: withoutUnset(process.env),
  shell: processes.shell,
  signal,
  streams: process,
}).then((exitCode) =>
  endProcess(exitCode, () => {
    const lost = listLost();
    for (const problem of lost) process.stderr.write(`${render(problem)}\n`);
    return lost.length > 0;
  }),
);
