// SPDX-License-Identifier: Apache-2.0
// The command copy: its receipt as text or JSON, and its progress.
import { systemClock } from '../clock.ts';
import { hasErrors } from '../problem.ts';
import { renderCopy, renderProgress } from '../report/lifecycle/copy-text.ts';
import { copy } from '../run/copy.ts';
import { EXIT } from '../run/entry.ts';
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
  const progress = createProgress(cli, json);
  const receipt = await copy(
    run.request,
    { from, to, allTags, platforms, replace, dryRun },
    {
      environment: run.environment,
      onBytes: progress.add,
      onPlan: ({ source, images, destinations }) => {
        const names = destinations.map(({ destination }) => destination).join(', ');
        if (!dryRun && !json) log.info(`Copying ${source} (images: ${images.length}) to ${names}.`);
      },
    },
  ).finally(progress.end);
  const published = new Set([
    receipt.source,
    ...receipt.destinations.map((one) => one.destination),
  ]);
  const shown = maskValue(receipt, published);
  if (json) printJson(shown);
  else print(renderCopy(shown, paint));
  const problems = shown.destinations.flatMap((one) => one.problems);
  problems.forEach(log.problem);
  return hasErrors(problems) ? EXIT.problem : EXIT.done;
}

/** How often the line is drawn again, ms. */
const DRAW_MS = 200;

/** One line on a terminal that is drawn again and again; in CI and with `--json` only the last one. */
function createProgress(
  { streams, env, log }: Cli,
  json: boolean,
): { readonly add: (bytes: number) => void; readonly end: () => void } {
  const { stderr } = streams;
  const isDrawn = stderr.isTTY && (env.CI ?? '') === '' && !json;
  const startMs = systemClock.now();
  let [bytes, drawnMs] = [0, startMs];
  return {
    add: (more) => {
      bytes += more;
      const now = systemClock.now();
      if (!isDrawn || now - drawnMs < DRAW_MS) return;
      drawnMs = now;
      stderr.write(`\r\u001B[K${renderProgress(bytes, now - startMs)}`);
    },
    end: () => {
      if (isDrawn && drawnMs !== startMs) stderr.write('\r\u001B[K');
      if (bytes > 0 && !json) log.info(renderProgress(bytes, systemClock.now() - startMs));
    },
  };
}
