// SPDX-License-Identifier: Apache-2.0
// The facts of a GitLab CI job, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event, Origin, Trigger } from '../facts.ts';
import { compareOrigins } from '../origins.ts';
import { readNumber, readText } from '../variables.ts';
import { toProject } from '../project.ts';
import { toBranchEvent, toRef, toSha } from '../git/refs.ts';
import { toUtc } from '../time.ts';
import { omitUndefined } from '../../omit-undefined.ts';

const triggers: Readonly<Record<string, Trigger>> = {
  push: 'push',
  web: 'manual',
  webide: 'manual',
  chat: 'manual',
  api: 'api',
  trigger: 'api',
  pipeline: 'api',
};

/** Pipeline sources of a change, which always has a number. */
const CHANGE_SOURCES = ['merge_request_event', 'external_pull_request_event'];

/**
 * The facts of one GitLab job.
 *
 * GitLab repeats a git tag's name in `CI_COMMIT_REF_NAME`, so the tag variable is asked first; asking
 * the other way round makes every release look like a branch. Merge requests are numbered by `_IID`,
 * the number people see, never by `_ID`; the same for pipelines. A child pipeline calls itself
 * `parent_pipeline`, so what it is about is read from the variables and not from the source.
 *
 * A merge request's pipeline that runs in the fork's own project is that project's ordinary change;
 * run in the parent project it is a fork's, with the parent's variables at hand.
 */
export function readGitlabFacts(env: Env): CiFacts {
  const event = readEvent(env);
  const sha = toSha(readText(env, 'CI_COMMIT_SHA'));
  return {
    ci: 'gitlab',
    ...omitUndefined({
      event,
      eventName: readText(env, 'CI_PIPELINE_SOURCE'),
      ref: readRef(env, event),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha,
      commitTime: toUtc(readText(env, 'CI_COMMIT_TIMESTAMP')),
      defaultBranch: readText(env, 'CI_DEFAULT_BRANCH'),
      protected: readProtected(env),
      environment: readText(env, 'CI_ENVIRONMENT_NAME'),
      now: toUtc(readText(env, 'CI_PIPELINE_CREATED_AT')),
      ownRepository: readText(env, 'CI_REGISTRY_IMAGE')?.toLowerCase(),
    }),
    project: {
      ...toProject(readText(env, 'CI_PROJECT_PATH'), readText(env, 'CI_PROJECT_URL')),
      ...omitUndefined({
        description: readText(env, 'CI_PROJECT_DESCRIPTION'),
        private: readPrivate(env),
      }),
    },
    run: omitUndefined({
      number: readText(env, 'CI_PIPELINE_IID'),
      id: readText(env, 'CI_PIPELINE_ID'),
      url: readText(env, 'CI_PIPELINE_URL'),
    }),
  };
}

/** `internal` is for the users of the instance, not for everybody. */
function readPrivate(env: Env): boolean | undefined {
  const visibility = readText(env, 'CI_PROJECT_VISIBILITY');
  return visibility === undefined ? undefined : visibility !== 'public';
}

function readEvent(env: Env): Event | undefined {
  const source = readText(env, 'CI_PIPELINE_SOURCE') ?? '';
  const trigger = (Object.hasOwn(triggers, source) ? triggers[source] : undefined) ?? 'other';
  const gitTag = readText(env, 'CI_COMMIT_TAG');
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger };
  const change = readMergeRequest(env) ?? readExternalChange(env);
  if (change !== undefined) return change;
  if (CHANGE_SOURCES.includes(source)) return { kind: 'other', name: source, origin: 'unknown' };
  const branch = readBranch(env);
  if (source === 'schedule') return { kind: 'schedule', ...omitUndefined({ branch }) };
  return branch === undefined ? undefined : toBranchEvent(branch, trigger);
}

/** `HEAD` is what local runners say for a checkout that is on no branch. */
function readBranch(env: Env): string | undefined {
  const name = readText(env, 'CI_COMMIT_BRANCH', 'CI_COMMIT_REF_NAME');
  return name === 'HEAD' ? undefined : name;
}

function readMergeRequest(env: Env): Event | undefined {
  const number = readNumber(env, 'CI_MERGE_REQUEST_IID');
  if (number === undefined) return undefined;
  const target = readText(env, 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME');
  if (readText(env, 'CI_MERGE_REQUEST_EVENT_TYPE') === 'merge_train')
    return { kind: 'mergeQueue', ...omitUndefined({ target, number }) };
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: readText(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'),
      target,
      headSha: toSha(readText(env, 'CI_MERGE_REQUEST_SOURCE_BRANCH_SHA')),
    }),
    origin: readOrigin(env),
  };
}

/** Paths are compared, and IDs where one of the paths is missing. */
function readOrigin(env: Env): Origin {
  const compare = (source: string, own: string) =>
    compareOrigins(readText(env, source), readText(env, own));
  const byPath = compare('CI_MERGE_REQUEST_SOURCE_PROJECT_PATH', 'CI_PROJECT_PATH');
  if (byPath !== 'unknown') return byPath;
  return compare('CI_MERGE_REQUEST_SOURCE_PROJECT_ID', 'CI_PROJECT_ID');
}

/** A GitHub pull request that GitLab builds for a mirrored project. */
function readExternalChange(env: Env): Event | undefined {
  const number = readNumber(env, 'CI_EXTERNAL_PULL_REQUEST_IID');
  if (number === undefined) return undefined;
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: readText(env, 'CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME'),
      target: readText(env, 'CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME'),
    }),
    origin: compareOrigins(
      readText(env, 'CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY'),
      readText(env, 'CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY'),
    ),
  };
}

function readRef(env: Env, event: Event | undefined): string | undefined {
  const named = readText(env, 'CI_MERGE_REQUEST_REF_PATH');
  if (named !== undefined && readText(env, 'CI_COMMIT_TAG') === undefined) return named;
  if (event?.kind === 'change' && readText(env, 'CI_MERGE_REQUEST_IID') !== undefined)
    return `refs/merge-requests/${event.number}/head`;
  return event === undefined ? undefined : toRef(event, readBranch(env));
}

function readProtected(env: Env): boolean | undefined {
  const text = readText(env, 'CI_COMMIT_REF_PROTECTED');
  return text === undefined ? undefined : text === 'true';
}
