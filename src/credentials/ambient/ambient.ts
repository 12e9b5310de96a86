// SPDX-License-Identifier: Apache-2.0
// The logins that the environment of a run offers for the registries of the large clouds: found when they are needed.
import type { Log } from '../../log.ts';
import type { FoundCredential } from '../../registry/registry.ts';
import {
  isAzureHost,
  isEcrHost,
  isGoogleHost,
  isSameHost,
  parseScope,
} from '../../registry-host.ts';
import type { RegistrySetting } from '../../settings/settings.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { IdTokenOptions } from '../oidc/identity.ts';
import {
  boundEnd,
  createRenewing,
  type LoginNeed,
  type MadeLogin,
  toRenewalMs,
} from '../renewing.ts';
import type { AmbientContext, AmbientLogin } from './context.ts';
import { createMetadata } from './metadata.ts';

/** What {@link createAmbientLogins} needs. */
export interface AmbientOptions extends IdTokenOptions {
  readonly registries: readonly RegistrySetting[];
  readonly log?: Log | undefined;
}

/** Finds the login for a host; undefined where the environment has none. */
export type FindAmbient = (host: string, need?: LoginNeed) => Promise<FoundCredential | undefined>;

/** Finds logins for the hosts of the clouds. Each is asked for once, and again before it ends. */
export function createAmbientLogins(options: AmbientOptions): FindAmbient {
  const { clock } = options;
  return createRenewing(
    clock,
    (host: string) => host,
    async (host) => {
      const sinceMs = clock.now();
      const login = await findLogin(toAmbientContext(host, options));
      return login === undefined ? undefined : toMade(login, sinceMs);
    },
  );
}

/** What the sources of a cloud work with, for one host. */
export function toAmbientContext(host: string, options: AmbientOptions): AmbientContext {
  const { service, clock, env, cwd, log } = options;
  const entry = options.registries.find(({ prefix }) => isSameHost(parseScope(prefix).host, host));
  const signal = options.signal ?? new AbortController().signal;
  return {
    ...{ host, service, clock, env, cwd },
    hide: (secrets) => options.vault?.add(secrets),
    ask: entry?.metadata === 'off' ? undefined : createMetadata({ env, signal, log }),
  };
}

async function findLogin(context: AmbientContext): Promise<AmbientLogin | undefined> {
  if (isEcrHost(context.host)) return await (await import('./aws.ts')).findAwsLogin(context);
  if (isGoogleHost(context.host)) return (await import('./google.ts')).findGoogleLogin(context);
  if (isAzureHost(context.host)) return (await import('./azure.ts')).findAzureLogin(context);
  return undefined;
}

function toMade(login: AmbientLogin, sinceMs: number): MadeLogin {
  const { username, password, source, idToken, account } = login;
  const endMs = boundEnd(sinceMs, login.untilMs);
  const untilMs = toRenewalMs(sinceMs, endMs);
  const { issuer = '', audiences = [], subject = '' } = idToken?.claims ?? {};
  const identity =
    idToken === undefined
      ? undefined
      : { issuer, audience: audiences.join(', '), subject, from: idToken.source, endMs };
  const found: FoundCredential = {
    credential: { kind: 'password', username, password },
    ...{ source, untilMs, endMs },
    ...omitUndefined({ identity, account }),
  };
  return { found, sinceMs, untilMs };
}
