// SPDX-License-Identifier: Apache-2.0
// The facts of a Google Cloud Build step, from its environment alone.
import type { CiFacts } from '../ci.ts';
import type { Env, Event } from '../facts.ts';
import { compareOrigins } from '../origins.ts';
import { readNumber, readText } from '../variables.ts';
import { parseProjectUrl, toProject } from '../project.ts';
import { toBranchEvent, toRef, toSha } from '../git/refs.ts';
import { toEventProblem } from './unknown.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** Substitutions that are all there only where Cloud Build maps each of them, those of pull requests too. */
const MAPPED = ['PROJECT_ID', 'PROJECT_NUMBER', 'BUILD_ID', 'LOCATION', 'TRIGGER_NAME', 'REF_NAME'];

/**
 * The facts of one Cloud Build step.
 *
 * Steps get substitutions as variables with `automapSubstitutions: true`, or one by one. `BRANCH_NAME`
 * counts only where all are mapped: with a few, a pull request can't be told from a push of its branch.
 *
 * @see https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values
 */
export function readCloudbuildFacts(env: Env): CiFacts {
  const event = readEvent(env);
  const id = readText(env, 'BUILD_ID');
  const project = readText(env, 'PROJECT_ID');
  const location = readText(env, 'LOCATION') ?? 'global';
  const page = `https://console.cloud.google.com/cloud-build/builds;region=${location}`;
  return {
    ci: 'cloudbuild',
    ...omitUndefined({
      event,
      eventProblem:
        event === undefined
          ? toEventProblem(
              'Google Cloud Build sets no variables for it',
              'Or set options: { automapSubstitutions: true } in the build configuration.',
            )
          : undefined,
      eventName:
        event === undefined ? undefined : event.kind === 'change' ? 'pull_request' : 'push',
      ref: event === undefined ? undefined : toRef(event),
      baseRef: event?.kind === 'change' ? event.target : undefined,
      sha: toSha(readText(env, 'COMMIT_SHA', 'REVISION_ID')),
    }),
    project: toProject(readText(env, 'REPO_FULL_NAME'), undefined),
    run: omitUndefined({
      id,
      url:
        id === undefined || project === undefined ? undefined : `${page}/${id}?project=${project}`,
    }),
  };
}

function readEvent(env: Env): Event | undefined {
  const change = readChange(env);
  if (change !== undefined) return change;
  const gitTag = readText(env, 'TAG_NAME');
  if (gitTag !== undefined) return { kind: 'gitTag', gitTag, trigger: 'push' };
  const branch = readText(env, 'BRANCH_NAME');
  const isMapped = MAPPED.every((name) => readText(env, name) !== undefined);
  return branch === undefined || !isMapped ? undefined : toBranchEvent(branch, 'push');
}

function readChange(env: Env): Event | undefined {
  const number = readNumber(env, '_PR_NUMBER');
  const head = readText(env, '_HEAD_REPO_URL');
  if (number === undefined && head === undefined) return undefined;
  const { slug } = parseProjectUrl(head).project;
  const origin = compareOrigins(slug, readText(env, 'REPO_FULL_NAME'));
  if (number === undefined) return { kind: 'other', name: 'pull_request', origin };
  return {
    kind: 'change',
    number,
    ...omitUndefined({
      source: readText(env, '_HEAD_BRANCH'),
      target: readText(env, '_BASE_BRANCH'),
    }),
    origin,
  };
}
