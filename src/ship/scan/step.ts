// SPDX-License-Identifier: Apache-2.0
// The scan as a step of a run: which images, with which logins, and what is recorded.
import type { Plan } from '../../plan/plan.ts';
import { hasErrors, Problem, type ProblemData } from '../../problem.ts';
import { settingsForTarget } from '../../settings/targets.ts';
import type { ApplyContext } from '../context.ts';
import type { Journal } from '../record/journal.ts';
import type { Produced, Production } from '../run.ts';
import { isScanned } from './scanned.ts';

/** What is wrong with the scans of a run, before anything is built. */
export async function checkScanning({
  plan,
  context,
}: {
  readonly plan: Pick<Plan, 'targets'>;
  readonly context: ApplyContext;
}): Promise<readonly ProblemData[]> {
  const { settings } = context;
  const scanned = plan.targets.filter((target) => isScanned(target, settings));
  if (scanned.length === 0) return [];
  const { checkScans } = await import('./check.ts');
  return checkScans(
    scanned.map(({ name }) => settingsForTarget(settings, name)),
    context,
  );
}

/**
 * Scans the image of a target, which is given back, and records the result whatever it is. The files of `scan-sarif` and `scan-gitlab` are
 * written before a failed scan ends the run.
 *
 * @throws Problem SCAN_FOUND, SCAN_FAILED, and those of writing a file
 */
export async function scanTarget(
  produced: Produced,
  { context, watch }: Pick<Production, 'context' | 'watch'>,
  journal: Journal,
): Promise<Produced> {
  const { target, pushedImages, reused } = produced;
  const isOfOther = reused && context.settings.leg.length > 0;
  if (isOfOther || !isScanned(target, context.settings)) return produced;
  const { runScan } = await import('./scan.ts');
  const repositories = pushedImages.map(({ destination }) => destination.repository.repository);
  const builtImage = pushedImages[0]?.builtImage ?? produced.builtImage;
  const childEnv = await context.credentials.childEnv(repositories, {
    docker: false,
    fileOnly: true,
  });
  const digest = builtImage?.manifest.digest ?? '';
  const { loadedReference } = produced;
  const scanning = watch.time('scan', () =>
    runScan({
      ...{ target, digest, loadedReference, repositories, context, childEnv },
      note: journal.noteScan,
    }),
  );
  const [end] = await Promise.allSettled([scanning]);
  endScan(end, context, journal);
  return produced;
}

/** Writes the files; then throws why the scan failed, or what is wrong with a file. */
function endScan(end: PromiseSettledResult<void>, context: ApplyContext, journal: Journal): void {
  const problems = context.onScanned?.(journal.read().scans) ?? [];
  if (end.status === 'fulfilled' && !hasErrors(problems)) return;
  if (end.status === 'fulfilled') throw new Problem(problems);
  journal.learn({ problems });
  throw end.reason;
}
