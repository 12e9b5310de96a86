// SPDX-License-Identifier: Apache-2.0
// Applies a Plan and makes the Receipt. This file is the definition of shipping; each step is in a folder next to it.
import type { Plan, Target } from '../plan/plan.ts';
import { hasErrors, type ProblemData } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { toDiskProblem } from './disk.ts';
import { awaitEnd } from './end.ts';
import { checkInputs } from './inputs.ts';
import { createJournal, type Journal } from './journal.ts';
import { toReceipt } from './outcome.ts';
import { prefetch } from './tag/prefetch.ts';
import { createDestinations, toProblems, type PushedImage } from './destination.ts';
import { preflight } from './preflight.ts';
import { buildUnpushed, produce } from './produce.ts';
import type { Receipt } from './receipt.ts';
import { createSizeRecord } from './sizes.ts';
import { createStopwatch } from './stopwatch.ts';
import { tagAll } from './tag/tag.ts';
import { beginReadBack, readBack } from './verify/verify.ts';
import { explainBarred, explainUnpushed } from './push/unpushed.ts';
import { openEarlyBuild } from './build/early.ts';
import { createBuildEnvironment } from './build/environment.ts';
import type { ApplyContext } from './context.ts';
import type { Produced, Production, Surveyed } from './run.ts';
import { omitUndefined } from '../omit-undefined.ts';

/**
 * Applies a plan and returns the receipt. A run that fails or is interrupted has a receipt, too: its
 * status is `failed` if no tag was written and `partial` if some were; its problems say why.
 * `report` of the context is called with the receipt before cleaning up, so that it is reported even if the run
 * is killed. Bugs of tagship are thrown after that.
 */
export async function apply(plan: Plan, given: ApplyContext): Promise<Receipt> {
  const sizes = createSizeRecord(given.registries);
  const context = { ...given, registries: sizes.registries };
  const watch = createStopwatch(context.clock);
  const buildEnvironment = createBuildEnvironment(plan, context);
  const journal = createJournal(plan.facts.sha, context.signal);
  const shared = { plan, context, buildEnvironment, watch, exactTags: new Map() };
  const early = openEarlyBuild(shared);
  const running = run({ ...shared, early }, journal);
  try {
    const end = await awaitEnd(running, journal, context.signal);
    const receipt = toReceipt({
      ...end.progress,
      targets: plan.targets,
      retries: context.registries.counts().retries + buildEnvironment.retries(),
      durationsMs: watch.read(),
      sizesOf: sizes.read,
      problems: [...plan.problems, ...end.progress.problems, ...end.problems],
    });
    await context.report(receipt);
    if (end.bug !== undefined) throw end.bug.thrown;
    return receipt;
  } finally {
    await running.catch(() => undefined); // reported above
    await early.drop();
    await buildEnvironment.close();
  }
}

async function run(production: Production, journal: Journal): Promise<void> {
  const { context, plan, buildEnvironment, early } = production;
  try {
    buildEnvironment.prepare();
    const [inputs, surveyed] = await Promise.all([
      checkLocally(production),
      context.push ? survey(production) : [],
    ]);
    const problems = [...inputs, ...surveyed.flatMap((one) => one.problems)];
    const barred = hasErrors(inputs) ? undefined : explainBarred(plan, surveyed);
    if (barred !== undefined) {
      journal.learn({ problems: [...inputs, barred] });
    } else {
      journal.learn({ surveyed, problems });
      if (hasErrors(problems)) return void early.drop();
    }
    await (context.push && barred === undefined ? ship : withoutPush)(production, journal);
    if (!context.push) journal.learn({ problems: explainUnpushed(plan, context.settings) });
  } catch (thrown) {
    journal.learn({ problems: toProblems(toDiskProblem(thrown, context.tempDir)) });
  }
}

/** Checks what needs no network. If nothing is wrong, the build starts while the registries are asked. */
async function checkLocally({ plan, context, early }: Production): Promise<readonly ProblemData[]> {
  const problems = await checkInputs(plan, context.settings, context);
  if (!hasErrors(problems)) early.start();
  return problems;
}

