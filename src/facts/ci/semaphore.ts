// SPDX-License-Identifier: Apache-2.0
// The facts of a Semaphore job, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Trigger } from '../facts.ts';
import { compareOrigins } from '../origins.ts';
import { isTrue, readNumber, readText } from '../variables.ts';
import { parseProjectUrl, toProject } from '../project.ts';
import { toBranchEvent, toChangeNumber, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** What started a workflow; a push where none of these says yes. */
const triggers: readonly (readonly [string, Trigger])[] = [
  ['SEMAPHORE_WORKFLOW_TRIGGERED_BY_MANUAL_RUN', 'manual'],
  ['SEMAPHORE_WORKFLOW_TRIGGERED_BY_API', 'api'],
];

/**
 * The facts of one Semaphore job.
 *
 * `SEMAPHORE_GIT_BRANCH` is the target on pull requests and repeats the git tag on git tags, so
 * `SEMAPHORE_GIT_REF_TYPE` is asked first. On pull requests the commit is a merge that Semaphore made.
 *
 * @see https://docs.semaphore.io/reference/env-vars
 */
export function readSemaphoreFacts(env: Env): CiFacts {
  const event = readEvent(env);
  const organization = readText(env, 'SEMAPHORE_ORGANIZATION_URL')?.replace(/\/+$/, '');
  const id = readText(env, 'SEMAPHORE_WORKFLOW_ID');
  const isAddressed = organization !== undefined && id !== undefined;
  return {
    ci: 'semaphore',
    ...omitUndefined({
      event,
      eventName: readText(env, 'SEMAPHORE_GIT_REF_TYPE'),
      ref: readText(env, 'SEMAPHORE_GIT_REF') ?? (event === undefined ? undefined : toRef(event)),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'SEMAPHORE_GIT_SHA')),
    }),
    project: toProject(
      readText(env, 'SEMAPHORE_GIT_REPO_SLUG'),
      parseProjectUrl(readText(env, 'SEMAPHORE_GIT_URL')).project.url,
    ),
    run: omitUndefined({
      number: readText(env, 'SEMAPHORE_WORKFLOW_NUMBER'),
      id,
      url: isAddressed ? `${organization}/workflows/${id}` : undefined,
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const type = readText(env, 'SEMAPHORE_GIT_REF_TYPE');
  const change = readChange(env, type);
  if (change !== undefined) return change;
  const trigger = triggers.find(([name]) => isTrue(env, name))?.[1] ?? 'push';
  const gitTag = readText(env, 'SEMAPHORE_GIT_TAG_NAME');
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  const branch = readText(env, 'SEMAPHORE_GIT_BRANCH');
  if (branch === undefined || type === 'tag') return undefined;
  return isTrue(env, 'SEMAPHORE_WORKFLOW_TRIGGERED_BY_SCHEDULE')
    ? { kind: 'schedule', branch }
    : toBranchEvent(branch, trigger);
}

function readChange(env: Env, type: string | undefined): Event | undefined {
  const slug = readText(env, 'SEMAPHORE_GIT_PR_SLUG');
  const number =
    readNumber(env, 'SEMAPHORE_GIT_PR_NUMBER') ??
    toChangeNumber(readText(env, 'SEMAPHORE_GIT_REF'));
  if (type !== 'pull-request' && number === undefined && slug === undefined) return undefined;
  const origin = compareOrigins(slug, readText(env, 'SEMAPHORE_GIT_REPO_SLUG'));
  if (number === undefined) return { kind: 'other', name: 'pull-request', origin };
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: readText(env, 'SEMAPHORE_GIT_PR_BRANCH'),
      target: readText(env, 'SEMAPHORE_GIT_BRANCH'),
      headSha: toSha(readText(env, 'SEMAPHORE_GIT_PR_SHA')),
    }),
    origin,
  };
}
