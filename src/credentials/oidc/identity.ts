// SPDX-License-Identifier: Apache-2.0
// The identity token of a run, and what a provider wants of it. Types only.
import type { Clock } from '../../clock.ts';
import type { Env, Trust } from '../../facts/facts.ts';
import type { ServiceClient } from '../../registry/http/service.ts';
import type { OidcLogin } from '../../settings/oidc.ts';
import type { Secret } from '../../settings/settings.ts';
import type { Shell } from '../../shell.ts';
import type { IdClaims } from './claims.ts';

/** A token, what it says, and where it is from. */
export interface IdToken {
  readonly token: Secret;
  readonly claims: IdClaims;
  /** For messages: `GitHub Actions`, `the variable GCP_TOKEN`. */
  readonly source: string;
}

/** What a provider wants of a token. */
export interface WantedToken {
  /** The host of the registry, for messages. */
  readonly registry: string;
  /** The audience to ask for; the system's default without it. */
  readonly audience?: string | undefined;
  /** Whether the provider refuses a token for another audience. */
  readonly isChecked: boolean;
  readonly given?: OidcLogin['idToken'];
  /** An untrusted run may have one, too: the workflow says so. */
  readonly untrusted?: true | undefined;
  /** A variable that names a file with a token, where the CI system gives none: `AWS_WEB_IDENTITY_TOKEN_FILE`. */
  readonly fileVariable?: string;
}

/** What finding tokens needs. */
export interface IdTokenOptions {
  readonly env: Env;
  /** Where relative paths start. */
  readonly cwd: string;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly trust: Trust;
  readonly signal?: AbortSignal | undefined;
  /** Called with each secret before it is used. */
  readonly vault?: { readonly add: (secrets: readonly string[]) => void } | undefined;
  readonly service: ServiceClient;
}

/** A text that should be a token, and where it is from. */
export interface TokenText {
  readonly text: string;
  readonly source: string;
}
