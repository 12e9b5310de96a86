// SPDX-License-Identifier: Apache-2.0
// The sources of the facts and the intermediate results: the types between the steps of reading them.
import type { AskGithub } from '../github/repository.ts';
import type { ProblemData } from '../problem.ts';
import type { CiFacts } from './ci.ts';
import type { Clone } from './git/clone.ts';
import type { Git } from './git/git.ts';
import type { GitContext } from './git/run.ts';
import type { FactOverrides } from './overrides.ts';
import type { CheckedOverrides } from './given.ts';

/** Where to read the facts from. */
export interface FactsInput extends GitContext {
  /** GitHub's event payload, parsed; undefined where there is none. */
  readonly payload: unknown;
  /** The time of the run, UTC ISO 8601. */
  readonly now: string;
  readonly overrides: FactOverrides;
  /** Whether the remote may be asked for git tags and its default branch. It is never required. */
  readonly remote: 'ask' | 'never';
  /** Asks GitHub's API, which is done with the remote, and where something is lacking; never without it. */
  readonly askGithub?: AskGithub;
  /**
   * Which commit counts where the two differ: the one that is checked out, or the event's, as
   * docker/metadata-action has it.
   */
  readonly counts?: 'checkout' | 'event';
  /** Which git tags at HEAD a local run is about, when there are several projects in one repository. */
  readonly tagPrefix?: string;
}

/** Everything read so far, on the way to the facts. */
export interface Reading {
  readonly input: FactsInput;
  readonly given: CheckedOverrides;
  readonly ci: CiFacts;
  readonly git: Git;
  /** Absent if the CI system tells enough and there is no clone. */
  readonly clone: Clone | undefined;
  readonly problems: ProblemData[];
}
