// SPDX-License-Identifier: Apache-2.0
// Whether a saved plan fits the run that applies it: same commit, and nothing that the run would not do itself. Pure.
import type { Trust } from '../../facts/facts.ts';
import { error, type ProblemData } from '../../problem.ts';
import type { BuildWord } from '../../settings/values/build-flags.ts';
import type { Settings } from '../../settings/settings.ts';
import { MASK } from '../build/mask.ts';
import type { Plan, PushPlan, Target } from '../plan.ts';
import { quote } from '../quote.ts';
import { readCommand } from './command.ts';
import { show } from './grammar.ts';

/** The run that applies a saved plan. */
export interface Present {
  readonly sha: string;
  /** Whether there are uncommitted changes that are not allowed. */
  readonly dirty: boolean;
  readonly trust: Trust;
  /** What this run would decide about pushing. */
  readonly push: PushPlan;
  /** The settings as given now. */
  readonly settings: Pick<Settings, 'push' | 'load' | 'buildArgs' | 'buildSecrets'>;
  /** Whether it runs on a laptop, where the user who ships a plan has decided about it. */
  readonly isLocal: boolean;
  /** What this run would plan itself. */
  readonly targets: readonly Target[];
}

/**
 * The problems that keep a plan from being applied by this run, all at once.
 *
 * | code                | when                                                                       |
 * | ------------------- | -------------------------------------------------------------------------- |
 * | PLAN_OTHER_COMMIT   | another commit is checked out                                              |
 * | PLAN_DIRTY          | it was made for a clean checkout, and this one has changes                 |
 * | PLAN_TRUST          | it was made as a trusted run, and this run is not                          |
 * | PLAN_NO_PUSH        | it does not push, but this run must                                        |
 * | PLAN_PUSHES         | it pushes, and this run would not                                          |
 * | PLAN_SETTINGS       | without trust on both sides: it contains what this run's settings don't give |
 * | PLAN_SECRET_MISSING | it needs a value that plans do not contain and this run's settings don't give |
 */
export function listMisfits(
  plan: Plan,
  path: string,
  present: Present,
  words: readonly BuildWord[],
): readonly ProblemData[] {
  const isTrusted = plan.facts.trust.level === 'trusted' && present.trust.level === 'trusted';
  return [
    ...checkCommit(plan, path, present),
    ...checkTrust(plan, path, present),
    ...checkPush(plan, path, present),
    ...(isTrusted
      ? []
      : plan.targets.flatMap((target) =>
          checkOwn({ push: plan.push, target }, path, present, words),
        )),
    ...plan.targets.flatMap((target) => checkValues(target, path, present, words)),
  ];
}

function checkCommit({ facts }: Plan, path: string, present: Present): readonly ProblemData[] {
  if (facts.sha !== present.sha) {
    const message = `${quote(path)} was made for commit ${facts.sha}, but ${present.sha} is checked out`;
    return [error('PLAN_OTHER_COMMIT', message, 'Check that commit out, or make a new plan.')];
  }
  if (!present.dirty || facts.dirty) return [];
  const message = `${quote(path)} was made for a clean checkout, and this one has changes that are not committed`;
  return [error('PLAN_DIRTY', message, 'Commit or stash them, or allow them with --allow-dirty.')];
}

function checkTrust({ facts }: Plan, path: string, present: Present): readonly ProblemData[] {
  if (facts.trust.level === 'untrusted' || present.trust.level === 'trusted') return [];
  return [
    error(
      'PLAN_TRUST',
      `${quote(path)} was made by a trusted run, and this run is untrusted, because ${present.trust.reason}`,
      'Make the plan in a run of the same change: tagship plan --out plan.json.',
    ),
  ];
}

/** On a laptop the plan contains the user's decision; elsewhere this run must decide the same. */
function checkPush({ push }: Plan, path: string, present: Present): readonly ProblemData[] {
  const { settings, isLocal, trust } = present;
  if (settings.push === 'true' && push.mode !== 'push') {
    const message = `${quote(path)} was made for a run that does not push: ${push.reason}`;
    const hint = 'Make it for one that does: tagship plan --push --json > plan.json.';
    return [error('PLAN_NO_PUSH', message, hint)];
  }
  const isCarried =
    isLocal && trust.level === 'trusted' && settings.push === 'auto' && !settings.load;
  if (push.mode !== 'push' || present.push.mode === 'push' || isCarried) return [];
  const message = `${quote(path)} pushes (${push.reason}), and this run would only build: ${present.push.reason}`;
  const hint =
    settings.push === 'false'
      ? 'Make it for a run that does not: tagship plan --no-push --json > plan.json.'
      : 'Make the plan in a run like this one, or let this run push: --push.';
  return [error('PLAN_PUSHES', message, hint)];
}

