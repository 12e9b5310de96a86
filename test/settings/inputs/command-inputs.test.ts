// SPDX-License-Identifier: Apache-2.0
// The inputs of the Action that only some commands take.
import { expect, it } from 'vitest';
import {
  checkCommandInputs,
  isOn,
  type CommandInputs,
} from '../../../src/settings/inputs/command-inputs.ts';
import { readInputs } from '../../../src/settings/inputs/inputs.ts';

const rows: readonly {
  readonly command: string;
  readonly given: CommandInputs;
  readonly codes: readonly string[];
}[] = [
  { command: 'prune', given: { yes: 'true', policy: 'delete: pr-*' }, codes: [] },
  { command: 'prune', given: { 'dry-run': 'true' }, codes: ['COMMAND_INPUT'] },
  { command: 'prune', given: { yes: 'sure' }, codes: ['SETTINGS_BAD_VALUE'] },
  { command: 'ship', given: { 'dry-run': 'true' }, codes: ['COMMAND_INPUT'] },
  { command: 'ship', given: { 'dry-run': 'false', yes: 'false' }, codes: [] },
  { command: 'ship', given: { receipt: 'receipt.json' }, codes: [] },
  { command: 'plan', given: { receipt: 'receipt.json' }, codes: ['COMMAND_INPUT'] },
  { command: 'status', given: { 'fail-on': 'drift', html: 'status.html' }, codes: [] },
  { command: 'yank', given: { yes: 'true' }, codes: ['COMMAND_INPUT'] },
  { command: 'explode', given: { yes: 'true' }, codes: [] },
];

it.each(rows)('$command with $given', ({ command, given, codes }) => {
  expect(checkCommandInputs(command, given).map(({ code }) => code)).toEqual(codes);
});

it.each([
  ['prune', /without yes, prune .*deletes nothing/],
  ['ship', /command: plan/],
  ['status', /command: promote, copy, yank, unyank/],
])('dry-run with %s names how to see what would be done', (command, hint) => {
  const [problem] = checkCommandInputs(command, { 'dry-run': 'true' });
  expect(problem?.hint).toMatch(hint);
});

it('nothing but true means yes', () => {
  const given = ['true', 'yes', '1', 'TRUE', 'false', ''].map((yes) => isOn({ yes }, 'yes'));
  expect(given.slice(4)).toEqual([false, false]);
  expect(isOn({}, 'yes')).toBe(false);
});

it('they are read apart from settings, and an empty one is none', () => {
  const { command, own, given } = readInputs({
    INPUT_COMMAND: ' prune ',
    INPUT_YES: '',
    INPUT_REFERENCES: 'ghcr.io/acme/app\n',
    INPUT_IMAGES: 'ghcr.io/acme/app',
  });
  expect({ command, own, given }).toEqual({
    command: 'prune',
    own: { references: 'ghcr.io/acme/app' },
    given: { images: 'ghcr.io/acme/app' },
  });
});
