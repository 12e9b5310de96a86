// SPDX-License-Identifier: Apache-2.0
// Makes the Plan from facts and settings. Pure; reports all problems at once.
import type { Facts } from '../facts/facts.ts';
import type { Settings } from '../settings/settings.ts';
import { findFailure } from './check-commit.ts';
import { findForeign, planPush } from './checks.ts';
import type { MatchPattern, Pause } from './rules/pattern.ts';
import type { ProblemData } from '../problem.ts';
import type { Plan } from './plan.ts';
import { parseRunners } from './legs/runners.ts';
import { checkUpload } from './legs/upload.ts';
import type { RunSecrets } from './build/public-words.ts';
import { planDeploy } from './deploy.ts';
import { decidePush } from './push.ts';
import { explainUnsigned, planHistory, planSigning } from './signing.ts';
import { explainTagsOfCommit } from './preset/unread-version.ts';
import { makeTarget } from './target.ts';
import { checkNoBases } from './targets/graph.ts';
import { checkNoSelection } from './targets/select.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** What a plan needs in addition to facts and settings. */
export interface PlanContext extends RunSecrets {
  readonly toolVersion: string;
  /** Runs the regular expressions in rules. */
  readonly match: MatchPattern;
  /** Called between rules, if set. */
  readonly pause?: Pause;
  /**
   * `false` if the plan will not be shipped: then a run without tags or repositories is a notice
   * and not an error, as in docker/metadata-action. The default is true.
   */
  readonly ships?: boolean;
}

/**
 * The plan for facts and settings. Equal facts and settings give equal plans, and
 * neither is changed. Problems are in the plan's `problems`; none is thrown.
 *
 * Async only because libraries for rules and expressions are loaded on demand.
 */
export async function makePlan(
  facts: Facts,
  settings: Settings,
  context: PlanContext,
): Promise<Plan> {
  const base = {
    schemaVersion: 1,
    tool: { name: 'tagship', version: context.toolVersion },
    facts: summarize(facts),
    ...(settings.login === 'job' ? { login: settings.login } : {}),
    resolved: {
      latest: settings.latest,
      ...omitUndefined({ version: settings.version }),
    },
  } as const;
  const decision = decidePush(facts, settings);
  if (settings.targets.length > 0) {
    const { makeTargets } = await import('./targets/make.ts');
    const made = await makeTargets(facts, settings, decision, context);
    const unsigned = explainUnsigned({ ...base, ...made }, settings);
    const problems = [...made.problems, ...checkLegs(settings), ...unsigned];
    const plan = { ...base, ...made, problems };
    return {
      ...plan,
      ...planSigning(plan, settings),
      ...planDeploy(plan, settings),
      ...planHistory(plan, settings),
    };
  }
  const { push, problems } = decision;
  const misplaced = [...checkNoBases(settings), ...checkNoSelection(settings)];
  const foreign = findForeign(facts, settings) ?? findFailure(facts, settings);
  const made =
    foreign === undefined
      ? await makeTarget(
          { facts, settings, push, pushes: push.mode === 'push' && context.ships !== false },
          context,
        )
      : { target: undefined, planned: undefined, problems: [foreign] };
  const { resolved, ...head } = base;
  const pushed = planPush(push, made.planned);
  const targets = made.target === undefined ? [] : [made.target];
  return {
    ...head,
    push: pushed,
    ...planSigning({ push: pushed, facts: head.facts }, settings),
    ...planDeploy({ push: pushed, facts: head.facts, targets }, settings),
    ...planHistory({ push: pushed, facts: head.facts }, settings),
    resolved,
    targets,
    problems: [
      ...problems,
      ...misplaced,
      ...explainTagsOfCommit(facts, settings),
      ...made.problems,
      ...checkLegs(settings),
      ...explainUnsigned({ push: pushed, facts: head.facts }, settings),
    ],
  };
}

function checkLegs(settings: Settings): readonly ProblemData[] {
  return [...parseRunners(settings.runners).problems, ...checkUpload(settings)];
}

/** The facts as the plan repeats them, with the number of git tags instead of the list, which may be long. */
function summarize({ gitTags, ...facts }: Facts): Plan['facts'] {
  return {
    ...facts,
    gitTags: gitTags.known
      ? { known: true, from: gitTags.from, count: gitTags.list.length }
      : { known: false, count: 0, reason: gitTags.reason },
  };
}
