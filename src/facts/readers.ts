// SPDX-License-Identifier: Apache-2.0
// The reader of each CI system's variables.
import { readAzureFacts } from './ci/azure.ts';
import { readBitbucketFacts } from './ci/bitbucket.ts';
import { readBuildkiteFacts } from './ci/buildkite.ts';
import type { CiFacts } from './ci.ts';
import { readCircleFacts } from './ci/circle.ts';
import { readCloudbuildFacts } from './ci/cloudbuild.ts';
import { readCodebuildFacts } from './ci/codebuild.ts';
import { readDroneFacts } from './ci/drone.ts';
import type { CiName, Env } from './facts.ts';
import { readForgejoFacts } from './ci/forgejo.ts';
import { readGithubFacts } from './ci/github/github.ts';
import { readGitlabFacts } from './ci/gitlab.ts';
import { readJenkinsFacts } from './ci/jenkins.ts';
import { readSemaphoreFacts } from './ci/semaphore.ts';
import { readTeamcityFacts } from './ci/teamcity.ts';
import { readTravisFacts } from './ci/travis.ts';
import { readUnknownFacts } from './ci/unknown.ts';
import { readWoodpeckerFacts } from './ci/woodpecker.ts';

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
  codebuild: readCodebuildFacts,
  semaphore: readSemaphoreFacts,
  teamcity: readTeamcityFacts,
  cloudbuild: readCloudbuildFacts,
  unknown: readUnknownFacts,
  local: () => ({ ci: 'local', project: {}, run: {} }),
};
