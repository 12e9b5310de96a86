// SPDX-License-Identifier: Apache-2.0
// Makes the targets of a plan from the map `targets` of the settings. Pure.
import { createHash } from 'node:crypto';
import type { Facts } from '../../facts/facts.ts';
import { hasErrors, notice, type ProblemData } from '../../problem.ts';
import type { Settings, TargetSettings } from '../../settings/settings.ts';
import { findFailure } from '../check-commit.ts';
import { planPush } from '../checks.ts';
import type { PushDecision } from '../push.ts';
import type { Plan, PushPlan, Target } from '../plan.ts';
import type { PlannedTags } from '../tags/tags.ts';
import { makeTarget, type MadeTarget } from '../target.ts';
import { checkCollisions } from './collisions.ts';
import { readBases, sortByBases, withBases, type Bases } from './graph.ts';
import { createKinds } from './kinds.ts';
import { selectTargets, type Selection } from './select.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** What the plan of several targets consists of. */
export type MadeTargets = Pick<Plan, 'push' | 'targets' | 'omitted' | 'problems'>;

type MakeOptions = Parameters<typeof makeTarget>[1] & { readonly ships?: boolean };

/**
 * The targets of a run, those that it ships and those that they are built on. The one with `default: true` comes
 * first, then the order of the file; those that are there only as bases get no tags and come last.
 */
export async function makeTargets(
  facts: Facts,
  settings: Settings,
  decision: PushDecision,
  options: MakeOptions,
): Promise<MadeTargets> {
  const failure = findFailure(facts, settings);
  const { bases, problems: wrong } = readBases(settings.targets);
  const selection = selectTargets(facts, settings);
  const before = [...(failure === undefined ? [] : [failure]), ...wrong, ...selection.problems];
  const { push, problems } = decideStrangers(facts, settings, decision);
  if (failure !== undefined || hasErrors(before)) {
    return { push: planPush(push, undefined), targets: [], problems: [...problems, ...before] };
  }
  const made = await makeAll({ facts, settings, push, bases, selection }, options);
  const targets = addBaseRecipes(
    made.map(({ target }) => target),
    bases,
  );
  const { omitted } = selection;
  const inPlan = new Set(targets.map(({ name }) => name));
  return {
    push: planPush(push, joinTags(made)),
    targets,
    ...(omitted.length === 0 ? {} : { omitted: omitted.filter(({ name }) => !inPlan.has(name)) }),
    problems: [...problems, ...before, ...nameProblems(made), ...checkCollisions(targets)],
  };
}

interface Chosen {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly push: PushPlan;
  readonly bases: Bases;
  readonly selection: Selection;
}

async function makeAll(chosen: Chosen, options: MakeOptions): Promise<readonly MadeTarget[]> {
  const { facts, settings, push, bases, selection } = chosen;
  const pushes = push.mode === 'push' && options.ships !== false;
  const names = selection.chosen.map(({ name }) => name);
  const needed = withBases(names, bases);
  const isShipped = ({ name }: TargetSettings) => names.includes(name);
  const ordered = [
    ...selection.chosen.filter(({ isDefault }) => isDefault),
    ...selection.chosen.filter(({ isDefault }) => !isDefault),
    ...settings.targets.filter((target) => needed.has(target.name) && !isShipped(target)),
  ];
  const kindOf = createKinds();
  const made: MadeTarget[] = [];
  for (const target of ordered) {
    const own = { facts: toTargetFacts(facts, target), settings: target.settings, push, pushes };
    const one = addNeeds(await makeTarget(own, options, kindOf(target.settings)), target, bases);
    made.push(isShipped(target) ? one : withoutTags(one, bases, names));
  }
  return made;
}

/** A target goes to a repository of its own below the project's, so that a second target does not move the first. */
function toTargetFacts(facts: Facts, { name, isDefault }: TargetSettings): Facts {
  const { ownRepository } = facts;
  if (isDefault || ownRepository === undefined) return facts;
  return { ...facts, ownRepository: `${ownRepository}/${name}` };
}

