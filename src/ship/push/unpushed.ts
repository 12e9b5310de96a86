// SPDX-License-Identifier: Apache-2.0
// Why a run did not push, and what it would have pushed. Pure.
import type { Plan, Target } from '../../plan/plan.ts';
import { notice, type ProblemCode, type ProblemData } from '../../problem.ts';
import { listOwnPushes } from '../../settings/values/image-output.ts';
import type { Settings } from '../../settings/settings.ts';
import { PROTECTED_HINT } from '../../credentials/gitlab.ts';
import type { Surveyed } from '../run.ts';

/**
 * The notices for a run that pushed nothing itself: PUSHED_BY_OUTPUTS with the destinations, if the
 * user's outputs pushed; otherwise why it did not push, unless the user decided so.
 */
export function explainUnpushed(
  plan: Plan,
  settings: Pick<Settings, 'push' | 'load' | 'outputs' | 'call'> & Partial<Pick<Settings, 'legs'>>,
): readonly ProblemData[] {
  if (settings.legs !== undefined) return []; // the merge says so itself
  const pushes = listOwnPushes(settings.outputs);
  return pushes.length === 0
    ? explainSkipped(plan, settings)
    : plan.targets.map((target) => explainOutputs(target, pushes));
}

/** The builder prefers the names of the target to an output's own. */
function explainOutputs(
  { name, repositories }: Target,
  pushes: ReturnType<typeof listOwnPushes>,
): ProblemData {
  const own = pushes.flatMap((push) => push.name ?? []);
  const destinations = repositories.length > 0 ? repositories : own;
  return notice(
    'PUSHED_BY_OUTPUTS',
    `"${name}" was pushed by its outputs, by digest and without a tag: ${destinations.join(', ')}.`,
    'It has no tag: a later step gives the tags to the digests of all platforms. Leave push-by-digest out of outputs to have it tagged and read back here.',
  );
}

/**
 * The notice PUSH_SKIPPED for a run that decided by itself not to push; none
 * if the user decided, and if there was no tag to push, which has its own problem. Outside CI
 * the hint lists what `--push` would push to each repository.
 */
function explainSkipped(
  { facts, push, targets }: Plan,
  settings: Pick<Settings, 'push' | 'load' | 'call'>,
): readonly ProblemData[] {
  const isAsked = settings.load || settings.call !== undefined;
  const isDecided = settings.push !== 'auto' || isAsked || push.mode === 'push';
  if (isDecided || targets.every(({ tags }) => tags.length === 0)) return [];
  const hint = facts.ci === 'local' ? targets.flatMap(foretell).join('\n') : '';
  return [notice('PUSH_SKIPPED', `built and not pushed: ${push.reason}.`, hint)];
}

function foretell({ repositories, tags }: Target): readonly string[] {
  const names = tags.map(({ tag }) => tag).join(', ');
  if (repositories.length === 0)
    return [`With --push and --image REPOSITORY it would get: ${names}`];
  return repositories.map((repository) => `With --push, ${repository} would get: ${names}`);
}

/** The problems of a job that does not get a protected variable. */
const LACKS_PASSWORD = new Set<ProblemCode>(['LOGIN_PASSWORD_MISSING', 'LOGIN_MISSING']);

/**
 * Why a run only builds under `push: auto`: a change has no credentials, or they cannot push; a branch
 * that is not protected lacks a password.
 */
export function explainBarred(plan: Plan, surveyed: readonly Surveyed[]): ProblemData | undefined {
  if (!plan.push.onlyWithCredentials) return undefined;
  const isChange = plan.facts.event.kind === 'change';
  const isBarring = ({ code }: ProblemData) => isChange || LACKS_PASSWORD.has(code);
  const barred = surveyed.find(
    ({ forbidden, problems: [why] }) => forbidden && why && isBarring(why),
  );
  const [why] = barred?.problems ?? [];
  if (barred === undefined || why === undefined) return undefined;
  const who = isChange ? 'this change' : 'this branch is not protected and';
  return notice(
    'PUSH_NOT_ALLOWED',
    `built and not pushed: ${who} may not push to "${barred.destination.name}". ${why.message}`,
    isChange ? why.hint : PROTECTED_HINT,
  );
}
