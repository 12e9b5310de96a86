// SPDX-License-Identifier: Apache-2.0
// Reads exact tags back before a floating tag follows them. Writes nothing.
import type { TagJournal } from '../../record/journal.ts';
import type { TagResult } from '../../destination.ts';
import { readBack, type Waiting } from '../../verify/verify.ts';
import type { ExactOutcome } from './state.ts';

/** What reading back needs. */
export type Confirming = Waiting & { readonly journal: Pick<TagJournal, 'note'> };

/**
 * The outcome with each exact tag that was written as its registry answers now: one HEAD each, repeated
 * if the answer is not what was written. A registry, or a proxy in front of it, may accept a
 * write with success and store nothing; such a tag failed, and no floating tag may name its image.
 */
export async function confirmExact(
  outcome: ExactOutcome,
  waiting: Confirming,
): Promise<ExactOutcome> {
  return readThose(isWritten, outcome, waiting);
}

/** The same for all exact tags of a destination, those that were not written included. */
export async function readExactAgain(
  outcome: ExactOutcome,
  waiting: Confirming,
): Promise<ExactOutcome> {
  const isKnown = ({ image, expected }: TagResult): boolean =>
    expected !== undefined && image.action !== 'failed';
  return readThose(isKnown, outcome, waiting);
}

async function readThose(
  isAsked: (tagResult: TagResult) => boolean,
  outcome: ExactOutcome,
  waiting: Confirming,
): Promise<ExactOutcome> {
  const tagResults = await Promise.all(
    outcome.tagResults.map(async (one) => {
      if (!isAsked(one)) return one;
      const [back = one] = await readBack([one], waiting);
      waiting.journal.note(back);
      return back;
    }),
  );
  const found = tagResults.filter((one, at) => one.problem !== outcome.tagResults[at]?.problem);
  const problems = found.flatMap(({ problem }) => problem ?? []);
  return { ...outcome, tagResults, problems: [...outcome.problems, ...problems] };
}

function isWritten({ image, expected }: TagResult): boolean {
  return expected !== undefined && (image.action === 'created' || image.action === 'replaced');
}