function addNeeds(made: MadeTarget, { name, settings }: TargetSettings, bases: Bases): MadeTarget {
  const needs = bases.get(name) ?? [];
  const resolved = { latest: settings.latest, ...omitUndefined({ version: settings.version }) };
  const target = { ...made.target, ...(needs.length === 0 ? {} : { needs }), resolved };
  return { ...made, target };
}

/** A target that only others need: it is built and pushed by digest. What is wrong with its tags does not matter. */
function withoutTags(made: MadeTarget, bases: Bases, names: readonly string[]): MadeTarget {
  const { name } = made.target;
  const users = names.filter((one) => withBases([one], bases).has(name));
  const untagged = `built only for ${users.join(', ')}`;
  const problems = made.problems.filter(({ code }) => !ABOUT_TAGS.test(code));
  return { target: { ...made.target, tags: [], held: [], untagged }, planned: NONE, problems };
}

const ABOUT_TAGS = /^(?:NO_TAGS|TAGS?_|VERSION_|CHANGE_NOT_CHECKED_OUT|BRANCH_NAME)/;

const NONE: PlannedTags = { tags: [], held: [], problems: [] };

function joinTags(made: readonly MadeTarget[]): PlannedTags {
  return {
    tags: made.flatMap(({ planned }) => planned.tags),
    held: made.flatMap(({ planned }) => planned.held),
    problems: [],
  };
}

/** The recipe of a child holds those of its bases: another base makes it another build. */
function addBaseRecipes(targets: readonly Target[], bases: Bases): readonly Target[] {
  const recipes = new Map(targets.map(({ name, build }) => [name, build.recipe]));
  for (const name of sortByBases([...recipes.keys()], bases)) {
    const below = bases.get(name) ?? [];
    const own = recipes.get(name);
    if (below.length === 0 || own === undefined) continue;
    const hashes = Object.fromEntries(
      [...below].sort().map((base) => [base, toHash(recipes.get(base) ?? '')]),
    );
    recipes.set(name, JSON.stringify({ ...(JSON.parse(own) as object), bases: hashes }));
  }
  return targets.map((target) => ({
    ...target,
    build: { ...target.build, recipe: recipes.get(target.name) ?? target.build.recipe },
  }));
}

function toHash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Problems with the name of their target; what all targets have in common is said once. */
function nameProblems(made: readonly MadeTarget[]): readonly ProblemData[] {
  const keyOf = ({ code, message }: ProblemData) => `${code} ${message}`;
  const counts = new Map<string, number>();
  for (const { problems } of made) {
    for (const key of new Set(problems.map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const all = made.flatMap(({ target, problems }) =>
    problems.map((problem) =>
      made.length > 1 && counts.get(keyOf(problem)) === made.length
        ? problem
        : { ...problem, message: `target "${target.name}": ${problem.message}` },
    ),
  );
  return [...new Map(all.map((problem) => [keyOf(problem), problem])).values()];
}

/**
 * Targets come from the settings file, so in an untrusted run they are a stranger's, and so are the repositories
 * that their names lead to: they are pushed only where `images` of the workflow itself holds `{{name}}`.
 */
function decideStrangers(facts: Facts, settings: Settings, decision: PushDecision): PushDecision {
  const { push, problems } = decision;
  const isStranger = settings.targets.some(({ isOfCheckout }) => isOfCheckout);
  const isNamed = /\{\{\s*name\s*\}\}/.test(settings.images ?? '');
  if (facts.trust.level === 'trusted' || push.mode !== 'push' || !isStranger || isNamed) {
    return decision;
  }
  const reason = `the run is untrusted, and "images" does not hold {{name}}`;
  const problem = notice(
    'PUSH_UNTRUSTED',
    `built and not pushed, because ${facts.trust.reason}: the names of the targets would decide about repositories`,
    'Set the input "images" with {{name}} to what such runs may write: ghcr.io/acme/{{name}}.',
  );
  return {
    push: { mode: 'build', reason, onlyWithCredentials: false },
    problems: [...problems, problem],
  };
}
