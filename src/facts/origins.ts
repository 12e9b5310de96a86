// SPDX-License-Identifier: Apache-2.0
// How each CI system states the origin of a change, with the source; docs/trust.md shows the same table.
import type { CiName, Origin } from './facts.ts';

/** How the origin of a change is known on a CI system. */
export type OriginEvidence =
  /** A variable or the event payload states it; otherwise the origin is unknown. */
  | 'stated'
  /** Only a fork's change is marked, so that a change without the mark is the project's own. */
  | 'implied'
  /** The system runs nothing for forks. */
  | 'never runs for forks'
  /** Not stated: the origin is unknown. */
  | 'not stated';

/** One case of one CI system. */
export interface OriginRow {
  readonly ci: Exclude<CiName, 'local'>;
  /** What people call the system, and the kind of change where there are several. */
  readonly name: string;
  readonly evidence: OriginEvidence;
  /** What is read, in Markdown. */
  readonly by: string;
  /** Where the system documents it. */
  readonly source: string;
}

const JENKINS_PLUGINS = 'https://plugins.jenkins.io';

/** The origin table. */
export const origins: readonly OriginRow[] = [
  {
    ci: 'github',
    name: 'GitHub Actions',
    evidence: 'stated',
    by: '`pull_request.head.repo` or `workflow_run.head_repository` of the event payload is `GITHUB_REPOSITORY`',
    source: 'https://docs.github.com/en/webhooks/webhook-events-and-payloads',
  },
  {
    ci: 'gitea',
    name: 'Gitea Actions',
    evidence: 'stated',
    by: 'as on GitHub; a change without a branch (AGit) is of unknown origin',
    source: 'https://docs.gitea.com/usage/agit',
  },
  {
    ci: 'forgejo',
    name: 'Forgejo Actions',
    evidence: 'stated',
    by: 'as on GitHub; a change without a branch (AGit) is of unknown origin',
    source: 'https://forgejo.org/docs/latest/user/agit-support/',
  },
  {
    ci: 'gitlab',
    name: 'GitLab, merge request',
    evidence: 'stated',
    by: '`CI_MERGE_REQUEST_SOURCE_PROJECT_PATH` is `CI_PROJECT_PATH`, or the same for the project IDs',
    source: 'https://docs.gitlab.com/ci/variables/predefined_variables/',
  },
  {
    ci: 'gitlab',
    name: 'GitLab, external pull request',
    evidence: 'stated',
    by: '`CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY` is `CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY`',
    source: 'https://docs.gitlab.com/ci/ci_cd_for_external_repos/',
  },
  {
    ci: 'azure',
    name: 'Azure Pipelines',
    evidence: 'stated',
    by: '`SYSTEM_PULLREQUEST_ISFORK` is `False`',
    source: 'https://learn.microsoft.com/en-us/azure/devops/pipelines/build/variables',
  },
  {
    ci: 'bitbucket',
    name: 'Bitbucket Pipelines',
    evidence: 'never runs for forks',
    by: 'nothing',
    source: 'https://support.atlassian.com/bitbucket-cloud/docs/pipeline-start-conditions/',
  },
  {
    ci: 'buildkite',
    name: 'Buildkite',
    evidence: 'stated',
    by: '`BUILDKITE_PULL_REQUEST_REPO` names the project of `BUILDKITE_REPO`',
    source: 'https://buildkite.com/docs/pipelines/configure/environment-variables',
  },
  {
    ci: 'circle',
    name: 'CircleCI',
    evidence: 'implied',
    by: "`CIRCLE_PR_NUMBER`, `CIRCLE_PR_USERNAME`, `CIRCLE_PR_REPONAME` and branches `pull/<number>` are a fork's",
    source: 'https://circleci.com/docs/reference/variables/',
  },
  {
    ci: 'drone',
    name: 'Drone',
    evidence: 'not stated',
    by: 'nothing',
    source: 'https://docs.drone.io/pipeline/environment/reference/',
  },
  {
    ci: 'travis',
    name: 'Travis CI',
    evidence: 'implied',
    by: "`TRAVIS_PULL_REQUEST_SLUG` is `TRAVIS_REPO_SLUG`; without the former, the project's own where `TRAVIS_SECURE_ENV_VARS` is `true`",
    source: 'https://docs.travis-ci.com/user/environment-variables/',
  },
  {
    ci: 'woodpecker',
    name: 'Woodpecker',
    evidence: 'stated',
    by: '`CI_COMMIT_PULL_REQUEST_FROM_FORK` is `false`',
    source: 'https://woodpecker-ci.org/docs/usage/environment',
  },
  {
    ci: 'jenkins',
    name: 'Jenkins, multibranch',
    evidence: 'implied',
    by: "`CHANGE_FORK` marks a fork's",
    source: `${JENKINS_PLUGINS}/branch-api/`,
  },
  {
    ci: 'jenkins',
    name: 'Jenkins, GitLab plugin',
    evidence: 'stated',
    by: '`gitlabSourceRepoHttpUrl` names the project of `gitlabTargetRepoHttpUrl`, and the same for `…SshUrl`',
    source: `${JENKINS_PLUGINS}/gitlab-plugin/`,
  },
  {
    ci: 'jenkins',
    name: 'Jenkins, GitHub pull request builder',
    evidence: 'stated',
    by: '`ghprbAuthorRepoGitUrl` is a URL of `ghprbGhRepository`',
    source: `${JENKINS_PLUGINS}/ghprb/`,
  },
  {
    ci: 'jenkins',
    name: 'Jenkins, Gerrit and other plugins for changes',
    evidence: 'not stated',
    by: 'nothing',
    source: `${JENKINS_PLUGINS}/gerrit-trigger/`,
  },
  {
    ci: 'semaphore',
    name: 'Semaphore',
    evidence: 'stated',
    by: '`SEMAPHORE_GIT_PR_SLUG` is `SEMAPHORE_GIT_REPO_SLUG`',
    source: 'https://docs.semaphore.io/reference/env-vars',
  },
  {
    ci: 'cloudbuild',
    name: 'Google Cloud Build',
    evidence: 'stated',
    by: '`_HEAD_REPO_URL` is a URL of `REPO_FULL_NAME`, with `automapSubstitutions: true`',
    source: 'https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values',
  },
  {
    ci: 'codebuild',
    name: 'AWS CodeBuild',
    evidence: 'not stated',
    by: 'nothing',
    source: 'https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html',
  },
  {
    ci: 'teamcity',
    name: 'TeamCity',
    evidence: 'not stated',
    by: 'nothing',
    source: 'https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html',
  },
  {
    ci: 'unknown',
    name: 'Other CI systems',
    evidence: 'not stated',
    by: 'nothing',
    source: 'https://github.com/watson/ci-info/blob/master/vendors.json',
  },
];

/**
 * The origin by two project names: the one a change comes from and the one that is built. A name
 * that is missing tells nothing, on both sides too. Case does not count, as on every forge.
 */
export function compareOrigins(source: string | undefined, own: string | undefined): Origin {
  if (source === undefined || own === undefined) return 'unknown';
  return source.toLowerCase() === own.toLowerCase() ? 'project' : 'fork';
}
