// SPDX-License-Identifier: Apache-2.0
// The setting `login: job` in a run that is done.
import type { Credentials } from '../../credentials/credentials.ts';
import type { Prepared, RunEnvironment } from '../request.ts';
import { listLoginNames } from './collect.ts';
import { leaveLogins } from './leave.ts';

/**
 * Leaves the logins of a run that is done.
 *
 * @throws Problem where a login cannot be made or written; the image is shipped then
 */
export async function leaveRunLogins(
  prepared: Pick<Prepared, 'plan' | 'settings'>,
  credentials: Pick<Credentials, 'findLasting'>,
  environment: RunEnvironment,
): Promise<void> {
  const { plan, settings } = prepared;
  const names = listLoginNames(plan, settings);
  const left = await leaveLogins(names, { ...environment, settings, credentials });
  left.problems.forEach(environment.log.problem);
}
