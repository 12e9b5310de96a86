// SPDX-License-Identifier: Apache-2.0
// Which settings are flags of which commands: what a command obeys, its command line can say.
import { expect, it } from 'vitest';
import { takesSetting } from '../../../src/settings/table/commands.ts';

it.each([
  'copy',
  'log',
  'merge',
  'plan',
  'promote',
  'prune',
  'ship',
  'status',
  'unyank',
  'verify',
  'yank',
] as const)('%s asks registries, and takes the limits of their requests', (command) => {
  for (const name of ['registries', 'push-idle-timeout', 'retry-deadline']) {
    expect(takesSetting(command, name)).toBe(true);
  }
});

it.each(['promote', 'yank'] as const)(
  '%s compares versions, and takes what counts as one',
  (command) => {
    for (const name of ['ignore-versions', 'revisions']) {
      expect(takesSetting(command, name)).toBe(true);
    }
  },
);
