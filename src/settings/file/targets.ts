// SPDX-License-Identifier: Apache-2.0
// The map `targets` of the settings file, entry by entry. Opens no file.
import { error, type ProblemData } from '../../problem.ts';
import { isForTarget, isTargetName, settingsTable, TARGET_NAME_HINT } from '../table/table.ts';
import { parseBoolean } from '../values/boolean.ts';
import { cite, isUnset, whereIs } from './written.ts';
import type { FoundSetting, Position, Written, WrittenAt, WrittenMap } from './written.ts';

/** The key of the map in the settings file; it is no setting, since only the file can hold it. */
export const TARGETS = 'targets';

/** Besides settings, what a target may say: its image goes to the project's own repository. */
const DEFAULT = 'default';

/** One target as written. */
export interface WrittenTarget {
  readonly name: string;
  readonly isDefault: boolean;
  /** `tagship.yml:3:3` */
  readonly where: string;
  /** It is written in a file of the checkout. */
  readonly isOfCheckout: boolean;
  /** It is there only for targets that are built on it. */
  readonly isBase?: true;
  /** The settings that it gives itself. */
  readonly found: readonly FoundSetting[];
  /** The names of settings that are not taken from the top level, those that it leaves empty included. */
  readonly own: ReadonlySet<string>;
}

/** The settings in one map. */
export interface TakenEntries {
  readonly found: readonly FoundSetting[];
  readonly problems: readonly ProblemData[];
  /** The names of those that count only in a trusted run. */
  readonly leftOut: readonly string[];
}

/** All targets. */
export interface TakenTargets {
  readonly targets: readonly WrittenTarget[];
  readonly problems: readonly ProblemData[];
  /** `targets.api.images` */
  readonly leftOut: readonly string[];
}

type Entry = WrittenMap['entries'][number];

/**
 * The targets in the map. Codes: TARGETS_SHAPE for anything but a map of maps, TARGET_NAME, TARGET_SETTING for a
 * setting of the whole run, and those of `take`.
 *
 * @param take reads the settings of one map
 */
export function takeTargets(
  written: Entry | undefined,
  origin: WrittenAt,
  take: (entries: readonly Entry[]) => TakenEntries,
): TakenTargets {
  if (written === undefined || isUnset(written.value)) {
    return { targets: [], problems: [], leftOut: [] };
  }
  if (written.value.kind !== 'map') return refused(shape(written.value, origin, 'targets'));
  const read = written.value.entries.map((entry) => takeTarget(entry, origin, take));
  const defaults = read.flatMap(({ targets }) => targets.filter(({ isDefault }) => isDefault));
  return {
    targets: read.flatMap(({ targets }) => targets),
    problems: [...read.flatMap(({ problems }) => problems), ...defaults.slice(1).map(twice)],
    leftOut: read.flatMap(({ leftOut }) => leftOut),
  };
}

function takeTarget(
  { key, at, value }: Entry,
  origin: WrittenAt,
  take: (entries: readonly Entry[]) => TakenEntries,
): TakenTargets {
  if (!isTargetName(key)) return refused(badName(key, origin, at));
  const entries = value.kind === 'map' ? value.entries : [];
  if (value.kind !== 'map' && !isUnset(value)) {
    return refused(shape(value, origin, `targets.${key}`));
  }
  const isOwn = ({ key: name }: Entry) => name !== DEFAULT && !FOR_RUN.has(name);
  const taken = take(entries.filter(isOwn));
  const chosen = readDefault(entries, origin);
  const target = {
    name: key,
    isDefault: chosen.isDefault,
    where: whereIs(origin, at),
    isOfCheckout: origin.unquoted === true,
    found: taken.found,
    own: new Set(entries.filter(isOwn).map(({ key: name }) => name)),
  };
  const forRun = entries.filter(({ key: name }) => FOR_RUN.has(name));
  return {
    targets: [target],
    problems: [
      ...taken.problems,
      ...chosen.problems,
      ...forRun.map((entry) => notForTarget(entry, origin)),
    ],
    leftOut: taken.leftOut.map((name) => `targets.${key}.${name}`),
  };
}

/** The settings that are there only for the run as a whole. */
const FOR_RUN: ReadonlySet<string> = new Set(
  settingsTable
    .filter((setting) => setting.inFile !== false && !isForTarget(setting))
    .map(({ name }) => name),
);

function readDefault(
  entries: readonly Entry[],
  origin: WrittenAt,
): { readonly isDefault: boolean; readonly problems: readonly ProblemData[] } {
  const entry = entries.find(({ key }) => key === DEFAULT);
  if (entry === undefined || isUnset(entry.value)) return { isDefault: false, problems: [] };
  const { value } = entry;
  const parsed = value.kind === 'word' ? parseBoolean(value.text.trim()) : undefined;
  if (parsed !== undefined) return { isDefault: parsed, problems: [] };
  const where = whereIs(origin, value.at);
  const problem = error(
    'SETTINGS_BAD_VALUE',
    `${where}: default: the value is not true or false`,
    'Write default: true for the one target that goes to the repository of the project itself.',
  );
  return { isDefault: false, problems: [problem] };
}

function refused(problem: ProblemData): TakenTargets {
  return { targets: [], problems: [problem], leftOut: [] };
}

function shape(value: Written, origin: WrittenAt, what: string): ProblemData {
  const kind = value.kind === 'word' ? 'one value' : `a ${value.kind}`;
  return error(
    'TARGETS_SHAPE',
    `${whereIs(origin, value.at)}: ${what} takes a map, not ${kind}`,
    'Write targets: {api: {context: services/api}, web: {context: services/web}}.',
  );
}

function badName(name: string, origin: WrittenAt, at: Position | undefined): ProblemData {
  const shown = cite(origin, name, 'a name');
  return error(
    'TARGET_NAME',
    `${whereIs(origin, at)}: invalid name of a target: ${shown}`,
    TARGET_NAME_HINT,
  );
}

function notForTarget({ key, at }: Entry, origin: WrittenAt): ProblemData {
  const where = whereIs(origin, at);
  return key === 'name'
    ? error(
        'TARGET_SETTING',
        `${where}: name is not allowed in a target`,
        'The key of the target is its name.',
      )
    : error(
        'TARGET_SETTING',
        `${where}: ${key} is not allowed in a target: it is for the whole run`,
        `Move ${key} to the top level of the file.`,
      );
}

function twice({ name, where }: WrittenTarget): ProblemData {
  return error(
    'TARGET_SETTING',
    `${where}: "${name}" is a second target with default: true`,
    'Only one target can go to the repository of the project itself. Give this one "images".',
  );
}
