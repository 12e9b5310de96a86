// SPDX-License-Identifier: Apache-2.0
// Plans for tests: facts and settings in short, what became of them in short.
import { makePlan } from '../../src/plan/make.ts';
import type { Plan } from '../../src/plan/plan.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { factsOf } from './facts.ts';
import { settingsOf } from './settings.ts';
import { match } from './rules/match.ts';

/** The facts of a case: what it is about. */
export type FactsGiven = Parameters<typeof factsOf>[0];

/** The plan of a case. */
export async function planOf(
  facts: FactsGiven = {},
  settings: Partial<Settings> = {},
  secrets: readonly string[] = [],
): Promise<Plan> {
  return makePlan(factsOf(facts), settingsOf(settings), { toolVersion: '0.0.0', secrets, match });
}

/** A plan in three lists: tags given, tags held, codes of problems. */
export function summarize(plan: Plan): {
  readonly tags: readonly string[];
  readonly held: readonly string[];
  readonly codes: readonly string[];
} {
  const targets = plan.targets;
  return {
    tags: targets.flatMap(({ tags }) => tags.map(({ tag }) => tag)),
    held: targets.flatMap(({ held }) => held.map(({ tag }) => tag)),
    codes: plan.problems.map(({ code }) => code),
  };
}
