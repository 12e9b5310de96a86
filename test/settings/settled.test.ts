// SPDX-License-Identifier: Apache-2.0
// Which flags are in vain beside a saved plan.
import { describe, expect, it } from 'vitest';
import { parseArgv } from '../../src/settings/flags.ts';
import { explainSettled, withSettled } from '../../src/settings/settled.ts';
import { settingsOf } from '../plan/settings.ts';

describe('a saved plan is shipped as it is', () => {
  it.each([
    { flags: [], named: undefined },
    { flags: ['--image', 'other', '--latest', 'never'], named: '--images, --latest' },
    {
      flags: ['--labels', 'a=b', '--tags', 'x', '--version', '2.0.0'],
      named: '--tags, --version, --labels',
    },
    {
      flags: ['--file', 'x', '--platforms', 'linux/arm64', '--pull', '--plain-tag', 'x'],
      named: '--file, --platforms, --pull, --plain-tag',
    },
    {
      flags: ['--git-tag', 'v1', '--pr', '7', '--now', '2026-01-01'],
      named: '--git-tag, --pr, --now',
    },
    { flags: ['--sha', 'abc1234', '--branch='], named: undefined },
    {
      flags: ['--push', '--registry', 'r.io=me', '--on-existing', 'replace', '--test', 'x'],
      named: undefined,
    },
    {
      flags: ['--build-args', 'A=b', '--cache-from', 'x', '--context', '.', '--allow-dirty'],
      named: undefined,
    },
    { flags: ['--builder', 'b', '--outputs', 'type=oci', '--timeout', '1m'], named: undefined },
  ])('$flags: $named', ({ flags, named }) => {
    const { value } = parseArgv(['ship', '--plan', 'p.json', ...flags]);
    const problems = explainSettled('p.json', {
      given: value?.given ?? {},
      overrides: value?.facts ?? {},
    });
    expect(problems.map(({ level, code, message }) => `${level} ${code} ${message}`)).toEqual(
      named === undefined
        ? []
        : [`notice PLAN_SETTLED "p.json" is shipped as it was planned: ${named} cannot change it.`],
    );
  });
});

it.each([
  {
    name: 'as planned, whatever is given now',
    settled: { latest: 'branch', version: '1.2.3' },
    then: { latest: 'branch', version: '1.2.3' },
  },
  {
    name: 'a version from git stays one from git',
    settled: { latest: 'auto' },
    then: { latest: 'auto', version: undefined },
  },
  {
    name: 'an older plan settles none',
    settled: undefined,
    then: { latest: 'never', version: '9' },
  },
] as const)('ship decides about floating tags: $name', ({ settled, then }) => {
  const { latest, version } = withSettled(settingsOf({ latest: 'never', version: '9' }), settled);
  expect({ latest, version }).toEqual(then);
});
