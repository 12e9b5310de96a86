// SPDX-License-Identifier: Apache-2.0
// Requests of another user of this machine.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The user who runs the tests. */
export const OWN = process.getuid?.() ?? -1;
/** Another one. */
export const OTHER_USER = 65_534;

/** Asks as another user of the machine; the status. */
export async function askAsOtherUser(url: string): Promise<string> {
  const ask = `fetch(process.argv[1], { method: 'POST' }).then(({ status }) => console.log(status))`;
  const node = [process.execPath, '--eval', ask, url] as const;
  const [program, ...argv] = OWN === 0 ? node : (['sudo', '-n', '-u', '#65534', ...node] as const);
  const as = OWN === 0 ? { uid: OTHER_USER, gid: OTHER_USER } : {};
  const { stdout } = await run(program, argv, { ...as, cwd: '/', env: { PATH: process.env.PATH } });
  return stdout.trim();
}