/** Checks all registries at once; their problems end the run here, all together. */
async function survey({ plan, context, watch }: Production): Promise<readonly Surveyed[]> {
  const { settings, registries, log } = context;
  const destinations = createDestinations(plan, registries, settings);
  registries.connect(destinations.map(({ repository }) => repository.repository));
  const options = { sha: plan.facts.sha, onExisting: settings.onExisting };
  const what = destinations.length === 1 ? '1 repository' : `${destinations.length} repositories`;
  const surveyed = await watch.time('preflight', () =>
    log.group(`Check ${what}`, () => preflight(destinations, options)),
  );
  registries.endPreflight();
  return surveyed;
}

/** Pushes by digest everywhere; then the test; then exact tags; floating tags last; then reads back. */
async function ship(production: Production, journal: Journal): Promise<void> {
  const { context, plan, watch } = production;
  const { surveyed } = journal.read();
  const produced = await eachTarget(production, journal, (target) => {
    const there = surveyed.filter(({ destination }) => destination.target === target);
    return produce(target, there, production);
  });
  await gate(produced, production);
  journal.learn({ pushed: true });
  const tagging = {
    ...{ ...context, facts: plan.facts, journal, exactTags: production.exactTags },
    beginReadBack: (pushedImages: readonly PushedImage[]) =>
      beginReadBack(pushedImages, context.remote),
  };
  const snapshot = prefetch(
    produced.flatMap(({ pushedImages }) => pushedImages),
    tagging,
  );
  const tagged = await watch.time('tag', () =>
    context.log.group('Tag', () => tagAll(produced, tagging, snapshot)),
  );
  const shipped = produced.map((one) => ({ ...one, ...imageAt(one, tagged.pushedImages) }));
  journal.learn({ produced: shipped, problems: tagged.problems });
  const waiting = { ...context, sha: plan.facts.sha, snapshot: tagged.snapshot };
  const tagResults = await watch.time('verify', () =>
    context.log.group('Verify', () => readBack(tagged.tagResults, waiting)),
  );
  journal.learn({ tagResults, problems: tagResults.flatMap(({ problem }) => problem ?? []) });
}

/** Runs a step for every target, and records each result at once. */
async function eachTarget(
  { plan }: Production,
  journal: Journal,
  make: (target: Target) => Promise<Produced>,
): Promise<readonly Produced[]> {
  const produced: Produced[] = [];
  for (const target of plan.targets) {
    const one = await make(target);
    produced.push(one);
    journal.learn({ produced: [...produced], problems: one.problems });
  }
  return produced;
}

/** The image as tagged: another run's, if that was first with the same commit. */
function imageAt(
  { target }: Produced,
  pushedImages: readonly PushedImage[],
): Partial<Pick<Produced, 'builtImage'>> {
  const first = pushedImages.find(({ destination }) => destination.target === target);
  return first === undefined ? {} : { builtImage: first.builtImage };
}

/** Builds and tests, and pushes nothing. */
async function withoutPush(production: Production, journal: Journal): Promise<void> {
  void production.early.drop();
  const make = (target: Target) => buildUnpushed(target, production);
  await gate(await eachTarget(production, journal, make), production);
}

/** Runs the user's test against the image that would be tagged. */
async function gate(
  produced: readonly Produced[],
  { context, buildEnvironment, watch }: Production,
): Promise<void> {
  if (!isTested(context.settings)) return;
  const { runGate } = await import('./test/test.ts');
  const childEnv = await buildEnvironment.childEnv();
  for (const { target, builtImage: whole, pushedImages, loadedReference } of produced) {
    const builtImage = pushedImages[0]?.builtImage ?? whole;
    const built = {
      digest: builtImage?.manifest.digest ?? '',
      platforms: { ...builtImage?.platforms },
      ...omitUndefined({ loadedReference }),
    };
    const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
    await watch.time('gate', () => runGate({ target, built, repositories, context, childEnv }));
  }
}

/** Whether there is a test, and an image for it. */
function isTested({ test, call = 'build' }: Settings): boolean {
  return test !== undefined && call === 'build';
}
