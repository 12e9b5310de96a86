// SPDX-License-Identifier: Apache-2.0
// Which CI system an environment belongs to, where several claim it.
import { expect, it } from 'vitest';
import { detectCi, withoutUnset } from '../../src/facts/detect.ts';
import { readCiFacts } from '../../src/facts/readers.ts';

it.each([
  { name: 'nothing', env: {}, ci: 'local' },
  { name: 'CI alone', env: { CI: 'true' }, ci: 'unknown' },
  { name: 'CI with any word', env: { CI: 'yes-please' }, ci: 'unknown' },
  { name: 'CI switched off', env: { CI: 'false' }, ci: 'local' },
  { name: 'CI that is 0', env: { CI: '0' }, ci: 'local' },
  { name: 'an empty CI', env: { CI: '' }, ci: 'local' },
  { name: 'a marker without CI', env: { bamboo_planKey: 'APP-IMG' }, ci: 'unknown' },
  { name: 'a marker with CI=false', env: { CI: 'false', GO_PIPELINE_LABEL: '7' }, ci: 'unknown' },
  { name: 'AWS CodeBuild', env: { CODEBUILD_BUILD_ID: 'app:1' }, ci: 'codebuild' },
  {
    name: 'a GitHub runner in AWS CodeBuild',
    env: { CODEBUILD_BUILD_ID: 'app:1', GITHUB_ACTIONS: 'true' },
    ci: 'github',
  },
  {
    name: 'a Jenkins agent in AWS CodeBuild',
    env: { CODEBUILD_BUILD_ID: 'app:1', BUILD_TAG: 'jenkins-app-5' },
    ci: 'jenkins',
  },
  { name: 'TeamCity', env: { TEAMCITY_VERSION: '2025.07' }, ci: 'teamcity' },
  { name: 'Semaphore', env: { CI: 'true', SEMAPHORE: 'true' }, ci: 'semaphore' },
  { name: 'Google Cloud Build', env: { BUILDER_OUTPUT: '/builder/outputs' }, ci: 'cloudbuild' },
  {
    name: 'a Google Cloud project on a laptop',
    env: { PROJECT_ID: 'a', BUILD_ID: '1' },
    ci: 'local',
  },
  {
    name: 'empty strings',
    env: { GITHUB_ACTIONS: '', GITLAB_CI: '', JENKINS_URL: '' },
    ci: 'local',
  },
  { name: 'a switch that is off', env: { GITHUB_ACTIONS: 'false', TRAVIS: 'false' }, ci: 'local' },
  { name: 'Woodpecker by CI', env: { CI: 'woodpecker', CI_COMMIT_TAG: 'v1' }, ci: 'woodpecker' },
  { name: 'Woodpecker by system', env: { CI_SYSTEM_NAME: 'woodpecker' }, ci: 'woodpecker' },
  {
    name: 'Forgejo, which sets all three',
    env: { GITHUB_ACTIONS: 'true', GITEA_ACTIONS: 'true', FORGEJO_ACTIONS: 'true' },
    ci: 'forgejo',
  },
  {
    name: 'Gitea, which sets two',
    env: { GITHUB_ACTIONS: 'true', GITEA_ACTIONS: 'true' },
    ci: 'gitea',
  },
  { name: 'GitHub', env: { GITHUB_ACTIONS: 'true' }, ci: 'github' },
  {
    name: 'GitHub on a Jenkins machine',
    env: { GITHUB_ACTIONS: 'true', JENKINS_HOME: '/j' },
    ci: 'github',
  },
  { name: 'GitLab', env: { GITLAB_CI: 'true' }, ci: 'gitlab' },
  { name: 'GitLab files run locally', env: { GITLAB_CI: 'false' }, ci: 'gitlab' },
  { name: 'Azure', env: { TF_BUILD: 'True' }, ci: 'azure' },
  { name: 'Bitbucket', env: { BITBUCKET_BUILD_NUMBER: '1' }, ci: 'bitbucket' },
  { name: 'Bitbucket by commit', env: { BITBUCKET_COMMIT: 'abc' }, ci: 'bitbucket' },
  { name: 'Buildkite', env: { BUILDKITE: 'true' }, ci: 'buildkite' },
  { name: 'CircleCI', env: { CIRCLECI: 'true' }, ci: 'circle' },
  { name: 'Drone', env: { DRONE: 'true' }, ci: 'drone' },
  { name: 'Travis', env: { TRAVIS: 'true' }, ci: 'travis' },
  { name: 'Jenkins by URL', env: { JENKINS_URL: 'https://j/' }, ci: 'jenkins' },
  { name: 'Jenkins by home', env: { JENKINS_HOME: '/var/jenkins_home' }, ci: 'jenkins' },
  { name: 'Jenkins by build tag', env: { BUILD_TAG: 'jenkins-app-5' }, ci: 'jenkins' },
  { name: 'another build tag', env: { BUILD_TAG: 'app-5' }, ci: 'local' },
] as const)('$name is $ci', async ({ env, ci }) => {
  expect(detectCi(env)).toBe(ci);
  expect((await readCiFacts(ci, env, undefined)).ci).toBe(ci);
});

it.each([
  {
    name: 'on Azure a literal $(NAME) is not a value',
    env: { TF_BUILD: 'True', HUB_TOKEN: '$(HUB_TOKEN)', DOTTED: '$(Build.Id)', A: 'x$(B)', C: '' },
    left: { TF_BUILD: 'True', A: 'x$(B)', C: '' },
  },
  {
    name: 'elsewhere it is one',
    env: { GITHUB_ACTIONS: 'true', A: '$(A)' },
    left: { GITHUB_ACTIONS: 'true', A: '$(A)' },
  },
])('$name', ({ env, left }) => {
  expect(withoutUnset(env)).toEqual(left);
});
