// SPDX-License-Identifier: Apache-2.0
// The settings in the text of the settings file, and which of them apply. Opens no file.
import type { Trust } from '../../facts/facts.ts';
import { error } from '../../problem.ts';
import type { Parsed, ProblemData } from '../../problem.ts';
import { hintForUnknown } from '../inputs/foreign.ts';
import { settingsTable, variableOf } from '../table/table.ts';
import type { Setting } from '../table/table.ts';
import { explainLeftOut } from '../table/untrusted.ts';
import { PRUNE, readPrunePolicy } from './prune.ts';
import { TARGETS, takeTargets } from './targets.ts';
import type { TakenEntries, WrittenTarget } from './targets.ts';
import type { PrunePolicy } from '../prune.ts';
import { cite, isUnset, whereIs } from './written.ts';
import type { FoundSetting, Harvest, WrittenAt, Position, WrittenMap } from './written.ts';

/** The settings file. */
export interface SettingsText {
  /** What messages call it. */
  readonly path: string;
  readonly text: string;
  /**
   * Its origin. A file of the `checkout` is only as trusted as the change that is checked out, and
   * no message repeats its text; one that the `workflow` named and that lies elsewhere is its own.
   */
  readonly owner: 'checkout' | 'workflow';
}

/** The content of the file, before it is decided which settings apply. */
export interface FileText {
  readonly origin: WrittenAt;
  readonly map: Parsed<WrittenMap>;
}

/** The map in the settings file, or why there is none. */
export async function readFileText(file: SettingsText | undefined): Promise<FileText | undefined> {
  if (file === undefined) return undefined;
  const { parseYamlMap } = await import('./yaml-text.ts');
  const isOwn = file.owner === 'workflow';
  const origin: WrittenAt = {
    ...{ kind: 'file', name: file.path },
    ...(isOwn ? {} : { unquoted: true }),
  };
  return { origin, map: await parseYamlMap(file.text, origin) };
}

/** What the file sets, for the run and for each target. */
export interface FileHarvest extends Harvest {
  readonly targets: readonly WrittenTarget[];
  readonly prune?: PrunePolicy;
}

/** What the file sets; with `limits`, only what the file of an untrusted change may. */
export function takeFromFile(file: FileText | undefined, limits: Trust | undefined): FileHarvest {
  if (file === undefined) return { found: [], targets: [], problems: [] };
  const { origin, map } = file;
  if (!map.ok) return { found: [], targets: [], problems: map.problems };
  const { entries } = map.value;
  const top = takeEntries(
    entries.filter(({ key }) => key !== TARGETS && key !== PRUNE),
    origin,
    limits,
  );
  const prune = takePrune(entries, origin, limits);
  const [written] = entries.filter(({ key }) => key === TARGETS);
  const below = takeTargets(written, origin, (map) => takeEntries(map, origin, limits));
  const leftOut = [...top.leftOut, ...below.leftOut, ...prune.leftOut];
  const problems = [
    ...[...top.problems, ...below.problems, ...prune.problems],
    ...(limits === undefined ? [] : explainLeftOut(leftOut, origin, limits)),
  ];
  const { policy } = prune;
  const own = { found: top.found, targets: below.targets, problems };
  return policy === undefined ? own : { ...own, prune: policy };
}

/** The policy of prune; none of it counts in the file of an untrusted change. */
function takePrune(
  entries: WrittenMap['entries'],
  origin: WrittenAt,
  limits: Trust | undefined,
): Omit<TakenEntries, 'found'> & { readonly policy?: PrunePolicy } {
  const { value } = entries.find(({ key }) => key === PRUNE) ?? {};
  if (value === undefined || isUnset(value)) return { problems: [], leftOut: [] };
  if (limits !== undefined) return { problems: [], leftOut: [PRUNE] };
  const read = readPrunePolicy(value, origin);
  return { problems: read.problems, leftOut: [], ...(read.ok && { policy: read.value }) };
}

/** The settings in one map; with `limits`, only those that the file of an untrusted change may set. */
export function takeEntries(
  entries: WrittenMap['entries'],
  origin: WrittenAt,
  limits: Trust | undefined,
): TakenEntries {
  const found: FoundSetting[] = [];
  const problems: ProblemData[] = [];
  const leftOut: string[] = [];
  for (const { key, at, value } of entries) {
    const setting = settingsTable.find((candidate) => candidate.name === key);
    if (setting === undefined) problems.push(unknownInFile({ key, value }, origin, at));
    else if (setting.inFile === false) problems.push(notInFile(setting, origin, at));
    else if (isUnset(value, setting.verbatim)) continue;
    else if (limits !== undefined && setting.untrusted === undefined) leftOut.push(key);
    else found.push({ setting, origin, written: value });
  }
  return { found, problems, leftOut };
}

function unknownInFile(
  { key, value }: Pick<WrittenMap['entries'][number], 'key' | 'value'>,
  origin: WrittenAt,
  at: Position | undefined,
): ProblemData {
  const message = `${whereIs(origin, at)}: unknown setting ${cite(origin, key, 'name')}`;
  const isSection =
    value.kind === 'map' &&
    value.entries.some((entry) => settingsTable.some(({ name }) => name === entry.key));
  return error('SETTINGS_UNKNOWN', message, isSection ? NO_SECTIONS : hintForUnknown(key));
}

const NO_SECTIONS = 'Settings have no sections: write what is below it at the start of the line.';

function notInFile(setting: Setting, origin: WrittenAt, at: Position | undefined): ProblemData {
  return error(
    'SETTINGS_NOT_IN_FILE',
    `${whereIs(origin, at)}: ${setting.name} is not allowed in the settings file`,
    `Give it as ${setting.asFlag === false ? '' : `--${setting.name}, `}an input or the variable ${variableOf(setting)}.`,
  );
}
