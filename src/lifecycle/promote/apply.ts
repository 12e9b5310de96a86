// SPDX-License-Identifier: Apache-2.0
// Applies a promotion: the image by digest, what belongs to it, exact tags, floating tags, everything read back.
import { error, hasErrors, Problem, type ProblemData } from '../../problem.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { Plan } from '../../plan/plan.ts';
import { asNotices, toProblems, type PushedImage } from '../../ship/destination.ts';
import { awaitEnd } from '../../ship/end.ts';
import { createHistory } from '../../ship/history/write.ts';
import { createJournal, type Journal, type RunProgress } from '../../ship/record/journal.ts';
import { toReceipt } from '../../ship/record/outcome.ts';
import { createRepositories } from '../../ship/push/create-repositories.ts';
import type { Receipt } from '../../ship/record/receipt.ts';
import { createStopwatch, type Stopwatch } from '../../ship/record/stopwatch.ts';
import { beginReadBack } from '../../ship/tag/prefetch.ts';
import { tagAll } from '../../ship/tag/tag.ts';
import { readBack } from '../../ship/verify/verify.ts';
import { runAll } from '../../registry/http/pause.ts';
import { copyImage } from '../../registry/manifests/copy.ts';
import { markLeft } from './back.ts';
import { deployPromotion, listHooks, type PromotionHooks } from './hooks.ts';
import { fromRepository } from '../../ship/reuse/carried.ts';
import { carryReferrers } from '../../ship/reuse/carry.ts';
import type { PromotionContext, ReadyPromotion } from './prepare.ts';
import type { SurveyedRepository } from './survey.ts';

/** What a promotion tells while it runs. */
export interface ApplyingPromotion extends PromotionContext {
  /** Called once with the receipt, as soon as it is known. */
  readonly report: (receipt: Receipt) => Promise<void>;
  /** Why other targets of the run are not among the promotions. */
  readonly lost?: readonly ProblemData[];
}

/**
 * Does what the plans of a promotion say, one for each target. A run that fails or is interrupted has a receipt too, and running it
 * again finishes it: what is there already is kept. With an error in the plan nothing is written.
 */
export async function applyPromotions(
  all: readonly ReadyPromotion[],
  context: ApplyingPromotion,
): Promise<Receipt> {
  const { lost = [] } = context;
  const plan = joinPlans(all);
  const exactTags = new Map(
    all.flatMap(({ plan: own, exactTag }) => own.targets.map(({ name }) => [name, exactTag])),
  );
  const watch = createStopwatch(context.clock);
  const journal = createJournal(plan.facts.sha, context.signal);
  const hooks = { plan, exactTags, context };
  const tell: Tell = (progress, problems = []) =>
    makeReceipt(all, { ...progress, hooks: listHooks(hooks, progress) }, [...lost, ...problems], {
      retries: context.registries.counts().retries,
      durationsMs: watch.read(),
    });
  const running = run(all, context, { journal, watch, hooks, tell });
  const end = await awaitEnd(running, journal, context.signal);
  const receipt = tell(end.progress, end.problems);
  await context.report(receipt);
  if (end.bug !== undefined) throw end.bug.thrown;
  await running.catch(() => undefined); // reported above
  return receipt;
}

/** Makes the receipt of a run that has come this far. */
type Tell = (progress: RunProgress, problems?: readonly ProblemData[]) => Receipt;

function makeReceipt(
  all: readonly ReadyPromotion[],
  progress: RunProgress,
  problems: readonly ProblemData[],
  counts: Pick<Receipt, 'retries' | 'durationsMs'>,
): Receipt {
  const receipt = toReceipt({
    ...progress,
    ...counts,
    targets: all.flatMap(({ plan }) => plan.targets),
    sizesOf: () => ({}),
    problems: [
      ...all.flatMap(({ promotion }) => promotion.problems),
      ...progress.problems,
      ...problems,
    ],
  });
  const images = all.map(
    ({ source: { repository, builtImage } }) =>
      `${repository.repository.name}@${builtImage.manifest.digest}`,
  );
  return { ...receipt, promoted: images.join('\n') };
}

/** The targets and the hooks of all, for what is done once. */
export function joinPlans(all: readonly Pick<ReadyPromotion, 'plan'>[]): Plan {
  const plans = all.map(({ plan }) => plan);
  const [first] = plans;
  if (first === undefined) throw new Error('a promotion has a target');
  const deploy = plans.flatMap((plan) => plan.deploy ?? []);
  return {
    ...first,
    targets: plans.flatMap(({ targets }) => targets),
    ...(deploy.length === 0 ? {} : { deploy }),
  };
}

interface Running {
  readonly journal: Journal;
  readonly watch: Stopwatch;
  readonly hooks: PromotionHooks;
  readonly tell: Tell;
}

interface CopiedTarget {
  readonly ready: ReadyPromotion;
  readonly pushedImages: readonly PushedImage[];
}

/** Targets whose images are copied at the same time; each of them to all its repositories at once. */
const TARGETS_AT_ONCE = 4;

/** No tag is written before every image is in every required repository; without `together`, only those of its target. */
async function run(
  all: readonly ReadyPromotion[],
  context: ApplyingPromotion,
  { journal, watch, hooks, tell }: Running,
): Promise<void> {
  const good = all.filter(({ promotion }) => !hasErrors(promotion.problems));
  if (good.length < all.length && context.settings.together) return;
  try {
    context.registries.endPreflight();
    const copied = await watch.time('publish', () =>
      context.log.group('Copy', () =>
        runAll(good, TARGETS_AT_ONCE, (ready) => copyTarget(ready, context, journal)),
      ),
    );
    await tagImages(copied.flat(), context, { journal, watch });
    if (hooks.plan.deploy === undefined) return;
    await watch.time('deploy', () => deployPromotion(hooks, journal, () => tell(journal.read())));
  } catch (thrown) {
    journal.learn({ problems: toProblems(thrown) });
  }
}

