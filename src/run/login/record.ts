// SPDX-License-Identifier: Apache-2.0
// The record next to a Docker configuration: what it was before, and the logins that jobs have added. Pure.
import { createHash } from 'node:crypto';
import type { Env } from '../../facts/facts.ts';
import { readText } from '../../facts/variables.ts';
import { isObject, parseObject, toTexts } from '../../registry/json.ts';
import { type LoginEntries, mergeLogins, takeOutLogins } from './configuration.ts';

/** A file as it was: its bytes and its mode. */
export interface FileContent {
  readonly base64: string;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** The logins that one step or command has added. */
export interface LoginSet {
  readonly id: string;
  /** The job, and the runner that runs one job at a time; empty outside CI. */
  readonly job: string;
  readonly runner: string;
  readonly sinceMs: number;
  readonly entries: LoginEntries;
}

/** What is known of a configuration that holds logins of ours. */
export interface LoginRecord {
  /** Undefined if there was no file. */
  readonly before: FileContent | undefined;
  /** The topmost directory that was made for it. */
  readonly made: string | undefined;
  /** In the order in which they were added: a later one counts. */
  readonly sets: readonly LoginSet[];
  /** SHA-256 of the file as we wrote it, and as it was just before, where the write may not have happened. */
  readonly known: readonly string[];
}

/** No job runs longer than this, ms. */
const LONGEST_JOB_MS = 7 * 24 * 60 * 60 * 1000;

/** The SHA-256 of a file's text; of no file, an empty text. */
export function toChecksum(text: string | undefined): string {
  return text === undefined ? '' : createHash('sha256').update(text).digest('hex');
}

/** The text that a record keeps; undefined for no file. */
export function toRecordText(content: FileContent | undefined): string | undefined {
  return content === undefined ? undefined : Buffer.from(content.base64, 'base64').toString('utf8');
}

/** All logins of the sets; of two for one key the later. */
function joinEntries(sets: readonly LoginSet[]): LoginEntries {
  return Object.fromEntries(sets.flatMap(({ entries }) => Object.entries(entries)));
}

/**
 * The record for a configuration as it is now, and what jobs have added to it. Where somebody else has written the file since,
 * what it would be without our logins takes the place of what was there before, and a key that was set again
 * is no longer ours.
 */
export function readAgain(record: LoginRecord, now: FileContent | undefined): LoginRecord {
  const text = toRecordText(now);
  if (record.known.includes(toChecksum(text))) return record;
  if (text === undefined || now === undefined) return { ...record, before: undefined, sets: [] };
  const { text: left, changed } = takeOutLogins(
    text,
    toRecordText(record.before),
    joinEntries(record.sets),
  );
  const sets = record.sets.map((set) => ({ ...set, entries: omit(set.entries, changed) }));
  const before =
    left === undefined ? undefined : { ...now, base64: Buffer.from(left).toString('base64') };
  return { ...record, before, sets };
}

/** The text that the configuration gets for these sets; undefined for no file. */
export function toConfiguration({ before, sets }: LoginRecord): string | undefined {
  const entries = joinEntries(sets);
  return Object.keys(entries).length === 0
    ? toRecordText(before)
    : mergeLogins(toRecordText(before), entries);
}

/** Entries without those of some keys. */
export function omit(entries: LoginEntries, keys: readonly string[]): LoginEntries {
  return Object.fromEntries(Object.entries(entries).filter(([key]) => !keys.includes(key)));
}

/** Whether the job of a set has ended without taking it out: its runner runs another one, or it is older than any job. */
export function isLeftBehind(
  { job, runner, sinceMs }: LoginSet,
  present: Pick<LoginSet, 'job' | 'runner'>,
  nowMs: number,
): boolean {
  if (job === '') return false;
  const isOther = runner !== '' && runner === present.runner && job !== present.job;
  return isOther || nowMs - sinceMs > LONGEST_JOB_MS;
}

/** What names a job and its runner, by CI system. */
const JOBS = [
  {
    system: 'GITHUB_ACTIONS',
    job: ['GITHUB_RUN_ID', 'GITHUB_RUN_ATTEMPT', 'GITHUB_JOB'],
    runner: ['RUNNER_NAME', 'RUNNER_TEMP'],
  },
  { system: 'GITLAB_CI', job: ['CI_JOB_ID'], runner: ['CI_RUNNER_ID', 'CI_CONCURRENT_ID'] },
  { system: 'JENKINS_URL', job: ['BUILD_TAG'], runner: ['NODE_NAME', 'EXECUTOR_NUMBER'] },
];

/** The job that an environment is of, and its runner; both empty elsewhere. */
export function readJob(env: Env): Pick<LoginSet, 'job' | 'runner'> {
  const system = JOBS.find(({ system: name }) => readText(env, name) !== undefined);
  const join = (names: readonly string[] = []) =>
    names.map((name) => readText(env, name) ?? '').join(' ');
  return { job: join(system?.job).trim(), runner: join(system?.runner).trim() };
}

/** A record from its text; undefined for anything else. */
export function parseRecord(text: string): LoginRecord | undefined {
  const { before, made, sets, known } = parseObject(text) ?? {};
  const content = before === undefined ? undefined : parseContent(before);
  if (before !== undefined && content === undefined) return undefined;
  if (!Array.isArray(sets) || !Array.isArray(known)) return undefined;
  const parsed = sets.map(parseSet);
  if (parsed.includes(undefined)) return undefined;
  return {
    before: content,
    made: typeof made === 'string' ? made : undefined,
    sets: parsed.filter((set) => set !== undefined),
    known: known.filter((one) => typeof one === 'string'),
  };
}

function parseContent(value: unknown): FileContent | undefined {
  if (!isObject(value)) return undefined;
  const { base64, mode, uid, gid } = value;
  if (typeof base64 !== 'string') return undefined;
  if (typeof mode !== 'number' || typeof uid !== 'number' || typeof gid !== 'number') {
    return undefined;
  }
  return { base64, mode, uid, gid };
}

function parseSet(value: unknown): LoginSet | undefined {
  if (!isObject(value) || !isObject(value.entries)) return undefined;
  const { id, job, runner, sinceMs, entries } = value;
  if (typeof id !== 'string' || typeof job !== 'string') return undefined;
  if (typeof runner !== 'string' || typeof sinceMs !== 'number') return undefined;
  const own = Object.entries(entries).map(([key, entry]) => [key, toTexts(entry)] as const);
  return { id, job, runner, sinceMs, entries: Object.fromEntries(own) };
}
