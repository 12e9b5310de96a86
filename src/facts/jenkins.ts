// SPDX-License-Identifier: Apache-2.0
// The facts of a Jenkins build, from its environment alone: multibranch jobs, and the plugins around others.
import type { CiFacts } from './ci.ts';
import type { Env, Event } from './facts.ts';
import { isTrue, present, readNumber, readText } from './present.ts';
import { parseProjectUrl } from './project.ts';
import { toBranchEvent, toGitTag, toRef, toSha } from './refs.ts';

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
    ...present({
      event,
      eventName:
        event === undefined ? undefined : event.kind === 'change' ? 'pull_request' : 'push',
      ref:
        event === undefined
          ? undefined
          : toRef(event, readText(env, 'BRANCH_NAME', 'GIT_LOCAL_BRANCH')),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: event?.kind === 'change' ? undefined : toSha(readText(env, 'GIT_COMMIT')),
      defaultBranch: isTrue(env, 'BRANCH_IS_PRIMARY')
        ? readText(env, 'BRANCH_NAME')
        : readText(env, 'GITLAB_PROJECT_DEFAULT_BRANCH'),
    }),
    project: parseProjectUrl(readText(env, 'GIT_URL', 'GIT_URL_1')).project,
    run: present({
      number: readText(env, 'BUILD_NUMBER'),
      id: readText(env, 'BUILD_ID'),
      url: readText(env, 'BUILD_URL'),
    }),
  };
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

function readChange(env: Env): Event | undefined {
  const number = readNumber(env, 'CHANGE_ID');
  if (number === undefined) return undefined;
  return {
    kind: 'change',
    number,
    ...present({
      source: readText(env, 'CHANGE_BRANCH'),
      target: readText(env, 'CHANGE_TARGET'),
    }),
    fork: readText(env, 'CHANGE_FORK') !== undefined,
  };
}

/** Jobs outside multibranch: the GitHub pull request builder and the GitLab plugin. */
function readPluginChange(env: Env): Event | undefined {
  const ghprb = readNumber(env, 'ghprbPullId');
  if (ghprb !== undefined) {
    const author = parseProjectUrl(readText(env, 'ghprbAuthorRepoGitUrl')).project.slug;
    return {
      kind: 'change',
      number: ghprb,
      ...present({
        source: readText(env, 'ghprbSourceBranch'),
        target: readText(env, 'ghprbTargetBranch'),
        headSha: toSha(readText(env, 'ghprbActualCommit')),
      }),
      fork: author?.toLowerCase() !== readText(env, 'ghprbGhRepository')?.toLowerCase(),
    };
  }
  const gitlab = readNumber(env, 'gitlabMergeRequestIid');
  if (gitlab === undefined) return undefined;
  return {
    kind: 'change',
    number: gitlab,
    ...present({
      source: readText(env, 'gitlabSourceBranch'),
      target: readText(env, 'gitlabTargetBranch'),
    }),
    fork: readText(env, 'gitlabSourceNamespace') !== readText(env, 'gitlabTargetNamespace'),
  };
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
