// SPDX-License-Identifier: Apache-2.0
// The facts of a Buildkite job, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Trigger } from '../facts.ts';
import { readNumber, readText } from '../variables.ts';
import { compareProjects, parseProjectUrl } from '../project.ts';
import { toBranchEvent, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

const triggers: Readonly<Record<string, Trigger>> = {
  webhook: 'push',
  ui: 'manual',
  api: 'api',
  trigger_job: 'api',
};

/**
 * The facts of one Buildkite job.
 *
 * `BUILDKITE_BRANCH` repeats the name of a git tag, so the tag is asked first. `BUILDKITE_COMMIT` may be
 * the word `HEAD`, which is left to git. A branch `user:name` is a fork's, whose pull request may not be
 * named (no branch of git has a colon). The repository of a pull request may be spelled differently from
 * the pipeline's (`git://` and `git@`), so the projects are compared and not the texts.
 */
export function readBuildkiteFacts(env: Env): CiFacts {
  const event = readEvent(env);
  return {
    ci: 'buildkite',
    ...omitUndefined({
      event,
      eventName: readText(env, 'BUILDKITE_SOURCE'),
      ref: event === undefined ? undefined : toRef(event, readText(env, 'BUILDKITE_BRANCH')),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'BUILDKITE_COMMIT')),
      defaultBranch: readText(env, 'BUILDKITE_PIPELINE_DEFAULT_BRANCH'),
      environment: readText(env, 'BUILDKITE_GITHUB_DEPLOYMENT_ENVIRONMENT'),
    }),
    project: parseProjectUrl(readText(env, 'BUILDKITE_REPO')).project,
    run: omitUndefined({
      number: readText(env, 'BUILDKITE_BUILD_NUMBER'),
      id: readText(env, 'BUILDKITE_BUILD_ID'),
      url: readText(env, 'BUILDKITE_BUILD_URL'),
      attempt: readText(env, 'BUILDKITE_RETRY_COUNT'),
    }),
  };
}

/** The change that the branch of a merge queue names. */
function readQueue(env: Env): { readonly number?: number } {
  const named = toBranchEvent(readText(env, 'BUILDKITE_BRANCH') ?? '', 'push');
  return named.kind === 'mergeQueue' ? omitUndefined({ number: named.number }) : {};
}

function readEvent(env: Env): Event | undefined {
  const source = readText(env, 'BUILDKITE_SOURCE') ?? '';
  const trigger = (Object.hasOwn(triggers, source) ? triggers[source] : undefined) ?? 'other';
  const gitTag = readText(env, 'BUILDKITE_TAG');
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  const queue = readText(env, 'BUILDKITE_MERGE_QUEUE_BASE_BRANCH');
  if (queue !== undefined) return { ...readQueue(env), kind: 'mergeQueue', target: queue };
  const branch = readText(env, 'BUILDKITE_BRANCH');
  const change = readChange(env, branch);
  if (change !== undefined) return change;
  if (branch === undefined || branch === 'HEAD') return undefined;
  return source === 'schedule' ? { kind: 'schedule', branch } : toBranchEvent(branch, trigger);
}

function readChange(env: Env, branch: string | undefined): Event | undefined {
  const isPrefixed = branch?.includes(':') === true;
  const asked = readText(env, 'BUILDKITE_PULL_REQUEST') ?? 'false';
  if (asked === 'false' && !isPrefixed) return undefined;
  const compared = compareProjects(
    readText(env, 'BUILDKITE_PULL_REQUEST_REPO'),
    readText(env, 'BUILDKITE_REPO'),
  );
  const origin = isPrefixed ? 'fork' : compared;
  const number = readNumber(env, 'BUILDKITE_PULL_REQUEST');
  if (number === undefined) return { kind: 'other', name: 'pull request', origin };
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: branch,
      target: readText(env, 'BUILDKITE_PULL_REQUEST_BASE_BRANCH'),
    }),
    origin,
  };
}
