// SPDX-License-Identifier: Apache-2.0
// What `docker buildx bake --print` says, as values. Pure.
import { error, type Parsed, type ProblemData } from '../../problem.ts';

/** The fields of a target as printed, by name. */
export type BakeFields = Readonly<Record<string, unknown>>;

/** A bake definition with variables, matrices and inheritance resolved. */
export interface BakePrint {
  /** All targets that are needed, in the printed order. */
  readonly targets: ReadonlyMap<string, BakeFields>;
  /** Those that were asked for; the others are only contexts of these. */
  readonly chosen: ReadonlySet<string>;
}

/** The longest text that is read, characters. */
export const LONGEST_PRINT = 8 * 1024 * 1024;

/** More targets than any project has. */
const MOST_TARGETS = 1000;

/**
 * The targets in the printed text. Codes: TARGETS_FROM_PRINT for a text that is not a definition, and for one with
 * too many targets.
 *
 * @param names the groups and targets that were asked for
 */
export function parseBakePrint(text: string, names: readonly string[]): Parsed<BakePrint> {
  if (text.length >= LONGEST_PRINT) return unreadable('more than 8 MiB');
  const root = parseJson(text);
  if (!isMap(root) || !isMap(root.target)) return unreadable('something else than targets');
  const targets = new Map(
    Object.entries(root.target).flatMap(([name, fields]) =>
      isMap(fields) ? [[name, fields] as const] : [],
    ),
  );
  if (targets.size === 0) return unreadable('no target');
  if (targets.size > MOST_TARGETS) return unreadable(`more than ${MOST_TARGETS} targets`);
  const groups = isMap(root.group) ? root.group : {};
  return { ok: true, value: { targets, chosen: expand(names, groups, targets) }, problems: [] };
}

/** The targets that names stand for. A group may hold others, and a target of its own name. */
function expand(
  names: readonly string[],
  groups: BakeFields,
  targets: BakePrint['targets'],
): ReadonlySet<string> {
  const chosen = new Set<string>();
  const seen = new Set<string>();
  const rest = [...names];
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    const members = seen.has(name) ? undefined : membersOf(name, groups);
    seen.add(name);
    rest.push(...(members ?? []));
    if (targets.has(name) && (members?.includes(name) ?? true)) chosen.add(name);
  }
  return chosen;
}

/** What a group holds; undefined for a name that is no group. */
function membersOf(name: string, groups: BakeFields): readonly string[] | undefined {
  const group = Object.hasOwn(groups, name) ? groups[name] : undefined;
  if (!isMap(group) || !Array.isArray(group.targets)) return undefined;
  return group.targets.filter((one) => typeof one === 'string');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // it is reported with everything else that is no definition
  }
}

/** Whether a value is a map by name. */
export function isMap(value: unknown): value is BakeFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(what: string): { readonly ok: false; readonly problems: ProblemData[] } {
  return {
    ok: false,
    problems: [
      error(
        'TARGETS_FROM_PRINT',
        `targets-from: docker buildx bake --print printed ${what}`,
        'Run it with the same files to see what it prints.',
      ),
    ],
  };
}
