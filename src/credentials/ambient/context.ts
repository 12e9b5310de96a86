// SPDX-License-Identifier: Apache-2.0
// What finding a login of the environment needs and gives. Types only.
import type { ExchangedLogin, LoginContext } from '../oidc/exchange.ts';
import type { IdToken } from '../oidc/identity.ts';
import type { AskMetadata } from './metadata.ts';

/** What the sources of a cloud work with. */
export interface AmbientContext extends LoginContext {
  /** Where relative paths start. */
  readonly cwd: string;
  /** Undefined where `metadata` is `off`. */
  readonly ask: AskMetadata | undefined;
}

/** A login of the environment. */
export interface AmbientLogin extends ExchangedLogin {
  /** Where it is from, for messages: `AWS_ACCESS_KEY_ID`. */
  readonly source: string;
  /** The account, as its provider names it. */
  readonly account?: string;
  /** The identity token that it was exchanged for. */
  readonly idToken?: IdToken;
}
