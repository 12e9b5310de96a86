// SPDX-License-Identifier: Apache-2.0
// What exchanging an identity token for a login needs and gives. Types only; one file a provider does it.
import type { Clock } from '../../clock.ts';
import type { Env } from '../../facts/facts.ts';
import type { ServiceClient } from '../../registry/http/service.ts';
import type { OidcRole } from '../../settings/oidc.ts';
import type { Secret } from '../../settings/settings.ts';
import type { IdToken } from './identity.ts';

/** Where providers are reached, other than at their usual addresses; for tests. */
export interface OidcEndpoints {
  /** Docker Hub's `https://identity.docker.com` */
  readonly dockerHub?: string;
  /** Google's `https://sts.googleapis.com` and `https://iamcredentials.googleapis.com` */
  readonly googleSts?: string;
  readonly googleIam?: string;
}

/** What an exchange works with. */
export interface ExchangeContext {
  /** The host of the registry. */
  readonly host: string;
  readonly idToken: IdToken;
  readonly service: ServiceClient;
  readonly clock: Clock;
  readonly env: Env;
  readonly endpoints: OidcEndpoints;
  /** Called with each secret as soon as it is known. */
  readonly hide: (secrets: readonly string[]) => void;
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
