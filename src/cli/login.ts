// SPDX-License-Identifier: Apache-2.0
// The commands login and logout: what they changed as text or JSON.
import { systemClock } from '../clock.ts';
import { hasErrors } from '../problem.ts';
import { renderColumns } from '../report/text.ts';
import { EXIT } from '../run/entry.ts';
import type { LoginRow } from '../run/login/collect.ts';
import { login, logout } from '../run/login/command.ts';
import type { Request, RunEnvironment } from '../run/request.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** Logs in, and prints one line a registry; exit code 1 where a registry that was named has no login. */
export async function loginCommand(
  { log, maskValue, print, printJson }: Cli,
  { positionals, json }: Invocation,
  run: { readonly request: Request; readonly environment: RunEnvironment },
): Promise<number> {
  const request: Request = { ...run.request, remote: 'never' };
  const answer = maskValue(await login(request, positionals, run.environment));
  if (json) printJson(answer);
  else print(renderLogins(answer.registries));
  answer.problems.forEach(log.problem);
  return hasErrors(answer.problems) ? EXIT.problem : EXIT.done;
}

const RESULTS = {
  written: 'logged in',
  there: 'logged in already',
  none: 'no login',
} as const;

function renderLogins(rows: readonly LoginRow[]): string {
  if (rows.length === 0) return 'No login was written.';
  const lines = rows.map(({ registry, result, source, until }) => [
    registry,
    RESULTS[result],
    source ?? '',
    until === null ? '' : `until ${until}`,
  ]);
  return renderColumns(lines).join('\n');
}

/** Logs out, and prints what was removed. Nothing to remove is no error. */
export async function logoutCommand(
  { cwd, env, signal, print, printJson }: Cli,
  { positionals, json }: Invocation,
): Promise<number> {
  const removed = await logout(positionals, { cwd, env, signal, clock: systemClock });
  if (json) printJson({ removed });
  else
    print(
      removed.length === 0 ? 'There was no login to remove.' : `Removed: ${removed.join(', ')}`,
    );
  return EXIT.done;
}
