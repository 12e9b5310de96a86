// SPDX-License-Identifier: Apache-2.0
// The history as steps of a run; what it needs is loaded only in a run that has one.
import type { Journal } from '../record/journal.ts';
import type { Production } from '../run.ts';
import type { TagHistory } from './history.ts';

/** The history of a run that ships or merges; undefined for a run without one. */
export async function openHistory(
  { plan, context }: Production,
  { noteReferrer: note }: Journal,
): Promise<TagHistory | undefined> {
  if (!context.settings.history || plan.history !== true) return undefined;
  const command = context.settings.legs === undefined ? 'ship' : 'merge';
  const { createHistory } = await import('./write.ts');
  return createHistory({ ...context, facts: plan.facts, command, note });
}
