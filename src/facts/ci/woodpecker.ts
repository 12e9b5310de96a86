// SPDX-License-Identifier: Apache-2.0
// The facts of a Woodpecker pipeline, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Origin, Trigger } from '../facts.ts';
import { isTrue, readNumber, readText } from '../variables.ts';
import { toProject } from '../project.ts';
import { isPushedWithoutBranch, toBranchEvent, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

const triggers: Readonly<Record<string, Trigger>> = {
  push: 'push',
  tag: 'push',
  manual: 'manual',
  deployment: 'api',
};

/**
 * The facts of one Woodpecker pipeline.
 *
 * Its variables share names with GitLab's (`CI_COMMIT_TAG`, `CI_COMMIT_SHA`), so it is looked for
 * first. `CI_COMMIT_BRANCH` is the target on pull requests. Whether a pull request is a fork's is said
 * by versions from 3.0 on. A source that is not a branch is a change that anyone pushed without a fork (AGit).
 */
export function readWoodpeckerFacts(env: Env): CiFacts {
  const event = readEvent(env);
  return {
    ci: 'woodpecker',
    ...omitUndefined({
      event,
      eventName: readText(env, 'CI_PIPELINE_EVENT'),
      ref: readText(env, 'CI_COMMIT_REF') ?? (event === undefined ? undefined : toRef(event)),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'CI_COMMIT_SHA')),
      defaultBranch: readText(env, 'CI_REPO_DEFAULT_BRANCH'),
      environment: readText(env, 'CI_PIPELINE_DEPLOY_TARGET'),
    }),
    project: toProject(readText(env, 'CI_REPO'), readText(env, 'CI_REPO_URL')),
    run: omitUndefined({
      number: readText(env, 'CI_PIPELINE_NUMBER'),
      url: readText(env, 'CI_PIPELINE_URL'),
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const name = readText(env, 'CI_PIPELINE_EVENT') ?? '';
  const change = readChange(env);
  if (change !== undefined) return change;
  const gitTag = readText(env, 'CI_COMMIT_TAG');
  if (gitTag !== undefined && name === 'release')
    return { kind: 'release', gitTag, prerelease: isTrue(env, 'CI_COMMIT_PRERELEASE') };
  const trigger = (Object.hasOwn(triggers, name) ? triggers[name] : undefined) ?? 'other';
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  const branch = readText(env, 'CI_COMMIT_BRANCH');
  if (branch === undefined) return undefined;
  return name === 'cron' ? { kind: 'schedule', branch } : toBranchEvent(branch, trigger);
}

function readChange(env: Env): Event | undefined {
  const number = readNumber(env, 'CI_COMMIT_PULL_REQUEST');
  const name = readText(env, 'CI_PIPELINE_EVENT') ?? '';
  if (number === undefined)
    return name.startsWith('pull_request') ? { kind: 'other', name, origin: 'unknown' } : undefined;
  const source = readText(env, 'CI_COMMIT_SOURCE_BRANCH');
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source,
      target: readText(env, 'CI_COMMIT_TARGET_BRANCH', 'CI_COMMIT_BRANCH'),
    }),
    origin: readOrigin(env, source),
  };
}

function readOrigin(env: Env, source: string | undefined): Origin {
  const isFork = readText(env, 'CI_COMMIT_PULL_REQUEST_FROM_FORK');
  if (isFork === 'true') return 'fork';
  return isFork === 'false' && !isPushedWithoutBranch(source) ? 'project' : 'unknown';
}