/** What a plan contains beyond the build must equal this run's own settings. */
function checkOwn(
  { push, target }: { readonly push: PushPlan; readonly target: Target },
  path: string,
  { targets }: Present,
  words: readonly BuildWord[],
): readonly ProblemData[] {
  const own = targets.flatMap(({ build }) => listPairs(build.argv, words));
  const contexts = targets.map(({ build }) => build.context);
  const repositories = targets.flatMap((one) => one.repositories);
  const tags = targets.flatMap((one) => [...one.tags, ...one.held].map(({ tag }) => tag));
  const isOwn = (flag: string, value: string) =>
    own.some(([ownFlag, ownValue]) => ownFlag === flag && ownValue === value);
  const foreign = listPairs(target.build.argv, words).filter(
    ([flag, value]) => !staysInside(flag, value, words) && !isOwn(flag, value),
  );
  const pushed = push.mode === 'push' ? target : { repositories: [], tags: [] };
  const made = targets.flatMap(({ build }) => build.from ?? []);
  const others = [
    ...(target.build.from ?? [])
      .filter((one) => !made.includes(one))
      .map((one) => `from ${show(one)}`),
    ...foreign.map(([flag, value]) => `${flag} ${show(value)}`),
    ...(contexts.includes(target.build.context) ? [] : [`context ${show(target.build.context)}`]),
    ...pushed.repositories.filter((name) => !repositories.includes(name)).map(show),
    ...pushed.tags.filter(({ tag }) => !tags.includes(tag)).map(({ tag }) => `tag ${show(tag)}`),
  ];
  if (others.length === 0) return [];
  return [
    error(
      'PLAN_SETTINGS',
      `${quote(path)} holds what this run's own settings do not give, and it is untrusted: ${others.slice(0, 10).join(', ')}`,
      'Give the same by an input, flag or variable, or make the plan again with the settings of this run.',
    ),
  ];
}

function listPairs(
  argv: readonly string[],
  words: readonly BuildWord[],
): readonly (readonly [string, string])[] {
  const read = readCommand(argv, words);
  return 'command' in read ? read.command.flags : [];
}

/** buildx takes the value of a build argument without one from an environment that may contain secrets. */
function staysInside(flag: string, value: string, words: readonly BuildWord[]): boolean {
  if (flag === '--build-arg' && !value.includes('=')) return false;
  return words.some((word) => word.flag === flag && word.staysInside);
}

/** Values that a plan does not contain: build secrets, and everything that is masked in it. */
function checkValues(
  { build }: Target,
  path: string,
  { settings, targets }: Present,
  words: readonly BuildWord[],
): readonly ProblemData[] {
  const pairs = listPairs(build.argv, words);
  const own = targets.flatMap((target) => listPairs(target.build.argv, words));
  const count = (all: typeof pairs, name: string) => all.filter(([flag]) => flag === name).length;
  const isContextLost =
    build.context.includes(MASK) && !targets.some((one) => one.build.context === build.context);
  const lost = pairs
    .filter(([flag, value]) => flag !== '--build-arg' && value.includes(MASK))
    .filter(([flag]) => count(own, flag) < count(pairs, flag))
    .map(([flag, value]) => `${flag} ${show(value)}`);
  const needed = [
    ...listGivenSecrets(pairs)
      .filter(({ id }) => !settings.buildSecrets.some((one) => one.id === id))
      .map(({ id }) => `the build secret ${show(id)}`),
    ...listMaskedArgs(pairs, settings.buildArgs).map((name) => `the build argument ${show(name)}`),
    ...lost,
    ...(isContextLost ? [`the build context ${show(build.context)}`] : []),
  ];
  return needed.map((what) =>
    error(
      'PLAN_SECRET_MISSING',
      `${quote(path)} needs ${what}, whose value is not in the plan and was not given to this run`,
      'Set it for ship as for plan.',
    ),
  );
}

/** The names of build arguments that are masked in the plan and missing in `given`. */
function listMaskedArgs(
  pairs: readonly (readonly [string, string])[],
  given: readonly string[],
): readonly string[] {
  const names = given.map((arg) => arg.split('=', 1)[0]);
  return pairs
    .filter(([flag, value]) => flag === '--build-arg' && value.endsWith(`=${MASK}`))
    .map(([, value]) => value.split('=', 1)[0] ?? '')
    .filter((name) => !names.includes(name));
}

/** The build secrets among flags whose values come from the setting `secrets`: `id=ID,env=SHIP_SECRET_1`. */
export function listGivenSecrets(
  pairs: readonly (readonly [flag: string, value: string])[],
): readonly { readonly id: string; readonly variable: string }[] {
  return pairs.flatMap(([flag, value]) => {
    const [, id, variable] = /^id=([A-Za-z0-9_.-]+),env=(SHIP_SECRET_\d+)$/.exec(value) ?? [];
    return flag !== '--secret' || id === undefined || variable === undefined
      ? []
      : [{ id, variable }];
  });
}
