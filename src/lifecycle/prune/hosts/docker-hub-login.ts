// SPDX-License-Identifier: Apache-2.0
// The token of Docker Hub's own API, which is not that of its registry.
import { error, Problem } from '../../../problem.ts';
import type { ApiSite } from './api.ts';

/**
 * A token for a user name with a password or an access token.
 *
 * @throws Problem PRUNE_REFUSED
 * @see https://docs.docker.com/reference/api/hub/latest/#tag/authentication-api
 */
export async function logInToHub(
  { services, base, repository }: Pick<ApiSite, 'services' | 'base' | 'repository'>,
  identifier: string,
  password: string,
): Promise<string> {
  const doing = `log in to the API of "${repository.repository.name}"`;
  const { status, body, words, host } = await services.ask({
    ...{ method: 'POST', url: new URL('v2/auth/token', base), doing, isApi: true },
    json: { identifier, secret: password },
    secrets: [password],
  });
  const token = body.access_token;
  if (status === 200 && typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)) return token;
  const said = words === '' ? String(status) : `${status} "${words}"`;
  const message = `could not ${doing}: ${host} answered ${said}.`;
  const hint =
    'Use a personal access token with the permission to delete, or one of the organization; a login by identity token does not count there.';
  throw new Problem([error('PRUNE_REFUSED', message, hint)]);
}
