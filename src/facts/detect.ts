// SPDX-License-Identifier: Apache-2.0
// Which CI system is this? The order of asking, and the reader of each. Knows no variable beyond those that tell them apart.
import { readAzureFacts } from './azure.ts';
import { readBitbucketFacts } from './bitbucket.ts';
import { readBuildkiteFacts } from './buildkite.ts';
import type { CiFacts } from './ci.ts';
import { readCircleFacts } from './circle.ts';
import { readDroneFacts } from './drone.ts';
import type { CiName, Env } from './facts.ts';
import { readForgejoFacts } from './forgejo.ts';
import { readGithubFacts } from './github.ts';
import { readGitlabFacts } from './gitlab.ts';
import { readJenkinsFacts } from './jenkins.ts';
import { isTrue, isUnsetMacro, readText } from './present.ts';
import { readTravisFacts } from './travis.ts';
import { readWoodpeckerFacts } from './woodpecker.ts';

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
  ['jenkins', isJenkins],
];

/**
 * The CI system that this environment belongs to; `local` when none says so.
 *
 * The order matters: Forgejo's runner sets Gitea's and GitHub's variables too, Gitea's sets GitHub's, and
 * Woodpecker's variables are named like GitLab's. Jenkins comes last, because other systems' jobs run on
 * machines that Jenkins also uses.
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

/** What the CI system says about this run. `payload` is GitHub's, Gitea's and Forgejo's event payload. */
export function readCiFacts(ci: CiName, env: Env, payload: unknown): CiFacts {
  return readers[ci](env, payload);
}

const readers: Readonly<Record<CiName, (env: Env, payload: unknown) => CiFacts>> = {
  woodpecker: readWoodpeckerFacts,
  forgejo: (env, payload) => readForgejoFacts('forgejo', env, payload),
  gitea: (env, payload) => readForgejoFacts('gitea', env, payload),
  github: readGithubFacts,
  gitlab: readGitlabFacts,
  azure: readAzureFacts,
  bitbucket: readBitbucketFacts,
  buildkite: readBuildkiteFacts,
  circle: readCircleFacts,
  drone: readDroneFacts,
  travis: readTravisFacts,
  jenkins: readJenkinsFacts,
  local: () => ({ ci: 'local', project: {}, run: {} }),
};

/** `JENKINS_URL` is set only where an administrator gave one; the two others are always there. */
function isJenkins(env: Env): boolean {
  return (
    readText(env, 'JENKINS_URL', 'JENKINS_HOME') !== undefined ||
    (readText(env, 'BUILD_TAG') ?? '').startsWith('jenkins-')
  );
}
