// SPDX-License-Identifier: Apache-2.0
// The trust of every fixture: untrusted ones with their reason, and the names of all that are trusted.

const FORK = 'this change comes from another project';
const UNKNOWN = 'the origin of this change is unknown';
const CHANGE_BY_BOT = 'this change comes from dependabot[bot]';
const RUN_BY_BOT = 'dependabot[bot] runs this';

/** Names of fixtures by what makes them untrusted. `asks` is for those about which only flags tell anything. */
export interface TrustRows {
  readonly trusted: string;
  readonly untrusted?: Readonly<Record<string, string>>;
  readonly asks?: string;
}

/** The rows of each CI system; names are separated by white space. */
export const trustTable: Readonly<Record<string, TrustRows>> = {
  azure: {
    trusted: `manual pull-request-on-azure-repos pull-request-on-github push-branch-with-slashes
      push-tag schedule`,
    untrusted: {
      [FORK]: 'pull-request-from-fork',
      [UNKNOWN]: 'pull-request-of-unknown-origin',
    },
  },
  bitbucket: { trusted: 'deployment pull-request push-branch push-tag short-commit' },
  buildkite: {
    trusted: 'manual merge-queue pull-request push-branch push-tag schedule-on-head',
    untrusted: {
      [FORK]: 'pull-request-from-fork rebuild-of-fork-branch',
      [UNKNOWN]: 'pull-request-of-unknown-origin',
    },
  },
  circle: {
    trusted: 'branch-with-open-pull-request merge-queue push-branch push-tag',
    untrusted: {
      [FORK]: `pull-request-from-fork pull-request-from-fork-unnumbered
        pull-request-from-fork-without-number`,
    },
  },
  cloudbuild: {
    trusted: 'pull-request push-branch push-tag tag-mapped-by-hand',
    untrusted: {
      [FORK]: 'pull-request-from-fork',
      [UNKNOWN]: 'pull-request-of-unknown-origin',
    },
    asks: 'branch-mapped-by-hand nothing-mapped',
  },
  codebuild: {
    trusted: 'push-branch push-tag release started-on-branch-ref',
    untrusted: { [UNKNOWN]: 'pull-request started-on-pull-request' },
    asks: 'codepipeline started-on-word',
  },
  drone: {
    trusted: 'cron custom promote-tag push-branch push-tag',
    untrusted: { [UNKNOWN]: 'pull-request pull-request-without-number' },
  },
  forgejo: {
    trusted: 'push-branch push-tag schedule',
    untrusted: { [FORK]: 'pull-request-from-fork' },
  },
  gitea: {
    trusted: 'pull-request push-branch',
    untrusted: {
      [FORK]: 'pull-request-approved-from-fork pull-request-from-fork',
      [UNKNOWN]: 'pull-request-without-branch',
    },
  },
  github: {
    trusted: `create-tag deployment-of-branch discussion-created event-named-constructor
      issue-comment-on-pull-request issues-opened merge-group pull-request pull-request-merged
      pull-request-review pull-request-target push-branch-by-renovate push-branch-hostile-name
      push-branch-main push-branch-main-by-dependabot push-branch-of-merge-queue
      push-branch-unicode-name push-branch-with-slashes push-data-residency-host
      push-default-branch-trunk push-enterprise-host push-tag-by-dependabot push-tag-prerelease
      push-tag-v1.2.3 push-tag-with-slashes push-without-payload push-without-ref-variable
      release-deleted release-draft release-marked-prerelease release-published release-without-ref
      repository-dispatch schedule workflow-call workflow-dispatch-branch workflow-dispatch-tag
      workflow-run-after-tag-push workflow-run-branch workflow-run-pull-request`,
    untrusted: {
      [FORK]: 'pull-request-from-fork pull-request-target-from-fork workflow-run-from-fork',
      [UNKNOWN]: `payload-of-wrong-types pull-request-from-deleted-fork pull-request-ref-without-event
        pull-request-without-payload workflow-run-incomplete workflow-run-of-unknown-repository`,
      [CHANGE_BY_BOT]: 'pull-request-by-dependabot pull-request-by-dependabot-labeled',
      [RUN_BY_BOT]: 'push-branch-by-dependabot workflow-run-by-dependabot',
    },
  },
  gitlab: {
    trusted: `api-on-tag child-pipeline-of-merge-request child-pipeline-of-tag
      environment-production external-pull-request local-runner local-runner-detached merge-request
      merge-request-inside-fork merge-request-merged-result merge-train push-branch-main
      push-branch-with-slashes push-tag-v1.2.3 push-tag-with-slashes schedule schedule-on-tag
      self-managed-host trigger-from-other-project web-on-branch`,
    untrusted: {
      [FORK]: 'external-pull-request-from-fork merge-request-from-fork-in-parent',
      [UNKNOWN]: `external-pull-request-of-unknown-origin merge-request-of-unknown-origin
        merge-request-without-number`,
    },
  },
  jenkins: {
    trusted: `freestyle-branch freestyle-tag gerrit-merged gitlab-plugin-merge-request
      gitlab-plugin-tag multibranch-feature multibranch-main multibranch-pull-request
      multibranch-tag scripted-without-git`,
    untrusted: {
      [FORK]: `gitlab-plugin-merge-request-from-fork multibranch-pull-request-from-fork
        pull-request-builder-plugin`,
      [UNKNOWN]: `gerrit-patch-set gitlab-plugin-merge-request-of-unknown-origin
        pull-request-builder-plugin-of-unknown-origin`,
    },
  },
  semaphore: {
    trusted: 'manual pull-request push-branch push-tag schedule',
    untrusted: {
      [FORK]: 'pull-request-from-fork pull-request-without-number',
      [UNKNOWN]: 'pull-request-of-unknown-origin',
    },
  },
  teamcity: { trusted: '', asks: 'build several-roots' },
  travis: {
    trusted: 'api cron pull-request push-branch push-tag',
    untrusted: {
      [FORK]: 'pull-request-from-fork',
      [UNKNOWN]: `pull-request-from-deleted-fork pull-request-of-unknown-origin
        pull-request-without-number`,
    },
  },
  unknown: { trusted: '', asks: 'appveyor bamboo bitrise ci-alone' },
  woodpecker: {
    trusted: 'cron deployment pull-request push-branch push-tag release-marked-prerelease',
    untrusted: {
      [FORK]: 'pull-request-from-fork',
      [UNKNOWN]: `pull-request-of-unknown-origin pull-request-without-branch
        pull-request-without-number`,
    },
  },
};
