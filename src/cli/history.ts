// SPDX-License-Identifier: Apache-2.0
// The commands about the history of tags: log, yank, unyank. Each prints text or JSON.
import type { YankReport } from '../lifecycle/yank/report.ts';
import { hasErrors, unsaid } from '../problem.ts';
import { renderLog, renderYank } from '../report/lifecycle/history-text.ts';
import { EXIT, toExitCode } from '../run/entry.ts';
import { log as readLog } from '../run/history/log.ts';
import { runYank } from '../run/history/yank.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

interface Run {
  readonly command: 'log' | YankReport['command'];
  readonly request: Request;
  readonly environment: RunEnvironment;
}

/** Prints the history of a reference; yanks a version, or lifts that. */
export async function historyCommand(cli: Cli, invocation: Invocation, run: Run): Promise<number> {
  const { command } = run;
  return command === 'log'
    ? logCommand(cli, invocation, run)
    : yankCommand(cli, invocation, { ...run, command });
}

async function logCommand(
  cli: Cli,
  { positionals: [reference = ''], since, json }: Invocation,
  run: Run,
): Promise<number> {
  const found = await readLog(run.request, { reference, since }, run.environment);
  const shown = cli.maskValue(found, new Set([reference, found.repository]));
  if (json) cli.printJson(shown);
  else cli.print(renderLog(shown, cli.paint));
  shown.problems.forEach(cli.log.problem);
  return hasErrors(shown.problems) ? EXIT.problem : EXIT.done;
}

/** With `--dry-run` it shows what would be done. */
async function yankCommand(
  cli: Cli,
  { positionals: [version = ''], json, dryRun }: Invocation,
  run: Run & Pick<YankReport, 'command'>,
): Promise<number> {
  let planned: YankReport | undefined;
  const onPlan = (given: YankReport): void => {
    planned = mask(cli, given);
    if (!dryRun && !hasErrors(given.problems)) cli.say(renderYank(planned, cli.paintLog, true));
    planned.problems.forEach(cli.log.problem);
  };
  const { command, request, environment } = run;
  const report = mask(
    cli,
    await runYank(request, { command, version, dryRun, onPlan }, environment),
  );
  if (json) cli.printJson(report);
  else cli.print(renderYank(report, cli.paint));
  unsaid(report.problems, planned?.problems ?? []).forEach(cli.log.problem);
  return hasErrors(report.problems) ? toExitCode({ status: 'failed' }, cli.signal) : EXIT.done;
}

function mask(cli: Cli, report: YankReport): YankReport {
  const names = report.repositories.flatMap(({ repository, tags }) => [
    repository,
    ...tags.map(({ tag }) => tag),
  ]);
  return cli.maskValue(report, new Set([report.version, ...names]));
}
