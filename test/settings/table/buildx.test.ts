// SPDX-License-Identifier: Apache-2.0
// Settings that go on to buildx: which flags they become, and where values of secrets are.
import { describe, expect, it } from 'vitest';
import { problemsFrom, settingsFrom } from '../reading.ts';

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
  {
    name: 'secrets in the syntax of buildx, where they are not values',
    given: { 'secret-envs': 'id=npm,env=NPM_TOKEN,hub=HUB', 'secret-files': 'id=a,src=x,required' },
    flags: ['--secret id=npm,env=NPM_TOKEN', '--secret id=hub,env=HUB', '--secret id=a,src=x'],
    required: ['a'],
  },
  {
    name: 'ids as buildx takes them',
    given: { secrets: '@acme/npm:token one=x' },
    flags: ['--secret id=@acme/npm:token one,env=SHIP_SECRET_1'],
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
    given: { 'secret-files': 'a' },
    says: 'secret-files: entry 1 is not ID=path',
  },
  {
    name: 'the words of buildx for a file',
    given: { secrets: 'id=npm,src=hunter2' },
    says: 'secrets: entry 1 uses the syntax of buildx',
  },
  {
    name: 'the words of buildx for a variable',
    given: { secrets: 'id=npm,type=env,env=hunter2' },
    says: 'secrets: entry 1 uses the syntax of buildx',
  },
  {
    name: 'a file where a variable belongs',
    given: { 'secret-envs': '"id=npm,src=hunter2"' },
    says: 'secret-envs: entry 1 uses the syntax of buildx',
  },
])('$name is a problem that repeats no value', async ({ given, says }) => {
  const problems = await problemsFrom({ given });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(says);
  expect(problems[0]).not.toContain('hunter2');
});

it.each([
  {
    given: { secrets: 'NPM_TOKEN=\na=hunter2' },
    id: 'NPM_TOKEN',
    left: ['id=a,env=SHIP_SECRET_1'],
  },
  { given: { 'secret-envs': 'NPM_TOKEN=,a=B' }, id: 'NPM_TOKEN', left: ['id=a,env=B'] },
  { given: { 'secret-files': 'npmrc=' }, id: 'npmrc', left: [] },
])('leaves out a secret that is empty: $given', async ({ given, id, left }) => {
  const { buildxFlags } = await settingsFrom({ given });
  expect(buildxFlags.map(({ value }) => value)).toEqual(left);
  expect((await problemsFrom({ given })).join('\n')).toContain(
    `BUILD_SECRET_EMPTY ${Object.keys(given)[0] ?? ''}: the secret "${id}" is empty`,
  );
});

it.each([
  { given: { secrets: '# npm\na=hunter2' }, left: ['id=a,env=SHIP_SECRET_1'] },
  { given: { secrets: 'a=hunter2\n  # later' }, left: ['id=a,env=SHIP_SECRET_1'] },
  { given: { 'secret-envs': '# npm\na=B' }, left: ['id=a,env=B'] },
  { given: { 'secret-files': 'a=x\n#' }, left: ['id=a,src=x'] },
])('leaves out a comment: $given', async ({ given, left }) => {
  const { buildxFlags } = await settingsFrom({ given });
  expect(buildxFlags.map(({ value }) => value)).toEqual(left);
  const problems = await problemsFrom({ given });
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain('BUILD_SECRET_COMMENT');
  expect(problems[0]).not.toContain('later');
});

it.each([
  { text: 'a= two words ', secret: ' two words ' },
  { text: 'a=x \r\nb=y', secret: 'x ' },
  { text: '"a=one\r\ntwo\n"', secret: 'one\r\ntwo\n' },
])('keeps the white space of a secret: $text', async ({ text, secret }) => {
  const { buildSecrets } = await settingsFrom({ given: { secrets: text } });
  expect(buildSecrets[0]?.secret.reveal()).toBe(secret);
});

describe('attestations', () => {
  it.each([
    { given: { provenance: 'True' }, provenance: 'true' },
    { given: { provenance: 'FALSE' }, provenance: 'false' },
    { given: { provenance: '0' }, provenance: 'false' },
    { given: { provenance: 'disabled=True' }, provenance: 'false' },
    { given: { provenance: 'mode=max,disabled=1' }, provenance: 'false' },
    { given: { provenance: 'true,mode=max' }, provenance: 'mode=max' },
    {
      given: { provenance: 'mode=max,"reproducible=true"' },
      provenance: 'mode=max,reproducible=true',
    },
    { given: { sbom: 'False' }, sbom: 'false' },
    { given: { sbom: 'generator=docker/scout' }, sbom: 'generator=docker/scout' },
    { given: { attests: 'type=sbom,disabled=TRUE' }, attests: ['type=sbom,disabled=true'] },
    { given: { attests: 'type=provenance,false' }, attests: ['type=provenance,disabled=true'] },
    {
      given: { attests: 'type=provenance,mode=min\ntype=sbom', provenance: 'mode=max' },
      provenance: 'mode=max',
      attests: ['type=sbom'],
    },
    { given: { attests: 'type=sbom,generator=x', sbom: 'true' }, sbom: 'true' },
  ])('$given', async ({ given, provenance, sbom, attests = [] }) => {
    const settings = await settingsFrom({ given });
    expect(settings.provenance).toBe(provenance);
    expect(settings.sbom).toBe(sbom);
    expect(settings.buildxFlags.map(({ value }) => value)).toEqual(attests);
  });
});

it.each([
  { text: '"env.no_proxy=localhost,127.0.0.1"', are: ['"env.no_proxy=localhost,127.0.0.1"'] },
  { text: 'image=i\n  "env.a=b c"\r\n\n', are: ['image=i', '"env.a=b c"'] },
  { text: 'image=i,network=host', are: ['image=i,network=host'] },
])('driver-opts: $text', async ({ text, are }) => {
  const settings = await settingsFrom({ given: { 'driver-opts': text } });
  expect(settings.driverOpts).toEqual(are);
});

it.each(['yes', 'On', '1', 'TRUE'])('a boolean setting takes %s', async (text) => {
  const settings = await settingsFrom({ given: { load: text, 'no-cache': text, push: text } });
  expect([settings.load, settings.noCache, settings.push]).toEqual([true, true, 'true']);
});

it.each([
  { platforms: '"linux/amd64,linux/arm64"', are: ['linux/amd64', 'linux/arm64'] },
  { platforms: 'linux/amd64, linux/arm64', are: ['linux/amd64', 'linux/arm64'] },
  { platforms: '"linux/amd64"\n"linux/arm64"', are: ['linux/amd64', 'linux/arm64'] },
])('platforms: $platforms', async ({ platforms, are }) => {
  expect((await settingsFrom({ given: { platforms } })).platforms).toEqual(are);
});
