// SPDX-License-Identifier: Apache-2.0
// The facts of a Travis CI job, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Origin, Trigger } from '../facts.ts';
import { compareOrigins } from '../origins.ts';
import { isTrue, readNumber, readText } from '../variables.ts';
import { toProject } from '../project.ts';
import { toBranchEvent, toRef, toSha } from '../git/refs.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * The facts of one Travis CI job.
 *
 * `TRAVIS_BRANCH` means three things: the branch of a push, the target of a pull request, the name of a
 * git tag; so both others are asked first. `TRAVIS_PULL_REQUEST` is the word `false` outside pull
 * requests. A fork that was deleted has no slug; then the presence of secrets tells.
 */
export function readTravisFacts(env: Env): CiFacts {
  const event = readEvent(env);
  return {
    ci: 'travis',
    ...omitUndefined({
      event,
      eventName: readText(env, 'TRAVIS_EVENT_TYPE'),
      ref: event === undefined ? undefined : toRef(event, readText(env, 'TRAVIS_BRANCH')),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'TRAVIS_COMMIT')),
    }),
    project: toProject(readText(env, 'TRAVIS_REPO_SLUG'), undefined),
    run: omitUndefined({
      number: readText(env, 'TRAVIS_BUILD_NUMBER'),
      id: readText(env, 'TRAVIS_BUILD_ID'),
      url: readText(env, 'TRAVIS_BUILD_WEB_URL'),
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const type = readText(env, 'TRAVIS_EVENT_TYPE') ?? '';
  const trigger: Trigger = type === 'api' ? 'api' : 'push';
  const branch = readText(env, 'TRAVIS_BRANCH');
  const number = readNumber(env, 'TRAVIS_PULL_REQUEST');
  if (number !== undefined) {
    return {
      kind: 'change',
      number,
      ...omitUndefined({
        source: readText(env, 'TRAVIS_PULL_REQUEST_BRANCH'),
        target: branch,
        headSha: toSha(readText(env, 'TRAVIS_PULL_REQUEST_SHA')),
      }),
      origin: readOrigin(env),
    };
  }
  if (type === 'pull_request') return { kind: 'other', name: type, origin: readOrigin(env) };
  const gitTag = readText(env, 'TRAVIS_TAG');
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  if (branch === undefined) return undefined;
  return type === 'cron' ? { kind: 'schedule', branch } : toBranchEvent(branch, trigger);
}

function readOrigin(env: Env): Origin {
  const slug = readText(env, 'TRAVIS_PULL_REQUEST_SLUG');
  if (slug !== undefined) return compareOrigins(slug, readText(env, 'TRAVIS_REPO_SLUG'));
  return isTrue(env, 'TRAVIS_SECURE_ENV_VARS') ? 'project' : 'unknown';
}
