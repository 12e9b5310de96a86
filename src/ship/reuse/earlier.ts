// SPDX-License-Identifier: Apache-2.0
// Whether a target has to be built: what is published already, or unchanged since.
import type { Plan } from '../../plan/plan.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Surveyed } from '../run.ts';
import { findPromotable, findTagged, type FoundBuild } from './find.ts';
import { findUnchanged } from './unchanged.ts';

/**
 * The image of this build that is published already, which makes a build needless: by its exact tag, under `paths`
 * the one that was built from the same files, or with `reuse: true` also by the tag of its commit.
 */
export async function findEarlier(
  usable: readonly Surveyed[],
  { onExisting, reuse }: Pick<Settings, 'onExisting' | 'reuse'>,
  facts: Pick<Plan['facts'], 'sha' | 'defaultBranch'>,
): Promise<FoundBuild> {
  if (onExisting === 'replace' && !reuse) return { earlier: undefined, problems: [] };
  const destinations = usable.map(({ destination }) => destination);
  const tagged =
    onExisting === 'replace'
      ? undefined
      : ((await findTagged(usable)) ?? (await findUnchanged(destinations, facts)));
  if (tagged !== undefined || !reuse) return { earlier: tagged, problems: [] };
  return findPromotable(destinations, facts.sha);
}