/** Nothing for a target that failed while the others go on. */
async function copyTarget(
  ready: ReadyPromotion,
  context: ApplyingPromotion,
  journal: Journal,
): Promise<readonly CopiedTarget[]> {
  try {
    const usable = await createMissing(ready.asked, context, journal);
    const pushedImages = await copyAll(ready, usable, context, journal);
    if (ready.command === 'back') await markLeft(ready, context, journal.noteReferrer);
    return [{ ready, pushedImages }];
  } catch (thrown) {
    if (context.settings.together) throw thrown;
    journal.learn({ problems: toProblems(thrown) });
    return [];
  }
}

/** The repositories that take part; those that do not exist are created, where the settings say so. */
async function createMissing(
  asked: readonly SurveyedRepository[],
  context: ApplyingPromotion,
  journal: Journal,
): Promise<readonly SurveyedRepository[]> {
  const surveyed = asked.map(({ destination, usable, isMissing }) => ({
    ...{ destination, usable, isMissing },
    ...{ reusable: [], forbidden: false, problems: [] },
  }));
  const made = await createRepositories(surveyed, context);
  const problems = made.flatMap((one) => one.problems);
  journal.learn({ surveyed: [...journal.read().surveyed, ...made], problems });
  if (hasErrors(problems)) throw new Problem([]);
  return asked.filter((_, index) => made[index]?.usable === true);
}

/**
 * Brings the image to every repository that lacks it, byte for byte, and what belongs to it. A repository that does not
 * take it as it is ends the run before any tag is written: another form would be another digest.
 */
async function copyAll(
  { source, plan }: ReadyPromotion,
  usable: readonly SurveyedRepository[],
  { log }: ApplyingPromotion,
  journal: Journal,
): Promise<readonly PushedImage[]> {
  const { builtImage, repository: from } = source;
  const { manifest } = builtImage;
  const lacking = usable.filter(({ told }) => told.image === 'copy');
  const targets = lacking.map(({ destination }) => destination.repository);
  const copied = await copyImage(manifest, from, targets);
  const failed = new Map<SurveyedRepository, readonly ProblemData[]>();
  for (const [index, one] of lacking.entries()) {
    const problem = copied[index]?.problem;
    if (problem !== undefined) failed.set(one, describeUncopied(one, problem));
    else log.info(`copied   ${one.destination.name}@${manifest.digest}`);
  }
  const grave = [...failed].filter(([{ destination }]) => destination.required);
  if (grave.length > 0) throw new Problem(grave.flatMap(([, problems]) => problems));
  const there = usable.filter((one) => !failed.has(one));
  const elsewhere = there.filter(({ destination }) => destination.name !== from.repository.name);
  const carried = await Promise.all(
    elsewhere.map(({ destination }) =>
      carryReferrers(manifest, {
        source: fromRepository(from),
        target: destination.repository,
        note: journal.noteReferrer,
      }),
    ),
  );
  const pushedImages = there.map(({ destination }) => ({ destination, builtImage }));
  const [target] = plan.targets;
  const before = journal.read();
  journal.learn({
    problems: [...asNotices([...failed.values()].flat()), ...carried.flat()],
    pushed: before.pushed || pushedImages.length > 0,
    produced: [
      ...before.produced,
      ...(target === undefined
        ? []
        : [{ target, builtImage, pushedImages, reused: true, problems: [] }]),
    ],
  });
  return pushedImages;
}

function describeUncopied(
  { destination }: SurveyedRepository,
  { problems }: Problem,
): readonly ProblemData[] {
  const message = `the image could not be copied to "${destination.name}" as it is, so no tag was written.`;
  const hint =
    'See the next message. With required: false in registries this repository only gets no tags.';
  return [error('PROMOTE_NOT_COPIED', message, hint), ...problems];
}

/** Tags target by target. One that fails ends the run where all are to be tagged together. */
async function tagImages(
  copied: readonly CopiedTarget[],
  context: ApplyingPromotion,
  running: Pick<Running, 'journal' | 'watch'>,
): Promise<void> {
  const { journal } = running;
  for (const one of copied) {
    if (one.pushedImages.length === 0) continue;
    await tagOne(one, context, running);
    if (context.settings.together && hasErrors(journal.read().problems)) break;
  }
  const { tagResults } = journal.read();
  journal.learn({ tagResults });
}

async function tagOne(
  { ready, pushedImages }: CopiedTarget,
  context: ApplyingPromotion,
  { journal, watch }: Pick<Running, 'journal' | 'watch'>,
): Promise<void> {
  const { plan, settings } = ready;
  const reading = { ...context, settings, facts: plan.facts };
  const own = { ...reading, journal, command: ready.command, note: journal.noteReferrer };
  const history = createHistory(own);
  const tagging = {
    ...{ ...reading, journal },
    ...omitUndefined({ begin: history?.begin }),
    beginReadBack: (images: readonly PushedImage[]) => beginReadBack(images, reading),
  };
  const tagged = await watch.time('tag', () =>
    context.log.group('Tag', () => tagAll([{ pushedImages }], tagging)),
  );
  journal.learn({ problems: tagged.problems });
  const waiting = { ...context, sha: plan.facts.sha, snapshot: tagged.snapshot };
  const tagResults = await watch.time('verify', () =>
    context.log.group('Verify', () => readBack(tagged.tagResults, waiting)),
  );
  tagResults.forEach(journal.note);
  journal.learn({ problems: tagResults.flatMap(({ problem }) => problem ?? []) });
  if (history !== undefined) journal.learn({ problems: await history.write(tagResults) });
}
