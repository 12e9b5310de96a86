// SPDX-License-Identifier: Apache-2.0
// The facts of a Jenkins build, from its environment alone: multibranch jobs, and the plugins around others.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Origin } from '../facts.ts';
import { compareOrigins } from '../origins.ts';
import { isTrue, readText, toNumber } from '../variables.ts';
import { compareProjects, parseProjectUrl } from '../project.ts';
import { isPushedWithoutBranch, toBranchEvent, toGitTag, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * The facts of one Jenkins build.
 *
 * In a multibranch job `BRANCH_NAME` is `PR-7` on a pull request and the name of the git tag on a git
 * tag, so `CHANGE_ID` and `TAG_NAME` are asked first. In other jobs the git plugin's `GIT_BRANCH`
 * carries the remote's name (`origin/main`, `origin/tags/v1.2.3`). On a pull request Jenkins may have
 * merged it with its target in the workspace, so the commit is HEAD's there and left to git.
 */
export function readJenkinsFacts(env: Env): CiFacts {
  const event = readEvent(env);
  return {
    ci: 'jenkins',
    ...omitUndefined({
      event,
      eventName:
        event === undefined ? undefined : event.kind === 'change' ? 'pull_request' : 'push',
      ref:
        event === undefined
          ? undefined
          : toRef(event, readText(env, 'BRANCH_NAME', 'GIT_LOCAL_BRANCH')),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      actors: readActors(env),
      sha: event?.kind === 'change' ? undefined : toSha(readText(env, 'GIT_COMMIT')),
      defaultBranch: isTrue(env, 'BRANCH_IS_PRIMARY')
        ? readText(env, 'BRANCH_NAME')
        : readText(env, 'GITLAB_PROJECT_DEFAULT_BRANCH'),
    }),
    project: parseProjectUrl(readText(env, 'GIT_URL', 'GIT_URL_1')).project,
    run: omitUndefined({
      number: readText(env, 'BUILD_NUMBER'),
      id: readText(env, 'BUILD_ID'),
      url: readText(env, 'BUILD_URL'),
    }),
  };
}

function readActors(env: Env): readonly string[] | undefined {
  const author = readText(env, 'CHANGE_AUTHOR');
  return author === undefined ? undefined : [author];
}

function readEvent(env: Env): Event | undefined {
  const change = readChange(env) ?? readPluginChange(env);
  if (change !== undefined) return change;
  const tag = readText(env, 'TAG_NAME') ?? readPluginTag(env);
  if (tag !== undefined) return { kind: 'gitTag', gitTag: toGitTag(tag) ?? tag, trigger: 'push' };
  const branch =
    readText(env, 'BRANCH_NAME', 'GIT_LOCAL_BRANCH') ?? toPlain(readText(env, 'GIT_BRANCH'));
  return branch === undefined || branch === 'detached' || branch === 'HEAD'
    ? undefined
    : toBranchEvent(branch, 'push');
}

/** In a multibranch job a fork's change is marked, and the project's own is not. */
function readChange(env: Env): Event | undefined {
  const id = readText(env, 'CHANGE_ID');
  const isFork = readText(env, 'CHANGE_FORK') !== undefined;
  if (id === undefined && !isFork) return undefined;
  const source = readText(env, 'CHANGE_BRANCH');
  const own = isPushedWithoutBranch(source) ? 'unknown' : 'project';
  return toChange(id, {
    ...omitUndefined({ source, target: readText(env, 'CHANGE_TARGET') }),
    origin: isFork ? 'fork' : own,
  });
}

/**
 * A change of a job outside multibranch: the GitHub pull request builder and the GitLab plugin say where it
 * comes from, the others don't. Namespaces and names of projects are display names, which anyone chooses
 * freely, so the GitLab plugin's URLs are compared.
 */
function readPluginChange(env: Env): Event | undefined {
  const ghprb = readText(env, 'ghprbPullId');
  if (ghprb !== undefined) return toBuilderChange(env, ghprb);
  const isMerge = ['MERGE', 'NOTE'].includes(readText(env, 'gitlabActionType') ?? '');
  const gitlab = readText(env, 'gitlabMergeRequestIid');
  if (gitlab !== undefined || (isMerge && readText(env, 'gitlabTargetBranch') !== undefined)) {
    const source = readText(env, 'gitlabSourceBranch');
    const target = readText(env, 'gitlabTargetBranch');
    return toChange(gitlab, {
      ...omitUndefined({ source, target }),
      origin: readGitlabOrigin(env),
    });
  }
  if (/^(change-merged|ref-updated)$/.test(readText(env, 'GERRIT_EVENT_TYPE') ?? ''))
    return undefined;
  const other = readText(env, ...PLUGIN_NUMBERS);
  return other === undefined ? undefined : toChange(other, { origin: 'unknown' });
}

/**
 * The numbers of changes that other plugins build, without a documented statement of their origin.
 *
 * @see https://plugins.jenkins.io/gerrit-trigger/, https://plugins.jenkins.io/github-pullrequest/,
 * https://plugins.jenkins.io/bitbucket-push-and-pull-request/, https://plugins.jenkins.io/gitee/,
 * https://plugins.jenkins.io/stash-pullrequest-builder/
 */
const PLUGIN_NUMBERS = [
  'GERRIT_CHANGE_NUMBER',
  'GITHUB_PR_NUMBER',
  'BITBUCKET_PULL_REQUEST_ID',
  'giteePullRequestIid',
  'pullRequestId',
];

function toBuilderChange(env: Env, number: string): Event {
  const author = parseProjectUrl(readText(env, 'ghprbAuthorRepoGitUrl')).project.slug;
  return toChange(number, {
    ...omitUndefined({
      source: readText(env, 'ghprbSourceBranch'),
      target: readText(env, 'ghprbTargetBranch'),
      headSha: toSha(readText(env, 'ghprbActualCommit')),
    }),
    origin: compareOrigins(author, readText(env, 'ghprbGhRepository')),
  });
}

/** Each pair of URLs that is there must name one project. */
function readGitlabOrigin(env: Env): Origin {
  const found = [
    ['gitlabSourceRepoHttpUrl', 'gitlabTargetRepoHttpUrl'],
    ['gitlabSourceRepoSshUrl', 'gitlabTargetRepoSshUrl'],
  ]
    .map(([source = '', own = '']) => compareProjects(readText(env, source), readText(env, own)))
    .filter((origin) => origin !== 'unknown');
  return found.find((origin) => origin === 'fork') ?? found[0] ?? 'unknown';
}

type Change = Extract<Event, { kind: 'change' }>;

/** The change of that number; one without a number people see is of the same origin. */
function toChange(id: string | undefined, change: Omit<Change, 'kind' | 'number'>): Event {
  const number = toNumber(id);
  if (number === undefined) return { kind: 'other', name: 'change', origin: change.origin };
  return { kind: 'change', number, ...change };
}

function readPluginTag(env: Env): string | undefined {
  const action = readText(env, 'GITLAB_OBJECT_KIND', 'gitlabActionType')?.toLowerCase();
  const pushed = readText(env, 'gitlabBranch', 'gitlabSourceBranch');
  if (action === 'tag_push' && pushed !== undefined) return pushed;
  return /^(?:refs\/)?(?:remotes\/)?(?:origin\/)?tags\/(.+)$/.exec(
    readText(env, 'GIT_BRANCH') ?? '',
  )?.[1];
}

function toPlain(branch: string | undefined): string | undefined {
  return branch?.replace(/^refs\/(heads|remotes)\//, '').replace(/^origin\//, '');
}
