// SPDX-License-Identifier: Apache-2.0
// Reads exact tags back before a floating tag follows them. Writes nothing.
import type { TagJournal } from '../../record/journal.ts';
import type { TagResult } from '../../destination.ts';
import { readBack, type Waiting } from '../../verify/verify.ts';
import type { ExactOutcome } from './state.ts';

/**
 * The outcome with each exact tag that was written as its registry answers now: one HEAD each, repeated
 * if the answer is not what was written. A registry, or a proxy in front of it, may accept a
 * write with success and store nothing; such a tag failed, and no floating tag may name its image.
 */
export async function confirmExact(
  outcome: ExactOutcome,
  waiting: Waiting & { readonly journal: Pick<TagJournal, 'note'> },
): Promise<ExactOutcome> {
  const tagResults = await Promise.all(
    outcome.tagResults.map(async (one) => {
      if (!isWritten(one)) return one;
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
