// SPDX-License-Identifier: Apache-2.0
// The table of settings. Inputs, flags, variables, the file's schema and all documentation are generated from it.
import type { Setting, SettingGroup } from './setting.ts';
import { buildSettings } from './build.ts';
import { buildxSettings } from './buildx.ts';
import { factSettings } from './facts.ts';
import { legSettings } from './legs.ts';
import { shipSettings } from './ship.ts';
import { tagSettings } from './tags.ts';

export type { Setting, SettingGroup, SettingType } from './setting.ts';

/** The groups in the order of the documentation. */
export const settingGroups: readonly SettingGroup[] = [
  'Image',
  'Tags',
  'Labels',
  'Build',
  'Push',
  'Checks',
  'Facts',
  'Output',
];

/** All settings, by group. */
export const settingsTable: readonly Setting[] = settingGroups.flatMap((group) =>
  [
    ...tagSettings,
    ...buildSettings,
    ...buildxSettings,
    ...legSettings,
    ...shipSettings,
    ...factSettings,
  ].filter((setting) => setting.group === group),
);

/** The environment variable of a setting: `build-args` is `TAGSHIP_BUILD_ARGS`. */
export function variableOf(setting: Pick<Setting, 'name'>): string {
  return `TAGSHIP_${setting.name.replaceAll('-', '_').toUpperCase()}`;
}
