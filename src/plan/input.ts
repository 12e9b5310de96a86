// SPDX-License-Identifier: Apache-2.0
// The input of a plan. Types only.
import type { Facts } from '../facts/facts.ts';
import type { Settings } from '../settings/settings.ts';
import type { PushPlan } from './plan.ts';

/** What a plan is made from. */
export interface Making {
  readonly facts: Facts;
  readonly settings: Settings;
  readonly push: PushPlan;
  /** Whether the plan will be pushed. */
  readonly pushes: boolean;
}
