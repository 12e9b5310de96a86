// SPDX-License-Identifier: Apache-2.0
// Tombstones: records that an image is not to be named by floating tags any more. Pure.
import { isTag } from '../../plan/reference/references.ts';
import type { JsonObject } from '../../registry/json.ts';
import type { RecordKind } from './records.ts';
import { readLine, readMark, type RunMark } from './mark.ts';

/** One word on an image: it is yanked, or not any more. The one with the highest number counts. */
export interface Tombstone {
  readonly schemaVersion: 1;
  readonly kind: 'tagship/yank';
  readonly state: 'yanked' | 'lifted';
  /** One more than that of the tombstone before it: the clocks of machines differ. */
  readonly number: number;
  /** The exact tag that was named: `1.2.3`. */
  readonly version: string;
  readonly because: string;
  /** The floating tags that it is about; absent if it is about all. */
  readonly tags?: readonly string[];
  readonly by: RunMark;
}

/** Why floating tags must not point at an image. */
export interface Yank {
  readonly version: string;
  readonly because: string;
  /** The tags that it is about; absent if it is about all. */
  readonly tags?: readonly string[];
  readonly by: RunMark;
}

/** The longest reason, characters. */
export const BECAUSE_LENGTH = 300;
const MOST_TAGS = 50;
const MOST_NUMBER = 1_000_000;
const STATES = ['yanked', 'lifted'] as const;

/** How tombstones are stored. */
export const YANK_KIND: RecordKind<Tombstone> = {
  artifactType: 'application/vnd.tagship.yank.v1+json',
  parse: parseTombstone,
};

/** A tombstone of a JSON object; undefined if it is none. */
export function parseTombstone(body: JsonObject): Tombstone | undefined {
  const { schemaVersion, kind, number, tags } = body;
  if (schemaVersion !== 1 || kind !== 'tagship/yank' || !isNumber(number)) return undefined;
  const state = STATES.find((one) => one === body.state);
  const version = readLine(body.version, 128);
  const because = readLine(body.because, BECAUSE_LENGTH);
  if (state === undefined || because === undefined) return undefined;
  if (version === undefined || !isTag(version)) return undefined;
  const by = readMark(body.by);
  const base = { schemaVersion, kind, state, number, version, because, by } as const;
  if (tags === undefined) return base;
  return isTags(tags) ? { ...base, tags } : undefined;
}

function isNumber(value: unknown): value is number {
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value);
  return isWhole && value >= 1 && value <= MOST_NUMBER;
}

function isTags(value: unknown): value is readonly string[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= MOST_TAGS &&
    value.every((one) => typeof one === 'string' && isTag(one))
  );
}

/**
 * Whether an image is yanked, for a floating tag or, without one, for all of them. Of two tombstones with the same number, as two
 * runs at once write them, `yanked` counts.
 *
 * | tombstones                                    | `production` | `latest` | all    |
 * | --------------------------------------------- | ------------ | -------- | ------ |
 * | none                                          | –            | –        | –      |
 * | 1 yanked                                      | yanked       | yanked   | yanked |
 * | 1 yanked, 2 lifted                            | –            | –        | –      |
 * | 1 yanked for `production`                     | yanked       | –        | –      |
 * | 1 yanked, 2 lifted, 2 yanked                  | yanked       | yanked   | yanked |
 */
export function decideYank(tombstones: readonly Tombstone[], tag?: string): Yank | undefined {
  const about = tombstones.filter(
    ({ tags }) => tags === undefined || (tag !== undefined && tags.includes(tag)),
  );
  const rank = ({ number, state }: Tombstone) => 2 * number + (state === 'yanked' ? 1 : 0);
  const [last] = [...about].sort((one, other) => rank(other) - rank(one));
  if (last?.state !== 'yanked') return undefined;
  const { version, because, tags, by } = last;
  return { version, because, by, ...(tags === undefined ? {} : { tags }) };
}

/** The number of the next tombstone. */
export function nextNumber(tombstones: readonly Tombstone[]): number {
  return Math.max(0, ...tombstones.map(({ number }) => number)) + 1;
}

/** Why a tag is held, in one clause: `1.2.3 was yanked because it loses data`. */
export function describeYank({ version, because, tags }: Yank): string {
  const what = tags === undefined ? 'yanked' : `taken back from ${tags.join(', ')}`;
  return `${version} was ${what} because ${because}`;
}

/** The next move of a user who wants it again. */
export function hintForYank({ version }: Yank): string {
  return `To release it again: tagship unyank ${version}.`;
}
