// SPDX-License-Identifier: Apache-2.0
// The facts of a CircleCI job, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event } from '../facts.ts';
import { readNumber, readText, toNumber } from '../variables.ts';
import { parseProjectUrl, toProject } from '../project.ts';
import { toBranchEvent, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * The facts of one CircleCI job.
 *
 * `CIRCLE_PULL_REQUEST` is set on the builds of a *branch* that merely has a pull request open, and
 * CircleCI builds nothing else for pull requests of the project itself: that is a branch. Only a
 * fork's pull request is a change here; its branch is called `pull/7`.
 */
export function readCircleFacts(env: Env): CiFacts {
  const event = readEvent(env);
  const located = parseProjectUrl(readText(env, 'CIRCLE_REPOSITORY_URL'));
  const owner = readText(env, 'CIRCLE_PROJECT_USERNAME');
  const name = readText(env, 'CIRCLE_PROJECT_REPONAME');
  const slug =
    owner === undefined || name === undefined ? located.project.slug : `${owner}/${name}`;
  return {
    ci: 'circle',
    ...omitUndefined({
      event,
      eventName:
        event === undefined ? undefined : event.kind === 'change' ? 'pull_request' : 'push',
      ref: event === undefined ? undefined : toRef(event, readText(env, 'CIRCLE_BRANCH')),
      sha: toSha(readText(env, 'CIRCLE_SHA1')),
    }),
    project: toProject(slug, located.project.url),
    run: omitUndefined({
      number: readText(env, 'CIRCLE_BUILD_NUM'),
      id: readText(env, 'CIRCLE_WORKFLOW_ID'),
      url: readText(env, 'CIRCLE_BUILD_URL'),
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const gitTag = readText(env, 'CIRCLE_TAG');
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger: 'push' };
  const branch = readText(env, 'CIRCLE_BRANCH');
  const number = readForkNumber(env, branch);
  if (number !== undefined) return { kind: 'change', number, origin: 'fork' };
  if (readText(env, 'CIRCLE_PR_USERNAME', 'CIRCLE_PR_REPONAME') !== undefined)
    return { kind: 'other', name: 'pull request', origin: 'fork' };
  return branch === undefined ? undefined : toBranchEvent(branch, 'push');
}

function readForkNumber(env: Env, branch: string | undefined): number | undefined {
  const fromBranch = toNumber(/^pull\/(\d+)(?:\/(?:head|merge))?$/.exec(branch ?? '')?.[1]);
  if (fromBranch !== undefined) return fromBranch;
  const number = readNumber(env, 'CIRCLE_PR_NUMBER');
  if (
    number !== undefined ||
    readText(env, 'CIRCLE_PR_USERNAME', 'CIRCLE_PR_REPONAME') === undefined
  )
    return number;
  return toNumber(/\/(\d+)$/.exec(readText(env, 'CIRCLE_PULL_REQUEST') ?? '')?.[1]);
}
