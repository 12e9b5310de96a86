// SPDX-License-Identifier: Apache-2.0
// Which flags have no effect with a saved plan.
import { describe, expect, it } from 'vitest';
import { listMasked } from '../../../src/plan/build/mask.ts';
import { parseArgv } from '../../../src/settings/inputs/flags.ts';
import { explainIgnored, withPlanned } from '../../../src/settings/inputs/planned.ts';
import { settingsOf } from '../../plan/settings.ts';

it('values that a plan does not show are needed again', () => {
  const argv = ['build', '--build-arg', 'A=***', '--cache-from', 'x', '--add-host', '***', '--'];
  expect(listMasked([...argv, 'https://***@host'])).toEqual(['--build-arg', '--add-host', '--']);
  expect(listMasked([...argv, '.'])).toEqual(['--build-arg', '--add-host']);
});

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
      named: '--context, --build-args, --cache-from',
    },
    {
      flags: ['--add-hosts', 'db:10.0.0.5', '--network', 'none', '--secret-envs', 'npm=NPM'],
      named: '--secret-envs, --add-hosts, --network',
    },
    {
      flags: ['--build-contexts', 'a=b', '--secret-files', 'a=b', '--ulimit', 'nofile=1', '--pull'],
      named: '--pull, --build-contexts, --secret-files, --ulimit',
    },
    {
      flags: ['--context', '.', '--build-args', 'A=b', '--cache-to', 'x', '--network', 'none'],
      masked: ['--', '--build-arg', '--cache-to'],
      named: '--network',
    },
    { flags: ['--add-hosts', 'db:10.0.0.5'], masked: ['--add-host'], named: undefined },
    { flags: ['--builder', 'b', '--outputs', 'type=oci', '--timeout', '1m'], named: undefined },
  ])('$flags but $masked: $named', ({ flags, masked, named }) => {
    const { value } = parseArgv(['ship', '--plan', 'p.json', ...flags]);
    const problems = explainIgnored('p.json', {
      given: value?.given ?? {},
      overrides: value?.facts ?? {},
      masked: masked ?? [],
    });
    expect(problems.map(({ level, code, message }) => `${level} ${code} ${message}`)).toEqual(
      named === undefined
        ? []
        : [`notice PLAN_SETTLED "p.json" is shipped as planned: ${named} cannot change it.`],
    );
  });
});

it.each([
  {
    name: 'as planned, whatever is given now',
    resolved: { latest: 'branch', version: '1.2.3' },
    then: { latest: 'branch', version: '1.2.3' },
  },
  {
    name: 'a version from git stays one from git',
    resolved: { latest: 'auto' },
    then: { latest: 'auto', version: undefined },
  },
  {
    name: 'an older plan decides none',
    resolved: undefined,
    then: { latest: 'never', version: '9' },
  },
] as const)('ship decides about floating tags: $name', ({ resolved, then }) => {
  const fresh = settingsOf({ latest: 'never', version: '9' });
  const { latest, version } = withPlanned(fresh, { resolved, argv: [], masked: [] });
  expect({ latest, version }).toEqual(then);
});

const NOW = { provenance: 'false', sbom: 'true', cacheTo: ['type=s3,bucket=now'] };

it.each([
  {
    name: 'as the plan has it',
    argv: ['--provenance', 'mode=max', '--cache-to', 'type=s3,bucket=a', '--cache-to', 'type=gha'],
    masked: [],
    then: {
      provenance: 'mode=max',
      sbom: undefined,
      cacheTo: ['type=s3,bucket=a', 'type=gha'],
    },
  },
  {
    name: 'nothing where the plan has nothing',
    argv: ['docker', 'buildx', 'build', '--', '.'],
    masked: [],
    then: { provenance: undefined, sbom: undefined, cacheTo: [] },
  },
  {
    name: 'a cache that the plan does not show is as given now',
    argv: ['--sbom', 'true', '--cache-to', 'type=s3,secret_access_key=***'],
    masked: ['--cache-to'],
    then: { provenance: undefined, sbom: 'true', cacheTo: NOW.cacheTo },
  },
])('ship chooses a builder for what is built: $name', ({ argv, masked, then }) => {
  const { provenance, sbom, cacheTo } = withPlanned(settingsOf(NOW), { argv, masked });
  expect({ provenance, sbom, cacheTo }).toEqual(then);
});
