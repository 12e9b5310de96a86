// SPDX-License-Identifier: Apache-2.0
// The history of tags: the part of a receipt that is about one image in one repository. Pure.
import { omitUndefined } from '../../omit-undefined.ts';
import { isTag } from '../../plan/reference/references.ts';
import { isObject, type JsonObject } from '../../registry/json.ts';
import type { ShippedImage } from '../record/receipt.ts';
import { RECORD_BYTES, type RecordKind } from './records.ts';
import { readLine, readMark, type RunMark } from './mark.ts';

/** Which command moved the tags: `back` is `promote --back`. */
export type HistoryCommand = (typeof COMMANDS)[number];

const COMMANDS = ['ship', 'merge', 'promote', 'back', 'yank'] as const;

/** A tag that was written, as in the receipt. */
export type RecordedTag = Pick<ShippedImage, 'tag' | 'kind' | 'action' | 'from' | 'reason'>;

/** What one run did to the tags of one image in one repository. Holds no secret and no name of another repository. */
export interface HistoryRecord {
  readonly schemaVersion: 1;
  readonly kind: 'tagship/history';
  readonly command: HistoryCommand;
  readonly by: RunMark;
  /** `ghcr.io/acme/app` */
  readonly repository: string;
  /** The image that the tags point at now. */
  readonly digest: string;
  readonly version?: string;
  /** The tags that were written; those that stayed are not history. */
  readonly tags: readonly RecordedTag[];
}

/** How history is stored. */
export const HISTORY_KIND: RecordKind<HistoryRecord> = {
  artifactType: 'application/vnd.tagship.history.v1+json',
  parse: parseHistory,
};

/** Tags of one record. */
const MOST_TAGS = 100;
const REASON_LENGTH = 300;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const WRITTEN = ['created', 'moved', 'replaced'] as const;

/** Whether a line of a receipt belongs to the history: its tag was written. */
export function isWritten({ action, digest }: Pick<ShippedImage, 'action' | 'digest'>): boolean {
  return digest !== null && WRITTEN.some((one) => one === action);
}

/** The record of what a run did; undefined if it wrote none of the tags. */
export function makeHistory(
  images: readonly ShippedImage[],
  given: Pick<HistoryRecord, 'command' | 'by' | 'repository' | 'digest'> & {
    readonly version?: string | undefined;
  },
): HistoryRecord | undefined {
  const { command, by, repository, digest, version } = given;
  const tags = images
    .filter((one) => isWritten(one) && one.digest === digest && one.repository === repository)
    .slice(0, MOST_TAGS)
    .map(({ tag, kind, action, from, reason }) => ({
      ...{ tag, kind, action, from },
      reason: readLine(reason.slice(0, REASON_LENGTH), REASON_LENGTH) ?? '',
    }));
  if (tags.length === 0) return undefined;
  const base = {
    schemaVersion: 1,
    kind: 'tagship/history',
    command,
    by,
    repository,
    digest,
  } as const;
  const record = { ...base, ...omitUndefined({ version }), tags };
  const isLong = Buffer.byteLength(JSON.stringify(record)) > RECORD_BYTES;
  return isLong ? { ...record, tags: tags.map((one) => ({ ...one, reason: '' })) } : record;
}

/** A record of a JSON object; undefined if it is none. A tag that is none is left out. */
export function parseHistory(body: JsonObject): HistoryRecord | undefined {
  const { schemaVersion, kind, digest, tags } = body;
  if (schemaVersion !== 1 || kind !== 'tagship/history' || !Array.isArray(tags)) return undefined;
  const command = COMMANDS.find((one) => one === body.command);
  const repository = readLine(body.repository, 400);
  if (command === undefined || repository === undefined || !isDigest(digest)) return undefined;
  const version = readLine(body.version, 128);
  return {
    ...{ schemaVersion, kind, command, by: readMark(body.by), repository, digest },
    ...omitUndefined({ version }),
    tags: tags.slice(0, MOST_TAGS).flatMap(parseTag),
  };
}

function parseTag(value: unknown): readonly RecordedTag[] {
  if (!isObject(value)) return [];
  const { tag, kind, from } = value;
  const action = WRITTEN.find((one) => one === value.action);
  if (typeof tag !== 'string' || !isTag(tag) || action === undefined) return [];
  if (kind !== 'exact' && kind !== 'floating') return [];
  if (from !== null && !isDigest(from)) return [];
  return [{ tag, kind, action, from, reason: readLine(value.reason, REASON_LENGTH) ?? '' }];
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && DIGEST.test(value);
}
