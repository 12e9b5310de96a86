// SPDX-License-Identifier: Apache-2.0
// Which targets are built on which: the contexts `name=target:base`. Pure.
import { error, type ProblemData } from '../../problem.ts';
import { suggest } from '../../nearest.ts';
import type { Settings, TargetSettings } from '../../settings/settings.ts';
import { quote } from '../quote.ts';

/** The names of the targets whose images a target is built on, by its name. */
export type Bases = ReadonlyMap<string, readonly string[]>;

/** The targets in `build-contexts`, without duplicates. */
function listBases({ buildxFlags }: Pick<Settings, 'buildxFlags'>): readonly string[] {
  const named = buildxFlags.flatMap(({ flag, value }) => {
    const [, target] = /^[^=]+=target:(.*)$/.exec(value) ?? [];
    return flag === '--build-context' && target !== undefined ? [target] : [];
  });
  return [...new Set(named)];
}

/**
 * The bases of every target. Codes: TARGET_UNKNOWN for a name that is no target, TARGETS_CYCLE for targets
 * that are built on each other; each cycle is named once.
 */
export function readBases(targets: readonly TargetSettings[]): {
  readonly bases: Bases;
  readonly problems: readonly ProblemData[];
} {
  const names = targets.map(({ name }) => name);
  const bases = new Map(targets.map(({ name, settings }) => [name, listBases(settings)]));
  const unknown = targets.flatMap(({ name, where }) =>
    (bases.get(name) ?? [])
      .filter((base) => !names.includes(base))
      .map((base) => unknownBase(where, base, names)),
  );
  return { bases, problems: [...unknown, ...listCycles(names, bases)] };
}

/** All targets that the given ones are built on, themselves included. */
export function withBases(names: readonly string[], bases: Bases): ReadonlySet<string> {
  const all = new Set<string>();
  const add = (name: string): void => {
    if (all.has(name)) return;
    all.add(name);
    bases.get(name)?.forEach(add);
  };
  names.forEach(add);
  return all;
}

/** Names so that each comes after its bases; otherwise in the given order. There is no cycle. */
export function sortByBases(names: readonly string[], bases: Bases): readonly string[] {
  const sorted = new Set<string>();
  const add = (name: string): void => {
    if (sorted.has(name)) return;
    bases
      .get(name)
      ?.filter((base) => names.includes(base))
      .forEach(add);
    sorted.add(name);
  };
  names.forEach(add);
  return [...sorted];
}

function listCycles(names: readonly string[], bases: Bases): readonly ProblemData[] {
  const done = new Set<string>();
  const cycles: (readonly string[])[] = [];
  const walk = (name: string, path: readonly string[]): void => {
    const at = path.indexOf(name);
    if (at >= 0) cycles.push([...path.slice(at), name]);
    if (at >= 0 || done.has(name)) return;
    bases.get(name)?.forEach((base) => {
      walk(base, [...path, name]);
    });
    done.add(name);
  };
  names.forEach((name) => {
    walk(name, []);
  });
  return cycles.map((cycle) =>
    error(
      'TARGETS_CYCLE',
      `targets are built on each other: ${cycle.join(' → ')}`,
      'Remove one of these "target:" contexts from build-contexts.',
    ),
  );
}

function unknownBase(where: string, base: string, names: readonly string[]): ProblemData {
  return error(
    'TARGET_UNKNOWN',
    `${where}: build-contexts: there is no target ${quote(base)}`,
    suggest(base, names),
  );
}

/** TARGET_UNKNOWN for a context of another target where the settings have none. */
export function checkNoBases(settings: Settings): readonly ProblemData[] {
  return listBases(settings).map((base) =>
    error(
      'TARGET_UNKNOWN',
      `build-contexts: there is no target ${quote(base)}, since the settings have no targets`,
      'Write targets: into tagship.yml, or name an image: docker-image://….',
    ),
  );
}
