// SPDX-License-Identifier: Apache-2.0
// The command promote: reads settings and facts, shows the plan, applies it.
import type { Facts, Trust } from '../facts/facts.ts';
import { detectCi } from '../facts/detect.ts';
import type { Promotion } from '../lifecycle/promote/promotion.ts';
import { readRepositories } from '../plan/reference/images.ts';
import type { Plan } from '../plan/plan.ts';
import { createExpander } from '../plan/template/expressions.ts';
import { error, hasErrors, Problem } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { knownSecrets } from '../settings/values/known-secrets.ts';
import type { Receipt } from '../ship/receipt.ts';
import { version } from '../version.ts';
import { readRun } from './read.ts';
import type { Request, RunEnvironment } from './request.ts';
import { checkRequest, withContext } from './ship.ts';

/** How a promotion is told. */
export interface PromotionEdge {
  /** Only show the plan. */
  readonly dryRun: boolean;
  /** Called with the plan before anything is written; the second has the same tags in the form of a run that ships. */
  readonly onPlan: (promotion: Promotion, plan: Plan) => Promise<void>;
  /** Called with the receipt before cleaning up. */
  readonly report: (receipt: Receipt, promotion: Promotion, plan: Plan) => Promise<void>;
}

/**
 * Plans a promotion and applies it, unless it is a dry run or the plan has errors: then there is no receipt.
 *
 * @throws Problem when there can be no plan
 */
export async function runPromotion(
  request: Request,
  edge: PromotionEdge,
  environment: RunEnvironment,
): Promise<{ readonly promotion: Promotion; readonly receipt?: Receipt }> {
  const { settings, facts } = await readBoth(request, environment);
  const [from, ...others] = settings.from;
  if (from === undefined || others.length > 0) throw describeNothing(others.length);
  environment.vault.add(knownSecrets([settings], environment.env));
  const names = await listNames(from, settings, facts);
  const [{ preparePromotion }, { applyPromotion }, { createPatternMatcher }] = await Promise.all([
    import('../lifecycle/promote/prepare.ts'),
    import('../lifecycle/promote/apply.ts'),
    import('./pattern-worker.ts'),
  ]);
  return withContext({ settings, facts }, environment, async (context) => {
    const { match, close } = createPatternMatcher(environment.signal);
    try {
      const secrets = environment.vault.list();
      const plan = { toolVersion: version, secrets, match };
      const ready = await preparePromotion({ from, names, facts, plan }, context);
      const { promotion } = ready;
      await edge.onPlan(promotion, ready.plan);
      if (edge.dryRun || hasErrors(promotion.problems)) return { promotion };
      const report = (receipt: Receipt) => edge.report(receipt, promotion, ready.plan);
      return { promotion, receipt: await applyPromotion(ready, { ...context, report }) };
    } finally {
      await close();
    }
  });
}

/** Settings and facts. Outside of CI nothing has to be checked out; in CI a run without facts is untrusted. */
async function readBoth(
  request: Request,
  environment: RunEnvironment,
): Promise<{ readonly settings: Settings; readonly facts: Facts }> {
  const wrong = await checkRequest(request, environment);
  const { settings, facts } = await readRun({ ...request, remote: 'never' }, environment);
  const isLocal = detectCi(environment.env) === 'local';
  const lacking = facts.ok || isLocal ? [] : facts.problems;
  const problems = [...wrong, ...settings.problems, ...lacking];
  if (!settings.ok || hasErrors(problems)) throw new Problem(problems);
  if (facts.ok) return { settings: settings.value, facts: facts.value };
  const { makeBareFacts } = await import('../lifecycle/promote/facts.ts');
  const trust: Trust = { level: 'trusted', reason: 'it is not run by a CI system' };
  return { settings: settings.value, facts: makeBareFacts(request.now, trust) };
}

/** The repositories of the settings; for a whole reference only those that are set. */
async function listNames(
  from: string,
  settings: Settings,
  facts: Facts,
): Promise<readonly string[]> {
  if (settings.images === undefined && /[/@].*[:@]/.test(from)) return [];
  const expander = createExpander(facts, settings, { escape: false });
  const { names, problems } = await readRepositories(facts, settings, expander);
  if (hasErrors(problems)) throw new Problem(problems);
  return names;
}

function describeNothing(others: number): Problem {
  const what =
    others === 0 ? 'The image to promote is not named.' : 'One image is promoted at a time.';
  const hint = 'Set from to a version, a tag, a digest or a reference: from: 1.2.3.';
  return new Problem([error('PROMOTE_FROM', what, hint)]);
}
