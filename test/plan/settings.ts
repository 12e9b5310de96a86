// SPDX-License-Identifier: Apache-2.0
// Settings for tests of the plan: the defaults, with what the case is about put over them.
import { defaultSettings } from '../../src/settings/table/defaults.ts';
import type { Settings } from '../../src/settings/settings.ts';

/** Every setting at its default, but for the given ones. */
export function settingsOf(given: Partial<Settings> = {}): Settings {
  return { ...defaultSettings, ...given };
}
