// SPDX-License-Identifier: Apache-2.0
// What the records of an image say of its tags, line by line, and which tags in place lack one. Pure.
import { omitUndefined } from '../../omit-undefined.ts';
import type { ShippedImage } from '../record/receipt.ts';
import type { HistoryRecord, RecordedTag } from './record.ts';
import type { FoundRecord } from './records.ts';

/** One line of a record, with what it shares with the others of the record. */
export interface HistoryEntry extends RecordedTag, Pick<HistoryRecord, 'command' | 'by' | 'began'> {
  /** The image. */
  readonly to: string;
  /** The version of the image, as the run said it. */
  readonly version: string | null;
  /** The manifest of the record. */
  readonly record: string;
}

/** What a record says. It counts for the repository and the image that it was found at, and for nothing else. */
export function toHistoryEntries(
  { digest: own, record }: FoundRecord<HistoryRecord>,
  found: { readonly repository: string; readonly digest: string },
): readonly HistoryEntry[] {
  if (record.repository !== found.repository || record.digest !== found.digest) return [];
  const { command, by, began, digest: to, version = null } = record;
  const shared = { to, version, command, by, record: own, ...omitUndefined({ began }) };
  return record.tags.map((line) => ({ ...line, ...shared }));
}

const FOUND = 'it was there, and not recorded';

/**
 * The lines for tags that are in place, by what is recorded at their image: none for a tag whose last move is recorded, or was
 * found already. A run that was killed leaves a tag without a record, or with one of a move that was only begun.
 */
export function listFound(
  kept: readonly Pick<ShippedImage, 'tag' | 'kind'>[],
  entries: readonly HistoryEntry[],
): readonly RecordedTag[] {
  return kept.flatMap(({ tag, kind }) => {
    const own = entries.filter((one) => one.tag === tag);
    const ended = new Set(own.flatMap(({ begun }) => begun ?? []));
    const [last] = own
      .filter(({ action }) => action === 'begun')
      .toSorted((one, other) => Date.parse(other.by.at) - Date.parse(one.by.at));
    const line = { tag, kind, action: 'found', from: null, reason: FOUND } as const;
    if (last !== undefined && !ended.has(last.record)) return [{ ...line, begun: last.record }];
    const isKnown = own.some(({ action }) => action !== 'begun' && action !== 'left');
    return isKnown ? [] : [line];
  });
}
