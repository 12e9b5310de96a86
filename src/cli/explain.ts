// SPDX-License-Identifier: Apache-2.0
// plan --explain: why each target has the tags it has, and which files it is built from.
import { explainPlan } from '../plan/explain.ts';
import { renderExplanation } from '../report/plan/explain-text.ts';
import { readInputFiles } from '../run/inputs/input-files.ts';
import type { Prepared, RunEnvironment } from '../run/request.ts';
import type { Invocation } from '../settings/inputs/flags.ts';
import type { Cli } from './cli.ts';

/** Prints the explanation of a plan that is masked already, as text or JSON. */
export async function printExplanation(
  { maskValue, paint, print, printJson }: Cli,
  { json }: Invocation,
  run: Pick<Prepared, 'plan' | 'settings'> & { readonly environment: RunEnvironment },
): Promise<void> {
  const inputs = await readInputFiles(run.plan, run.settings, run.environment);
  const explained = explainPlan(run.plan, new Map(maskValue([...inputs])));
  if (json) printJson(explained);
  else print(renderExplanation(explained, paint));
}
