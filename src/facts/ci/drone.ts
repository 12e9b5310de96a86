// SPDX-License-Identifier: Apache-2.0
// The facts of a Drone build, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Trigger } from '../facts.ts';
import { readNumber, readText } from '../variables.ts';
import { toProject } from '../project.ts';
import { toBranchEvent, toChangeNumber, toGitTag, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

const triggers: Readonly<Record<string, Trigger>> = {
  push: 'push',
  tag: 'push',
  custom: 'manual',
  promote: 'manual',
  rollback: 'manual',
};

/**
 * The facts of one Drone build.
 *
 * `DRONE_BRANCH` is the target on pull requests. Drone does not say where a pull request comes from. A promotion is a run on the branch or git tag that it promotes.
 */
export function readDroneFacts(env: Env): CiFacts {
  const event = readEvent(env);
  return {
    ci: 'drone',
    ...omitUndefined({
      event,
      eventName: readText(env, 'DRONE_BUILD_EVENT'),
      ref: readText(env, 'DRONE_COMMIT_REF') ?? (event === undefined ? undefined : toRef(event)),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'DRONE_COMMIT_SHA', 'DRONE_COMMIT')),
      defaultBranch: readText(env, 'DRONE_REPO_BRANCH'),
      environment: readText(env, 'DRONE_DEPLOY_TO'),
    }),
    project: toProject(readText(env, 'DRONE_REPO'), readText(env, 'DRONE_REPO_LINK')),
    run: omitUndefined({
      number: readText(env, 'DRONE_BUILD_NUMBER'),
      url: readText(env, 'DRONE_BUILD_LINK'),
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const name = readText(env, 'DRONE_BUILD_EVENT') ?? '';
  const change = readChange(env, name);
  if (change !== undefined) return change;
  const trigger = (Object.hasOwn(triggers, name) ? triggers[name] : undefined) ?? 'other';
  const gitTag = readText(env, 'DRONE_TAG') ?? toGitTag(readText(env, 'DRONE_COMMIT_REF'));
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  const branch = readText(env, 'DRONE_BRANCH');
  if (branch === undefined) return undefined;
  return name === 'cron' ? { kind: 'schedule', branch } : toBranchEvent(branch, trigger);
}

function readChange(env: Env, name: string): Event | undefined {
  const number =
    readNumber(env, 'DRONE_PULL_REQUEST') ?? toChangeNumber(readText(env, 'DRONE_COMMIT_REF'));
  if (number === undefined)
    return name === 'pull_request' ? { kind: 'other', name, origin: 'unknown' } : undefined;
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: readText(env, 'DRONE_SOURCE_BRANCH'),
      target: readText(env, 'DRONE_TARGET_BRANCH', 'DRONE_BRANCH'),
    }),
    origin: 'unknown',
  };
}
