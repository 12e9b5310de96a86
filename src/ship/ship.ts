// SPDX-License-Identifier: Apache-2.0
// Applies a Plan and makes the Receipt. This file is the definition of shipping; each step is in a folder next to it.
import { isMade } from '../plan/build/made.ts';
import type { Plan, Target } from '../plan/plan.ts';
import { hasErrors, type ProblemData } from '../problem.ts';
import { settingsForTarget } from '../settings/targets.ts';
import { decideHooks, toDeployFacts, toReceiptHook } from './deploy/decide.ts';
import { toDiskProblem } from './disk.ts';
import { awaitEnd } from './end.ts';
import { openMadeImages } from './made/made.ts';
import type { MadeImages } from './made/taken.ts';
import { checkLeg, toPart, toPartOf } from './legs/leg.ts';
import type { PreparedMerge } from './legs/merge.ts';
import { createRepositories } from './push/create-repositories.ts';
import { checkInputs } from './inputs.ts';
import { createJournal, type Journal, type RunProgress } from './record/journal.ts';
import { toReceipt } from './record/outcome.ts';
import { createDestinations, toProblems } from './destination.ts';
import { preflight } from './preflight.ts';
import type { Receipt } from './record/receipt.ts';
import { checkAttesting } from './attest/step.ts';
import type { PreparedSigning } from './sign/sign.ts';
import { createSizeRecord } from './record/sizes.ts';
import { createStopwatch, type Stopwatch } from './record/stopwatch.ts';
import { checkScanning } from './scan/step.ts';
import { isTested } from './test/tested.ts';
import { explainBarred, explainUnpushed } from './push/unpushed.ts';
import { createBaseRecord } from './build/base-image.ts';
import { openEarlyBuild } from './build/early.ts';
import { createBuildEnvironment } from './build/environment.ts';
import type { ApplyContext } from './context.ts';
import type { EarlyBuild, Produced, Production, Surveyed } from './run.ts';
import { productionFor } from './targets/production.ts';
import type { Make } from './targets/produce-all.ts';
import { omitUndefined } from '../omit-undefined.ts';

/**
 * Applies a plan and returns the receipt. A run that fails or is interrupted has a receipt, too: its
 * status is `failed` if no tag was written and `partial` if some were; its problems say why.
 * `report` of the context is called with the receipt before cleaning up, so that it is reported even if the run
 * is killed. Bugs of tagship are thrown after that.
 */
export async function apply(asked: Plan, given: ApplyContext): Promise<Receipt> {
  const watch = createStopwatch(given.clock);
  const made = await openMadeImages(asked, given);
  try {
    return await applyOpened(made, watch, given);
  } finally {
    await made.close();
  }
}

async function applyOpened(
  made: MadeImages,
  watch: Stopwatch,
  given: ApplyContext,
): Promise<Receipt> {
  const { plan: whole, images: taken } = made;
  const sizes = createSizeRecord(given.registries);
  const bases = createBaseRecord(whole, given.onBuilt);
  const { plan, context } = toPart(whole, {
    ...{ ...given, registries: sizes.registries },
    ...omitUndefined({ onBuilt: bases.onBuilt }),
    onBuilding: () => void import('./finish.ts'),
  });
  const buildEnvironment = createBuildEnvironment(plan, context);
  const journal = createJournal(plan.facts.sha, context.signal);
  const shared = { whole, plan, context, buildEnvironment, watch, taken, exactTags: new Map() };
  const early = openEarlyBuild(shared);
  const render = (progress: RunProgress, problems: readonly ProblemData[]): Receipt =>
    toReceipt({
      ...progress,
      hooks: progress.hooks ?? decideHooks(toDeployFacts(shared, progress)).map(toReceiptHook),
      targets: plan.targets,
      retries: context.registries.counts().retries + buildEnvironment.retries(),
      durationsMs: watch.read(),
      sizesOf: sizes.read,
      baseOf: bases.read,
      problems: [
        ...[...plan.problems, ...buildEnvironment.checks()],
        ...[...progress.problems, ...problems],
      ],
    });
  const receiptNow = () => render(journal.read(), []);
  const running = run({ ...shared, early, receipt: receiptNow }, made.problems, journal);
  try {
    const end = await awaitEnd(running, journal, context.signal);
    const receipt = render(end.progress, end.problems);
    await context.report(receipt);
    if (end.bug !== undefined) throw end.bug.thrown;
    return receipt;
  } finally {
    await running.catch(() => undefined); // reported above
    await early.drop();
    await buildEnvironment.close();
  }
}

