// SPDX-License-Identifier: Apache-2.0
// Facts and settings become the Plan. Pure: asks nobody, changes nothing, and says everything that is wrong at once.
import type { Facts } from '../facts/facts.ts';
import type { Settings } from '../settings/settings.ts';
import { findFailure } from './check-commit.ts';
import { findForeign, planPush } from './checks.ts';
import type { MatchPattern, Pause } from './rules/pattern.ts';
import type { Plan } from './plan.ts';
import type { RunSecrets } from './build/public-words.ts';
import { decidePush } from './push.ts';
import { makeTarget } from './target.ts';

/** What a plan needs besides facts and settings. */
export interface PlanContext extends RunSecrets {
  readonly toolVersion: string;
  /** Runs the regular expressions in rules. */
  readonly match: MatchPattern;
  /** Called between rules; nothing without it. */
  readonly pause?: Pause;
  /**
   * `false` when nobody is going to ship: then a run without tags or repositories is worth a notice
   * and not an error, as it is for docker/metadata-action. True unless said.
   */
  readonly ships?: boolean;
}

/**
 * The plan that follows from facts and settings. Equal facts and settings give equal plans, and
 * neither is changed. What is wrong is among the plan's `problems`; nothing is thrown for it.
 *
 * Async only because the libraries that rules and expressions need are loaded when they are used.
 */
export async function makePlan(
  facts: Facts,
  settings: Settings,
  context: PlanContext,
): Promise<Plan> {
  const { push, problems } = decidePush(facts, settings);
  const foreign = findForeign(facts, settings) ?? findFailure(facts, settings);
  const made =
    foreign === undefined
      ? await makeTarget(
          { facts, settings, push, pushes: push.mode === 'push' && context.ships !== false },
          context,
        )
      : { target: undefined, planned: undefined, problems: [foreign] };
  return {
    schemaVersion: 1,
    tool: { name: 'tagship', version: context.toolVersion },
    facts: summarize(facts),
    push: planPush(push, made.planned),
    resolved: {
      latest: settings.latest,
      ...(settings.version === undefined ? {} : { version: settings.version }),
    },
    targets: made.target === undefined ? [] : [made.target],
    problems: [...problems, ...made.problems],
  };
}

/** The facts as the plan repeats them: git tags are counted, since there may be very many. */
function summarize({ gitTags, ...facts }: Facts): Plan['facts'] {
  return {
    ...facts,
    gitTags: gitTags.known
      ? { known: true, from: gitTags.from, count: gitTags.list.length }
      : { known: false, count: 0, reason: gitTags.reason },
  };
}
