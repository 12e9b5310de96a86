// SPDX-License-Identifier: Apache-2.0
// A floating tag, and what it is decided by. Types only.
import type { PlannedTag, Plan } from '../../../plan/plan.ts';
import type { Settings } from '../../../settings/settings.ts';
import type { FloatDecision } from './decide.ts';
import type { Destination } from '../../destination.ts';
import type { ShipContext } from '../../context.ts';

/** A floating tag in a destination, and the digest that it should point at. */
export interface Float {
  readonly destination: Destination;
  readonly planned: PlannedTag;
  /** Undefined if nothing is built yet. */
  readonly ours: string | undefined;
}

/** What all floating tags of a run are decided by. */
export interface FloatRun {
  readonly facts: Plan['facts'];
  readonly settings: Pick<Settings, 'moving' | 'back' | 'version' | 'latest'>;
  readonly remote: ShipContext['remote'];
}

/** A decision, and what the floating tag pointed at when it was made. */
export interface Judged {
  readonly decision: FloatDecision;
  readonly here: string | undefined;
}
