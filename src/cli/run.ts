// SPDX-License-Identifier: Apache-2.0
// The entry point of npx, GitLab, Jenkins and all others: argv in, results on standard output, everything else on
// standard error, exit code out. Loads what a command needs only when it is asked for.
import { tmpdir } from 'node:os';
import { systemClock } from '../clock.ts';
import { createCli, type Cli, type CliProcess } from './cli.ts';
import { imagesCommand, isAboutImages, type ImagesCommand } from './images.ts';
import { EXIT, readPayload, runToExitCode } from '../run/entry.ts';
import { detectCi } from '../facts/detect.ts';
import { checkOutputFiles } from '../run/files/output-files.ts';
import { listOwnFiles } from '../run/files/own-files.ts';
import { Problem, type ProblemData } from '../problem.ts';
import { parseCommandLine } from '../settings/inputs/component/command-line.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import { environmentSecrets } from '../settings/values/secrets/known-secrets.ts';
import { version } from '../version.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** Runs a command line and gives its exit code. Never throws. */
export function runCli(given: CliProcess): Promise<number> {
  const cli = createCli(given);
  return runToExitCode(() => runArgv(cli), given.signal, {
    problem: cli.log.problem,
    line: cli.say,
  });
}

async function runArgv(cli: Cli): Promise<number> {
  cli.vault.add(environmentSecrets(cli.env));
  const parsed = parseCommandLine(cli.argv, cli.env);
  const { value: invocation, problems } = parsed;
  if (invocation === undefined || (!parsed.ok && invocation.command === 'init')) {
    throw new Problem(problems);
  }
  const { command } = invocation;
  if (isAboutImages(command)) {
    return imagesCommand(cli, invocation, command, toAsked(cli, invocation, problems));
  }
  return isAboutLogins(command)
    ? loginsCommand(cli, invocation, problems)
    : runCommand(cli, invocation, command, problems);
}

type LoginsCommand = 'whoami' | 'login' | 'logout';

function isAboutLogins(command: Invocation['command']): command is LoginsCommand {
  return ['whoami', 'login', 'logout'].includes(command);
}

async function runCommand(
  cli: Cli,
  invocation: Invocation,
  command: Exclude<Invocation['command'], LoginsCommand | ImagesCommand>,
  problems: readonly ProblemData[],
): Promise<number> {
  const toRun = () => toAsked(cli, invocation, problems);
  switch (command) {
    case 'version':
      cli.print(version);
      return EXIT.done;
    case 'help': {
      const { renderHelp } = await import('../settings/inputs/help.ts');
      cli.print(renderHelp(invocation.topic));
      return EXIT.done;
    }
    case 'plan':
      return (await import('./pipeline.ts')).planCommand(cli, invocation, toRun());
    case 'ship':
    case 'merge':
      return (await import('./pipeline.ts')).shipCommand(cli, invocation, toRun());
    case 'init':
      return (await import('./init.ts')).initCommand(cli, invocation);
  }
}

/** The commands about the logins of a run. */
async function loginsCommand(
  cli: Cli,
  invocation: Invocation,
  problems: readonly ProblemData[],
): Promise<number> {
  if (invocation.command === 'logout') {
    if (problems.length > 0) throw new Problem(problems);
    return (await import('./login.ts')).logoutCommand(cli, invocation);
  }
  const run = toAsked(cli, invocation, problems);
  return invocation.command === 'login'
    ? (await import('./login.ts')).loginCommand(cli, invocation, run)
    : (await import('./whoami.ts')).whoamiCommand(cli, invocation, run);
}

function toAsked(
  cli: Cli,
  invocation: Invocation,
  problems: readonly ProblemData[],
): { readonly request: Request; readonly environment: RunEnvironment } {
  return {
    request: toRequest(cli, invocation, problems),
    environment: toEnvironment(cli, invocation),
  };
}

function toRequest(
  { cwd, env }: Cli,
  { command, given, facts, remote, planFile, askRegistries, files }: Invocation,
  problems: readonly ProblemData[],
): Request {
  const outputs = Object.entries(files).map(([flag, path]) => ({ flag, path }));
  const inCi = detectCi(env) !== 'local';
  return {
    command: command === 'merge' ? 'ship' : command,
    given,
    overrides: facts,
    payload: readPayload(env),
    now: new Date().toISOString(),
    remote: (remote ?? inCi) ? 'ask' : 'never',
    usesTempDir: command !== 'plan' || askRegistries,
    problems: [...problems, ...checkOutputFiles(outputs, cwd)],
    ...omitUndefined({ planFile }),
  };
}

function toEnvironment(cli: Cli, invocation: Invocation): RunEnvironment {
  const { planFile, files, command, positionals } = invocation;
  const { cwd, env, shell, signal, log, vault } = cli;
  const records = command === 'merge' ? positionals : [];
  return {
    ...{ cwd, env, shell, signal, log, vault },
    own: listOwnFiles(cwd, [planFile, files.out, files.receipt, ...records]),
    ...omitUndefined({ receiptFile: files.receipt }),
    clock: systemClock,
    tempParent: tmpdir(),
  };
}