async function run(
  production: Production,
  before: readonly ProblemData[],
  journal: Journal,
): Promise<void> {
  const { context, whole, early } = production;
  try {
    const { inputs, surveyed, barred, ...ready } = await check(production, before);
    const problems = [...inputs, ...surveyed.flatMap((one) => one.problems)];
    if (!hasErrors(inputs) && barred !== undefined) {
      journal.learn({ problems: [...inputs, barred] });
    } else {
      const all = hasErrors(problems) ? surveyed : await createRepositories(surveyed, context);
      const found = [...inputs, ...all.flatMap((one) => one.problems)];
      journal.learn({ surveyed: all, problems: found });
      if (hasErrors(found)) return void early.drop();
    }
    const checked = { ...production, ...omitUndefined(ready) };
    await (context.push && barred === undefined ? ship : withoutPush)(checked, journal);
    if (!context.push) journal.learn({ problems: explainUnpushed(whole, context.settings) });
  } catch (thrown) {
    journal.learn({ problems: toProblems(toDiskProblem(thrown, context.tempDir)) });
  }
}

/** Everything that is checked before anything leaves the machine. A merge builds nothing, and needs no engine. */
async function check(production: Production, before: readonly ProblemData[]) {
  const { context, plan, whole, buildEnvironment } = production;
  const { settings } = context;
  const builds = settings.legs === undefined;
  if (builds && plan.targets.some(({ build }) => !isMade(build))) buildEnvironment.prepare();
  // Of a merge, legs have built and tested all but the images that other programs made.
  const made = plan.targets.filter(({ build }) => isMade(build));
  const own = builds ? production : { ...production, plan: { ...plan, targets: made } };
  const [inputs, engine, scans, surveyed, signing, attesting] = await Promise.all([
    checkLocally(own, builds),
    checkEngine(own),
    checkScanning(own),
    context.push ? survey(production) : [],
    checkSigning(production),
    checkAttesting(production),
  ]);
  const barred = explainBarred(plan, surveyed);
  const { merge, problems } = await checkLegs(production, barred === undefined ? surveyed : []);
  const all = [
    ...[...before, ...inputs, ...engine, ...scans, ...signing.problems, ...attesting.problems],
    ...[...checkLeg(whole, settings), ...problems],
    ...(await checkDeploys(plan, context)),
  ];
  const { openSigner } = signing;
  return { surveyed, barred, merge, openSigner, attester: attesting.attester, inputs: all };
}

/** Most runs call no hooks. */
async function checkDeploys(plan: Plan, context: ApplyContext): Promise<readonly ProblemData[]> {
  if (!context.push || (plan.deploy ?? []).length === 0) return [];
  return (await import('./deploy/check.ts')).checkHooks(plan, context);
}

/** What a run signs with, found before anything is built. */
async function checkSigning({ context, plan }: Production): Promise<PreparedSigning> {
  if (context.settings.sign === 'none') return { problems: [] };
  return (await import('./sign/sign.ts')).prepareSigning(context, plan.facts.project);
}

/** Checks what needs no network. If nothing is wrong, the build starts while the registries are asked. */
async function checkLocally(
  { plan, context, early }: Production,
  builds: boolean,
): Promise<readonly ProblemData[]> {
  const checks = plan.targets.map((target) =>
    checkInputs({ targets: [target] }, settingsForTarget(context.settings, target.name), context),
  );
  const problems = (await Promise.all(checks)).flat();
  if (builds && !hasErrors(problems)) early.start();
  else void early.drop();
  return problems;
}

/** Whether there is an engine, where a test runs the image. */
async function checkEngine({ plan, context }: Production): Promise<readonly ProblemData[]> {
  const { settings } = context;
  const tests = plan.targets
    .filter((target) => isTested(target, settings))
    .map(({ name }) => settingsForTarget(settings, name).test);
  if (tests.length === 0) return [];
  const { checkTestEngine } = await import('./test/engine.ts');
  return checkTestEngine(tests, context);
}

