// SPDX-License-Identifier: Apache-2.0
// The state of an exact tag before and after. Types only.
import type { PlannedTag } from '../../../plan/plan.ts';
import type { ProblemData } from '../../../problem.ts';
import type { Descriptor } from '../../../registry/registry.ts';
import type { ExactDecision } from './decide.ts';
import type { TagResult, PushedImage } from '../../destination.ts';

/** The results of a destination's exact tags. */
export interface ExactOutcome {
  /** The destination with the image of its exact tags now; another one than before if another run was first. */
  readonly pushedImage: PushedImage;
  readonly tagResults: readonly TagResult[];
  readonly problems: readonly ProblemData[];
}

/** What an exact tag points at, and what follows. */
export interface ExactTagState {
  readonly planned: PlannedTag;
  readonly there: Descriptor | undefined;
  readonly decision: ExactDecision;
}
