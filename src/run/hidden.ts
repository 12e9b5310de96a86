// SPDX-License-Identifier: Apache-2.0
// What a run hides: values of build arguments, and secrets that are too short for it.
import type { Env } from '../facts/facts.ts';
import { findHiddenValues } from '../plan/build/build-args.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import { checkSecrets } from '../settings/values/secrets/known-secrets.ts';
import type { Settings } from '../settings/settings.ts';
import { listSettings, settingsForTarget } from '../settings/targets.ts';

/** The values of build arguments that a plan does not show. */
export function listHidden({ targets }: Plan, settings: Settings): readonly string[] {
  return targets
    .flatMap(({ name, build }) => {
      const { buildArgs } = settingsForTarget(settings, name);
      return Object.values(findHiddenValues(build.argv, buildArgs));
    })
    .filter((value) => value !== undefined);
}

/** The problems of secrets that are too short to be masked, of all targets. */
export function checkLengths(settings: Settings, env: Env): readonly ProblemData[] {
  const found = listSettings(settings).flatMap((one) => checkSecrets(one, env));
  return [...new Map(found.map((problem) => [problem.message, problem])).values()];
}
