// SPDX-License-Identifier: Apache-2.0
// The history of tags: the part of a receipt that is about one image in one repository. Pure.
import { omitUndefined } from '../../omit-undefined.ts';
import { isTag } from '../../plan/reference/references.ts';
import { isObject, type JsonObject } from '../../registry/json.ts';
import type { ShippedImage } from '../record/receipt.ts';
import { RECORD_BYTES, type RecordKind } from './records.ts';
import { readLine, readMark, readTime, type RunMark } from './mark.ts';

/** Which command moved the tags: `back` is `promote --back`. */
export type HistoryCommand = (typeof COMMANDS)[number];

const COMMANDS = ['ship', 'merge', 'promote', 'back', 'yank'] as const;

/**
 * What a record says of a tag. `created`, `moved`, `replaced`: the run wrote it, and read it back. `begun`: the run is about to move it.
 * `left`: the run did not move it after all. `found`: it points at the image already, and no record says how it got there. A
 * version of the program that does not know an action leaves out the line.
 */
export type RecordedAction = (typeof ACTIONS)[number];

const WRITTEN = ['created', 'moved', 'replaced'] as const;
const ACTIONS = [...WRITTEN, 'begun', 'left', 'found'] as const;

/** A tag in a record. */
export interface RecordedTag extends Pick<ShippedImage, 'tag' | 'kind' | 'reason'> {
  readonly action: RecordedAction;
  /** What it pointed at before; null if it did not exist, or if that is not known. */
  readonly from: string | null;
  /** The manifest of the record in which the same move was begun. */
  readonly begun?: string;
}

/** What one run did to the tags of one image in one repository. Holds no secret and no name of another repository. */
export interface HistoryRecord {
  readonly schemaVersion: 1;
  readonly kind: 'tagship/history';
  readonly command: HistoryCommand;
  readonly by: RunMark;
  /** `ghcr.io/acme/app` */
  readonly repository: string;
  /** The image that the tags point at, or are about to. */
  readonly digest: string;
  readonly version?: string;
  /** When the run began to move them: it had read where they were. UTC ISO 8601, absent if it moved none. */
  readonly began?: string;
  /** The tags that the run wrote, is about to write, or found without a record; others that stayed are not history. */
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

/** Whether a line of a receipt belongs to the history: its tag was written. */
export function isWritten({ action, digest }: Pick<ShippedImage, 'action' | 'digest'>): boolean {
  return digest !== null && isDone(action);
}

/** Whether an action is the write of a tag that was read back. */
export function isDone(action: string): boolean {
  return WRITTEN.some((one) => one === action);
}

/** The record of what a run did, or is about to do, with the tags of an image; undefined if there is nothing to say. */
export function makeHistory(
  lines: readonly RecordedTag[],
  given: Pick<HistoryRecord, 'command' | 'by' | 'repository' | 'digest'> & {
    readonly version?: string | undefined;
    readonly began?: string | undefined;
  },
): HistoryRecord | undefined {
  const { command, by, repository, digest, version, began } = given;
  const tags = lines.slice(0, MOST_TAGS).map(({ tag, kind, action, from, reason, begun }) => ({
    ...{ tag, kind, action, from },
    reason: readReason(reason.slice(0, REASON_LENGTH)),
    ...omitUndefined({ begun }),
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
  const record = { ...base, ...omitUndefined({ version, began }), tags };
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
    ...omitUndefined({ version, began: readTime(body.began) }),
    tags: tags.slice(0, MOST_TAGS).flatMap(parseTag),
  };
}

function parseTag(value: unknown): readonly RecordedTag[] {
  if (!isObject(value)) return [];
  const { tag, kind, from, begun } = value;
  const action = ACTIONS.find((one) => one === value.action);
  if (typeof tag !== 'string' || !isTag(tag) || action === undefined) return [];
  if (kind !== 'exact' && kind !== 'floating') return [];
  if (from !== null && !isDigest(from)) return [];
  const reason = readReason(value.reason);
  return [{ tag, kind, action, from, reason, ...(isDigest(begun) ? { begun } : {}) }];
}

function readReason(value: unknown): string {
  return readLine(value, REASON_LENGTH) ?? '';
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && DIGEST.test(value);
}
