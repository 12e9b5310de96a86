// SPDX-License-Identifier: Apache-2.0
// Reads the history of tags: from the image that each points at, back through the images that it pointed at before. Writes nothing.
import { createSlots } from '../../registry/http/pause.ts';
import type { Repository } from '../../registry/registry.ts';
import { toHistoryEntries, type HistoryEntry } from '../../ship/history/entry.ts';
import { HISTORY_KIND } from '../../ship/history/record.ts';
import { readNewestRecords } from '../../ship/history/records.ts';

/** What of the history is read. */
export interface HistoryRange {
  /** The tag that is followed; all tags of the images without one. */
  readonly tag?: string;
  /** Moves before it are not followed, ms since 1970. */
  readonly sinceMs?: number;
}

/** What was read. */
export interface ReadHistory {
  readonly entries: readonly HistoryEntry[];
  /** There are more images, or records of one, than were read. */
  readonly isCut: boolean;
}

/** Images whose records are read. */
const MOST_IMAGES = 200;
const AT_ONCE = 8;

/** What is recorded of the tags of the images of `digests`, and of those that they pointed at before, from the latest back. */
export async function readTagHistory(
  repository: Repository,
  digests: readonly string[],
  range: HistoryRange,
): Promise<ReadHistory> {
  const seen = new Set(digests.slice(0, MOST_IMAGES));
  const slots = createSlots(AT_ONCE);
  const entries: HistoryEntry[] = [];
  let isCut = digests.length > MOST_IMAGES;
  let next = [...seen];
  while (next.length > 0) {
    const read = await Promise.all(
      next.map((digest) => slots.within(() => readEntries(repository, digest, range))),
    );
    const found = read.flatMap((one) => one.entries);
    if (read.some((one) => one.isCut)) isCut = true;
    entries.push(...found);
    const before = new Set(found.flatMap(({ from }) => from ?? []));
    next = [...before].filter((digest) => !seen.has(digest));
    if (seen.size + next.length > MOST_IMAGES) isCut = true;
    next = next.slice(0, MOST_IMAGES - seen.size);
    for (const digest of next) seen.add(digest);
  }
  return { entries, isCut };
}

async function readEntries(
  repository: Repository,
  digest: string,
  { tag, sinceMs = 0 }: HistoryRange,
): Promise<ReadHistory> {
  const { name } = repository.repository;
  const { records, left } = await readNewestRecords(repository, digest, HISTORY_KIND);
  const entries = records
    .flatMap((record) => toHistoryEntries(record, { repository: name, digest }))
    .filter((one) => (tag === undefined || one.tag === tag) && Date.parse(one.by.at) >= sinceMs);
  return { entries, isCut: left > 0 };
}
