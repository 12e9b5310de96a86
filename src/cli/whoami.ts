// SPDX-License-Identifier: Apache-2.0
// The command whoami: the logins of a run as text or JSON.
import { hasErrors } from '../problem.ts';
import { renderColumns, type Paint } from '../report/text.ts';
import { EXIT } from '../run/entry.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import { whoami, type WhoamiRow } from '../run/whoami.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** Prints who the run is to its registries; exit code 1 where a login fails or a push is refused. */
export async function whoamiCommand(
  { log, maskValue, paint, print, printJson }: Cli,
  { positionals, check, json }: Invocation,
  run: { readonly request: Request; readonly environment: RunEnvironment },
): Promise<number> {
  const request: Request = { ...run.request, remote: 'never' };
  const answer = await whoami(request, { registry: positionals[0], check }, run.environment);
  const shown = maskValue(answer);
  if (json) printJson(shown);
  else print(renderWhoami(shown.registries, paint));
  shown.problems.forEach(log.problem);
  return hasErrors(shown.problems) ? EXIT.problem : EXIT.done;
}

/** One block a registry: its name, and what is known about the login. */
function renderWhoami(rows: readonly WhoamiRow[], paint: Paint): string {
  if (rows.length === 0) return 'No registry: name one, or set images or registries.';
  return rows
    .map((row) =>
      [
        paint('bold', row.registry),
        ...renderColumns(listFacts(row)).map((line) => `  ${line}`),
      ].join('\n'),
    )
    .join('\n\n');
}

function listFacts(row: WhoamiRow): string[][] {
  const { source, username, account, until, identity, push, problems } = row;
  const failed = problems.some(({ level }) => level === 'error');
  const login = source ?? (failed && push === null ? 'failed' : 'none (anonymous)');
  return [
    ['login', login],
    ...(username === null ? [] : [['user', username]]),
    ...(account === null ? [] : [['account', account]]),
    ...(identity === null
      ? []
      : [
          ['token', identity.from],
          ['issuer', identity.issuer],
          ['audience', identity.audience],
          ['subject', identity.subject],
        ]),
    ...(until === null ? [] : [['until', until]]),
    ...(push === null ? [] : [['push', push]]),
  ];
}
