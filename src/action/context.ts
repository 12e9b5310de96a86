// SPDX-License-Identifier: Apache-2.0
// What the parts of a step share. Types only.
import type { Log } from '../log.ts';
import type { createValueMask, Vault } from '../report/mask.ts';
import type { RunEnvironment } from '../run/request.ts';
import type { BuildRecord } from '../ship/build/record.ts';

/** What the process gives the step. */
export interface StepProcess extends Pick<RunEnvironment, 'cwd' | 'env' | 'shell' | 'signal'> {
  /** Writes to standard output. */
  readonly write: (text: string) => void;
}

/** What the parts of a step share. */
export interface StepRun extends StepProcess {
  readonly log: Log;
  readonly vault: Vault;
  readonly maskValue: ReturnType<typeof createValueMask>;
  readonly tempParent: string;
  /** What buildx said of each build, for the output `metadata`. */
  readonly records: BuildRecord[];
}
