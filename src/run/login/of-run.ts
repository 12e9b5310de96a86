// SPDX-License-Identifier: Apache-2.0
// The setting `login` in a run: checked before anything is built, applied when all is done.
import type { Credentials } from '../../credentials/credentials.ts';
import type { ProblemData } from '../../problem.ts';
import type { Prepared, RunEnvironment } from '../request.ts';

/** What keeps the logins of a run from being left: the problem LOGIN_JOB_CONFIG. Changes nothing. */
export async function checkLeaving(
  prepared: Pick<Prepared, 'plan' | 'settings'>,
  { env, cwd }: RunEnvironment,
): Promise<readonly ProblemData[]> {
  if (!leaves(prepared)) return [];
  return (await import('./leave.ts')).checkLogins(env, cwd);
}

/** Where the plan was saved, both it and the settings of this run have to say so. */
function leaves({ plan, settings }: Pick<Prepared, 'plan' | 'settings'>): boolean {
  return plan.login === 'job' && settings.login === 'job';
}

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
  if (!leaves(prepared)) return;
  const { leaveLogins } = await import('./leave.ts');
  const { listLoginNames } = await import('./collect.ts');
  const { plan, settings } = prepared;
  const names = listLoginNames(plan, settings);
  const left = await leaveLogins(names, { ...environment, settings, credentials });
  left.problems.forEach(environment.log.problem);
}
