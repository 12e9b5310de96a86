// SPDX-License-Identifier: Apache-2.0
// What rules give before it is put together: what the preset and the rule language hand to `make.ts`.
import type { ProblemData } from '../../problem.ts';
import type { Kind, Series } from '../plan.ts';

/**
 * One tag that a rule gave. Bare: the environment's and the platforms' suffixes are added afterwards,
 * to all rules alike, by `suffixes.ts`.
 */
export interface EvaluatedTag {
  /** A legal tag. */
  readonly tag: string;
  readonly kind: Kind;
  /** Set for version floats; `above` says which git tags would hold it. */
  readonly versions?: Series;
  /** The rule as written, or `preset: <row>`. */
  readonly rule: string;
  /** One clause in the user's terms: `git tag v1.2.3 is version 1.2.3`. */
  readonly reason: string;
  /** Higher comes first in the plan and in the outputs. */
  readonly priority: number;
  /** The user wrote this very name. */
  readonly literal?: boolean;
  /** Why the plan itself holds it, whatever the registry says: `2.0.0-rc.1 is a prerelease`. */
  readonly held?: string;
  /** The only repositories that it goes to; all of the run where it does not say. */
  readonly repositories?: readonly string[];
  /** Said for the explanation only: forgotten as soon as any other rule gives or holds the same tag. */
  readonly onlyHeld?: boolean;
}

/** A rule that gave nothing, and why, in one clause. */
export interface SkippedRule {
  readonly rule: string;
  readonly reason: string;
}

/** What a set of rules comes to. Order is the order of writing; `make.ts` sorts by priority. */
export interface Evaluated {
  readonly tags: readonly EvaluatedTag[];
  readonly skipped: readonly SkippedRule[];
  /** The run's version without prefix, for the `version` output; null when there is none. */
  readonly version: string | null;
  readonly problems: readonly ProblemData[];
  /** Versions that rules read from their `value`: git may have them on another commit. */
  readonly said?: readonly string[];
  /**
   * The tags as docker/metadata-action would list them, a `latest` that two rules give twice.
   * `make.ts` hands it on as `Target.listing`; absent for the preset, which it does not have.
   */
  readonly listing?: readonly string[];
}

/** No tag, and nothing to say. */
export const NOTHING: Evaluated = { tags: [], skipped: [], version: null, problems: [] };

/** What several sets of rules come to; the first version counts. Their listings are not joined. */
export function joinEvaluated(...all: readonly Evaluated[]): Evaluated {
  return {
    tags: all.flatMap(({ tags }) => tags),
    skipped: all.flatMap(({ skipped }) => skipped),
    version: all.find(({ version }) => version !== null)?.version ?? null,
    problems: all.flatMap(({ problems }) => problems),
    said: all.flatMap(({ said = [] }) => said),
  };
}
