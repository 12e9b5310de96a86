// SPDX-License-Identifier: Apache-2.0
// Images that other programs made, once they are opened. Types only.
import type { Plan } from '../../plan/plan.ts';
import type { ProblemData } from '../../problem.ts';
import type { BlobSource } from '../../registry/registry.ts';
import type { CarriedFrom } from '../reuse/carried.ts';
import type { BuiltImage } from '../destination.ts';
import type { ShippedTarget } from '../record/receipt.ts';

/** An image that is taken in place of a build. */
export interface TakenImage {
  readonly builtImage: BuiltImage;
  readonly source: BlobSource;
  /** The digests under which a repository may have it: as a whole, or of one platform where no index is accepted. */
  readonly digests: readonly string[];
  /** Where its signatures, attestations and the like are: repositories and layouts, and nothing for an engine. */
  readonly carriedFrom: readonly CarriedFrom[];
  /** Where it comes from. */
  readonly from: NonNullable<ShippedTarget['from']>;
  /** What to do when the run ends. */
  readonly onClose: (work: () => Promise<void>) => void;
}

/** The images of a plan that another program made, by the names of their targets. */
export interface MadeImages {
  /** With the platforms of the images. */
  readonly plan: Plan;
  readonly images: ReadonlyMap<string, TakenImage>;
  readonly problems: readonly ProblemData[];
  readonly close: () => Promise<void>;
}
