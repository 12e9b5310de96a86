// SPDX-License-Identifier: Apache-2.0
// Targets of bake and compose files, with those of the settings file. Pure.
import type { Trust } from '../../facts/facts.ts';
import { error, notice, type ProblemData } from '../../problem.ts';
import { takeEntries, type FileHarvest } from '../file/read-file.ts';
import { takeTargets, type TakenTargets, type WrittenTarget } from '../file/targets.ts';
import { quoteWritten, type WrittenAt } from '../file/written.ts';
import { isTargetName, TARGET_NAME_HINT } from '../table/table.ts';
import { explainLeftOut } from '../table/untrusted.ts';
import { readBakeFields, type ReadFields } from './fields.ts';
import { isMap, type BakePrint } from './print.ts';

/** What buildx made of the files in `targets-from`. */
export interface BakeText {
  /** What messages call the files. */
  readonly origin: WrittenAt;
  readonly print: BakePrint;
  /** The targets have outputs that were not read, since reading them can write files. */
  readonly hidesOutputs: boolean;
  readonly problems: readonly ProblemData[];
}

/** One target and what was read of it. */
type Read = ReadFields & { readonly name: string; readonly isChosen: boolean };

/**
 * The targets of the settings file, and those of bake and compose files after them. A target in both has the keys of
 * the settings file, and of the other what that does not have.
 */
export function joinBake(
  fromFile: FileHarvest,
  bake: BakeText | undefined,
  limits: Trust | undefined,
): FileHarvest {
  if (bake === undefined) return fromFile;
  const taken = takeBake(bake, limits);
  const others = new Map(taken.targets.map((target) => [target.name, target]));
  const joined = fromFile.targets.map((target) => {
    const other = others.get(target.name);
    others.delete(target.name);
    return other === undefined ? target : joinTarget(target, other);
  });
  return {
    ...fromFile,
    targets: [...joined, ...others.values()],
    problems: [...fromFile.problems, ...taken.problems],
  };
}

function joinTarget(target: WrittenTarget, other: WrittenTarget): WrittenTarget {
  const more = other.found.filter(({ setting }) => !target.own.has(setting.name));
  return {
    ...target,
    isOfCheckout: target.isOfCheckout || other.isOfCheckout,
    found: [...target.found, ...more],
    own: new Set([...target.own, ...other.own]),
  };
}

/**
 * The targets of bake and compose files; with `limits`, only what those of an untrusted change may set. Codes:
 * TARGET_NAME, TARGETS_FROM_FIELD for a field without a setting, TARGETS_FROM_OUTPUT for one that is no image, the
 * notices TARGETS_FROM_TAGS and SETTINGS_LEFT_OUT, and those of the values.
 */
function takeBake(bake: BakeText, limits: Trust | undefined): TakenTargets {
  const { origin, print } = bake;
  const read = [...print.targets].map(([name, fields]): Read => ({
    ...readBakeFields(fields),
    name,
    isChosen: print.chosen.has(name),
  }));
  const named = read.filter(({ name }) => isTargetName(name));
  const entries = named.map(({ name, map }) => ({ key: name, value: map }));
  const all = { key: 'targets', value: { kind: 'map', entries } } as const;
  const taken = takeTargets(all, origin, (one) => takeEntries(one, origin, limits));
  const leftOut = [
    ...taken.leftOut.map((name) => name.slice(name.lastIndexOf('.') + 1)),
    ...(bake.hidesOutputs ? ['outputs'] : []),
  ];
  return {
    targets: taken.targets.map((target) =>
      print.chosen.has(target.name) ? target : { ...target, isBase: true },
    ),
    problems: [
      ...bake.problems,
      ...taken.problems,
      ...read.flatMap((one) => explain(one, origin)),
      ...(limits === undefined
        ? explainTags(print, origin)
        : explainLeftOut([...new Set(leftOut)], origin, limits)),
    ],
    leftOut: [],
  };
}

/** What of a target cannot be taken over. */
function explain(
  { name, isChosen, notTaken, files }: Read,
  { name: file }: WrittenAt,
): readonly ProblemData[] {
  const shown = quoteWritten(name);
  const problems = notTaken.map((field) =>
    error(
      'TARGETS_FROM_FIELD',
      `${file}: target ${shown} has ${quoteWritten(field)}, for which there is no setting`,
      field === 'dockerfile-inline'
        ? 'Write the Dockerfile to a file, and name it with dockerfile.'
        : 'Remove it, or ship other targets of the file: targets-group.',
    ),
  );
  if (!isTargetName(name)) problems.push(badName(shown, file));
  // The outputs of a target that is only a context are not made.
  if (files && isChosen) problems.push(noImage(shown, file));
  return problems;
}

function badName(shown: string, file: string): ProblemData {
  return error('TARGET_NAME', `${file}: invalid name of a target: ${shown}`, TARGET_NAME_HINT);
}

function noImage(shown: string, file: string): ProblemData {
  return error(
    'TARGETS_FROM_OUTPUT',
    `${file}: target ${shown} has an output that is not an image`,
    'Ship other targets of the file with targets-group, or remove the output there and use the setting outputs: type=local,dest=out.',
  );
}

/** The tags in the file are not those of the run, which the rules decide about. */
function explainTags({ targets, chosen }: BakePrint, { name }: WrittenAt): readonly ProblemData[] {
  const tagged = [...targets].filter(
    ([target, { tags }]) =>
      chosen.has(target) && Array.isArray(tags) && tags.some((tag) => tag !== ''),
  );
  if (tagged.length === 0) return [];
  const names = tagged.map(([target]) => quoteWritten(target));
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return [
    notice(
      'TARGETS_FROM_TAGS',
      `${name}: only the repositories of "tags" are used, in ${names.slice(0, MOST_NAMES).join(', ')}${more}`,
      'The setting tags says which tags the images get.',
    ),
  ];
}

const MOST_NAMES = 5;

/** The names of the variables that bake files have, as `--list` prints them; none where it printed something else. */
export function parseVariables(text: string): readonly string[] {
  try {
    const list = JSON.parse(text) as unknown;
    const names = Array.isArray(list) ? list.map((one: unknown) => isMap(one) && one.name) : [];
    return names.filter((name) => typeof name === 'string');
  } catch {
    return []; // buildx before 0.22 cannot list them
  }
}
