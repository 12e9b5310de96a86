// SPDX-License-Identifier: Apache-2.0
// What yanking a version does. A plain value: shown before, and again after with what happened. Types only.
import type { ProblemData } from '../../problem.ts';
import type { ReceiptReferrer } from '../../ship/record/receipt.ts';

/** What becomes of one floating tag that points at the image. */
export interface YankedTag {
  readonly tag: string;
  /** `move`: to the highest version that is not yanked. `stay`: it keeps pointing at the image, `reason` says why. */
  readonly action: 'move' | 'stay' | 'moved' | 'failed';
  readonly from: string;
  readonly to: string | null;
  /** The exact tag of the image that it is moved to. */
  readonly toTag: string | null;
  /** The version of that image, as its exact tag names it. */
  readonly toVersion: string | null;
  readonly reason: string;
}

/** One repository. */
export interface YankedRepository {
  readonly repository: string;
  /** The exact tag there: `1.2.3` or `v1.2.3`; null if there is none. */
  readonly tag: string | null;
  readonly digest: string | null;
  /**
   * `write`: the image gets a tombstone, or one that lifts it. `there`: nothing is to be written. `none`: no such image.
   * `unasked`: what is there is not known, as a problem says. `unknown`: the run was interrupted while it was written.
   */
  readonly mark: 'write' | 'there' | 'written' | 'failed' | 'unknown' | 'none' | 'unasked';
  /** Why it was yanked before; null if it was not. */
  readonly before: string | null;
  readonly tags: readonly YankedTag[];
}

/** What `yank` or `unyank` would do, or did. Holds no secret, no function and no Date. */
export interface YankReport {
  readonly schemaVersion: 1;
  readonly kind: 'tagship/yank';
  readonly command: 'yank' | 'unyank';
  readonly status: 'planned' | 'done' | 'partial' | 'failed';
  readonly version: string;
  readonly because: string;
  readonly repositories: readonly YankedRepository[];
  /** The records and signatures that were written; absent before. */
  readonly referrers?: readonly ReceiptReferrer[];
  readonly problems: readonly ProblemData[];
}
