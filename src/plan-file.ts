// SPDX-License-Identifier: Apache-2.0
// A plan that was saved earlier, in the place of the one just made. Reads the file; what is in it is judged elsewhere.
import { resolve } from 'node:path';
import { listMasked } from './plan/build-mask.ts';
import { parseSavedPlan } from './plan/saved.ts';
import { Problem } from './problem.ts';
import { explainSettled, withSettled } from './settings/settled.ts';
import { readText } from './settings-file.ts';
import type { Prepared, Request } from './ship.ts';

/**
 * The plan in a file, with the facts and settings of this run beside it; what was given beside it in
 * vain is among its problems.
 *
 * @throws Problem PLAN_… when there is none in it, or it does not fit this checkout
 */
export async function usePlanFile(
  path: string,
  request: Request,
  fresh: Prepared,
  cwd: string,
): Promise<Prepared> {
  const text = await readText(resolve(cwd, path));
  const { sha, dirty } = fresh.plan.facts;
  const { allowDirty, push } = fresh.settings;
  const parsed = parseSavedPlan(text, path, { sha, dirty: dirty && !allowDirty, push });
  if (!parsed.ok) throw new Problem(parsed.problems);
  const plan = parsed.value;
  const argv = plan.targets.flatMap(({ build }) => build.argv);
  const masked = listMasked(argv);
  const vain = explainSettled(path, { ...request, masked });
  return {
    ...fresh,
    plan: { ...plan, problems: [...plan.problems, ...vain] },
    settings: withSettled(fresh.settings, { settled: plan.settled, argv, masked }),
  };
}
