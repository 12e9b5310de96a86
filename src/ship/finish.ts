// SPDX-License-Identifier: Apache-2.0
// The steps after the image of every target is where it goes: test, sign, tag, verify, deploy. Loaded while buildx runs.
import type { Target } from '../plan/plan.ts';
import { settingsForTarget } from '../settings/targets.ts';
import { omitUndefined } from '../omit-undefined.ts';
import { version } from '../version.ts';
import { attest } from './attest/step.ts';
import { toDeployFacts } from './deploy/decide.ts';
import type { PushedImage } from './destination.ts';
import { openHistory } from './history/step.ts';
import type { Journal } from './record/journal.ts';
import { listLeftToMerge, makeRecord } from './legs/make-record.ts';
import { identifyRun } from './legs/run-identity.ts';
import type { Produced, Production } from './run.ts';
import { isScanned } from './scan/scanned.ts';
import { signAll, toSign } from './sign/sign-run.ts';
import { beginReadBack, prefetch } from './tag/prefetch.ts';
import { tagAll } from './tag/tag.ts';
import { chooseTagged } from './targets/choose-tagged.ts';
import { testAndScan } from './test/step.ts';
import { isTested } from './test/tested.ts';
import { readBack } from './verify/verify.ts';

/** The test and the scan; then exact tags; floating tags last; then reads back. */
export async function finish(
  made: readonly Produced[],
  production: Production,
  journal: Journal,
): Promise<void> {
  const { context, plan, watch } = production;
  const tested = chooseTagged(await testAndScan(made, production, journal), production, journal);
  if (tested.length > 0) journal.learn({ pushed: true });
  recordLeg(production, journal, tested);
  if (tested.length === 0 || context.settings.leg.length > 0) return;
  if (tested.some(({ copied }) => copied !== undefined)) {
    await (await import('./reuse/carry-all.ts')).carryAll(tested, production, journal);
  }
  const sign = toSign(production, journal);
  const produced = await signAll(tested, production, journal, sign);
  await attest(produced, production, journal);
  const history = await openHistory(production, journal);
  const reading = { ...context, facts: plan.facts };
  const tagging = {
    ...{ ...reading, sign, journal, exactTags: production.exactTags },
    ...omitUndefined({ begin: history?.begin }),
    settingsFor: ({ name }: Target) => settingsForTarget(context.settings, name),
    beginReadBack: (pushedImages: readonly PushedImage[]) => beginReadBack(pushedImages, reading),
  };
  const snapshot = prefetch(
    produced.flatMap(({ pushedImages }) => pushedImages),
    tagging,
  );
  const tagged = await watch.time('tag', () =>
    context.log.group('Tag', () => tagAll(produced, tagging, snapshot)),
  );
  const shipped = journal
    .read()
    .produced.map((one) => ({ ...one, ...imageAt(one, tagged.pushedImages) }));
  journal.learn({ produced: shipped, problems: tagged.problems });
  const waiting = { ...context, sha: plan.facts.sha, snapshot: tagged.snapshot };
  const tagResults = await watch.time('verify', () =>
    context.log.group('Verify', () => readBack(tagged.tagResults, waiting)),
  );
  journal.learn({ tagResults, problems: tagResults.flatMap(({ problem }) => problem ?? []) });
  if (history !== undefined) journal.learn({ problems: await history.write(tagResults) });
  await deploy(production, journal);
}

/** Calls the deploy hooks, of which most runs have none. */
async function deploy(production: Production, journal: Journal): Promise<void> {
  const { plan, context, watch, receipt } = production;
  if (plan.deploy === undefined || receipt === undefined) return;
  const { callHooks } = await import('./deploy/run.ts');
  const facts = toDeployFacts(production, journal.read());
  await watch.time('deploy', () =>
    context.log.group('Deploy', () => callHooks(facts, { context, journal, receipt })),
  );
}

/** The image as tagged: another run's, if that was first with the same commit. */
function imageAt(
  { target }: Produced,
  pushedImages: readonly PushedImage[],
): Partial<Pick<Produced, 'builtImage'>> {
  const first = pushedImages.find(({ destination }) => destination.target === target);
  return first === undefined ? {} : { builtImage: first.builtImage };
}

/** Tests and scans what is not pushed. */
export async function finishUnpushed(
  made: readonly Produced[],
  production: Production,
  journal: Journal,
): Promise<void> {
  recordLeg(production, journal, await testAndScan(made, production, journal));
}

/** What a leg hands to the merge; nothing if one of its targets failed, unless each is for itself. */
function recordLeg(
  { plan, context }: Production,
  journal: Journal,
  produced: readonly Produced[],
): void {
  const { settings, present } = context;
  const isWhole = Object.keys(journal.read().fates).length === 0;
  if (settings.leg.length === 0 || !(isWhole || !settings.together)) return;
  const record = makeRecord(plan, produced, {
    run: identifyRun(present ?? plan.facts),
    tool: version,
    platforms: settings.leg,
    leaves: listLeftToMerge(settings),
    isTested: (target) => isTested(target, settings),
    isScanned: (target) => isScanned(target, settings),
  });
  journal.learn({ record });
}
