// SPDX-License-Identifier: Apache-2.0
// What a CI system tells about a run: the result of every reader in this directory.
import type { ProblemData } from '../problem.ts';
import type { CiName, Event, Facts, Project, Run } from './facts.ts';

/**
 * The part of the facts that stands in the environment. Whatever is left out, git is asked for, and
 * what git cannot tell either stays absent: nothing here is ever guessed.
 */
export interface CiFacts {
  readonly ci: CiName;
  /**
   * Absent if the CI system does not state the event; the checkout decides then, or flags where
   * `eventProblem` is set.
   */
  readonly event?: Event;
  /** For a CI system whose checkouts don't tell what a run is about: the error where no flag does. */
  readonly eventProblem?: ProblemData;
  /** The actor of the run, and the author of its change, as named by the CI system. */
  readonly actors?: readonly string[];
  /**
   * For an event that anyone can cause, such as a comment: the commit of the project that it runs on;
   * empty where it is not said. Another commit in the checkout is of unknown origin.
   */
  readonly trustedAt?: string;
  /** The commits that are the event's change: its head, and the CI system's merge of it. */
  readonly changeShas?: readonly string[];
  /**
   * The project's own commit, where a run about a change checks that out unless told otherwise
   * (`pull_request_target`, `workflow_run`, `issue_comment`), and the change's base.
   */
  readonly baseShas?: readonly string[];
  /** See `Facts.conclusion`. */
  readonly conclusion?: string;
  readonly eventName?: string;
  readonly ref?: string;
  readonly baseRef?: string;
  /** Full hex only: `HEAD` and abbreviations are left to git. */
  readonly sha?: string;
  readonly commitTime?: string;
  readonly defaultBranch?: string;
  readonly protected?: boolean;
  readonly project: Project;
  /** GitHub's API, and whether it alone can tell of the project, since the payload does not; absent elsewhere. */
  readonly api?: { readonly url: string; readonly slug: string; readonly isProjectUnsaid: boolean };
  readonly run: Run;
  readonly environment?: string;
  /** When the pipeline was made, UTC ISO 8601, where the system says it: `{{date}}` then is the same in all its jobs. */
  readonly now?: string;
  readonly ownRepository?: string;
  /** See `Facts.metadata`. */
  readonly metadata?: Exclude<Facts['metadata'], undefined>;
  /** Notices about how the facts were read. */
  readonly notices?: readonly ProblemData[];
}
