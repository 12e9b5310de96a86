// SPDX-License-Identifier: Apache-2.0
// Do it: a Plan becomes a Receipt. This page is the definition of shipping; each step lives beside this file.
import type { Plan, Target } from '../plan/plan.ts';
import { hasErrors } from '../problem.ts';
import type { Settings } from '../settings/settings.ts';
import { toDiskProblem } from './disk.ts';
import { awaitEnd } from './end.ts';
import { checkInputs } from './inputs.ts';
import { createJournal, type Journal } from './journal.ts';
import { toReceipt } from './outcome.ts';
import { lookAhead } from './tag/prefetch.ts';
import { createPlaces, toProblems, type Landing } from './destination.ts';
import { preflight } from './preflight.ts';
import { buildOnly, produce } from './produce.ts';
import type { Receipt } from './receipt.ts';
import { createStopwatch } from './stopwatch.ts';
import { tagAll } from './tag/tag.ts';
import { beginReadBack, readBack } from './verify/verify.ts';
import { explainBarred, explainUnpushed } from './push/unpushed.ts';
import { createWorkshop } from './build/environment.ts';
import type { ApplyContext } from './context.ts';
import type { Produced, Production, Surveyed } from './run.ts';

/**
 * Applies a plan and says what came of it. A run that fails or is interrupted has a receipt too: its
 * status is `failed` when no tag was written and `partial` when some were; its problems say why.
 * `context.report` has the receipt before anything is tidied up, so that nobody who is about to be
 * killed dies with it untold. What is no fault of the user's is thrown after that.
 */
export async function apply(plan: Plan, context: ApplyContext): Promise<Receipt> {
  const watch = createStopwatch(context.clock);
  const workshop = createWorkshop(plan, context);
  const journal = createJournal(plan.facts.sha, context.signal);
  const running = run({ plan, context, workshop, watch, exactTags: new Map() }, journal);
  try {
    const end = await awaitEnd(running, journal, context.signal);
    const receipt = toReceipt({
      ...end.progress,
      targets: plan.targets,
      retries: context.registries.counts().retries + workshop.retries(),
      durationsMs: watch.read(),
      problems: [...plan.problems, ...end.progress.problems, ...end.problems],
    });
    await context.report(receipt);
    if (end.bug !== undefined) throw end.bug.thrown;
    return receipt;
  } finally {
    await running.catch(() => undefined); // told above
    await workshop.close();
  }
}

async function run(production: Production, journal: Journal): Promise<void> {
  const { context, plan, workshop } = production;
  try {
    workshop.prepare();
    const [inputs, surveyed] = await Promise.all([
      checkInputs(plan, context.settings, context),
      context.push ? survey(production) : [],
    ]);
    const problems = [...inputs, ...surveyed.flatMap((one) => one.problems)];
    const barred = explainBarred(plan, surveyed);
    if (!hasErrors(inputs) && barred !== undefined) {
      journal.learn({ problems: [...inputs, barred] });
    } else {
      journal.learn({ surveyed, problems });
      if (hasErrors(problems)) return;
    }
    await (context.push && barred === undefined ? ship : withoutPush)(production, journal);
    if (!context.push) journal.learn({ problems: explainUnpushed(plan, context.settings) });
  } catch (thrown) {
    journal.learn({ problems: toProblems(toDiskProblem(thrown, context.tempDir)) });
  }
}

/** All registries at once; what is wrong with any of them ends the run here, all of it together. */
async function survey({ plan, context, watch }: Production): Promise<readonly Surveyed[]> {
  const { settings, registries, log } = context;
  const places = createPlaces(plan, registries, settings);
  const options = { sha: plan.facts.sha, onExisting: settings.onExisting };
  const what = places.length === 1 ? '1 repository' : `${places.length} repositories`;
  const surveyed = await watch.time('preflight', () =>
    log.group(`Check ${what}`, () => preflight(places, options)),
  );
  registries.endPreflight();
  return surveyed;
}

/** Bits everywhere by digest; then the gate; then exact tags; floating tags last; then read back. */
async function ship(production: Production, journal: Journal): Promise<void> {
  const { context, plan, watch } = production;
  const { surveyed } = journal.read();
  const produced = await eachTarget(production, journal, (target) => {
    const there = surveyed.filter(({ place }) => place.target === target);
    return produce(target, there, production);
  });
  await gate(produced, production);
  journal.learn({ pushed: true });
  const tagging = {
    ...{ ...context, facts: plan.facts, journal, exactTags: production.exactTags },
    beginReadBack: (landings: readonly Landing[]) => beginReadBack(landings, context.remote),
  };
  const look = lookAhead(
    produced.flatMap(({ landings }) => landings),
    tagging,
  );
  const tagged = await watch.time('tag', () =>
    context.log.group('Tag', () => tagAll(produced, tagging, look)),
  );
  const shipped = produced.map((one) => ({ ...one, ...bitsAt(one, tagged.landings) }));
  journal.learn({ produced: shipped, problems: tagged.problems });
  const waiting = { ...context, sha: plan.facts.sha, look: tagged.look };
  const landed = await watch.time('verify', () =>
    context.log.group('Verify', () => readBack(tagged.landed, waiting)),
  );
  journal.learn({ landed, problems: landed.flatMap(({ problem }) => problem ?? []) });
}

/** Every target in its turn, and what is known of it as soon as it is. */
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

/** A target's bits as tagged: another run's, where that was first with the same commit. */
function bitsAt(
  { target }: Produced,
  landings: readonly Landing[],
): Partial<Pick<Produced, 'bits'>> {
  const first = landings.find(({ place }) => place.target === target);
  return first === undefined ? {} : { bits: first.bits };
}

/** Builds, tests, and pushes nothing. */
async function withoutPush(production: Production, journal: Journal): Promise<void> {
  const make = (target: Target) => buildOnly(target, production);
  await gate(await eachTarget(production, journal, make), production);
}

/** The user's test, against the very bits that would be tagged. */
async function gate(
  produced: readonly Produced[],
  { context, workshop, watch }: Production,
): Promise<void> {
  if (!isTested(context.settings)) return;
  const { runGate } = await import('./test/test.ts');
  const childEnv = await workshop.childEnv();
  for (const { target, bits: whole, landings, loadedReference } of produced) {
    const bits = landings[0]?.bits ?? whole;
    const built = {
      digest: bits?.manifest.digest ?? '',
      platforms: { ...bits?.platforms },
      ...(loadedReference === undefined ? {} : { loadedReference }),
    };
    const repositories = landings.map(({ place }) => place.repository.repository);
    await watch.time('gate', () => runGate({ target, built, repositories, context, childEnv }));
  }
}

/** Whether there is a test, and an image for it. */
function isTested({ test, call = 'build' }: Settings): boolean {
  return test !== undefined && call === 'build';
}