/** What legs built, and what is wrong with it, for a run that merges. `surveyed` is empty for one that does not push. */
async function checkLegs(
  production: Production,
  surveyed: readonly Surveyed[],
): Promise<{ readonly merge?: PreparedMerge; readonly problems: readonly ProblemData[] }> {
  const { legs, leg } = production.context.settings;
  if (legs === undefined || leg.length > 0) return { problems: [] };
  const { prepareMerge } = await import('./legs/merge.ts');
  const given = surveyed.length === 0 ? undefined : surveyed;
  const merge = await prepareMerge(legs, production, given);
  return { merge, problems: merge.problems };
}

/** Checks all registries at once; their problems end the run here, all together. A leg checks the tags of the whole plan, too. */
async function survey(production: Production): Promise<readonly Surveyed[]> {
  const { plan, whole, context, watch, taken, early } = production;
  const { settings, registries, log } = context;
  const names = plan.targets.map(({ name }) => name);
  const destinations = createDestinations(whole, registries, settings).filter(({ target }) =>
    names.includes(target.name),
  );
  registries.connect(destinations.map(({ repository }) => repository.repository));
  await awaitBuild(early, context);
  const ask = ({ name }: Target) => {
    const { onExisting } = settingsForTarget(settings, name);
    const own = destinations.filter(({ target }) => target.name === name);
    const digests = taken.get(name)?.digests ?? [];
    return preflight(own, { sha: plan.facts.sha, onExisting, digests });
  };
  const what = destinations.length === 1 ? '1 repository' : `${destinations.length} repositories`;
  const asking = watch.time('preflight', () =>
    log.group(`Check ${what}`, () => Promise.all(plan.targets.map(ask))),
  );
  // Loaded while the registries answer: it blocks the process, so the questions go out first.
  setImmediate(() => void import('./produce.ts'));
  const surveyed = await asking;
  registries.endPreflight();
  return toPartOf(surveyed.flat(), plan);
}

/** How long the preflight waits for buildx to be started, ms: a builder may be made only after it. */
const START_MS = 50;

/** Until buildx has been started, which takes longer to its first request than the registries to their answers. */
async function awaitBuild({ begun }: EarlyBuild, { clock, signal }: ApplyContext): Promise<void> {
  const over = new AbortController();
  const end = AbortSignal.any([signal, over.signal]);
  await Promise.race([begun, clock.sleep(START_MS, end).catch(() => undefined)]);
  over.abort();
}

/** Pushes by digest everywhere, and then does what `finish.ts` says. */
async function ship(production: Production, journal: Journal): Promise<void> {
  const { produce } = await import('./produce.ts');
  const { surveyed } = journal.read();
  const made = await eachTarget(production, journal, (target, own) => {
    const there = surveyed.filter(({ destination }) => destination.target === target);
    return produce(target, there, own);
  });
  const { finish } = await import('./finish.ts');
  await finish(made, production, journal);
}

/** Runs a step for every target, and records each result at once. */
async function eachTarget(
  production: Production,
  journal: Journal,
  make: Make,
): Promise<readonly Produced[]> {
  const [only, ...others] = production.plan.targets;
  if (only === undefined) return [];
  if (others.length > 0) {
    const { produceAll } = await import('./targets/produce-all.ts');
    return production.watch.time('build', () => produceAll(production, journal, make));
  }
  const produced = [await make(only, productionFor(production, only))];
  journal.learn({ produced, problems: produced.flatMap(({ problems }) => problems) });
  return produced;
}

/** Builds and tests, and pushes nothing. */
async function withoutPush(production: Production, journal: Journal): Promise<void> {
  void production.early.drop();
  const { buildUnpushed, toUnmade } = await import('./produce.ts');
  if (production.merge !== undefined) {
    journal.learn({ produced: production.plan.targets.map(toUnmade) });
    return;
  }
  const made = await eachTarget(production, journal, buildUnpushed);
  const { finishUnpushed } = await import('./finish.ts');
  await finishUnpushed(made, production, journal);
}
