// SPDX-License-Identifier: Apache-2.0
// Which deploy hooks a run may call, and why it calls the others not. Pure.
import type { DeployHook } from '../settings/deploy/hook.ts';
import type { Settings } from '../settings/settings.ts';
import { matchesPattern } from '../match-pattern.ts';
import type { Plan, PlannedHook, PlannedTag, Target } from './plan.ts';
import { quote } from './quote.ts';

/**
 * The hooks of the settings, each for every target that it follows.
 *
 * | run, or tag in the first repository           | called                        |
 * | --------------------------------------------- | ----------------------------- |
 * | untrusted; of a change; a leg; pushes nothing | no                            |
 * | no `when`, and the run has no version         | no                            |
 * | the plan gives the tag                        | if the run moves it           |
 * | the plan gives it, and the registry keeps it  | no: it is there already       |
 * | the plan holds it, or does not have it        | no                            |
 *
 * Whether a tag has moved is decided when it is written; then only the hooks that the plan calls are.
 */
export function planDeploy(
  plan: Pick<Plan, 'push' | 'facts' | 'targets'>,
  { deploy, leg }: Pick<Settings, 'deploy' | 'leg'>,
): Pick<Plan, 'deploy'> {
  if (deploy.length === 0) return {};
  const never = findObstacle(plan, leg.length > 0);
  const shipped = plan.targets.filter(({ untagged }) => untagged === undefined);
  const hooks = deploy.flatMap((hook) => {
    const { target: pattern = '*' } = hook;
    const followed = shipped.filter(({ name }) => matchesPattern(name, pattern));
    if (followed.length > 0) return followed.map((target) => planHook(hook, target, never));
    const reason = never ?? `this run ships no target ${quote(pattern)}`;
    return [{ ...toName(hook, undefined), target: pattern, call: false, reason }];
  });
  return { deploy: hooks };
}

/** Why a run calls no hook at all; undefined if it may. */
function findObstacle(
  { push, facts }: Pick<Plan, 'push' | 'facts'>,
  isLeg: boolean,
): string | undefined {
  if (facts.trust.level === 'untrusted') {
    return `the run is untrusted, because ${facts.trust.reason}`;
  }
  const unmerged = describeUnmerged(facts.event);
  if (unmerged !== undefined) return unmerged;
  if (push.mode !== 'push') return `nothing is pushed: ${push.reason}`;
  return isLeg ? 'a leg gives no tags; the run that merges the legs calls it' : undefined;
}

/** What is built comes from a change, whose tags are no release. A comment on one is a run of the project's own commit. */
function describeUnmerged(event: Plan['facts']['event']): string | undefined {
  if (event.kind === 'change') return `change ${event.number} is not merged`;
  if (event.kind === 'mergeQueue') return 'its changes are not merged';
  const isOfChange = event.kind === 'other' && event.origin !== undefined;
  return isOfChange ? 'it is of a change that is not merged' : undefined;
}

/** What a hook without `when` follows in a run with a version. */
const DEFAULT_TAG = 'latest';

function toName({ name, kind, when }: DeployHook, target: Target | undefined) {
  return { name, kind, when: when ?? DEFAULT_TAG, target: target?.name ?? '' };
}

function planHook(hook: DeployHook, target: Target, never: string | undefined): PlannedHook {
  const named = toName(hook, target);
  const skip = (reason: string): PlannedHook => ({ ...named, call: false, reason });
  if (never !== undefined) return skip(never);
  if (hook.when === undefined && target.version === null) {
    return skip('it names no tag with when, and this run has no version');
  }
  const [first] = target.repositories;
  if (first === undefined) return skip('there is no repository');
  return { ...named, ...planTag(target, named.when, first) };
}

/** What becomes of the tags of a pattern in the first repository. */
function planTag(
  target: Target,
  when: string,
  first: string,
): Pick<PlannedHook, 'call' | 'reason'> {
  const isMeant = ({ tag, repositories, platform }: PlannedTag) =>
    matchesPattern(tag, when) && platform === undefined && repositories?.includes(first) !== false;
  const given = target.tags.filter(isMeant);
  const moving = given.filter((planned) => !STAY.includes(answerOf(planned, first) ?? ''));
  const held = target.held.filter(isMeant);
  const open = held.filter(({ decided, answer }) => decided === 'registry' && answer === undefined);
  const tags = (given.length > 0 ? moving : open).map(({ tag }) => tag);
  if (tags.length > 0) {
    return { call: true, reason: `if this run moves ${tags.join(' or ')} forward in ${first}` };
  }
  return { call: false, reason: explainStill({ given, held, when, first }) };
}

function explainStill({
  given: [stays],
  held: [held],
  when,
  first,
}: {
  readonly given: readonly PlannedTag[];
  readonly held: readonly PlannedTag[];
  readonly when: string;
  readonly first: string;
}): string {
  if (stays !== undefined) {
    const what = answerOf(stays, first) === 'hold' ? 'is held' : 'points at its image already';
    return `${stays.tag} ${what} in ${first}`;
  }
  return held === undefined
    ? `this run gives no tag ${quote(when)}`
    : `${held.tag} is held: ${held.reason}`;
}

/** What a registry answers for a tag that does not move. */
const STAY: readonly string[] = ['keep', 'hold'];

/** What becomes of a tag in one repository; undefined where it was not asked. */
function answerOf({ there, answer }: PlannedTag, repository: string): string | undefined {
  return there?.[repository]?.answer ?? answer;
}
