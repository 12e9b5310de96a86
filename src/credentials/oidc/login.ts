// SPDX-License-Identifier: Apache-2.0
// The logins of `registries` by identity token: exchanged when they are needed, shared, and renewed before they end.
import type { FoundCredential } from '../../registry/registry.ts';
import { parseScope } from '../../registry-host.ts';
import type { OidcLogin, OidcRole } from '../../settings/oidc.ts';
import type { RegistrySetting } from '../../settings/settings.ts';
import { providerTitles } from '../../settings/values/oidc-roles.ts';
import { toWanted } from './audience.ts';
import type { ExchangeContext, ExchangedLogin } from './exchange.ts';
import { createIdTokens } from './id-token.ts';
import type { IdTokenOptions } from './identity.ts';

/** An entry of `registries` with such a login. */
export type OidcEntry = RegistrySetting & { readonly oidc: OidcLogin };

/** Why a login is asked for. */
export interface LoginNeed {
  /** It was refused, so that it is no answer again. */
  readonly refused?: FoundCredential | undefined;
  /** How much of its life must be left: `half` of it, or ms. One that has less is renewed once. */
  readonly left?: 'half' | number;
}

/** A login that ends sooner than this counts as ended; a short one, after four fifths of its life, ms. */
const LONGEST_MARGIN_MS = 60_000;

/** A login and when it was made. */
interface Made {
  readonly found: FoundCredential;
  readonly sinceMs: number;
  readonly untilMs: number;
}

/**
 * A function that finds the login of an entry. Concurrent callers share one exchange; a failure is forgotten, so that the
 * next caller tries again.
 */
export function createOidcLogins(
  options: IdTokenOptions,
): (entry: OidcEntry, need?: LoginNeed) => Promise<FoundCredential> {
  const idTokens = createIdTokens(options);
  const making = new Map<string, Promise<Made>>();
  const make = async (entry: OidcEntry): Promise<Made> => {
    const { host } = parseScope(entry.prefix);
    const idToken = await idTokens(toWanted(entry.oidc, host));
    const { clock, env, service } = options;
    const hide = (secrets: readonly string[]) => options.vault?.add(secrets);
    const context = { host, idToken, service, clock, env, hide };
    const sinceMs = clock.now();
    const login = await exchange(entry.oidc.role, context);
    return toMade(login, { sinceMs, entry, idToken });
  };
  return async (entry, need = {}) => {
    for (;;) {
      const pending = making.get(entry.prefix);
      if (pending === undefined) break;
      const made = await pending;
      if (isGood(made, need, options.clock.now())) return made.found;
      if (making.get(entry.prefix) === pending) making.delete(entry.prefix);
    }
    const asking = make(entry);
    making.set(entry.prefix, asking);
    asking.catch(() => making.delete(entry.prefix));
    return (await asking).found;
  };
}

function isGood({ found, sinceMs, untilMs }: Made, need: LoginNeed, nowMs: number): boolean {
  if (found === need.refused || nowMs >= untilMs) return false;
  const leftMs = untilMs - nowMs;
  return leftMs >= (need.left === 'half' ? nowMs - sinceMs : (need.left ?? 0));
}

function toMade(
  { username, password, untilMs: endMs }: ExchangedLogin,
  {
    sinceMs,
    entry,
    idToken,
  }: {
    readonly sinceMs: number;
    readonly entry: OidcEntry;
    readonly idToken: ExchangeContext['idToken'];
  },
): Made {
  const untilMs = endMs - Math.min(LONGEST_MARGIN_MS, (endMs - sinceMs) / 5);
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

/** The providers' code is loaded when it is needed. */
async function exchange(role: OidcRole, context: ExchangeContext): Promise<ExchangedLogin> {
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
      return (await import('./aws.ts')).exchangeAws(role, context);
  }
}
