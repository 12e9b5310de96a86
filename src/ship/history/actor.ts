// SPDX-License-Identifier: Apache-2.0
// Who started a run, as the CI system says. Pure.
import type { Env, Facts } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';

/**
 * The variable with the name of the account that started the run; a system that is not listed says none.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 * @see https://docs.gitlab.com/ci/variables/predefined_variables/
 */
const ACTORS: Readonly<Record<string, readonly string[]>> = {
  github: ['GITHUB_TRIGGERING_ACTOR', 'GITHUB_ACTOR'],
  forgejo: ['GITHUB_TRIGGERING_ACTOR', 'GITHUB_ACTOR'],
  gitlab: ['GITLAB_USER_LOGIN'],
  jenkins: ['BUILD_USER_ID', 'CHANGE_AUTHOR'],
  azure: ['BUILD_REQUESTEDFOR'],
  circle: ['CIRCLE_USERNAME'],
  bitbucket: ['BITBUCKET_STEP_TRIGGERER_UUID'],
  buildkite: ['BUILDKITE_BUILD_CREATOR', 'BUILDKITE_UNBLOCKER'],
  woodpecker: ['CI_PIPELINE_AUTHOR', 'CI_COMMIT_AUTHOR'],
  drone: ['DRONE_BUILD_TRIGGER'],
  semaphore: ['SEMAPHORE_WORKFLOW_TRIGGERED_BY'],
};

/** The account that started the run: `octocat`; undefined where the CI system does not say. */
export function readActor(ci: Facts['ci'], env: Env): string | undefined {
  const names = Object.hasOwn(ACTORS, ci) ? (ACTORS[ci] ?? []) : [];
  return names.map((name) => readText(env, name)).find((name) => name !== undefined);
}
