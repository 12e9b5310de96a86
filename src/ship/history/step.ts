// SPDX-License-Identifier: Apache-2.0
// The history as a step of a run; what it needs is loaded only in a run that has one.
import type { TagResult } from '../destination.ts';
import type { Journal } from '../record/journal.ts';
import type { Production } from '../run.ts';

/** Records what was done to the tags, in a run with a history. */
export async function recordHistory(
  tagResults: readonly TagResult[],
  { plan, context }: Production,
  journal: Journal,
): Promise<void> {
  if (!context.settings.history || plan.history !== true) return;
  const { keepHistory } = await import('./write.ts');
  await keepHistory(tagResults, { context, facts: plan.facts }, journal);
}
