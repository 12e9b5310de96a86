// SPDX-License-Identifier: Apache-2.0
// What the history of a run is. Types only.
import type { Plan } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { Settings } from '../../settings/settings.ts';
import type { ShipContext } from '../context.ts';
import type { Destination, TagResult } from '../destination.ts';
import type { ReceiptReferrer, ShippedImage } from '../record/receipt.ts';
import type { HistoryCommand } from './record.ts';

/** What the history of a run is written with. */
export interface HistoryContext extends Pick<
  ShipContext,
  'env' | 'clock' | 'signal' | 'trust' | 'log'
> {
  readonly settings: Pick<Settings, 'history'>;
  readonly facts: Plan['facts'];
  readonly command: HistoryCommand;
  /** Told of every record, before it is written and after. */
  readonly note: (referrer: ReceiptReferrer) => void;
}

/** A tag that is about to be moved. */
export interface BegunTag extends Pick<ShippedImage, 'tag' | 'kind' | 'from' | 'reason'> {
  readonly destination: Destination;
  /** The image that it is moved to. */
  readonly digest: string;
}

/** The history that a run writes. */
export interface TagHistory {
  /** Records that tags are about to be moved, before they are. Never fails the run. */
  readonly begin: (tags: readonly BegunTag[]) => Promise<void>;
  /**
   * Records what a run did to tags, after they were read back, and which tags it found in place without a record. What cannot be
   * written is a notice: the tags are right.
   */
  readonly write: (tagResults: readonly HistoryResult[]) => Promise<readonly ProblemData[]>;
}

/** What became of a tag. */
export type HistoryResult = Pick<TagResult, 'destination' | 'image' | 'expected'>;
