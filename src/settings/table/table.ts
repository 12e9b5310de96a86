// SPDX-License-Identifier: Apache-2.0
// The table of settings. Inputs, flags, variables, the file's schema and all documentation are generated from it.
import type { Setting, SettingGroup } from './setting.ts';
import { buildSettings } from './build.ts';
import { buildxSettings } from './buildx.ts';
import { deploySettings } from '../deploy/table.ts';
import { factSettings } from './facts.ts';
import { legSettings } from './legs.ts';
import { promoteSettings } from './promote.ts';
import { scanSettings } from './scan.ts';
import { shipSettings } from './ship.ts';
import { signSettings } from './sign.ts';
import { tagSettings } from './tags.ts';
import { targetSettings } from './targets.ts';

export type { Setting, SettingGroup, SettingType } from './setting.ts';

/** The groups in the order of the documentation. */
export const settingGroups: readonly SettingGroup[] = [
  'Image',
  'Tags',
  'Labels',
  'Build',
  'Targets',
  'Push',
  'Checks',
  'Scan',
  'Sign',
  'Promote',
  'Deploy',
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
    ...targetSettings,
    ...shipSettings,
    ...scanSettings,
    ...signSettings,
    ...promoteSettings,
    ...deploySettings,
    ...factSettings,
  ].filter((setting) => setting.group === group),
);

/** The environment variable of a setting: `build-args` is `TAGSHIP_BUILD_ARGS`. */
export function variableOf(setting: Pick<Setting, 'name'>): string {
  return `TAGSHIP_${setting.name.replaceAll('-', '_').toUpperCase()}`;
}

/** The groups whose settings describe one image, so that each target may have its own. */
const TARGET_GROUPS: readonly SettingGroup[] = [
  ...(['Image', 'Tags', 'Labels', 'Build', 'Checks', 'Scan'] as const),
];

/** Whether a target of `targets` may have a setting; otherwise it is for the whole run. */
export function isForTarget({ inTarget, group }: Pick<Setting, 'inTarget' | 'group'>): boolean {
  return inTarget ?? TARGET_GROUPS.includes(group);
}

/** The name of a target: a part of a repository by the distribution grammar, so that `{{name}}` can be one. */
export const TARGET_NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;

/** It also becomes a part of the names of variables. */
export const LONGEST_TARGET_NAME = 64;

/** Whether a target, or the one image of a run, can have this name. */
export function isTargetName(name: string): boolean {
  return TARGET_NAME.test(name) && name.length <= LONGEST_TARGET_NAME;
}

/** What to write in place of a name that a target can't have. */
export const TARGET_NAME_HINT = `Use lower-case letters and digits, with ".", "_" or "-" between them, at most ${LONGEST_TARGET_NAME} characters.`;
