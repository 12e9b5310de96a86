// SPDX-License-Identifier: Apache-2.0
// The plan of a promotion. A plain value: print it, compare it, apply it. Types only.
import type { Kind, PlannedHook } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';

/** What would become of one tag in one repository. */
export interface PromotedTag {
  readonly tag: string;
  readonly kind: Kind;
  /** `refuse`: the user named the tag, and it may not be moved, so nothing is promoted. */
  readonly action: 'create' | 'move' | 'keep' | 'hold' | 'refuse';
  /** What the tag points at now; null if it does not exist. */
  readonly from: string | null;
  /** The version of that image; null if it is unknown. */
  readonly fromVersion: string | null;
  readonly reason: string;
}

/** A repository that the image is promoted in. */
export interface PromotedRepository {
  readonly repository: string;
  /** `copy`: the image is not there, and is copied from where `from` has it. `unknown`: it could not be asked. */
  readonly image: 'there' | 'copy' | 'unknown';
  /** In the order of writing: exact tags first. */
  readonly tags: readonly PromotedTag[];
}

/** The image that is promoted. */
export interface PromotedImage {
  /** As given: `1.2.3`, `ghcr.io/acme/app:1.2.3`. */
  readonly given: string;
  /** `ghcr.io/acme/app` */
  readonly repository: string;
  readonly digest: string;
  readonly mediaType: string;
  /** Null if neither the tag nor the image says it. */
  readonly version: string | null;
  readonly revision: string | null;
  readonly platforms: readonly string[];
}

/** What a promotion would do, and why. Holds no secret, no function and no Date. */
export interface Promotion {
  readonly schemaVersion: 1;
  readonly kind: 'tagship/promotion';
  readonly tool: { readonly name: 'tagship'; readonly version: string };
  /** `default` without targets. */
  readonly target: string;
  /** Null if it was not found. */
  readonly image: PromotedImage | null;
  /** Whether a signature by the key was asked for, and found. */
  readonly signature: 'not asked' | 'verified' | 'refused';
  readonly repositories: readonly PromotedRepository[];
  /** The deploy hooks, and whether each may be called; absent without any. */
  readonly deploy?: readonly PlannedHook[];
  /** What it does to tags is recorded next to the image; absent where nothing is recorded. */
  readonly history?: true;
  /** `promote --back`: the images that the tags leave are marked, so that no run gives them these tags again; absent otherwise. */
  readonly back?: true;
  readonly problems: readonly ProblemData[];
}
