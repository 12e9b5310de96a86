// SPDX-License-Identifier: Apache-2.0
// Acts with an identity token, and once more with a new one where a provider says that it has ended.
import type { IdToken } from './identity.ts';
import { isTokenEnded } from './refused.ts';

/** The result of `act`. `find` is told which token has ended; where it finds no other, the refusal stays. */
export async function withIdToken<T>(
  find: (ended?: IdToken) => Promise<IdToken>,
  act: (idToken: IdToken) => Promise<T>,
): Promise<T> {
  const idToken = await find();
  try {
    return await act(idToken);
  } catch (thrown) {
    const other = isTokenEnded(thrown) ? await find(idToken) : idToken;
    if (other.token.reveal() === idToken.token.reveal()) throw thrown;
    return await act(other);
  }
}
