// SPDX-License-Identifier: Apache-2.0
// The repositories that the settings of a command about published images name.
import type { Facts } from '../../facts/facts.ts';
import { allDone } from '../../lifecycle/settle.ts';
import { readRepositories } from '../../plan/reference/images.ts';
import { createExpander } from '../../plan/template/expressions.ts';
import { hasErrors, Problem } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import { listSettings } from '../../settings/targets.ts';
import { checkNames } from '../destinations.ts';

/** The repositories of each target of the settings. @throws Problem with all that is wrong with their names */
export function listTargetRepositories(
  settings: Settings,
  facts: Facts,
): Promise<readonly { readonly target: Settings; readonly names: readonly string[] }[]> {
  return allDone(
    listSettings(settings).map(async (target) => {
      const expander = createExpander(facts, target, { escape: false });
      const { names, problems } = await readRepositories(facts, target, expander);
      const all = [...problems, ...checkNames(names)];
      if (hasErrors(all)) throw new Problem(all);
      return { target, names };
    }),
  );
}
