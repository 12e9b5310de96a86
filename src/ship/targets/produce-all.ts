// SPDX-License-Identifier: Apache-2.0
// Builds several targets side by side, and tests them. A target that fails does not stop the report of the others.
import { totalmem } from 'node:os';
import type { Target } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import { toParallel } from '../../settings/values/parallel.ts';
import { toProblems } from '../destination.ts';
import type { Journal } from '../record/journal.ts';
import type { Fate, Produced, Production } from '../run.ts';
import { createBufferedLogs } from './buffered-log.ts';
import { concurrentProduction, productionFor } from './production.ts';
import { createProgress } from './progress.ts';
import { runSchedule } from './schedule.ts';

/** Makes the image of one target. */
export type Make = (target: Target, production: Production) => Promise<Produced>;

/**
 * Makes the images of all targets, each after those that it is built on. Those that fail are recorded with their
 * problems, those that need one of them as skipped.
 *
 * @throws what is no Problem, when all that runs has ended
 */
export async function produceAll(
  production: Production,
  journal: Journal,
  make: Make,
): Promise<readonly Produced[]> {
  const { plan, context } = production;
  const made = new Map<string, Produced>();
  const createLog = createBufferedLogs(context.log);
  const limit = toParallel(context.settings.parallel, totalmem());
  const progress = createProgress(
    plan.targets.map(({ name }) => name),
    context,
  );
  const produceOne = async (name: string): Promise<boolean> => {
    const target = plan.targets.find((one) => one.name === name);
    if (target === undefined) return false;
    const { log, flush } = createLog();
    const say = sayEnds(production, flush, name);
    say.begin();
    progress.begin(name);
    try {
      const heard = progress.listen(name, log);
      const own = { ...concurrentProduction(production, target, heard), made };
      const produced = await make(target, own);
      made.set(name, produced);
      const ordered = plan.targets.flatMap((one) => made.get(one.name) ?? []);
      journal.learn({ produced: ordered, problems: produced.problems });
      progress.end(name);
      await say.end(produced.reused ? 'already there' : 'built');
      return true;
    } catch (thrown) {
      progress.end(name);
      await say.end('failed');
      fail(journal, name, toProblems(thrown));
      return false;
    }
  };
  const skip = (name: string, needed: string): void => {
    const { status = 'failed' } = journal.read().fates[needed] ?? {};
    const reason = `its base "${needed}" ${status === 'failed' ? 'failed' : 'was skipped'}`;
    progress.end(name);
    journal.learn({ fates: { [name]: { status: 'skipped', reason } } });
  };
  try {
    await runSchedule(plan.targets, limit, produceOne, skip);
  } finally {
    progress.stop();
  }
  return journal.read().produced;
}

/** Runs the test of each target; those that pass, or have none. */
export async function testAll(
  produced: readonly Produced[],
  production: Production,
  journal: Journal,
  test: (produced: Produced, production: Production) => Promise<Produced>,
): Promise<readonly Produced[]> {
  return eachApart(produced, journal, async (one) => {
    const tested = await test(one, productionFor(production, one.target));
    const { produced: known } = journal.read();
    journal.learn({
      produced: known.map((other) => (other.target === one.target ? tested : other)),
    });
    return tested;
  });
}

/** Runs a step for each target in turn, and records those that it fails for; the results of the others. */
export async function eachApart<T>(
  produced: readonly Produced[],
  journal: Journal,
  step: (one: Produced) => Promise<T>,
): Promise<readonly T[]> {
  const results: T[] = [];
  for (const one of produced) {
    try {
      results.push(await step(one));
    } catch (thrown) {
      fail(journal, one.target.name, toProblems(thrown));
    }
  }
  return results;
}

function fail(journal: Journal, name: string, problems: readonly ProblemData[]): void {
  const [first] = problems.filter(({ level }) => level === 'error');
  const reason = first?.message.split('\n', 1)[0] ?? 'no reason is known';
  const fate: Fate = { status: 'failed', reason };
  journal.learn({ fates: { [name]: fate }, problems });
}

/** In CI the log of each target as one group when it ends; elsewhere one line, and the log only if it failed. */
function sayEnds(
  { plan, context: { log, clock } }: Production,
  flush: (title: string) => Promise<void>,
  name: string,
): { readonly begin: () => void; readonly end: (how: string) => Promise<void> } {
  const began = clock.now();
  return {
    begin: () => {
      if (log.status === undefined) log.info(`${name}: started`);
    },
    end: async (how) => {
      const seconds = ((clock.now() - began) / 1000).toFixed(1);
      const title = `${name}: ${how} after ${seconds} s`;
      if (plan.facts.ci !== 'local' || how === 'failed') await flush(title);
      else log.info(title);
    },
  };
}
