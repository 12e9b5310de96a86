// SPDX-License-Identifier: Apache-2.0
// The command promote: reads settings and facts, shows the plan, applies it.
import type { Facts } from '../facts/facts.ts';
import { detectCi } from '../facts/detect.ts';
import type { Promotion } from '../lifecycle/promote/promotion.ts';
import { allDone, settleAll } from '../lifecycle/settle.ts';
import { readRepositories } from '../plan/reference/images.ts';
import type { Plan } from '../plan/plan.ts';
import { selectTargets } from '../plan/targets/select.ts';
import { createExpander } from '../plan/template/expressions.ts';
import { error, hasErrors, Problem, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { settingsForTarget } from '../settings/targets.ts';
import type { Receipt } from '../ship/record/receipt.ts';
import type { ShipContext } from '../ship/context.ts';
import { version } from '../version.ts';
import { openDeploys } from './deploy.ts';
import { checkNames } from './destinations.ts';
import { acceptSettings } from './inputs/accept.ts';
import { readRun } from './read.ts';
import type { Request, RunEnvironment } from './request.ts';
import { checkRequest, withContext } from './context.ts';

/** How a promotion is told. */
export interface PromotionOptions {
  /** Only show the plan. */
  readonly dryRun: boolean;
  /** Called with the plan of each target before anything is written; the second has the same tags in the form of a run that ships. */
  readonly onPlan: (promotions: readonly Promotion[], plan: Plan) => Promise<void>;
  /** Called with the receipt before cleaning up. */
  readonly report: (
    receipt: Receipt,
    promotions: readonly Promotion[],
    plan: Plan,
  ) => Promise<void>;
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
): Promise<{ readonly promotions: readonly Promotion[]; readonly receipt?: Receipt }> {
  const { settings, facts } = await readBoth(request, environment);
  const { from: images, back } = settings;
  const [from, ...others] = images;
  if (others.length > 0 || (from === undefined) !== back) {
    throw back ? describeBoth() : describeNothing(others.length);
  }
  const targets = await listTargets(from, settings, facts);
  const [{ preparePromotion }, { applyPromotions, joinPlans }, { createPatternMatcher }] =
    await Promise.all([
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
      const preparing = targets.map(async ({ own, names }) => {
        const ownContext = { ...context, settings: { ...own, moving } };
        const image = from ?? (await findBefore(names, ownContext));
        return preparePromotion({ from: image, names, facts, plan }, ownContext);
      });
      const { values: all, problems: lost } = await settleAll(preparing);
      const promotions = all.map(({ promotion }) => promotion);
      checkLost(lost, promotions, settings);
      const joined = joinPlans(all);
      await options.onPlan(promotions, joined);
      const good = promotions.filter(({ problems }) => !hasErrors(problems));
      const isRefused = good.length < all.length && (settings.together || good.length === 0);
      if (options.dryRun || isRefused) {
        if (lost.length > 0) throw new Problem(lost);
        return { promotions };
      }
      const report = (receipt: Receipt) => options.report(receipt, promotions, joined);
      return { promotions, receipt: await applyPromotions(all, { ...context, report, lost }) };
    } finally {
      await close();
    }
  });
}

/** @throws Problem with all that is wrong, where targets that cannot be promoted keep the others from it */
function checkLost(
  lost: readonly ProblemData[],
  promotions: readonly Promotion[],
  { together }: Settings,
): void {
  if (lost.length === 0 || (!together && promotions.length > 0)) return;
  throw new Problem([...lost, ...promotions.flatMap(({ problems }) => problems)]);
}

interface PromotedTarget {
  readonly own: Settings;
  readonly names: readonly string[];
}

/**
 * The targets of the run by `only`, `except` and its git tag, each with its repositories. A digest is of one image, so it takes one
 * target; a whole reference is promoted where it is.
 */
async function listTargets(
  from: string | undefined,
  settings: Settings,
  facts: Facts,
): Promise<readonly PromotedTarget[]> {
  const text = from ?? '';
  const list = async (own: Settings) => ({ own, names: await listNames(text, own, facts) });
  const isWhole = isReference(text);
  if (settings.targets.length === 0) return [await list(settings)];
  if (isWhole && settings.only.length === 0) return [{ own: settings, names: [] }];
  const { chosen, problems } = selectTargets(facts, settings);
  if (hasErrors(problems) || chosen.length === 0) throw new Problem(problems);
  const isOfOne = isWhole || text.includes(':');
  if (isOfOne && chosen.length > 1) throw describeSeveral(chosen.map(({ name }) => name));
  return allDone(chosen.map(({ name }) => list(settingsForTarget(settings, name))));
}

/** `ghcr.io/acme/app:1.2.3`, and not a tag or a digest alone. */
function isReference(from: string): boolean {
  return /[/@].*[:@]/.test(from);
}

function describeSeveral(names: readonly string[]): Problem {
  const message = `the image to promote is of one target, and there are several: ${names.slice(0, 10).join(', ')}.`;
  const hint = 'Name the target: --only api. Or promote a version or a tag that all of them have.';
  return new Problem([error('PROMOTE_FROM', message, hint)]);
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
  const accepted = acceptSettings(settings, [...wrong, ...lacking], environment);
  if (facts.ok) return { settings: accepted, facts: facts.value };
  const { makeBareFacts } = await import('../lifecycle/promote/facts.ts');
  return { settings: accepted, facts: makeBareFacts(request.now) };
}

/** The repositories of the settings; for a whole reference only those that are set. */
async function listNames(
  from: string,
  settings: Settings,
  facts: Facts,
): Promise<readonly string[]> {
  if (settings.images === undefined && isReference(from)) return [];
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
  return new Problem([error('PROMOTE_FROM', 'the image is named, and back is set.', hint)]);
}

function describeNothing(others: number): Problem {
  const what =
    others === 0 ? 'The image to promote is not named.' : 'One image is promoted at a time.';
  const hint = 'Set from to a version, a tag, a digest or a reference: from: 1.2.3.';
  return new Problem([error('PROMOTE_FROM', what, hint)]);
}
