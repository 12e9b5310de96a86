// SPDX-License-Identifier: Apache-2.0
// Keys of AWS as user name and password of an entry of `registries`, as docker/login-action takes them.
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { isEcrHost, parseScope } from '../../registry-host.ts';
import type { FoundCredential } from '../../registry/registry.ts';
import type { RegistrySetting, Secret } from '../../settings/settings.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { LoginContext } from '../oidc/exchange.ts';
import { boundEnd, type MadeLogin, toRenewalMs } from '../renewing.ts';
import type { SourcedKeys } from './account.ts';

/** The only user that Amazon's registries know. */
const USERNAME = 'AWS';

/** Whether user name and password of an entry are an access key and its secret key, which are exchanged for a login. */
export function hasAwsKeys({ prefix, username, oidc }: RegistrySetting): boolean {
  const isNamed = username !== undefined && username !== USERNAME;
  return isNamed && oidc === undefined && isEcrHost(parseScope(prefix).host);
}

/** The keys of such an entry. A session's token is in `AWS_SESSION_TOKEN`, unless that is of another key. */
export function toEntryKeys(
  { prefix, username = '' }: RegistrySetting,
  password: Secret,
  env: Env,
): SourcedKeys {
  const ofOther = readText(env, 'AWS_ACCESS_KEY_ID') ?? username;
  const sessionToken = ofOther === username ? readText(env, 'AWS_SESSION_TOKEN') : undefined;
  return {
    keys: {
      ...{ accessKeyId: username, secretAccessKey: password.reveal() },
      ...omitUndefined({ sessionToken }),
    },
    source: `registries: ${prefix}`,
  };
}

/** The login that they are exchanged for. */
export async function logInWithEntry(
  given: SourcedKeys,
  context: LoginContext,
): Promise<MadeLogin> {
  const { keys, source } = given;
  const { secretAccessKey, sessionToken } = keys;
  context.hide(sessionToken === undefined ? [secretAccessKey] : [secretAccessKey, sessionToken]);
  const sinceMs = context.clock.now();
  const { openEcr } = await import('./aws.ts');
  const ecr = await openEcr(given, context);
  const { username, password, untilMs: statedMs } = await ecr.logIn();
  const endMs = boundEnd(sinceMs, statedMs);
  const untilMs = toRenewalMs(sinceMs, endMs);
  const found: FoundCredential = {
    credential: { kind: 'password', username, password },
    ...{ source, untilMs, endMs, account: keys.accessKeyId },
  };
  return { found, sinceMs, untilMs };
}
