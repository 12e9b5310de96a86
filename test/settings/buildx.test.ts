// SPDX-License-Identifier: Apache-2.0
// Settings that go on to buildx: which flags they become, and where values of secrets are.
import { expect, it } from 'vitest';
import { problemsFrom, settingsFrom } from './reading.ts';

it.each([
  {
    name: 'one flag an entry',
    given: { 'build-contexts': 'a=b\nc=d,e' },
    flags: ['--build-context a=b', '--build-context c=d,e'],
  },
  {
    name: 'commas that separate',
    given: { 'add-hosts': 'a:1,b:2' },
    flags: ['--add-host a:1', '--add-host b:2'],
  },
  { name: 'one value', given: { network: 'none' }, flags: ['--network none'] },
  {
    name: 'all others',
    given: {
      'shm-size': '2g',
      ulimit: 'nofile=1:2',
      allow: 'network.host',
      ssh: 'default',
      attests: 'type=sbom,x=y',
      'cgroup-parent': 'c',
      'no-cache-filters': 'a,b',
    },
    flags: [
      '--ssh default',
      '--no-cache-filter a',
      '--no-cache-filter b',
      '--attest type=sbom,x=y',
      '--allow network.host',
      '--shm-size 2g',
      '--ulimit nofile=1:2',
      '--cgroup-parent c',
    ],
  },
  {
    name: 'a secret from a variable',
    given: { 'secret-envs': 'npm=NPM_TOKEN' },
    flags: ['--secret id=npm,env=NPM_TOKEN'],
  },
  {
    name: 'a secret from a file',
    given: { 'secret-files': 'a=x/y,z' },
    flags: ['--secret id=a,"src=x/y,z"'],
  },
  {
    name: 'secrets that are required',
    given: { 'secret-envs': 'npm=NPM_TOKEN,required,hub=HUB', 'secret-files': 'a=x,required' },
    flags: ['--secret id=npm,env=NPM_TOKEN', '--secret id=hub,env=HUB', '--secret id=a,src=x'],
    required: ['npm', 'a'],
  },
  {
    name: 'a file by the name of required',
    given: { 'secret-files': 'a=required' },
    flags: ['--secret id=a,src=required'],
  },
  {
    name: 'secrets by value',
    given: { secrets: 'a=hunter2\n"b=two\nlines"' },
    flags: ['--secret id=a,env=SHIP_SECRET_1', '--secret id=b,env=SHIP_SECRET_2'],
  },
  { name: 'none', given: {}, flags: [] },
])('$name', async ({ given, flags, required = [] }) => {
  const settings = await settingsFrom({ given });
  expect(settings.buildxFlags.map(({ flag, value }) => `${flag} ${value}`)).toEqual(flags);
  expect(settings.requiredSecrets).toEqual(required);
});

it('keeps values of secrets where only reveal gives them away', async () => {
  const settings = await settingsFrom({ env: { TAGSHIP_SECRETS: '["a=hunter2=x"]' } });
  expect(JSON.stringify(settings)).not.toContain('hunter2');
  expect(
    settings.buildSecrets.map(({ id, variable, secret }) => [id, variable, secret.reveal()]),
  ).toEqual([['a', 'SHIP_SECRET_1', 'hunter2=x']]);
});

it.each([
  {
    name: 'a second line without quotes',
    given: { secrets: 'a=one\nhunter2' },
    says: 'secrets: entry 2 is not ID=value',
  },
  {
    name: 'an id with a comma',
    given: { secrets: 'a,b=hunter2' },
    says: 'secrets: entry 1 is not ID=value',
  },
  {
    name: 'no variable',
    given: { 'secret-envs': 'hunter2' },
    says: 'secret-envs: entry 1 is not ID=VARIABLE',
  },
  {
    name: 'no path',
    given: { 'secret-files': 'a=' },
    says: 'secret-files: entry 1 is not ID=path',
  },
])('$name is a problem that repeats no value', async ({ given, says }) => {
  const problems = await problemsFrom({ given });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(says);
  expect(problems[0]).not.toContain('hunter2');
});
