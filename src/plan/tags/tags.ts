// SPDX-License-Identifier: Apache-2.0
// Joins the results of rules into the given and held tags of the plan: one entry per tag.
import type { Facts } from '../../facts/facts.ts';
import { error, type ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { EvaluatedTag } from '../rules/evaluated.ts';
import type { PlannedTag } from '../plan.ts';
import { omitUndefined } from '../../omit-undefined.ts';

/** The tags of a plan. */
export interface PlannedTags {
  readonly tags: readonly PlannedTag[];
  readonly held: readonly PlannedTag[];
  readonly problems: readonly ProblemData[];
}

/**
 * One entry for each tag, highest priority first. If several rules give one
 * tag, the first names it; a tag that one rule gives and another holds is given. Two rules that
 * give it as exact and as floating are the problem TAG_TWO_KINDS.
 */
export function planTags(
  evaluated: readonly EvaluatedTag[],
  settings: Pick<Settings, 'moving'>,
): PlannedTags {
  const sorted = evaluated.toSorted((one, other) => other.priority - one.priority);
  const groups = groupByTag(sorted);
  const merged = groups.flatMap((group) => mergeGroup(group) ?? []);
  const planned = merged.map((tag) => toPlanned(tag, settings.moving));
  return {
    tags: planned.flatMap(({ held, tag }) => (held ? [] : [tag])),
    held: planned.flatMap(({ held, tag }) => (held ? [tag] : [])),
    problems: groups.flatMap(findTwoKinds),
  };
}

/** Whether files get into the image that are not those of the commit, which the user did not allow. */
export function isUncommitted(
  { dirty }: Pick<Facts, 'dirty'>,
  { allowDirty, source }: Pick<Settings, 'allowDirty' | 'source'>,
): boolean {
  return dirty && !allowDirty && source === 'checkout';
}

/** Why a dirty checkout gives no tag that names a commit. */
export const DIRTY = 'the checkout has changes that are not committed';

/** Tags that name a commit or a version, held because the checkout differs from that commit. */
export function holdDirty(evaluated: readonly EvaluatedTag[]): readonly EvaluatedTag[] {
  const held = DIRTY;
  return evaluated.map((tag) =>
    tag.kind === 'exact' || tag.versions !== undefined ? { held, ...tag } : tag,
  );
}

/** All tags, held for one reason, regardless of the registries. */
export function holdAll({ tags, held, problems }: PlannedTags, reason: string): PlannedTags {
  const given = tags.map((tag) => ({ ...tag, decided: 'plan' as const, reason }));
  return { tags: [], held: [...given, ...held], problems };
}

function groupByTag(evaluated: readonly EvaluatedTag[]): readonly (readonly EvaluatedTag[])[] {
  const groups = new Map<string, EvaluatedTag[]>();
  for (const tag of evaluated) {
    const group = groups.get(tag.tag);
    if (group === undefined) groups.set(tag.tag, [tag]);
    else group.push(tag);
  }
  return [...groups.values()];
}

function mergeGroup(group: readonly EvaluatedTag[]): EvaluatedTag | undefined {
  const serious = group.filter(({ onlyHeld }) => onlyHeld !== true);
  const given = serious.filter(({ held }) => held === undefined);
  const [first] = [...given, ...serious, ...group];
  if (first === undefined) return undefined;
  // a version float is the stricter of two, so it decides how the tag moves
  const versions = given.find((tag) => tag.versions !== undefined)?.versions ?? first.versions;
  const repositories = joinRepositories(given.length > 0 ? given : group);
  return {
    ...first,
    ...omitUndefined({ versions, repositories }),
    ...(group.some(({ literal }) => literal === true) ? { literal: true } : {}),
  };
}

/** The repositories of any of them; undefined if they are for all. */
function joinRepositories(group: readonly EvaluatedTag[]): readonly string[] | undefined {
  const names = group.flatMap(({ repositories = [] }) => repositories);
  return names.length === 0 ? undefined : [...new Set(names)];
}

function findTwoKinds(group: readonly EvaluatedTag[]): readonly ProblemData[] {
  const given = group.filter(({ held }) => held === undefined);
  const exact = given.find(({ kind }) => kind === 'exact');
  const floating = given.find(({ kind }) => kind === 'floating');
  if (exact === undefined || floating === undefined) return [];
  return [
    error(
      'TAG_TWO_KINDS',
      `"${exact.tag}" is an exact tag by one rule (${exact.rule}) and floats by another (${floating.rule})`,
      'Give one of the two a prefix or a suffix, or say which it is with kind=exact or kind=floating.',
    ),
  ];
}

function toPlanned(
  evaluated: EvaluatedTag,
  moving: Settings['moving'],
): { readonly held: boolean; readonly tag: PlannedTag } {
  const { tag, kind, versions, rule, literal, repositories } = evaluated;
  const hold = evaluated.held ?? (moving === 'forward' ? describeNewer(versions) : undefined);
  const isOpen = kind === 'floating' && moving === 'forward' && evaluated.held === undefined;
  return {
    held: hold !== undefined,
    tag: {
      tag,
      kind,
      ...(versions === undefined ? {} : { series: versions.name, versions }),
      rule,
      reason: hold ?? evaluated.reason,
      decided: isOpen ? 'registry' : 'plan',
      ...(literal === true ? { literal } : {}),
      ...omitUndefined({ repositories }),
    },
  };
}

function describeNewer(versions: EvaluatedTag['versions']): string | undefined {
  const newest = versions?.above[0];
  return newest === undefined ? undefined : `${newest.version} in git tags is newer`;
}
