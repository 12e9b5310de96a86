// SPDX-License-Identifier: Apache-2.0
// What happened to the tags of a repository, from the records of their images. Pure.
import type { HistoryEntry } from '../../ship/history/entry.ts';
import { isDone, type HistoryCommand, type RecordedTag } from '../../ship/history/record.ts';
import type { RunMark } from '../../ship/history/mark.ts';

/** One write of one tag; or, for `found`, that a tag was seen at an image. */
export interface Move {
  readonly tag: string;
  readonly kind: RecordedTag['kind'];
  /** `begun`: the run ended before it recorded the move, which what came after shows. */
  readonly action: RecordedTag['action'];
  /** What the tag pointed at before; null if it did not exist, or if that is not known. */
  readonly from: string | null;
  readonly to: string;
  /** The version of the image, as the run said it. */
  readonly version: string | null;
  readonly command: HistoryCommand;
  readonly reason: string;
  readonly by: RunMark;
}

/** Moves from the latest to the first, by the clocks of the machines that made them. */
export function sortMoves<T extends Move>(moves: readonly T[]): readonly T[] {
  const timeOf = ({ by }: Move) => Date.parse(by.at);
  return [...moves].sort(
    (one, other) => timeOf(other) - timeOf(one) || one.tag.localeCompare(other.tag),
  );
}

/** Entries of a tag from the first to the latest. One that names another comes after it, whatever the clocks of both machines said. */
function sortEntries(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const timeOf = ({ by }: HistoryEntry) => Date.parse(by.at);
  const begunAt = new Map(entries.map((one) => [one.record, timeOf(one)]));
  const isFound = ({ action }: HistoryEntry) => (action === 'found' ? 1 : 0);
  const orderOf = (one: HistoryEntry) => Math.max(timeOf(one), begunAt.get(one.begun ?? '') ?? 0);
  return entries.toSorted(
    (one, other) => orderOf(one) - orderOf(other) || isFound(one) - isFound(other),
  );
}

/** The entries that count: without begun moves that a later record of the same run has ended. */
function listOpen(entries: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const ended = new Set(
    entries.filter(({ action }) => action !== 'found').flatMap(({ begun }) => begun ?? []),
  );
  return sortEntries(entries).filter(
    ({ action, record, begun = '' }) =>
      action !== 'left' &&
      !(action === 'begun' && ended.has(record)) &&
      !(action === 'found' && ended.has(begun)),
  );
}

/**
 * The moves of one tag that happened, from the latest to the first. One that was only begun counts if what is known next of the tag is that it
 * was at its image: by the next record, or because it is there now. That a tag was found counts where nothing else says how it got there.
 *
 * | records                                            | current | moves             |
 * | -------------------------------------------------- | ------- | ----------------- |
 * | A to B begun                                       | B       | A to B            |
 * | A to B begun                                       | A       | none              |
 * | A to B begun, B to C                               | C       | A to B, B to C    |
 * | A to B begun, A to C                               | C       | A to C            |
 * | A to B begun, A to B begun                         | B       | A to B, the later |
 * | A to B begun, found at B                           | C       | A to B            |
 * | found at B                                         | B       | found at B        |
 * | A to B, found at B                                 | B       | A to B            |
 * | A to B begun twice, both done                      | B       | A to B            |
 */
export function resolveMoves(
  entries: readonly HistoryEntry[],
  current: string | undefined,
): readonly Move[] {
  const open = listOpen(entries);
  const counted: HistoryEntry[] = [];
  for (const [at, entry] of open.entries()) {
    const [before, next] = [counted.at(-1), open[at + 1]];
    const isCounted = isDone(entry.action)
      ? !isSameMove(entry, before)
      : happened(entry, { before, next, current });
    if (isCounted) counted.push(entry);
  }
  return counted.toReversed().map(toMove);
}

function toMove({ tag, kind, action, from, to, version, command, reason, by }: HistoryEntry): Move {
  return { tag, kind, action, from, to, version, command, reason, by };
}

/** What is known of a tag around a line. */
interface Known {
  readonly before: HistoryEntry | undefined;
  readonly next: HistoryEntry | undefined;
  readonly current: string | undefined;
}

function happened({ action, to }: HistoryEntry, { before, next, current }: Known): boolean {
  if (action === 'begun') return to === (next === undefined ? current : startOf(next));
  return before?.to !== to && (next?.to !== to || next.from === to);
}

/** Whether two runs at once wrote the same: the later one had read where the tag was before the earlier one recorded that. */
function isSameMove({ from, to, began }: HistoryEntry, before: HistoryEntry | undefined): boolean {
  if (before?.to !== to || before.from !== from || began === undefined) return false;
  return Date.parse(began) <= Date.parse(before.by.at);
}

/** Where a tag was when a record of it was made. */
function startOf({ action, from, to }: Pick<Move, 'action' | 'from' | 'to'>): string | null {
  return action === 'found' ? to : from;
}

/** How far `promote --back` came that moved a tag to where it is; undefined if the last that is recorded is something else. */
export function findBack(
  entries: readonly HistoryEntry[],
  current: string,
): 'begun' | 'recorded' | undefined {
  const open = listOpen(entries);
  const last = open.findLast(({ action }) => action !== 'found');
  if (last?.command !== 'back' || last.to !== current) return undefined;
  return last.action === 'begun' && last === open.at(-1) ? 'begun' : 'recorded';
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
    const found = next === undefined ? current : (startOf(next) ?? undefined);
    const isCurrent = next === undefined && current === move.to;
    const isLeft = found !== undefined && found !== move.to;
    return { ...move, isCurrent, ...(isLeft ? { leftFor: found } : {}) };
  });
}
