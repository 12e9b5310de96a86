// SPDX-License-Identifier: Apache-2.0
// Which targets have a test. Pure.
import type { Target } from '../../plan/plan.ts';
import type { Settings } from '../../settings/settings.ts';
import { settingsForTarget } from '../../settings/targets.ts';

/** Whether a target has a test, an image for it, and tags that depend on it. */
export function isTested({ name, untagged }: Target, settings: Settings): boolean {
  const { test, call = 'build' } = settingsForTarget(settings, name);
  return test !== undefined && call === 'build' && untagged === undefined;
}
