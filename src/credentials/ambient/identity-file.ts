// SPDX-License-Identifier: Apache-2.0
// Files that the environment names: identity tokens, and accounts in JSON. An edge: reads them.
import { resolve } from 'node:path';
import { type JsonObject, parseObject } from '../../registry/json.ts';
import { secret } from '../../settings/secret.ts';
import { readClaims } from '../oidc/claims.ts';
import type { IdToken } from '../oidc/identity.ts';
import { readSmallFile } from '../../small-file.ts';
import type { AmbientContext } from './context.ts';
import { accountInvalid } from './refused.ts';

/** A file, and the variable that names it. */
export interface NamedFile {
  readonly variable: string;
  readonly path: string;
}

/** The text of a file. @throws Problem LOGIN_ACCOUNT_INVALID */
export async function readNamedFile(
  { variable, path }: NamedFile,
  { host, cwd }: Pick<AmbientContext, 'host' | 'cwd'>,
): Promise<string> {
  const file = await readSmallFile(resolve(cwd, path));
  if (file.ok) return file.text;
  const what = `cannot read the file "${path}" that ${variable} names: ${file.why}`;
  throw accountInvalid(host, what, `Correct ${variable}, or unset it.`);
}

/** The JSON object in a file. @throws Problem LOGIN_ACCOUNT_INVALID */
export async function readNamedObject(
  file: NamedFile,
  context: Pick<AmbientContext, 'host' | 'cwd'>,
): Promise<JsonObject> {
  const object = parseObject(await readNamedFile(file, context));
  if (object !== undefined) return object;
  const what = `the file "${file.path}" that ${file.variable} names holds no JSON object`;
  throw accountInvalid(context.host, what, 'Write the key of the account there, as it was given.');
}

/** An identity token from its text. @throws Problem LOGIN_ACCOUNT_INVALID */
export function toIdToken(
  text: string,
  source: string,
  { host, hide }: Pick<AmbientContext, 'host' | 'hide'>,
): IdToken {
  const trimmed = text.trim();
  const claims = readClaims(trimmed);
  if (claims === undefined) {
    const hint = 'It has to be a token in three parts with dots between them.';
    throw accountInvalid(host, `${source} is not a JSON Web Token`, hint);
  }
  hide([trimmed, trimmed.split('.')[2] ?? '']);
  return { token: secret(trimmed), claims, source };
}
