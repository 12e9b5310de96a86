// SPDX-License-Identifier: Apache-2.0
// The default settings.
import type { Settings } from '../settings.ts';
import { settingsTable } from './table.ts';

/** Fields without a row in the table. */
const besides = {
  metadataContext: 'workflow',
  metadataEnv: {},
  buildxFlags: [],
  buildSecrets: [],
  requiredSecrets: [],
  imageOutput: undefined,
  pushByDigest: undefined,
  platformsNamed: false,
  setupInputs: [],
  targets: [],
  prune: undefined,
} satisfies Partial<Settings>;

/** Every setting at its default. */
export const defaultSettings: Settings = {
  ...besides,
  ...(Object.fromEntries(
    settingsTable.flatMap((setting) =>
      setting.key === undefined ? [] : [[setting.key, setting.default]],
    ),
    // The table's type ties each default to its key; a test sees to it that no key is missing.
  ) as unknown as Omit<Settings, keyof typeof besides>),
};
