// SPDX-License-Identifier: Apache-2.0
// What is asked of a run, and what it is made ready with. Types only.
import type { ReadClone } from '../facts/git/clone.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactOverrides } from '../facts/read.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import type { Vault } from '../report/mask.ts';
import type { SettingsSources } from '../settings/read.ts';
import type { Settings } from '../settings/settings.ts';
import type { RunContext } from '../ship/context.ts';

/** What a face asks for. */
export interface Request {
  /** `plan`, `ship`: some settings mean something else under `plan`. */
  readonly command: string;
  /** Flags or inputs by name. */
  readonly given: Readonly<Record<string, string | readonly string[]>>;
  readonly overrides: FactOverrides;
  /** What is taken from inputs of the docker actions. */
  readonly action?: SettingsSources['action'];
  /** GitHub's event payload, parsed. */
  readonly payload: unknown;
  /** UTC ISO 8601. */
  readonly now: string;
  /** Whether git's remote may be asked for its git tags. */
  readonly remote: 'ask' | 'never';
  /** A plan saved earlier, to be applied instead of a new one. */
  readonly planFile?: string;
  /** What is wrong with the request itself: said together with all else that is wrong. */
  readonly problems?: readonly ProblemData[];
  /** The run will need its private directory: whether it can be made is tried before all else. */
  readonly usesTempDir?: boolean;
}

/** What a face brings along. */
export interface RunEnvironment extends Omit<RunContext, 'tempDir'> {
  readonly vault: Vault;
  /** The clone in `cwd`, for the face that begins to read it before all else. */
  readonly clone?: Promise<ReadClone>;
  /** Where the private directory of the run is made. */
  readonly tempParent: string;
  /** Told of that directory as soon as it exists, for whoever cleans up after a kill. */
  readonly onTempDir?: (dir: string) => void;
}

/** A plan, and what it follows from. */
export interface Prepared {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly facts: Facts;
}
