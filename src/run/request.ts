// SPDX-License-Identifier: Apache-2.0
// The request to a run, and what is prepared for it. Types only.
import type { FileIdentity } from '../facts/git/run.ts';
import type { Facts } from '../facts/facts.ts';
import type { FactOverrides } from '../facts/read.ts';
import type { Plan } from '../plan/plan.ts';
import type { ProblemData } from '../problem.ts';
import type { Vault } from '../report/mask.ts';
import type { SettingsSources } from '../settings/read.ts';
import type { Settings } from '../settings/settings.ts';
import type { EngineAhead, RunContext } from '../ship/context.ts';
import type { LeftLogins } from './login/leave.ts';

/** What an entry point asks for. */
export interface Request {
  /** `plan`, `ship`: some settings mean something else under `plan`. */
  readonly command: string;
  /** Flags or inputs by name. */
  readonly given: Readonly<Record<string, string | readonly string[]>>;
  readonly overrides: FactOverrides;
  /** Values from inputs of the docker actions. */
  readonly action?: SettingsSources['action'];
  /** GitHub's event payload, parsed. */
  readonly payload: unknown;
  /** UTC ISO 8601. */
  readonly now: string;
  /** Whether git's remote may be asked for its git tags. */
  readonly remote: 'ask' | 'never';
  /** A saved plan to apply instead of a new one. */
  readonly planFile?: string;
  /** Problems of the request itself, reported together with all others. */
  readonly problems?: readonly ProblemData[];
  /** The run will need its private directory, so check first that it can be created. */
  readonly usesTempDir?: boolean;
}

/** What an entry point provides. */
export interface RunEnvironment extends Omit<RunContext, 'tempDir'> {
  readonly vault: Vault;
  /** Files of this run, which are not changes of the checkout. */
  readonly own?: readonly FileIdentity[];
  /** Where the private directory of the run is created. */
  readonly tempParent: string;
  /** Called with that directory as soon as it exists, so that it can be cleaned up after a kill. */
  readonly onTempDir?: (dir: string) => void;
  /** Where the receipt goes; that of an earlier run says which deploy hooks are done. */
  readonly receiptFile?: string;
  /** Called before logins are written to the job's Docker configuration, so that they can be taken out after a kill. */
  readonly onLogins?: (left: LeftLogins) => void;
}

/** A plan, and the facts and settings that it was made from. */
export interface Prepared {
  readonly plan: Plan;
  readonly settings: Settings;
  readonly facts: Facts;
  /** What is asked already; {@link EngineAhead.close} ends it, which `ship` does. */
  readonly ahead?: EngineAhead;
}
