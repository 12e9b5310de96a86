// SPDX-License-Identifier: Apache-2.0
// What exchanging an identity token for a login needs and gives; one file a provider does it. Pure.
import type { Clock } from '../../clock.ts';
import type { Env } from '../../facts/facts.ts';
import { isLoopback } from '../../registry/address.ts';
import { parseObject, toTexts } from '../../registry/json.ts';
import type { ServiceClient } from '../../registry/http/service.ts';
import type { OidcRole } from '../../settings/oidc.ts';
import type { Secret } from '../../settings/settings.ts';
import type { IdToken } from './identity.ts';

/** The variable with other addresses on this machine, for tests: those of the providers whose own programs know no variable. */
const TEST_ENDPOINTS = '_TAGSHIP_TEST_ENDPOINTS';

/** A service whose address no variable of its provider changes. */
export type FixedService =
  'identity.docker.com' | 'sts.googleapis.com' | 'iamcredentials.googleapis.com';

/** The address of a service; in tests one of this machine, never another. */
export function toEndpoint(env: Env, service: FixedService, usual: string): string {
  const stated = toTexts(parseObject(env[TEST_ENDPOINTS] ?? '') ?? {})[service];
  if (stated === undefined || !URL.canParse(stated)) return usual;
  return isLoopback(new URL(stated).host) ? stated : usual;
}

/** What logging in works with. */
export interface LoginContext {
  /** The host of the registry. */
  readonly host: string;
  readonly service: ServiceClient;
  readonly clock: Clock;
  readonly env: Env;
  /** Called with each secret as soon as it is known. */
  readonly hide: (secrets: readonly string[]) => void;
}

/** What an exchange works with. */
export interface ExchangeContext extends LoginContext {
  readonly idToken: IdToken;
  /** Where a file of application default credentials wants Google's services to be asked. */
  readonly endpoints?: { readonly sts?: string; readonly iam?: string };
}

/** A short-lived login. */
export interface ExchangedLogin {
  readonly username: string;
  readonly password: Secret;
  /** By our clock, ms. */
  readonly untilMs: number;
}

/** Exchanges the token of a run for a login. @throws Problem LOGIN_TRUST_REFUSED, and those of the service */
export type Exchange<Provider extends OidcRole['provider']> = (
  role: Extract<OidcRole, { readonly provider: Provider }>,
  context: ExchangeContext,
) => Promise<ExchangedLogin>;
