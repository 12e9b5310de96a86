// SPDX-License-Identifier: Apache-2.0
// The map `prune` of the settings file, and the same fields as flags. Opens no file.
import { error, type Parsed, type ProblemData } from '../../problem.ts';
import { nearest } from '../../nearest.ts';
import type { PrunePolicy } from '../prune.ts';
import { cite, isUnset, whereIs } from './written.ts';
import type { Written, WrittenAt, WrittenMap } from './written.ts';

/** The key of the map in the settings file; it is not a setting, since only the command prune has it. */
export const PRUNE = 'prune';

/** The fields, by name. */
export const pruneFields = [
  'keep-last',
  'keep',
  'delete',
  'older-than',
  'untagged-older-than',
  'pull-requests',
  'minimum-age',
] as const;

type Field = (typeof pruneFields)[number];
type Fields = Partial<Record<keyof PrunePolicy, unknown>>;

/**
 * The policy in a map. Codes: SETTINGS_UNKNOWN for a field that does not exist, SETTINGS_BAD_VALUE for a value.
 *
 * | field                                            | value                                             |
 * | ------------------------------------------------ | ------------------------------------------------- |
 * | `keep-last`                                      | a number from 1                                   |
 * | `keep`, `delete`                                 | a pattern of tags, or a list of them              |
 * | `older-than`, `untagged-older-than`, `minimum-age` | an age: `30d`, `2w`, `12h`                      |
 * | `pull-requests`                                  | `closed`                                          |
 */
export function readPrunePolicy(written: Written, origin: WrittenAt): Parsed<PrunePolicy> {
  if (written.kind !== 'map') {
    const hint = 'Write prune: {delete: "pr-*", older-than: 30d}.';
    return refused(bad(origin, written, 'prune takes a map of its rules', hint));
  }
  const policy: Fields = { keep: [], delete: [] };
  const problems: ProblemData[] = [];
  for (const entry of written.entries) {
    const field = pruneFields.find((name) => name === entry.key);
    if (field === undefined) problems.push(unknownField(entry, origin));
    else if (!isUnset(entry.value)) {
      const read = readers[field](entry.value);
      if ('hint' in read) problems.push(badField(origin, field, entry.value, read.hint));
      else Object.assign(policy, read);
    }
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: policy as unknown as PrunePolicy, problems };
}

type Reader = (value: Written) => Fields | { readonly hint: string };

const AGE_HINT = 'Write an age with its unit: 30d, 2w, 12h.';

const readers: Readonly<Record<Field, Reader>> = {
  'keep-last': (value) => {
    const count = /^\d{1,6}$/.test(toWord(value)) ? Number(toWord(value)) : 0;
    return count > 0 ? { keepLast: count } : { hint: 'Write a number from 1.' };
  },
  keep: (value) => toPatterns(value, (keep) => ({ keep })),
  delete: (value) => toPatterns(value, (patterns) => ({ delete: patterns })),
  'older-than': (value) => toAge(value, (olderThanMs) => ({ olderThanMs })),
  'untagged-older-than': (value) =>
    toAge(value, (untaggedOlderThanMs) => ({ untaggedOlderThanMs })),
  'minimum-age': (value) => toAge(value, (minimumAgeMs) => ({ minimumAgeMs })),
  'pull-requests': (value) =>
    toWord(value) === 'closed' ? { pullRequests: 'closed' } : { hint: 'Write closed.' },
};

function toWord(value: Written): string {
  return value.kind === 'word' ? value.text.trim() : '';
}

function toPatterns(
  value: Written,
  make: (patterns: readonly string[]) => Fields,
): ReturnType<Reader> {
  const items = value.kind === 'list' ? value.items : [value];
  if (items.some(({ kind }) => kind !== 'word')) {
    return { hint: 'Write one pattern of tags, or a list of them: [pr-*, sha-*].' };
  }
  const lines = items.flatMap((item) => toWord(item).split('\n'));
  return make(lines.map((line) => line.trim()).filter((line) => line !== ''));
}

const UNITS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `30d`, `2w`, `12h`, `90m`, and `0`. */
function toAge(value: Written, make: (ms: number) => Fields): ReturnType<Reader> {
  const [, count, unit = ''] = /^(\d{1,6})([mhdw]?)$/.exec(toWord(value)) ?? [];
  const isAge = count !== undefined && (unit !== '' || Number(count) === 0);
  return isAge ? make(Number(count) * (UNITS[unit] ?? 0)) : { hint: AGE_HINT };
}

/** The policy of the file with that of flags: a flag replaces its field, and `keep` adds to it. */
export function joinPolicies(file: PrunePolicy | undefined, flags: PrunePolicy): PrunePolicy {
  return {
    ...file,
    ...flags,
    keep: [...(file?.keep ?? []), ...flags.keep],
    delete: flags.delete.length > 0 ? flags.delete : (file?.delete ?? []),
  };
}

function unknownField({ key, at }: WrittenMap['entries'][number], origin: WrittenAt): ProblemData {
  const meant = nearest(key, pruneFields);
  return error(
    'SETTINGS_UNKNOWN',
    `${whereIs(origin, at)}: prune has no field ${cite(origin, key, 'of this name')}`,
    meant === undefined ? `Choose from ${pruneFields.join(', ')}.` : `Write ${meant}.`,
  );
}

function bad(origin: WrittenAt, { at }: Written, what: string, hint: string): ProblemData {
  return error('SETTINGS_BAD_VALUE', `${whereIs(origin, at)}: ${what}`, hint);
}

function badField(origin: WrittenAt, field: Field, value: Written, hint: string): ProblemData {
  const text = value.kind === 'word' ? cite(origin, value.text.trim(), '') : '';
  return bad(origin, value, `invalid ${field}${text === '' ? '' : ` ${text}`}`, hint);
}

function refused(problem: ProblemData): { ok: false; problems: readonly ProblemData[] } {
  return { ok: false, problems: [problem] };
}
