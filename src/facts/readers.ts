// SPDX-License-Identifier: Apache-2.0
// The reader of each CI system's variables, of which a run loads one.
import type { CiFacts } from './ci.ts';
import type { CiName, Env } from './facts.ts';

/** What the CI system says about this run. `payload` is GitHub's, Gitea's and Forgejo's event payload. */
export async function readCiFacts(ci: CiName, env: Env, payload: unknown): Promise<CiFacts> {
  return (await readers[ci]())(env, payload);
}

const readers: Readonly<Record<CiName, () => Promise<Reader>>> = {
  woodpecker: async () => (await import('./ci/woodpecker.ts')).readWoodpeckerFacts,
  forgejo: async () => {
    const { readForgejoFacts } = await import('./ci/forgejo.ts');
    return (env, payload) => readForgejoFacts('forgejo', env, payload);
  },
  gitea: async () => {
    const { readForgejoFacts } = await import('./ci/forgejo.ts');
    return (env, payload) => readForgejoFacts('gitea', env, payload);
  },
  github: async () => (await import('./ci/github/github.ts')).readGithubFacts,
  gitlab: async () => (await import('./ci/gitlab.ts')).readGitlabFacts,
  azure: async () => (await import('./ci/azure.ts')).readAzureFacts,
  bitbucket: async () => (await import('./ci/bitbucket.ts')).readBitbucketFacts,
  buildkite: async () => (await import('./ci/buildkite.ts')).readBuildkiteFacts,
  circle: async () => (await import('./ci/circle.ts')).readCircleFacts,
  drone: async () => (await import('./ci/drone.ts')).readDroneFacts,
  travis: async () => (await import('./ci/travis.ts')).readTravisFacts,
  jenkins: async () => (await import('./ci/jenkins.ts')).readJenkinsFacts,
  codebuild: async () => (await import('./ci/codebuild.ts')).readCodebuildFacts,
  semaphore: async () => (await import('./ci/semaphore.ts')).readSemaphoreFacts,
  teamcity: async () => (await import('./ci/teamcity.ts')).readTeamcityFacts,
  cloudbuild: async () => (await import('./ci/cloudbuild.ts')).readCloudbuildFacts,
  unknown: async () => (await import('./ci/unknown.ts')).readUnknownFacts,
  local: () => Promise.resolve(() => ({ ci: 'local', project: {}, run: {} })),
};

type Reader = (env: Env, payload: unknown) => CiFacts;
