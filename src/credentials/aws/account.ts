// SPDX-License-Identifier: Apache-2.0
// An account of AWS, and its use: again with a new token or session where the one at hand has ended. Loads no SDK.
import { Problem } from '../../problem.ts';
import type { OidcRole } from '../../settings/oidc.ts';
import type { IdToken } from '../oidc/identity.ts';
import { isTokenEnded } from '../oidc/refused.ts';
import type { AwsKeys } from './sdk.ts';

/** A role of AWS. */
export type AwsRole = Extract<OidcRole, { provider: 'aws' }>;

/** Keys and where they are from, for messages: `AWS_ACCESS_KEY_ID`. */
export interface SourcedKeys {
  readonly keys: AwsKeys;
  readonly source: string;
}

/** Keys, or a role and the token that it is assumed with. */
export type AwsAccount =
  SourcedKeys | { readonly role: AwsRole; readonly idToken: IdToken; readonly source: string };

/** Acts with what was opened for an account; once more with what was opened anew where the account says that it has ended. */
export type AccountUse<T> = <R>(act: (opened: T) => Promise<R>) => Promise<R>;

interface Opened<T> {
  readonly account: AwsAccount;
  readonly opened: Promise<T>;
}

/**
 * The use of an account. `find` is told which one has ended; where it finds no other, the refusal stays. Concurrent
 * callers share what is opened.
 */
export function createAccountUse<T>(
  find: (ended?: AwsAccount) => Promise<AwsAccount>,
  open: (account: AwsAccount) => Promise<T>,
): AccountUse<T> {
  let current: Promise<Opened<T>> | undefined;
  /** What has failed is found again by the next caller. */
  const forget = (): void => {
    current = undefined;
  };
  const isLatest = (used: Promise<Opened<T>>): boolean => current === undefined || current === used;
  const start = (account: AwsAccount): Opened<T> => {
    const opened = open(account);
    opened.catch(forget);
    return { account, opened };
  };
  const renew = async (used: Opened<T>, isOpened: boolean): Promise<Opened<T>> => {
    const other = await find(used.account);
    return isOther(used.account, other, isOpened) ? start(other) : used;
  };
  return async (act) => {
    const before = (current ??= find().then(start));
    before.catch(forget);
    const used = await before;
    let isOpened = false;
    try {
      const opened = await used.opened;
      isOpened = true;
      return await act(opened);
    } catch (thrown) {
      if (!isTokenEnded(thrown) && !isSessionEnded(thrown)) throw thrown;
      const renewing = isLatest(before) ? renew(used, isOpened) : current;
      current = renewing;
      renewing.catch(forget);
      const other = await renewing;
      if (other === used) throw thrown;
      return await act(await other.opened);
    }
  };
}

/** Whether AWS refused a request because the session of its keys has ended. */
function isSessionEnded(thrown: unknown): boolean {
  const cause = thrown instanceof Problem ? thrown.cause : undefined;
  return cause instanceof Error && cause.name.startsWith('ExpiredToken');
}

/** A role that was opened gives a new session for the same token; keys of a session that has ended are of no use again. */
function isOther(before: AwsAccount, after: AwsAccount, isOpened: boolean): boolean {
  if ('keys' in before || 'keys' in after) {
    return !('keys' in before && 'keys' in after) || isOtherKey(before.keys, after.keys);
  }
  return isOpened || before.idToken.token.reveal() !== after.idToken.token.reveal();
}

function isOtherKey(before: AwsKeys, after: AwsKeys): boolean {
  return (
    before.secretAccessKey !== after.secretAccessKey || before.sessionToken !== after.sessionToken
  );
}
