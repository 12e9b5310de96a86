// SPDX-License-Identifier: Apache-2.0
// The test gate: a command of the user's that must succeed before any tag is written.
import type { Env } from '../facts/facts.ts';
import type { Target } from '../plan/plan.ts';
import type { RepositoryName } from '../registry/registry.ts';
import type { ShipContext } from './apply.ts';
import type { Built } from './publish.ts';

/** What is tested, and where its bits are. */
export interface GateInput {
  readonly target: Target;
  readonly built: Pick<Built, 'digest' | 'platforms' | 'loadedReference'>;
  /** The first is named to the command. */
  readonly repositories: readonly RepositoryName[];
  readonly context: ShipContext;
  readonly childEnv: Env;
}

/**
 * Runs the setting `test`, once per platform, against the built image.
 *
 * @throws Problem GATE_FAILED
 */
export declare function runGate(input: GateInput): Promise<void>;
