// SPDX-License-Identifier: Apache-2.0
// The result of the preset or of rules, before `make.ts` joins them.
import type { ProblemData } from '../../problem.ts';
import type { Kind, Series } from '../plan.ts';

/**
 * One tag from a rule. The suffixes of the environment and the platforms are added later,
 * to the tags of all rules, in `suffixes.ts`.
 */
export interface EvaluatedTag {
  /** A legal tag. */
  readonly tag: string;
  readonly kind: Kind;
  /** Set for version floats; `above` lists the git tags that would hold it. */
  readonly versions?: Series;
  /** The rule as written, or `preset: <row>`. */
  readonly rule: string;
  /** One clause in the user's terms: `git tag v1.2.3 is version 1.2.3`. */
  readonly reason: string;
  /** Higher comes first in the plan and in the outputs. */
  readonly priority: number;
  /** The user wrote this exact name. */
  readonly literal?: boolean;
  /** Why the plan itself holds it, regardless of the registry: `2.0.0-rc.1 is a prerelease`. */
  readonly held?: string;
  /** The only repositories that it is for; absent for all repositories of the run. */
  readonly repositories?: readonly string[];
  /** Only for the explanation: dropped as soon as another rule gives or holds the same tag. */
  readonly onlyHeld?: boolean;
}

/** A rule that gave no tag, and why, in one clause. */
export interface SkippedRule {
  readonly rule: string;
  readonly reason: string;
}

/** The result of a set of rules, in the order of writing; `make.ts` sorts by priority. */
export interface Evaluated {
  readonly tags: readonly EvaluatedTag[];
  readonly skipped: readonly SkippedRule[];
  /** The run's version without prefix, for the output `version`; null if there is none. */
  readonly version: string | null;
  readonly problems: readonly ProblemData[];
  /** Versions that rules read from their `value`: git may have them at another commit. */
  readonly said?: readonly string[];
  /**
   * The tags as docker/metadata-action would list them; a `latest` that two rules give is listed twice.
   * `make.ts` copies it to `Target.listing`; absent for the preset.
   */
  readonly listing?: readonly string[];
}

/** No tag and no problem. */
export const NOTHING: Evaluated = { tags: [], skipped: [], version: null, problems: [] };

/** Joins the results of several sets of rules; the first version counts. Listings are not joined. */
export function joinEvaluated(...all: readonly Evaluated[]): Evaluated {
  return {
    tags: all.flatMap(({ tags }) => tags),
    skipped: all.flatMap(({ skipped }) => skipped),
    version: all.find(({ version }) => version !== null)?.version ?? null,
    problems: all.flatMap(({ problems }) => problems),
    said: all.flatMap(({ said = [] }) => said),
  };
}
