// SPDX-License-Identifier: Apache-2.0
// An identity token in a variable or a file. An edge: reads the file.
import { isAbsolute, resolve } from 'node:path';
import type { Env } from '../../facts/facts.ts';
import { error, Problem } from '../../problem.ts';
import type { OidcLogin } from '../../settings/oidc.ts';
import { readSmallFile } from '../../small-file.ts';
import type { TokenText } from './identity.ts';

/**
 * The token in the variable or file that the entry names. A variable that holds a path is that of a file, as with
 * GitLab's `file: true`.
 *
 * @throws Problem LOGIN_ID_TOKEN_MISSING
 */
export async function readGivenToken(
  given: NonNullable<OidcLogin['idToken']>,
  { env, cwd }: { readonly env: Env; readonly cwd: string },
  { registry }: { readonly registry: string },
): Promise<TokenText> {
  if (given.from === 'file') {
    const text = await readTokenFile(resolve(cwd, given.path));
    if (text !== undefined) return { text, source: `the file ${given.path}` };
    throw missing(registry, `the file "${given.path}" cannot be read or holds no token`);
  }
  const value = env[given.name]?.trim() ?? '';
  const text = isAbsolute(value) ? await readTokenFile(value) : value;
  if (text !== undefined && text !== '') return { text, source: `the variable ${given.name}` };
  throw missing(registry, `the variable ${given.name} is empty`);
}

function missing(registry: string, why: string): Problem {
  return new Problem([
    error(
      'LOGIN_ID_TOKEN_MISSING',
      `no identity token for ${registry}: ${why}.`,
      'Let the CI system write the token there, or leave id-token-env and id-token-file out to use its own.',
    ),
  ]);
}

async function readTokenFile(path: string): Promise<string | undefined> {
  const file = await readSmallFile(path);
  return file.ok ? file.text.trim() : undefined;
}
