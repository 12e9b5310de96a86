// SPDX-License-Identifier: Apache-2.0
// Detects the CI system, in a fixed order.
import type { CiName, Env } from './facts.ts';
import { isTrue, isUnsetMacro, readText } from './variables.ts';
import { findMarker } from './ci/unknown.ts';

const signs: readonly (readonly [CiName, (env: Env) => boolean])[] = [
  ['woodpecker', (env) => env.CI === 'woodpecker' || env.CI_SYSTEM_NAME === 'woodpecker'],
  ['forgejo', (env) => isTrue(env, 'FORGEJO_ACTIONS')],
  ['gitea', (env) => isTrue(env, 'GITEA_ACTIONS')],
  ['github', (env) => isTrue(env, 'GITHUB_ACTIONS')],
  // Any value: a local runner for GitLab files says `false` here and means yes.
  ['gitlab', (env) => readText(env, 'GITLAB_CI') !== undefined],
  ['azure', (env) => isTrue(env, 'TF_BUILD')],
  ['bitbucket', (env) => readText(env, 'BITBUCKET_BUILD_NUMBER', 'BITBUCKET_COMMIT') !== undefined],
  ['buildkite', (env) => isTrue(env, 'BUILDKITE')],
  ['circle', (env) => isTrue(env, 'CIRCLECI')],
  ['drone', (env) => isTrue(env, 'DRONE')],
  ['travis', (env) => isTrue(env, 'TRAVIS')],
  ['semaphore', (env) => isTrue(env, 'SEMAPHORE')],
  ['teamcity', (env) => readText(env, 'TEAMCITY_VERSION') !== undefined],
  ['jenkins', isJenkins],
  ['codebuild', (env) => readText(env, 'CODEBUILD_BUILD_ID') !== undefined],
  // The only variable that every step has.
  ['cloudbuild', (env) => readText(env, 'BUILDER_OUTPUT') !== undefined],
  ['unknown', (env) => findMarker(env) !== undefined],
];

/**
 * The CI system that this environment belongs to; `unknown` where one is known by nothing but a name,
 * `local` where nothing says that this is CI.
 *
 * The order matters: Forgejo's runner sets Gitea's and GitHub's variables too, Gitea's sets GitHub's, and
 * Woodpecker's variables are named like GitLab's. Jenkins comes late, because other systems' jobs run on
 * machines that Jenkins also uses; but before the systems whose containers can be agents of another.
 */
export function detectCi(env: Env): CiName {
  return signs.find(([, is]) => is(env))?.[0] ?? 'local';
}

/**
 * The environment without the variables that only look as if they were set: Azure Pipelines leaves
 * a literal `$(NAME)` where a step maps a secret that is not there, as in a change from a fork.
 */
export function withoutUnset(env: Env): Env {
  if (detectCi(env) !== 'azure') return env;
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && !isUnsetMacro(value)),
  );
}

/** `JENKINS_URL` is set only where an administrator gave one; the two others are always there. */
function isJenkins(env: Env): boolean {
  return (
    readText(env, 'JENKINS_URL', 'JENKINS_HOME') !== undefined ||
    (readText(env, 'BUILD_TAG') ?? '').startsWith('jenkins-')
  );
}
