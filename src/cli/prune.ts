// SPDX-License-Identifier: Apache-2.0
// The command prune: its plan and its receipt, as a table or JSON.
import { systemClock } from '../clock.ts';
import { unsaid } from '../problem.ts';
import type { PruneReceipt } from '../lifecycle/prune/prune.ts';
import { toPrintedJson } from '../report/log-lines.ts';
import { renderPrune } from '../report/lifecycle/prune-text.ts';
import { EXIT, toExitCode } from '../run/entry.ts';
import { writeOutputFile } from '../run/files/output-files.ts';
import { prune } from '../run/prune/command.ts';
import { readInUse } from '../run/prune/in-use-list.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { pruneFields } from '../settings/file/prune.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** Shows what would be deleted; with `--yes` deletes it. Exit code 1 where something could not be deleted, or is lost. */
export async function pruneCommand(
  cli: Cli,
  invocation: Invocation,
  run: { readonly request: Request; readonly environment: RunEnvironment },
): Promise<number> {
  const { yes, json, positionals, files } = invocation;
  const flags = Object.entries(invocation.prune);
  const isField = (name: string) => (pruneFields as readonly string[]).includes(name);
  const backup = invocation.prune.backup?.at(-1);
  let planned: PruneReceipt | undefined;
  const receipt = await prune(
    run.request,
    {
      words: positionals,
      policy: Object.fromEntries(flags.filter(([name]) => isField(name))),
      inUse: await readInUse(invocation.prune['in-use']?.at(-1), {
        cwd: cli.cwd,
        stdin: cli.streams.stdin,
        signal: cli.signal,
      }),
      apply: yes,
      ...omitUndefined({ backup }),
    },
    {
      environment: run.environment,
      onPlan: (plan) => {
        planned = plan;
        if (yes) cli.say(render(plan, cli.paintLog, { isDry: false, width: cli.fit.stderr }));
        problemsOf(plan).forEach(cli.log.problem);
      },
    },
  );
  const published = new Set(receipt.repositories.map(({ repository }) => repository));
  const shown = cli.maskValue(receipt, published);
  if (json) cli.printJson(shown);
  else cli.print(render(shown, cli.paint, { isDry: !yes, width: cli.fit.stdout }));
  const known = planned === undefined ? [] : problemsOf(planned);
  unsaid(problemsOf(shown), known).forEach(cli.log.problem);
  const path = files.receipt;
  const lacking =
    path === undefined
      ? []
      : writeOutputFile({ flag: 'receipt', path }, `${toPrintedJson(shown)}\n`, cli.cwd);
  lacking.forEach(cli.log.problem);
  const exitCode = toExitCode(shown, cli.signal);
  return exitCode === EXIT.done && lacking.length > 0 ? EXIT.problem : exitCode;
}

function render(
  receipt: PruneReceipt,
  paint: Cli['paint'],
  how: { readonly isDry: boolean; readonly width: number | undefined },
): string {
  return renderPrune(receipt, { ...how, nowMs: systemClock.now(), paint });
}

function problemsOf({ repositories }: PruneReceipt) {
  return repositories.flatMap(({ problems }) => problems);
}
