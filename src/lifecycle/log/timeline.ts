// SPDX-License-Identifier: Apache-2.0
// What happened to the tags of a repository, from the records of their images. Pure.
import type { HistoryCommand, HistoryRecord, RecordedTag } from '../../ship/history/record.ts';
import type { RunMark } from '../../ship/history/mark.ts';

/** One write of one tag. */
export interface Move {
  readonly tag: string;
  readonly kind: RecordedTag['kind'];
  readonly action: RecordedTag['action'];
  /** What the tag pointed at before; null if it did not exist. */
  readonly from: string | null;
  readonly to: string;
  /** The version of the image, as the run said it. */
  readonly version: string | null;
  readonly command: HistoryCommand;
  readonly reason: string;
  readonly by: RunMark;
}

/** The moves that a record tells of. It counts for the repository and the image that it was found at, and for nothing else. */
export function toMoves(
  record: HistoryRecord,
  found: { readonly repository: string; readonly digest: string },
): readonly Move[] {
  if (record.repository !== found.repository || record.digest !== found.digest) return [];
  const { command, by, digest: to, version = null } = record;
  return record.tags.map(({ tag, kind, action, from, reason }) => ({
    ...{ tag, kind, action, from, to, version, command, reason, by },
  }));
}

/** Moves from the latest to the first, by the clocks of the machines that made them. */
export function sortMoves<T extends Move>(moves: readonly T[]): readonly T[] {
  const timeOf = ({ by }: Move) => Date.parse(by.at);
  return [...moves].sort(
    (one, other) => timeOf(other) - timeOf(one) || one.tag.localeCompare(other.tag),
  );
}

/** Commands that move a tag to an image that it pointed at before. */
const BACKWARDS: ReadonlySet<HistoryCommand> = new Set(['back', 'yank']);

/**
 * The images that a tag pointed at before its current one, the last first. What was left by going back does not come again, so
 * that going back twice is two images back.
 *
 * | moves of the tag                  | current | before     |
 * | --------------------------------- | ------- | ---------- |
 * | A, B, C                           | C       | B, A       |
 * | A, B, C, back to B                | B       | A          |
 * | A, B, C, back to B, D             | D       | B, A       |
 * | A, (not recorded: B), C from B    | C       | B, A       |
 * | none to C                         | C       | none       |
 */
export function listBefore(moves: readonly Move[], current: string): readonly string[] {
  const stack: string[] = [];
  for (const { command, from, to } of sortMoves(moves).toReversed()) {
    if (BACKWARDS.has(command)) {
      while (stack.length > 0 && stack.at(-1) !== to) stack.pop();
    } else if (from !== null && stack.at(-1) !== from) stack.push(from);
    if (stack.at(-1) !== to) stack.push(to);
  }
  if (stack.at(-1) !== current) return [];
  return [...new Set(stack.slice(0, -1).toReversed())].filter((digest) => digest !== current);
}

/** A move with what the line after it shows. */
export interface LoggedMove extends Move {
  /** The tag points at this image now, and this move was the last to it. */
  readonly isCurrent: boolean;
  /** Between this move and the next one recorded something else moved the tag: it was at this image when the next one came. */
  readonly leftFor?: string;
}

/** The moves of one tag, the latest first, each with what is known of the time after it. */
export function explainMoves(
  moves: readonly Move[],
  current: string | undefined,
): readonly LoggedMove[] {
  const sorted = sortMoves(moves);
  return sorted.map((move, at) => {
    const next = sorted[at - 1];
    const found = next === undefined ? current : (next.from ?? undefined);
    const isCurrent = next === undefined && current === move.to;
    const isLeft = found !== undefined && found !== move.to;
    return { ...move, isCurrent, ...(isLeft ? { leftFor: found } : {}) };
  });
}
