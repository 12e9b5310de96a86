// SPDX-License-Identifier: Apache-2.0
// Reads a password from the source in the settings: a variable, a file, standard input.
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Env } from '../facts/facts.ts';
import { error, Problem } from '../problem.ts';
import { secret } from '../settings/secret.ts';
import { PROTECTED_HINT } from './gitlab.ts';
import { CREDENTIAL_BYTES, INPUT_SILENT_MS, readSmallFile, type SmallFile } from '../small-file.ts';
import type { RegistrySetting, Secret } from '../settings/settings.ts';

/** Where passwords are read from. */
export interface PasswordOptions {
  readonly env: Env;
  /** Where relative paths of password files start. */
  readonly cwd: string;
  /** Standard input; the process's own without it. */
  readonly stdin?: StandardInput;
  /** How long standard input may be silent, ms. */
  readonly silentMs?: number;
  readonly signal?: AbortSignal;
}

/** Standard input, which may be a terminal. */
export type StandardInput = Readable & { readonly isTTY?: boolean };

/** Reads passwords; standard input is read once and cached. @throws the reason of the signal */
export function createPasswordReader(
  options: PasswordOptions,
): (entry: RegistrySetting) => Promise<Secret | undefined> {
  let input: Promise<SmallFile> | undefined;
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
        return takeInput(await (input ??= readStdin(options)), entry);
    }
  };
}

/** A terminal has no end that a user would know of, and shows what is typed. */
async function readStdin({ stdin, signal, silentMs }: PasswordOptions): Promise<SmallFile> {
  const input: StandardInput = stdin ?? process.stdin;
  if (input.isTTY === true) {
    return { ok: false, why: 'it is a terminal', isMissing: false, isTooLong: false };
  }
  const { readInput } = await import('./standard-input.ts'); // seldom needed
  return await readInput(input, {
    bytes: CREDENTIAL_BYTES,
    silentMs: silentMs ?? INPUT_SILENT_MS,
    signal,
  });
}

function takeInput(input: SmallFile, entry: RegistrySetting): Secret | undefined {
  const { prefix } = entry;
  const hint = `Pipe the password in: printf %s "$PASSWORD" | tagship … --password-stdin ${prefix}`;
  if (input.ok) return orMissing(input.text, entry, { where: 'standard input', hint });
  const message = `cannot read the password for ${prefix} from standard input: ${input.why}.`;
  throw new Problem([error('LOGIN_PASSWORD_UNREADABLE', message, hint)]);
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
