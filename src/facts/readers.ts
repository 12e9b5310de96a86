// SPDX-License-Identifier: Apache-2.0
// The reader of each CI system's variables. Knows no variable itself.
import { readAzureFacts } from './azure.ts';
import { readBitbucketFacts } from './bitbucket.ts';
import { readBuildkiteFacts } from './buildkite.ts';
import type { CiFacts } from './ci.ts';
import { readCircleFacts } from './circle.ts';
import { readCloudbuildFacts } from './cloudbuild.ts';
import { readCodebuildFacts } from './codebuild.ts';
import { readDroneFacts } from './drone.ts';
import type { CiName, Env } from './facts.ts';
import { readForgejoFacts } from './forgejo.ts';
import { readGithubFacts } from './github.ts';
import { readGitlabFacts } from './gitlab.ts';
import { readJenkinsFacts } from './jenkins.ts';
import { readSemaphoreFacts } from './semaphore.ts';
import { readTeamcityFacts } from './teamcity.ts';
import { readTravisFacts } from './travis.ts';
import { readUnknownFacts } from './unknown.ts';
import { readWoodpeckerFacts } from './woodpecker.ts';

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
