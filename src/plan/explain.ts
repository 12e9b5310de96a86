// SPDX-License-Identifier: Apache-2.0
// Why a run has the tags it has, rule by rule: the rows of `plan --explain`. A value; the faces print it.
import type { Kind, Plan, PlannedTag, Target } from './plan.ts';
import { omitUndefined } from '../omit-undefined.ts';

/** One tag of a rule. */
export interface ExplainedTag {
  readonly tag: string;
  readonly kind: Kind;
  /** The series it chooses from: `all`, `1.x`; absent for exact tags and for floats of a branch. */
  readonly series?: string;
  /** Given by the plan, held by it, or for the registry to decide. */
  readonly decision: 'given' | 'held' | 'registry';
  readonly reason: string;
  /** Who else was considered, highest first, one clause each: `2.0.1 in git tags is newer`. */
  readonly considered: readonly string[];
}

/** One rule: evaluated, with its tags, or without, and why. */
export interface ExplainedRule {
  /** As written, or `preset: <row>`. */
  readonly rule: string;
  readonly applies: boolean;
  /** Why it gave nothing; empty for rules that gave tags. */
  readonly reason: string;
  readonly tags: readonly ExplainedTag[];
}

/** The files that decide under `paths` whether a target is built: those of the setting, its Dockerfile and its ignore files. */
export interface ExplainedInputs {
  /** Names from the top of the repository, sorted. */
  readonly files: readonly string[];
  /** The targets that it is built on, whose files count too. */
  readonly bases: readonly string[];
  /** Those that changed since the commit of the image that is there; absent if that commit is not known. */
  readonly changed?: { readonly since: string; readonly files: readonly string[] };
}

/** All rules of one target. */
export interface Explanation {
  readonly target: string;
  readonly version: string | null;
  /** Absent if `paths` is not set, or does not count. */
  readonly inputs?: ExplainedInputs;
  readonly rules: readonly ExplainedRule[];
}

const MOST_CONSIDERED = 3;

/** The explanation of a plan: for each target, the rules that gave tags in the order of their tags, then the others. */
export function explainPlan(
  plan: Plan,
  inputs: ReadonlyMap<string, ExplainedInputs> = new Map(),
): readonly Explanation[] {
  return plan.targets.map((target) => ({
    target: target.name,
    version: target.version,
    ...omitUndefined({ inputs: inputs.get(target.name) }),
    rules: [...explainEvaluated(target), ...explainSkipped(target)],
  }));
}

function explainEvaluated(target: Target): readonly ExplainedRule[] {
  const rules = new Map<string, ExplainedTag[]>();
  const add = (planned: PlannedTag, isHeld: boolean) => {
    const tags = rules.get(planned.rule) ?? [];
    tags.push(explainTag(planned, isHeld));
    rules.set(planned.rule, tags);
  };
  for (const planned of target.tags) add(planned, false);
  for (const planned of target.held) add(planned, true);
  return [...rules].map(([rule, tags]) => ({ rule, applies: true, reason: '', tags }));
}

function explainSkipped({ skipped = [] }: Target): readonly ExplainedRule[] {
  return skipped.map(({ rule, reason }) => ({ rule, applies: false, reason, tags: [] }));
}

function explainTag(planned: PlannedTag, isHeld: boolean): ExplainedTag {
  const { tag, kind, series, reason, decided, versions } = planned;
  return {
    tag,
    kind,
    ...omitUndefined({ series }),
    decision: isHeld ? 'held' : decided === 'registry' ? 'registry' : 'given',
    reason,
    considered: consider(versions?.above ?? []),
  };
}

function consider(above: readonly { readonly version: string }[]): readonly string[] {
  const shown = above
    .slice(0, MOST_CONSIDERED)
    .map(({ version }) => `${version} in git tags is newer`);
  const more = above.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more`] : shown;
}
