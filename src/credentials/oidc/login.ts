// SPDX-License-Identifier: Apache-2.0
// The logins of `registries` by identity token: exchanged when they are needed, shared, and renewed before they end.
import type { FoundCredential } from '../../registry/registry.ts';
import { parseScope } from '../../registry-host.ts';
import type { OidcLogin, OidcRole } from '../../settings/oidc.ts';
import type { RegistrySetting } from '../../settings/settings.ts';
import { providerTitles } from '../../settings/values/registry/oidc-roles.ts';
import {
  boundEnd,
  createRenewing,
  type LoginNeed,
  type MadeLogin,
  toRenewalMs,
} from '../renewing.ts';
import type { AwsRole } from '../aws/account.ts';
import { toWanted } from './audience.ts';
import type { ExchangeContext, ExchangedLogin } from './exchange.ts';
import { createIdTokens } from './id-token.ts';
import type { IdToken, IdTokenOptions } from './identity.ts';
import { withIdToken } from './with-id-token.ts';

/** An entry of `registries` with such a login. */
export type OidcEntry = RegistrySetting & { readonly oidc: OidcLogin };

/**
 * A function that finds the login of an entry. Concurrent callers share one exchange; a failure is forgotten, so that the
 * next caller tries again.
 */
export function createOidcLogins(
  options: IdTokenOptions,
  idTokens = createIdTokens(options),
): (entry: OidcEntry, need?: LoginNeed) => Promise<FoundCredential> {
  const make = async (entry: OidcEntry): Promise<MadeLogin> => {
    const { host } = parseScope(entry.prefix);
    const wanted = toWanted(entry.oidc, host);
    const { clock, env, service } = options;
    const hide = (secrets: readonly string[]) => options.vault?.add(secrets);
    const find = (refused?: IdToken) => idTokens(wanted, refused);
    return await withIdToken(find, async (idToken) => {
      const sinceMs = clock.now();
      const login = await exchange(entry.oidc.role, { host, idToken, service, clock, env, hide });
      return toMade(login, { sinceMs, entry, idToken });
    });
  };
  return createRenewing(options.clock, ({ prefix }) => prefix, make);
}

function toMade(
  { username, password, untilMs: statedMs }: ExchangedLogin,
  {
    sinceMs,
    entry,
    idToken,
  }: {
    readonly sinceMs: number;
    readonly entry: OidcEntry;
    readonly idToken: ExchangeContext['idToken'];
  },
): MadeLogin {
  const endMs = boundEnd(sinceMs, statedMs);
  const untilMs = toRenewalMs(sinceMs, endMs);
  const { issuer, audiences, subject } = idToken.claims;
  const title = providerTitles[entry.oidc.role.provider];
  const found: FoundCredential = {
    credential: { kind: 'password', username, password },
    source: `identity token for ${title}, registries: ${entry.prefix}`,
    untilMs,
    identity: { issuer, audience: audiences.join(', '), subject, from: idToken.source, endMs },
  };
  return { found, sinceMs, untilMs };
}

/** The login that an identity token is exchanged for. The code of a provider is loaded when it is needed. */
export async function exchange(role: OidcRole, context: ExchangeContext): Promise<ExchangedLogin> {
  switch (role.provider) {
    case 'docker-hub':
      return (await import('./docker-hub.ts')).exchangeDockerHub(role, context);
    case 'google':
      return (await import('./google.ts')).exchangeGoogle(role, context);
    case 'azure':
      return (await import('./azure.ts')).exchangeAzure(role, context);
    case 'quay':
      return (await import('./quay.ts')).exchangeQuay(role, context);
    case 'jfrog':
      return (await import('./jfrog.ts')).exchangeJfrog(role, context);
    case 'aws':
      return await exchangeAws(role, context);
  }
}

async function exchangeAws(role: AwsRole, context: ExchangeContext): Promise<ExchangedLogin> {
  const { openEcr } = await import('../aws/aws.ts');
  const { idToken } = context;
  return await (await openEcr({ role, idToken, source: role.roleArn }, context)).logIn();
}
