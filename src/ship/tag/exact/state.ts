// SPDX-License-Identifier: Apache-2.0
// The state of an exact tag before and after.
import type { PlannedTag } from '../../../plan/plan.ts';
import type { ProblemData } from '../../../problem.ts';
import type { Descriptor } from '../../../registry/registry.ts';
import type { ExactDecision } from './decide.ts';
import type { Destination, TagResult, PushedImage } from '../../destination.ts';

/** The results of a destination's exact tags. */
export interface ExactOutcome {
  /** The destination with the image of its exact tags now; another one than before if another run was first. */
  readonly pushedImage: PushedImage;
  readonly tagResults: readonly TagResult[];
  readonly problems: readonly ProblemData[];
  /** The tags that were found with another image than this run's, which stays. */
  readonly left?: ReadonlySet<string>;
  /** The tags that another run wrote, and that the registry does not let be written again. */
  readonly fixed?: ReadonlySet<string>;
}

/** Why an exact tag has the image of another run. */
export const WRITTEN_BY_OTHER = 'another run of this commit wrote it during this run';

/** Whether an exact tag reads back as the image that another run of the same commit gave it. */
export function isRival({ image, expected }: TagResult): boolean {
  const { digest, action } = image;
  return expected !== undefined && digest !== null && digest !== expected && action !== 'failed';
}

/** What an exact tag points at, and what follows. */
export interface ExactTagState {
  readonly planned: PlannedTag;
  readonly there: Descriptor | undefined;
  readonly decision: ExactDecision;
}

/** The image of another run, and a destination that has it. */
export interface FirstImage {
  readonly source: Destination;
  readonly digest: string;
}
