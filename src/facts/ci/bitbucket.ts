// SPDX-License-Identifier: Apache-2.0
// The facts of a Bitbucket Pipelines step, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event } from '../facts.ts';
import { readNumber, readText } from '../variables.ts';
import { parseProjectUrl, toProject } from '../project.ts';
import { toBranchEvent, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * The facts of one Bitbucket step.
 *
 * `BITBUCKET_BRANCH` is the source branch on pull requests, so the pull request is asked first.
 * Bitbucket runs no pipelines for forks. It says nothing of what started a pipeline.
 */
export function readBitbucketFacts(env: Env): CiFacts {
  const event = readEvent(env);
  const slug = readText(env, 'BITBUCKET_REPO_FULL_NAME');
  const number = readText(env, 'BITBUCKET_BUILD_NUMBER');
  const origin = readText(env, 'BITBUCKET_GIT_HTTP_ORIGIN')?.replace(/^http:/, 'https:');
  const url = parseProjectUrl(origin).project.url ?? (slug && `https://bitbucket.org/${slug}`);
  return {
    ci: 'bitbucket',
    ...omitUndefined({
      event,
      eventName: event === undefined ? undefined : toEventName(event),
      ref: event === undefined ? undefined : toRef(event, readText(env, 'BITBUCKET_BRANCH')),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'BITBUCKET_COMMIT')),
      environment: readText(env, 'BITBUCKET_DEPLOYMENT_ENVIRONMENT'),
    }),
    project: toProject(slug, url),
    run: omitUndefined({
      number,
      id: readText(env, 'BITBUCKET_PIPELINE_UUID'),
      url:
        slug === undefined || number === undefined
          ? undefined
          : `https://bitbucket.org/${slug}/pipelines/results/${number}`,
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const number = readNumber(env, 'BITBUCKET_PR_ID');
  const branch = readText(env, 'BITBUCKET_BRANCH');
  if (number !== undefined) {
    const target = readText(env, 'BITBUCKET_PR_DESTINATION_BRANCH');
    return {
      kind: 'change',
      number,
      ...omitUndefined({ source: branch, target }),
      origin: 'project',
    };
  }
  const gitTag = readText(env, 'BITBUCKET_TAG');
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger: 'push' };
  return branch === undefined ? undefined : toBranchEvent(branch, 'push');
}

function toEventName(event: Event): string {
  return event.kind === 'change' ? 'pull_request' : 'push';
}
