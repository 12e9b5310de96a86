// SPDX-License-Identifier: Apache-2.0
// A run of `init` in a real project, for tests.
import { readAsked, runInit, type InitContext } from '../../src/init/init.ts';
import { createShell } from '../../src/shell.ts';
import { gitEnv, type Project } from '../e2e/project.ts';

/** Runs `init` in the project, whose remote is on `host` from now on. */
export async function run(
  here: Project,
  {
    host = 'github.com',
    ci,
    add,
    given = {},
    ...edge
  }: Partial<InitContext> & {
    host?: string;
    ci?: string;
    add?: boolean;
    given?: Record<string, string[]>;
  },
) {
  await here.git('remote', 'set-url', 'origin', `https://${host}/Acme/App.git`);
  const printed: string[] = [];
  const said: string[] = [];
  const result = await runInit(
    readAsked(given, { ...(ci !== undefined && { ci }), ...(add && { add }) }, '1.2.3'),
    {
      cwd: here.directory,
      env: gitEnv(here.home),
      shell: createShell(),
      isAgreed: false,
      ask: undefined,
      print: (text) => printed.push(text),
      say: (line) => said.push(line),
      ...edge,
    },
  );
  return { result, printed: printed.join(''), said: said.join('\n') };
}
