// SPDX-License-Identifier: Apache-2.0
// What is known of destinations before any of them is asked: the sources of logins, and names that are never accepted.
import { parseRepository } from '../plan/reference/references.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import { checkPath } from '../registry/providers/paths.ts';
import type { Settings } from '../settings/settings.ts';
import { nameLogins } from '../credentials/names.ts';
import type { RunEnvironment } from './request.ts';

/**
 * A plan that pushes, with the sources of its logins, and the problems REPOSITORY_PATH of names that their registries do not
 * accept.
 */
export async function addDestinations(
  plan: Plan,
  settings: Settings,
  environment: RunEnvironment,
): Promise<Plan> {
  const isTrusted = plan.facts.trust.level === 'trusted';
  const targets = plan.targets.map(async (target) => ({
    ...target,
    logins: await nameLogins(target.repositories, { ...environment, settings, isTrusted }),
  }));
  const names = new Set(plan.targets.flatMap(({ repositories }) => repositories));
  const problems = [...plan.problems, ...checkNames([...names])];
  return { ...plan, targets: await Promise.all(targets), problems };
}

/** The problems REPOSITORY_PATH of names that their registries do not accept; what is no name at all is reported elsewhere. */
export function checkNames(names: readonly string[]): readonly ProblemData[] {
  return names.flatMap((name) => {
    const parsed = parseRepository(name);
    return parsed.ok ? checkPath(parsed.value) : [];
  });
}
