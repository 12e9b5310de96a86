// SPDX-License-Identifier: Apache-2.0
// The test and the scan as a step of a run: which images, and what is recorded.
import { isMade } from '../../plan/build/made.ts';
import { omitUndefined } from '../../omit-undefined.ts';
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';
import { scanTarget } from '../scan/step.ts';
import { productionFor } from '../targets/production.ts';
import { isTested } from './tested.ts';

/** Runs the user's test against each image that would be tagged, and scans it; those that pass. A merge does not repeat what its legs have done. */
export async function testAndScan(
  produced: readonly Produced[],
  production: Production,
  journal: Journal,
): Promise<readonly Produced[]> {
  const isDone = ({ target }: Produced) => production.merge !== undefined && !isMade(target.build);
  if (produced.every(isDone)) return produced;
  const testOne = async (one: Produced, own: Production): Promise<Produced> =>
    isDone(one) ? one : scanTarget(await test(one, own), own, journal);
  if (production.plan.targets.length > 1) {
    const { testAll } = await import('../targets/produce-all.ts');
    return testAll(produced, production, journal, testOne);
  }
  const tested: Produced[] = [];
  for (const one of produced) {
    tested.push(await testOne(one, productionFor(production, one.target)));
  }
  journal.learn({ produced: tested });
  return tested;
}

/** The image with the results of its test. */
async function test(
  produced: Produced,
  { context, buildEnvironment, watch }: Production,
): Promise<Produced> {
  const { target, builtImage: whole, pushedImages, loadedReference, reused } = produced;
  if (!isTested(target, context.settings)) return produced;
  if (reused && context.settings.leg.length > 0) return produced;
  const { runGate } = await import('./test.ts');
  const childEnv = await buildEnvironment.childEnv();
  const builtImage = pushedImages[0]?.builtImage ?? whole;
  const built = {
    digest: builtImage?.manifest.digest ?? '',
    platforms: { ...builtImage?.platforms },
    ...omitUndefined({ loadedReference }),
  };
  const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
  const input = { target, built, repositories, context, childEnv };
  return { ...produced, tests: await watch.time('gate', () => runGate(input)) };
}
