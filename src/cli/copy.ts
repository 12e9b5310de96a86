// SPDX-License-Identifier: Apache-2.0
// The command copy: its progress, and its receipt as text or JSON.
import { systemClock } from '../clock.ts';
import { hasErrors } from '../problem.ts';
import { createCopyProgress } from '../report/lifecycle/copy-progress.ts';
import { renderCopy } from '../report/lifecycle/copy-text.ts';
import { copy } from '../run/copy.ts';
import { EXIT, toExitCode } from '../run/entry.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** Copies, and prints what was copied; exit code 1 where a destination failed. */
export async function copyCommand(
  cli: Cli,
  { positionals, allTags, platforms, replace, dryRun, json }: Invocation,
  run: { readonly request: Request; readonly environment: RunEnvironment },
): Promise<number> {
  const { log, maskValue, paint, print, printJson } = cli;
  const [from = '', ...to] = positionals;
  const progress = json ? undefined : createCopyProgress(log, systemClock);
  const receipt = await copy(
    run.request,
    { from, to, allTags, platforms, replace, dryRun },
    {
      environment: run.environment,
      onBytes: (bytes) => progress?.add(bytes),
      onPlan: ({ source, images, destinations }) => {
        const names = destinations.map(({ destination }) => destination).join(', ');
        if (!dryRun && !json) log.info(`Copying ${source} (images: ${images.length}) to ${names}.`);
      },
    },
  ).finally(() => progress?.end());
  const published = new Set([
    receipt.source,
    ...receipt.destinations.map((one) => one.destination),
  ]);
  const shown = maskValue(receipt, published);
  if (json) printJson(shown);
  else print(renderCopy(shown, paint, cli.fit.stdout));
  const problems = shown.destinations.flatMap((one) => one.problems);
  problems.forEach(log.problem);
  return hasErrors(problems) ? toExitCode({ status: 'failed' }, cli.signal) : EXIT.done;
}
