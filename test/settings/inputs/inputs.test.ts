// SPDX-License-Identifier: Apache-2.0
// Inputs of a step as the runner hands them over.
import { expect, it } from 'vitest';
import { readInputs } from '../../../src/settings/inputs/inputs.ts';
import { settingsTable } from '../../../src/settings/table/table.ts';
import { problemsFrom } from '../reading.ts';

it.each([
  { name: 'nothing', env: {}, command: 'ship', given: {} },
  { name: 'a command', env: { INPUT_COMMAND: ' plan ' }, command: 'plan', given: {} },
  {
    name: 'lines, as they are',
    env: { INPUT_TAGS: 'type=sha\n  type=raw,value=a\n', 'INPUT_BUILD-ARGS': 'A=1' },
    command: 'ship',
    given: { tags: 'type=sha\n  type=raw,value=a\n', 'build-args': 'A=1' },
  },
  {
    name: 'empty inputs are none, unknown ones too',
    env: {
      INPUT_TAGS: '',
      INPUT_IMAGES: ' \n',
      INPUT_COMMAND: '',
      INPUT_DOCKERFILE: '',
      INPUT_PUSH: undefined,
    },
    command: 'ship',
    given: {},
  },
  {
    name: 'a separator of white space',
    env: { 'INPUT_SEP-TAGS': ' ' },
    command: 'ship',
    given: { 'sep-tags': ' ' },
  },
  {
    name: 'other variables',
    env: { TAGS: 'a', TAGSHIP_TAGS: 'b', XINPUT_TAGS: 'c' },
    command: 'ship',
    given: {},
  },
])('$name', ({ env, command, given }) => {
  expect(readInputs(env)).toEqual({ command, given, own: {} });
});

it('takes every setting', () => {
  const env = Object.fromEntries(
    settingsTable.map(({ name }) => [`INPUT_${name.toUpperCase()}`, name]),
  );
  expect(Object.keys(readInputs(env).given)).toEqual(settingsTable.map(({ name }) => name));
});

it.each([
  { input: 'DOCKERFILE', says: 'SETTINGS_UNKNOWN unknown setting "dockerfile" | Write file.' },
  { input: 'REGISTRY', says: 'unknown setting "registry" | Write it as registries:' },
  { input: 'PASSWORD', says: 'unknown setting "password" | Write it as registries:' },
  { input: 'PASSWORD-STDIN', says: 'unknown setting "password-stdin"' },
  { input: 'BUILD_ARGS', says: 'unknown setting "build_args" | Write build-args.' },
  { input: 'TAGZ', says: 'unknown setting "tagz" | Write tags.' },
])('$input is not an input, and its value is not repeated', async ({ input, says }) => {
  const problems = await problemsFrom(readInputs({ [`INPUT_${input}`]: 'hunter2' }));
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(says);
  expect(problems[0]).not.toContain('hunter2');
});
