// SPDX-License-Identifier: Apache-2.0
// Reads a password from the source in the settings: a variable, a file, standard input.
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Env } from '../facts/facts.ts';
import { error, Problem } from '../problem.ts';
import { secret } from '../settings/secret.ts';
import { PROTECTED_HINT } from './gitlab.ts';
import { readSmallFile } from '../small-file.ts';
import type { RegistrySetting, Secret } from '../settings/settings.ts';

/** Where passwords are read from. */
export interface PasswordOptions {
  readonly env: Env;
  /** Where relative paths of password files start. */
  readonly cwd: string;
  /** Standard input to its end; the process's own without it. */
  readonly readStdin?: () => Promise<string>;
}

/** Reads passwords; standard input is read once and cached. */
export function createPasswordReader(
  options: PasswordOptions,
): (entry: RegistrySetting) => Promise<Secret | undefined> {
  let stdin: Promise<string> | undefined;
  const readStdin = () => (stdin ??= (options.readStdin ?? readOwnStdin)());
  return async (entry) => {
    const { password } = entry;
    if (password === undefined) return undefined;
    switch (password.from) {
      case 'given':
        return password.secret;
      case 'env':
        return orMissing(options.env[password.name], entry, {
          where: `the variable ${password.name}`,
          hint: options.env.CI_COMMIT_REF_PROTECTED === 'false' ? PROTECTED_HINT : undefined,
        });
      case 'file':
        return orMissing(await read(options.cwd, password.path, entry), entry, {
          where: password.path,
        });
      case 'stdin':
        return orMissing(await readStdin(), entry, { where: 'standard input' });
    }
  };
}

async function readOwnStdin(): Promise<string> {
  return process.stdin.isTTY ? '' : await text(process.stdin);
}

async function read(cwd: string, path: string, { prefix }: RegistrySetting): Promise<string> {
  const file = await readSmallFile(resolve(cwd, path), undefined, { pipes: true });
  if (file.ok) return file.text;
  const message = `cannot read the password file "${path}" for ${prefix}: ${file.why}.`;
  const hint = 'Check its path and that this run may read it.';
  throw new Problem([error('LOGIN_PASSWORD_UNREADABLE', message, hint)]);
}

/** @throws Problem LOGIN_PASSWORD_MISSING; CI systems set an empty variable in runs that may not have the secret */
function orMissing(
  value: string | undefined,
  { prefix }: RegistrySetting,
  { where, hint }: { readonly where: string; readonly hint?: string | undefined },
): Secret {
  const password = value?.replace(/\r?\n$/, '') ?? '';
  if (password !== '') return secret(password);
  const message = `no password for ${prefix}: ${where} is empty.`;
  const usual = 'Set it. Runs for forks and bots get no secrets; they build without pushing.';
  throw new Problem([error('LOGIN_PASSWORD_MISSING', message, hint ?? usual)]);
}
