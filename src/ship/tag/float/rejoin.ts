// SPDX-License-Identifier: Apache-2.0
// The results of floating tags that were decided twice, since another run wrote them meanwhile.
import type { TagResult } from '../../destination.ts';

/** The lines of tags that were decided twice, for the receipt: from what they were before the first time to what they are now. */
export function joinResults(
  first: readonly TagResult[],
  second: readonly TagResult[],
): readonly TagResult[] {
  return second.map((after) => {
    const before = first.find(
      ({ destination, planned }) =>
        destination === after.destination && planned.tag === after.planned.tag,
    );
    const { digest, action } = after.image;
    if (before?.expected === undefined || digest === null || action === 'failed') return after;
    const { from } = before.image;
    const moved = from === null ? 'created' : 'moved';
    const line = action === 'held' ? action : from === digest ? 'kept' : moved;
    return { ...after, image: { ...after.image, from, action: line }, expected: digest };
  });
}
