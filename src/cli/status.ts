// SPDX-License-Identifier: Apache-2.0
// The command status: as a table, JSON, metrics, a page in a file, or a page that is served.
import type { Status } from '../lifecycle/status/status.ts';
import { systemClock } from '../clock.ts';
import { hasErrors, type ProblemData } from '../problem.ts';
import { toPrintedJson } from '../report/log-lines.ts';
import { renderMetrics } from '../report/status/metrics.ts';
import { renderStatusPage, toPagePolicy } from '../report/status/page.ts';
import { renderStatus } from '../report/status/status-text.ts';
import { EXIT } from '../run/entry.ts';
import { writeOutputFile } from '../run/files/output-files.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { withStatus } from '../run/status/read-status.ts';
import { serveStatus, type ServedStatus } from '../run/status/serve.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** The request and the environment of a command. */
interface StatusRun {
  readonly request: Request;
  readonly environment: RunEnvironment;
}

/**
 * Prints the status; exit code 1 where a repository can't be read, 3 where a finding was made that `--fail-on` names. With
 * `--watch` it serves the page until it is interrupted.
 */
export async function statusCommand(
  cli: Cli,
  invocation: Invocation,
  { request, environment }: StatusRun,
): Promise<number> {
  const { positionals: repositories, key, details, status: flags } = invocation;
  return withStatus(request, { repositories, key, details }, environment, async (read) => {
    const readShown = async () => toShown(cli, await read());
    if (flags.watch) return watch(cli, flags.port, readShown);
    return tell(cli, invocation, await readShown());
  });
}

function tell(cli: Cli, { json, files, status: flags }: Invocation, status: Status): number {
  const { log, paint, print, printJson, streams, width } = cli;
  if (json) printJson(status);
  else if (flags.metrics) streams.stdout.write(renderMetrics(status));
  else print(renderStatus(status, { paint, width }));
  status.problems.forEach(log.problem);
  const unwritten = files.html === undefined ? [] : writePage(cli, files.html, status);
  unwritten.forEach(log.problem);
  if (hasErrors([...status.problems, ...unwritten])) return EXIT.problem;
  const failing = status.findings.filter(({ kind }) => flags.failOn.includes(kind));
  for (const { kind, message } of failing) log.info(`--fail-on ${kind}: ${message}`);
  return failing.length === 0 ? EXIT.done : EXIT.findings;
}

function writePage({ cwd }: Cli, path: string, status: Status) {
  return writeOutputFile(
    { flag: 'html', path },
    renderStatusPage(status, { isWatched: false }),
    cwd,
  );
}

/** Serves the page until the run is interrupted, which is its usual end. */
async function watch(
  { log, signal, say }: Cli,
  port: number,
  readShown: () => Promise<Status>,
): Promise<number> {
  const isWatched = true;
  const read = async (): Promise<ServedStatus> => {
    const status = await readShown();
    return {
      html: renderStatusPage(status, { isWatched }),
      json: toPrintedJson(status),
      policy: toPagePolicy({ isWatched }),
    };
  };
  const onFailure = (problems: readonly ProblemData[]): void => {
    problems.forEach(log.problem);
  };
  const server = await serveStatus({ read, port, clock: systemClock, onFailure, signal });
  try {
    say(`Serving the status at ${server.url} until Ctrl-C.`);
    await server.ended;
  } finally {
    await server.close();
  }
  return EXIT.done;
}

/** Without secrets. What registries publish stays as it is. */
function toShown({ maskValue }: Cli, status: Status): Status {
  const published = status.images.flatMap(({ name, repositories, tags }) => [
    name,
    ...repositories.map((one) => one.name),
    ...tags.flatMap(({ tag, entries }) => [
      tag,
      ...entries.flatMap(({ version }) => version ?? []),
    ]),
  ]);
  return maskValue(status, new Set(published));
}
