// SPDX-License-Identifier: Apache-2.0
// A child of a run that asks for a login, as Docker does.
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../src/facts/facts.ts';

/** What the helper said: the login in it, or why there is none. */
export interface Answer {
  readonly code: number;
  readonly stdout: string;
  readonly login?: { readonly Username: string; readonly Secret: string };
}

/** Asks as Docker does: the program that `credHelpers` names, found in PATH, with the server on standard input. */
export async function ask(env: Env, server: string, action = 'get'): Promise<Answer> {
  const config = JSON.parse(
    await readFile(join(env.DOCKER_CONFIG ?? '', 'config.json'), 'utf8'),
  ) as { credHelpers: Record<string, string> };
  const name = Object.values(config.credHelpers).at(-1) ?? '';
  const { PATH = '', _TAGSHIP_LOGIN_KEY = '' } = env;
  return await new Promise((resolve) => {
    const options = { env: { PATH, _TAGSHIP_LOGIN_KEY } };
    const child = execFile(`docker-credential-${name}`, [action], options, (failed, stdout) => {
      const code = failed === null ? 0 : Number(failed.code);
      const login =
        code === 0 && action === 'get' ? (JSON.parse(stdout) as Answer['login']) : undefined;
      resolve({ code, stdout, ...(login === undefined ? {} : { login }) });
    });
    child.stdin?.end(`${server}\n`);
  });
}
