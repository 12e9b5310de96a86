// SPDX-License-Identifier: Apache-2.0
// What a prune says that a signal has ended.
import { error, type Parsed, type ProblemData } from '../../problem.ts';
import { toProblems } from '../../ship/destination.ts';
import { readInterruption } from '../../ship/end.ts';
import type { PruneOutcome } from './apply.ts';
import type { PrunePlan } from './plan.ts';

/** What was done by the time of a signal. */
type Done = Omit<PruneOutcome, 'problems'>;

const NOTHING = { tags: [], digests: [], uncertain: [] };

/** What work comes to, or the problems that it throws; PRUNE_INTERRUPTED where a signal has ended the run, with what was done by then. */
export async function attempt<T>(
  { plan, signal }: { readonly plan: PrunePlan; readonly signal?: AbortSignal | undefined },
  work: () => Promise<T>,
  done: Done = NOTHING,
): Promise<Parsed<T>> {
  try {
    signal?.throwIfAborted();
    return { ok: true, value: await work(), problems: [] };
  } catch (thrown) {
    const why = readInterruption(signal);
    if (why === undefined) return { ok: false, problems: toProblems(thrown) };
    return { ok: false, problems: [describeInterrupted(plan.repository, why, done)] };
  }
}

/** Most tags that a message names; the receipt has all. */
const MOST_NAMED = 10;

function describeInterrupted(
  repository: string,
  why: string,
  { tags, digests, uncertain }: Done,
): ProblemData {
  const isDeleted = digests.length + tags.length > 0;
  const names = tags.length === 0 ? '' : ` (${listSome(tags)})`;
  const done = isDeleted
    ? `${count(digests, 'manifest')} and ${count(tags, 'tag')}${names} were`
    : 'nothing was';
  const verb = uncertain.length === 1 ? 'is' : 'are';
  const open =
    uncertain.length === 0 ? '' : `; it is not known whether ${listSome(uncertain)} ${verb} gone`;
  const message = `${repository}: the prune was interrupted (${why}): ${done} deleted${open}.`;
  const hint = 'Prune again: it completes what was begun, and checks what stays.';
  return error('PRUNE_INTERRUPTED', message, hint);
}

function count(items: readonly string[], what: string): string {
  return `${items.length} ${what}${items.length === 1 ? '' : 's'}`;
}

function listSome(items: readonly string[]): string {
  const more = items.length > MOST_NAMED ? ` and ${items.length - MOST_NAMED} more` : '';
  return `${items.slice(0, MOST_NAMED).join(', ')}${more}`;
}
