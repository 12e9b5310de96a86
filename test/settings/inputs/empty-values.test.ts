// SPDX-License-Identifier: Apache-2.0
// Values that are empty: a flag such as `--receipt "$FILE"` whose variable is not set, and what CI systems hand over.
import { expect, it } from 'vitest';
import { parseCommandLine } from '../../../src/settings/inputs/component/command-line.ts';
import { parseArgv } from '../../../src/settings/inputs/flags.ts';
import { readInputs } from '../../../src/settings/inputs/inputs.ts';
import { factFlags, runFlags } from '../../../src/settings/inputs/run-flags.ts';
import { commands, takesSetting } from '../../../src/settings/table/commands.ts';
import { settingsTable } from '../../../src/settings/table/table.ts';

const FACTS = ['git-tag', 'branch', 'sha', 'pr', 'event', 'build', 'default-branch', 'now'];

/** Every flag that takes a value, with the first command that has it. */
const flags = [
  ...settingsTable
    .filter(({ asFlag }) => asFlag !== false)
    .map(({ name, type, booleanWords }) => ({
      name,
      command: commands.find((one) => takesSetting(one.name, name))?.name ?? 'plan',
      isBehindEquals: type === 'boolean' || booleanWords === true,
    })),
  ...[...runFlags, ...factFlags]
    .filter(({ takes }) => takes !== 'switch')
    .map(({ name, takes, commands: [command = 'plan'] }) => ({
      name,
      command,
      isBehindEquals: takes === 'either',
    })),
];

it.each(flags.filter(({ name }) => !FACTS.includes(name)))(
  '$command --$name with an empty value is a problem',
  ({ name, command, isBehindEquals }) => {
    const spellings = [[`--${name}=`], ...(isBehindEquals ? [] : [[`--${name}`, '']])];
    for (const words of spellings) {
      const { ok, problems } = parseArgv([command, ...words]);
      expect(ok).toBe(false);
      expect(problems).toContainEqual({
        level: 'error',
        code: 'CLI_BAD_FLAG',
        message: `--${name} needs a value, and the one that is given is empty`,
        hint: `Set the variable that it comes from, or leave --${name} out.`,
      });
    }
  },
);

it.each([
  ['white space is no value', ['ship', '--receipt', ' \n'], '--receipt'],
  ['one of several values', ['status', '--fail-on', 'drift', '--fail-on='], '--fail-on'],
  ['a short name says itself', ['ship', '--image', ''], '--image'],
  ['a switch says what it takes', ['ship', '--json='], '--json takes no value such as ""'],
])('%s', (_, argv, says) => {
  const { ok, problems } = parseArgv(argv);
  expect(ok).toBe(false);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain(says);
});

it('an empty record is not a merge without records', () => {
  const said = [[''], ['a.json', '']].map((words) => parseArgv(['merge', ...words]).problems);
  expect(said.flat().map(({ message }) => message)).toEqual([
    'the path of a record is empty',
    'the path of a record is empty',
  ]);
});

it.each(FACTS)(
  '--%s may be empty, as a CI variable is for events that have no such fact',
  (name) => {
    const { ok, value } = parseArgv(['plan', `--${name}=`]);
    expect({ ok, facts: value?.facts }).toEqual({ ok: true, facts: {} });
  },
);

it('a separator may be white space', () => {
  expect(parseArgv(['plan', '--sep-tags', ' ']).value?.given).toEqual({ 'sep-tags': [' '] });
});

it('empty inputs of the Action and of a component are not given', () => {
  expect(readInputs({ INPUT_RECEIPT: '', 'INPUT_FAIL-ON': '', INPUT_TAGS: ' ' })).toMatchObject({
    own: {},
    given: {},
  });
  const env = { TAGSHIP_FLAG_FAIL_ON: '[]', TAGSHIP_FLAG_VERIFY_KEY: '' };
  const { ok, value } = parseCommandLine(['status'], env);
  expect({ ok, status: value?.status.failOn, key: value?.key }).toEqual({ ok: true, status: [] });
});
