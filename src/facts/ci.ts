// SPDX-License-Identifier: Apache-2.0
// What a CI system alone can say about a run: the value that every reader in this room gives. Knows no git.
import type { ProblemData } from '../problem.ts';
import type { CiName, Event, Facts, Project, Run } from './facts.ts';

/**
 * The part of the facts that stands in the environment. Whatever is left out, git is asked for, and
 * what git cannot tell either stays absent: nothing here is ever guessed.
 */
export interface CiFacts {
  readonly ci: CiName;
  /** Absent where the CI system does not say what happened; the checkout decides then. */
  readonly event?: Event;
  readonly eventName?: string;
  readonly ref?: string;
  readonly baseRef?: string;
  /** Full hex only: `HEAD` and abbreviations are left to git. */
  readonly sha?: string;
  readonly commitTime?: string;
  readonly defaultBranch?: string;
  readonly protected?: boolean;
  readonly project: Project;
  readonly run: Run;
  readonly environment?: string;
  readonly ownRepository?: string;
  /** See `Facts.metadata`. */
  readonly metadata?: Exclude<Facts['metadata'], undefined>;
  /** Things worth knowing about how the facts were read. */
  readonly notices?: readonly ProblemData[];
}
