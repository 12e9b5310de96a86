// SPDX-License-Identifier: Apache-2.0
// The deploy hooks of a promotion: those that follow a tag which it moves in the first repository.
import type { Facts } from '../../facts/facts.ts';
import { planDeploy } from '../../plan/deploy.ts';
import type { Plan, PlannedHook, PlannedTag, Target, TagThere } from '../../plan/plan.ts';
import { parseVersion } from '../../plan/version/version.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ApplyContext } from '../../ship/context.ts';
import { decideHooks, toReceiptHook, type DeployFacts } from '../../ship/deploy/decide.ts';
import { toProblems } from '../../ship/destination.ts';
import type { DeployContext } from '../../ship/deploy/run.ts';
import type { Journal, RunProgress } from '../../ship/record/journal.ts';
import type { EarlierHook, Receipt, ReceiptHook } from '../../ship/record/receipt.ts';
import type { PromotedTag } from './promotion.ts';
import type { PromotionSource } from './source.ts';
import type { SurveyedRepository } from './survey.ts';

/** What a registry that was asked answers, in the words of a plan. */
const ANSWERS: Readonly<Record<PromotedTag['action'], TagThere['answer']>> = {
  create: 'create',
  move: 'move',
  keep: 'keep',
  hold: 'hold',
  refuse: 'hold',
};

/** The hooks of a promotion, and the exact tag that they deploy by. */
export async function prepareHooks(
  plan: Plan,
  asked: readonly SurveyedRepository[],
  source: PromotionSource,
  run: Pick<HookQuestion, 'settings' | 'facts'> & Pick<ApplyContext, 'earlierHooks'>,
): Promise<{ readonly deploy: Pick<Plan, 'deploy'>; readonly exactTag: string | undefined }> {
  const { earlierHooks: earlier = [] } = run;
  const { digest } = source.builtImage.manifest;
  const deploy = planHooks(plan, asked, { ...run, earlier, digest });
  return { deploy, exactTag: await findExactTag(deploy, asked, source) };
}

/** What decides which hooks a promotion may call. */
interface HookQuestion {
  readonly settings: Settings;
  /** Those of the run: its event decides, not that of the image, and a change calls none. */
  readonly facts: Facts;
  /** The hooks of an earlier run, by its receipt. */
  readonly earlier: readonly EarlierHook[];
  /** The image that is promoted. */
  readonly digest: string;
}

/**
 * The hooks of the settings, and whether the promotion may call them, by what the first repository answered. Where a tag
 * stays as it is, that are those whose call failed in the run that moved it.
 */
function planHooks(
  plan: Plan,
  asked: readonly SurveyedRepository[],
  { settings, facts: { event }, earlier, digest }: HookQuestion,
): Pick<Plan, 'deploy'> {
  const facts = { ...plan.facts, event };
  const answered = plan.targets.map((target) => addAnswers(target, asked));
  const planned = planDeploy({ ...plan, targets: answered, facts }, settings);
  if (planned.deploy === undefined || earlier.length === 0) return planned;
  const open = planDeploy({ ...plan, facts }, settings).deploy ?? [];
  const isLeft = ({ name, target }: PlannedHook) =>
    earlier.some(
      (one) =>
        one.name === name &&
        one.target === target &&
        one.digest === digest &&
        (one.outcome === 'failed' || one.outcome === 'pending'),
    );
  return {
    deploy: planned.deploy.map((hook, index) =>
      !hook.call && open[index]?.call === true && isLeft(hook)
        ? { ...hook, call: true, reason: 'an earlier run has not called it, or its call failed' }
        : hook,
    ),
  };
}

function addAnswers(target: Target, asked: readonly SurveyedRepository[]): Target {
  const there = (planned: PlannedTag): PlannedTag => ({
    ...planned,
    there: Object.fromEntries(
      asked
        .filter(({ destination }) => destination.target.name === target.name)
        .flatMap(({ told }) =>
          told.tags
            .filter(({ tag }) => tag === planned.tag)
            .map(({ action, from }) => [
              told.repository,
              { digest: from, answer: ANSWERS[action] },
            ]),
        ),
    ),
  });
  return { ...target, tags: target.tags.map(there) };
}

/**
 * The exact tag that the image has in the first repository already, for hooks that deploy by tag: that which `from` named,
 * or that of its version. Undefined where there is none, and where no hook needs it.
 */
async function findExactTag(
  { deploy = [] }: Pick<Plan, 'deploy'>,
  [first]: readonly SurveyedRepository[],
  { tag, said, builtImage }: PromotionSource,
): Promise<string | undefined> {
  if (first?.usable !== true || !deploy.some(({ call }) => call)) return undefined;
  const names = [tag, said.version].flatMap((one) => one ?? []);
  const exact = new Set(names.filter((one) => (parseVersion(one)?.numbers.length ?? 0) > 2));
  for (const name of exact) {
    try {
      const there = await first.destination.repository.resolve(name);
      if (there?.digest === builtImage.manifest.digest) return name;
    } catch (thrown) {
      toProblems(thrown); // throws again what is no answer of the registry
    }
  }
  return undefined;
}

/** What calling the hooks of a promotion needs. */
export interface PromotionHooks {
  readonly plan: Plan;
  /** The exact tag that the image of each target had before. */
  readonly exactTags: ReadonlyMap<string, string | undefined>;
  readonly context: DeployContext & Pick<ApplyContext, 'earlierHooks'>;
}

/** The hooks for the receipt, also where the run ended before any was called. */
export function listHooks(hooks: PromotionHooks, progress: RunProgress): readonly ReceiptHook[] {
  return progress.hooks ?? decideHooks(toFacts(hooks, progress)).map(toReceiptHook);
}

/** Calls the hooks. `receipt` gives the receipt of the promotion so far. */
export async function deployPromotion(
  hooks: PromotionHooks,
  journal: Journal,
  receipt: () => Receipt,
): Promise<void> {
  const { callHooks } = await import('../../ship/deploy/run.ts');
  const { context } = hooks;
  await context.log.group('Deploy', () =>
    callHooks(toFacts(hooks, journal.read()), { context, journal, receipt }),
  );
}

function toFacts(
  { plan, exactTags, context: { settings, earlierHooks: earlier = [] } }: PromotionHooks,
  { tagResults, produced }: RunProgress,
): DeployFacts {
  return { plan, settings, tagResults, produced, run: plan.facts.run, earlier, exactTags };
}
