// SPDX-License-Identifier: Apache-2.0
// The record of a leg: what it built, for the run that merges. Types, and the reader of untrusted text. Pure.
import * as v from 'valibot';
import { MASK } from '../../plan/build/mask.ts';
import { error, type Parsed, type ProblemData } from '../../problem.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import { isObject, parseJson, type JsonObject } from '../../registry/json.ts';
import type { LegRecord } from '../record/receipt.ts';

/** Marks a record in whatever it is wrapped. */
export const RECORD_KIND = 'tagship/leg';

/** A record has about 400 bytes for each image. */
const MOST_CHARACTERS = 4 * 1024 * 1024;
const MOST_RECORDS = 1_000;
const MOST_IMAGES = 1_000;

/** How deep JSON texts may stand in JSON texts: `toJSON(needs)` has records as texts in outputs. */
const MOST_WRAPPINGS = 4;

/** More problems than these add nothing. */
const MOST_PROBLEMS = 20;

const line = v.pipe(
  v.string(),
  // eslint-disable-next-line no-control-regex -- it matches control characters
  v.regex(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,300}$/, 'not a line of text'),
);
const platform = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._+()/-]{0,99}$/, 'not a platform'),
);
const digest = v.pipe(v.string(), v.check(isDigest, 'not a digest'));
const mediaType = v.pipe(
  v.string(),
  v.regex(/^application\/[a-z0-9.+-]{1,100}$/, 'not the media type of an image'),
);

const image = v.object({
  target: line,
  platform,
  digest: v.nullable(digest),
  mediaType: v.nullable(mediaType),
  version: v.nullable(line),
  revision: line,
  recipe: v.pipe(v.string(), v.regex(/^(?:\d{1,3}:)?[0-9a-f]{64}$/, 'not a recipe')),
  tested: v.boolean(),
  scanned: v.boolean(),
});

const record = v.object({
  schemaVersion: v.literal(1, 'not a version of the record that this tagship reads'),
  kind: v.literal(RECORD_KIND),
  tool: v.pipe(v.string(), v.regex(/^[0-9A-Za-z.+-]{1,50}$/, 'not a version')),
  run: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'not the checksum of a run')),
  attempt: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  leg: v.pipe(v.string(), v.regex(/^[\w.+-]{1,300}$/, 'not the name of a leg')),
  leaves: v.pipe(v.array(v.picklist(['sign', 'github-attestation'])), v.maxLength(2)),
  images: v.pipe(v.array(image), v.maxLength(MOST_IMAGES, `more than ${MOST_IMAGES} images`)),
});

/** What messages call the setting `legs` where it is JSON itself. */
export const JSON_SETTING = 'the JSON in legs';

/**
 * The records in a text, each once. The text is JSON in which records may stand anywhere, also as JSON texts:
 *
 * | text                          | from                                     |
 * | ----------------------------- | ---------------------------------------- |
 * | a record                      | `--record FILE`, the output `record`     |
 * | a list of records or of texts | a job that collects outputs              |
 * | an object                     | `toJSON(needs.leg.outputs)`              |
 * | an object in an object        | `toJSON(needs)`                          |
 *
 * The problems LEG_RECORD_UNREADABLE quote nothing of the text, which may be any file.
 *
 * @param where names the text: {@link JSON_SETTING}, or the path of a file.
 */
export function parseRecords(text: string, where: string): Parsed<readonly LegRecord[]> {
  if (text.length > MOST_CHARACTERS) {
    const limit = `${MOST_CHARACTERS / 1024 / 1024} MiB`;
    return refuse([unreadable(where, `it has more than ${limit}`)]);
  }
  const value = parseJson(text);
  if (value === undefined) return refuse([unreadable(where, 'it is not JSON')]);
  const found = find(value, MOST_WRAPPINGS);
  if (found.length > MOST_RECORDS) {
    return refuse([unreadable(where, `it has more than ${MOST_RECORDS} records`)]);
  }
  const read = found.map((one) => readRecord(one, where));
  const problems = read.flatMap((one) => one.problems);
  if (problems.length > 0) return refuse(problems.slice(0, MOST_PROBLEMS));
  const records = read.flatMap((one) => (one.ok ? [one.value] : []));
  return { ok: true, value: distinct(records), problems: [] };
}

/** The same records, each once: a glob and JSON may give one twice. */
export function distinct(records: readonly LegRecord[]): readonly LegRecord[] {
  return [...new Map(records.map((one) => [JSON.stringify(one), one])).values()];
}

/**
 * The error LEG_RECORD_UNREADABLE; `why` completes "X cannot be read as the record of a leg: ". The hint is about the files of
 * the legs, unless the setting itself is JSON, as on GitHub.
 */
export function unreadable(where: string, why: string): ProblemData {
  return error(
    'LEG_RECORD_UNREADABLE',
    `${where} cannot be read as the record of a leg: ${why}.`,
    where === JSON_SETTING
      ? 'Pass the outputs of the legs unchanged: ${{ toJSON(needs.leg.outputs) }}.'
      : 'Name the files that ship --record wrote in the jobs of the legs, unchanged: those jobs must keep them as artifacts.',
  );
}

/** A text that should be a record and is cut off or edited. */
const BROKEN = Symbol('a record that is not JSON');

function find(value: unknown, wrappings: number): readonly (JsonObject | typeof BROKEN)[] {
  if (typeof value === 'string') {
    const inner = wrappings > 0 && /^\s*[[{"]/.test(value) ? parseJson(value) : undefined;
    if (inner !== undefined) return find(inner, wrappings - 1);
    return value.includes(RECORD_KIND) ? [BROKEN] : [];
  }
  if (Array.isArray(value)) return value.flatMap((item) => find(item, wrappings));
  if (!isObject(value)) return [];
  if (value.kind === RECORD_KIND) return [value];
  return Object.values(value).flatMap((item) => find(item, wrappings));
}

function readRecord(value: JsonObject | typeof BROKEN, where: string): Parsed<LegRecord> {
  if (value === BROKEN) return refuse([unreadable(where, 'a record in it is not JSON')]);
  if (JSON.stringify(value).includes(MASK)) return refuse([masked(where)]);
  const parsed = v.safeParse(record, value, { abortPipeEarly: true });
  if (parsed.success) return { ok: true, value: parsed.output, problems: [] };
  return refuse(parsed.issues.slice(0, MOST_PROBLEMS).map((issue) => describe(issue, where)));
}

function describe({ path, message, input }: v.BaseIssue<unknown>, where: string): ProblemData {
  const field = (path ?? []).map(({ key }) => key).join('.');
  const isKnown = /^(?:not|more) /.test(message);
  const what = input === undefined ? 'missing' : isKnown ? message : 'not of the right type';
  return unreadable(where, `${field} is ${what}`);
}

/** What a run knows to be secret is masked in its outputs and files, also where a record needs it. */
function masked(where: string): ProblemData {
  return {
    ...unreadable(where, `the value of a secret is masked in it, as ${MASK}`),
    hint: 'Give that secret another value: one that is not a part of a platform, a version or a name of a target.',
  };
}

function refuse(problems: readonly ProblemData[]): Parsed<never> {
  return { ok: false, problems };
}
