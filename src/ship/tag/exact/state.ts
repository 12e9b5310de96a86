// SPDX-License-Identifier: Apache-2.0
// An exact tag as it was found, and what became of it. Types only.
import type { PlannedTag } from '../../../plan/plan.ts';
import type { ProblemData } from '../../../problem.ts';
import type { Descriptor } from '../../../registry/registry.ts';
import type { ExactDecision } from './decide.ts';
import type { TagResult, PushedImage } from '../../destination.ts';

/** What became of a place's exact tags. */
export interface ExactOutcome {
  /** The place with the bits that its exact tags hold now; other than before when another run was first. */
  readonly pushedImage: PushedImage;
  readonly tagResults: readonly TagResult[];
  readonly problems: readonly ProblemData[];
}

/** What stands under an exact tag, and what follows. */
export interface ExactTagState {
  readonly planned: PlannedTag;
  readonly there: Descriptor | undefined;
  readonly decision: ExactDecision;
}
