// SPDX-License-Identifier: Apache-2.0
// The credential for the API of a host: renewed where the API no longer accepts it, as a prune may take longer than a login lives.
import type { FoundCredential } from '../../../registry/registry.ts';

/** What a request to an API is made with. */
export interface ApiLogin {
  /** Headers with the credential; none for an anonymous user. */
  readonly headers: Readonly<Record<string, string>>;
  readonly secrets: readonly string[];
}

/** Gives the login; another one than `refused`, where there is one. */
export type LogIn = (refused?: ApiLogin) => Promise<ApiLogin>;

/** The logins of one API. */
export interface LoginSource {
  readonly found: FoundCredential | undefined;
  /** A credential in place of one that ends and was refused. */
  readonly renew: (refused: FoundCredential) => Promise<FoundCredential | undefined>;
  /** Exchanges a credential for a login, or writes it as a header. */
  readonly toLogin: (found: FoundCredential | undefined) => Promise<ApiLogin> | ApiLogin;
}

/** Logins that concurrent requests share. */
export function createLogIn({ found: first, renew, toLogin }: LoginSource): LogIn {
  let found = first;
  let login: Promise<ApiLogin> | undefined;
  const begin = async (): Promise<ApiLogin> => await toLogin(found);
  const again = async (): Promise<ApiLogin> => {
    if (found?.untilMs !== undefined) found = await renew(found);
    return await begin();
  };
  return async (refused) => {
    const pending = (login ??= begin());
    if (refused === undefined || (await pending) !== refused) return await pending;
    if (login === pending) login = again();
    return await login;
  };
}
