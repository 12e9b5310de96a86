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
import type { ShipContext } from '../ship/context.ts';
import { version } from '../version.ts';
import { openDeploys } from './deploy.ts';
import { checkNames } from './destinations.ts';
import { readRun } from './read.ts';
import type { Request, RunEnvironment } from './request.ts';
import { checkRequest, withContext } from './ship.ts';

/** How a promotion is told. */
export interface PromotionOptions {
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
  options: PromotionOptions,
  environment: RunEnvironment,
): Promise<{ readonly promotion: Promotion; readonly receipt?: Receipt }> {
  const { settings, facts } = await readBoth(request, environment);
  const { from: images, back } = settings;
  const [from, ...others] = images;
  if (others.length > 0 || (from === undefined) !== back) {
    throw back ? describeBoth() : describeNothing(others.length);
  }
  environment.vault.add(knownSecrets([settings], environment.env));
  const names = await listNames(from ?? '', settings, facts);
  const [{ preparePromotion }, { applyPromotion }, { createPatternMatcher }] = await Promise.all([
    import('../lifecycle/promote/prepare.ts'),
    import('../lifecycle/promote/apply.ts'),
    import('./pattern-worker.ts'),
  ]);
  return withContext({ settings, facts }, environment, async (given) => {
    // Forward only is for runs; back is what a user says in as many words.
    const moving = back ? 'always' : settings.moving;
    const hooks = await openDeploys({ settings, facts }, environment);
    const context = { ...given, ...hooks, settings: { ...given.settings, moving } };
    const { match, close } = createPatternMatcher(environment.signal);
    try {
      const secrets = environment.vault.list();
      const plan = { toolVersion: version, secrets, match };
      const image = from ?? (await findBefore(names, context));
      const ready = await preparePromotion({ from: image, names, facts, plan }, context);
      const { promotion } = ready;
      await options.onPlan(promotion, ready.plan);
      if (options.dryRun || hasErrors(promotion.problems)) return { promotion };
      const report = (receipt: Receipt) => options.report(receipt, promotion, ready.plan);
      return { promotion, receipt: await applyPromotion(ready, { ...context, report }) };
    } finally {
      await close();
    }
  });
}

/** Settings and facts. Outside of CI nothing has to be checked out; in CI a run without facts is untrusted. */
export async function readBoth(
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
export async function listNames(
  from: string,
  settings: Settings,
  facts: Facts,
): Promise<readonly string[]> {
  if (settings.images === undefined && /[/@].*[:@]/.test(from)) return [];
  const expander = createExpander(facts, settings, { escape: false });
  const { names, problems } = await readRepositories(facts, settings, expander);
  const all = [...problems, ...checkNames(names)];
  if (hasErrors(all)) throw new Problem(all);
  return names;
}

/** The image that the tags pointed at before. */
async function findBefore(
  names: readonly string[],
  { settings, registries }: Pick<ShipContext, 'settings' | 'registries'>,
): Promise<string> {
  return (await import('../lifecycle/promote/back.ts')).findBefore(names, settings, registries);
}

function describeBoth(): Problem {
  const hint = 'Leave FROM out: the history says which image it was. Or leave back out.';
  return new Problem([error('PROMOTE_FROM', 'The image is named, and back is set.', hint)]);
}

function describeNothing(others: number): Problem {
  const what =
    others === 0 ? 'The image to promote is not named.' : 'One image is promoted at a time.';
  const hint = 'Set from to a version, a tag, a digest or a reference: from: 1.2.3.';
  return new Problem([error('PROMOTE_FROM', what, hint)]);
}
