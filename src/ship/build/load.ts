// SPDX-License-Identifier: Apache-2.0
// Whether an image that is not pushed is loaded into the local engine. Pure.
import type { Plan } from '../../plan/plan.ts';
import type { ApplyContext } from '../context.ts';
import { wantsScan } from '../scan/scanned.ts';

/** Whether a run that does not push loads its image into the local engine: on request, to test or scan it, or on a laptop. */
export function wantsLoad(plan: Plan, { settings }: Pick<ApplyContext, 'settings'>): boolean {
  if (settings.load) return true;
  const useful = settings.test !== undefined || wantsScan(settings) || plan.facts.ci === 'local';
  return useful && settings.outputs.length === 0;
}
