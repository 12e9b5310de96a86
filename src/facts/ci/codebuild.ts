// SPDX-License-Identifier: Apache-2.0
// The facts of an AWS CodeBuild build, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event } from '../facts.ts';
import { readText, toNumber } from '../variables.ts';
import { parseProjectUrl } from '../project.ts';
import { toBranch, toBranchEvent, toGitTag, toRef, toRefEvent, toSha } from '../git/refs.ts';
import { toEventProblem } from './unknown.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/**
 * The facts of one CodeBuild build.
 *
 * `CODEBUILD_WEBHOOK_TRIGGER` is `branch/<name>`, `tag/<name>` or `pr/<number>`. A build that a person or
 * CodePipeline starts has none; its `CODEBUILD_SOURCE_VERSION` counts where it is `pr/<number>` or a full
 * ref, since a plain word may be a branch, a git tag or a commit. Nothing says where a pull request comes
 * from.
 *
 * @see https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-env-vars.html
 */
export function readCodebuildFacts(env: Env): CiFacts {
  const event = readEvent(env);
  return {
    ci: 'codebuild',
    ...omitUndefined({
      event,
      eventProblem:
        event === undefined
          ? toEventProblem('AWS CodeBuild started this build without a webhook')
          : undefined,
      eventName: readText(env, 'CODEBUILD_WEBHOOK_EVENT')?.toLowerCase(),
      ref: event === undefined ? undefined : toRef(event),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'CODEBUILD_RESOLVED_SOURCE_VERSION')),
    }),
    project: parseProjectUrl(readText(env, 'CODEBUILD_SOURCE_REPO_URL')).project,
    run: omitUndefined({
      number: readText(env, 'CODEBUILD_BUILD_NUMBER'),
      id: readText(env, 'CODEBUILD_BUILD_ID'),
      url: readText(env, 'CODEBUILD_PUBLIC_BUILD_URL', 'CODEBUILD_BUILD_URL'),
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const trigger = readText(env, 'CODEBUILD_WEBHOOK_TRIGGER');
  const version = readText(env, 'CODEBUILD_SOURCE_VERSION');
  const asked = trigger ?? version ?? '';
  if (asked.startsWith('pr/')) return toChange(env, asked);
  if (trigger === undefined) return toRefEvent(version?.replace(/\^\{[0-9a-f]+\}$/, ''), 'manual');
  const name = trigger.replace(/^[a-z]+\//, '');
  if (trigger.startsWith('branch/')) return toBranchEvent(name, 'push');
  return trigger.startsWith('tag/') ? toTagEvent(env, name) : undefined;
}

function toTagEvent(env: Env, name: string): Event {
  const gitTag = toGitTag(name) ?? name;
  const happened = readText(env, 'CODEBUILD_WEBHOOK_EVENT') ?? '';
  return happened === 'RELEASED' || happened === 'PRERELEASED'
    ? { kind: 'release', gitTag, prerelease: happened === 'PRERELEASED' }
    : { kind: 'gitTag', gitTag, trigger: 'push' };
}

function toChange(env: Env, asked: string): Event {
  const number = toNumber(/^pr\/(\d+)/.exec(asked)?.[1]);
  if (number === undefined) return { kind: 'other', name: 'pull_request', origin: 'unknown' };
  const branch = (name: string) => toBranch(readText(env, name)) ?? readText(env, name);
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: branch('CODEBUILD_WEBHOOK_HEAD_REF'),
      target: branch('CODEBUILD_WEBHOOK_BASE_REF'),
    }),
    origin: 'unknown',
  };
}
