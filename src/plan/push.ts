// SPDX-License-Identifier: Apache-2.0
// Decides whether a run pushes, from facts and settings.
import type { Event, Facts } from '../facts/facts.ts';
import { error, notice, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import type { PushPlan } from './plan.ts';
import { quote } from './quote.ts';

/** Why a run whose outputs push by digest gives no tag: it is one of several, each for some platforms. */
export const BY_DIGEST = 'outputs push by digest, and a later step gives the tags';

/** The decision, and the problems of the settings. */
export interface PushDecision {
  readonly push: PushPlan;
  readonly problems: readonly ProblemData[];
}

/**
 * Whether a run pushes.
 *
 * | `push`  | run                                          | pushes                                |
 * | ------- | -------------------------------------------- | ------------------------------------- |
 * | `true`  | any                                          | yes                                   |
 * | `true`  | untrusted, not a change, and no `tags` given | no: it would write the project's tags |
 * | `false` | any                                          | no                                    |
 * | `auto`  | `load: true`, or `outputs` given             | no                                    |
 * | any     | `call: check` and the like                   | no                                    |
 * | any     | `outputs` push by digest                     | the outputs do, without a tag         |
 * | `auto`  | outside CI                                   | no                                    |
 * | `auto`  | untrusted, whatever the event                | no                                    |
 * | `auto`  | after a workflow that did not succeed        | no                                    |
 * | `auto`  | branch, git tag, release, schedule           | yes                                   |
 * | `auto`  | branch, schedule on GitLab, unprotected      | yes, unless a password is missing     |
 * | `auto`  | trusted change                               | yes, where credentials are            |
 * | `auto`  | merge queue, other event                     | no                                    |
 *
 * Codes: PUSH_AND_LOAD if both `push: true` and `load: true` are set; the notice
 * PUSH_UNTRUSTED for the second row.
 */
export function decidePush(facts: Facts, settings: Settings): PushDecision {
  const { push, load } = settings;
  if (callsElse(settings))
    return { push: build(`call: ${settings.call ?? ''} builds nothing`), problems: [] };
  if (push === 'true' && load) {
    const problem = error(
      'PUSH_AND_LOAD',
      '"push: true" and "load: true" exclude each other: an image is pushed or loaded',
      'Leave one of the two out.',
    );
    return { push: build('load: true'), problems: [problem] };
  }
  if (push === 'true' && isAsProject(facts, settings)) {
    return { push: build(facts.trust.reason), problems: [explainUntrusted(facts)] };
  }
  return { push: resolve(facts, settings), problems: [] };
}

/** Whether buildx is called for something other than a build. */
function callsElse({ call }: Pick<Settings, 'call'>): boolean {
  return call !== undefined && call !== 'build';
}

/** Whether an untrusted run would get the tags of the project itself, from the preset. */
function isAsProject({ trust, event }: Facts, { tags }: Settings): boolean {
  return trust.level === 'untrusted' && event.kind !== 'change' && tags === undefined;
}

function explainUntrusted({ trust }: Facts): ProblemData {
  return notice(
    'PUSH_UNTRUSTED',
    `built and not pushed, because ${trust.reason}: the standard tags of this run are those of the project`,
    'Set "tags" to what such runs may write.',
  );
}

function resolve(facts: Facts, settings: Settings): PushPlan {
  const { push, load, outputs, imageOutput } = settings;
  const { trust } = facts;
  const untrusted = `the run is untrusted, because ${trust.reason}`;
  const isTrusted = trust.level === 'trusted';
  if (push === 'true')
    return pushes(isTrusted ? 'push: true' : `push: true, although ${untrusted}`);
  if (push === 'false') {
    return build(describeOff(settings));
  }
  if (load) return build('load: true');
  if (outputs.length > 0 && imageOutput === undefined) {
    return build('outputs are given, and push is not');
  }
  if (facts.ci === 'local') return build('outside CI nothing is pushed without --push');
  return isTrusted ? resolveRun(facts) : build(untrusted);
}

function resolveRun(facts: Facts): PushPlan {
  return isAfterFailure(facts)
    ? build(describeFailure(facts))
    : resolveEvent(facts.event, lacksProtected(facts));
}

/** Whether the workflow that this run follows (`workflow_run`) has not succeeded. */
export function isAfterFailure({ conclusion }: Facts): boolean {
  return conclusion !== undefined && conclusion !== 'success';
}

/** The reason why nothing is done after a failure. */
export function describeFailure({ conclusion = '' }: Facts): string {
  return conclusion === 'unfinished'
    ? 'the workflow that this run follows has not ended'
    : `the workflow that this run follows ended with ${quote(conclusion)}`;
}

/**
 * Whether GitLab withholds protected variables, often passwords, from this run.
 *
 * @see https://docs.gitlab.com/ci/variables/#protect-a-cicd-variable
 */
function lacksProtected({ ci, protected: isProtected }: Facts): boolean {
  return ci === 'gitlab' && isProtected === false;
}

function describeOff({ outputs, pushByDigest }: Settings): string {
  if (pushByDigest !== undefined) return BY_DIGEST;
  return outputs.length > 0 ? 'it is built only for its outputs' : 'push: false';
}

function resolveEvent(event: Event, lacks: boolean): PushPlan {
  switch (event.kind) {
    case 'branch':
      if (lacks) return pushesWithPasswords('a run on a branch that is not protected');
      return pushes('a run on a branch');
    case 'gitTag':
      return pushes('a run on a git tag');
    case 'release':
      return pushes('a release');
    case 'schedule':
      if (lacks) return pushesWithPasswords('a scheduled run on a branch that is not protected');
      return pushes('a scheduled run');
    case 'change':
      return pushesWithPasswords(`change ${event.number} comes from this project`);
    case 'mergeQueue':
      return build('a merge queue only builds');
    case 'other':
      return build(`the event ${quote(event.name)} does not push by default`);
  }
}

function pushes(reason: string): PushPlan {
  return { mode: 'push', reason, onlyWithCredentials: false };
}

function pushesWithPasswords(reason: string): PushPlan {
  return { ...pushes(reason), onlyWithCredentials: true };
}

function build(reason: string): PushPlan {
  return { mode: 'build', reason, onlyWithCredentials: false };
}
