// SPDX-License-Identifier: Apache-2.0
// Settings for tests of the plan: the defaults of the table, with what the case is about put over them.
import type { Settings } from '../../src/settings/settings.ts';
import { settingsTable } from '../../src/settings/table.ts';

const defaults = {
  metadataContext: 'workflow',
  metadataEnv: {},
  buildxFlags: [],
  buildSecrets: [],
  ...Object.fromEntries(
    settingsTable.flatMap((row) => (row.key === undefined ? [] : [[row.key, row.default]])),
  ),
} as unknown as Settings;

/** Every setting at its default, but for the given ones. */
export function settingsOf(given: Partial<Settings> = {}): Settings {
  return { ...defaults, ...given };
}
