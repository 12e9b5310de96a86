// SPDX-License-Identifier: Apache-2.0
// Targets of bake and compose files: what buildx prints of them becomes settings, and nothing is dropped in silence.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Trust } from '../../../src/facts/facts.ts';
import { findOtherFiles } from '../../../src/settings/bake/compose.ts';
import { swapOutputs, withOutputs } from '../../../src/settings/bake/outputs.ts';
import { parseBakePrint } from '../../../src/settings/bake/print.ts';
import { parseVariables } from '../../../src/settings/bake/take.ts';
import { gatherSettings, resolveSettings } from '../../../src/settings/read.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { toLine } from '../reading.ts';

interface Case {
  /** What buildx printed. */
  readonly print: string;
  readonly names?: readonly string[];
  readonly given?: Readonly<Record<string, string | readonly string[]>>;
  /** The text of `tagship.yml`. */
  readonly file?: string;
  readonly trust?: Trust;
  readonly hidesOutputs?: boolean;
}

/** The settings of a run whose files buildx printed so. */
async function take({ print, names = ['default'], given = {}, file, trust, ...more }: Case) {
  const read = parseBakePrint(print, names);
  if (!read.ok) return { problems: read.problems.map(toLine), targets: [] };
  const origin = { kind: 'file', name: 'docker-bake.hcl', unquoted: true } as const;
  const bake = {
    origin,
    print: read.value,
    hidesOutputs: more.hidesOutputs ?? false,
    problems: [],
  };
  const text = { path: 'tagship.yml', text: file ?? '', owner: 'checkout' } as const;
  const gathered = await gatherSettings({ given, env: {}, file: text });
  const settings = resolveSettings({ ...gathered, bake }, trust);
  return {
    problems: settings.problems.map(toLine),
    targets: settings.value?.targets ?? [],
  };
}

/** The same, as one target of fields. */
function takeOne(fields: object, more: Omit<Case, 'print'> = {}) {
  return take({ print: JSON.stringify({ target: { default: fields } }), ...more });
}

function readFixture(name: string): string {
  return readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
}

const APP: Partial<Settings> = {
  images: 'ghcr.io/acme/app1\ndocker.io/acme/app1',
  context: 'app',
  file: 'app/build/Dockerfile',
  target: 'run',
  buildArgs: ['A=1', 'DOLLAR=a${b}%{c}', 'HIDDEN=', 'NUMBER=1'],
  labels: 'team=x',
  annotations: 'index:kind=${app}',
  platforms: ['linux/amd64', 'linux/arm64'],
  cacheFrom: [
    'type=gha,scope=app',
    expect.stringMatching(/^(?:type=registry,ref=)?ghcr\.io\/acme\/app:cache$/) as string,
  ],
  noCache: true,
  pull: true,
  imageOutput: ['compression=zstd'],
};

describe.each(['0.13', '0.29'])('a bake file as buildx %s prints it', (version) => {
  const print = readFixture(`docker-bake.buildx-${version}.json`);

  it('matrix and inheritance are resolved, and null arguments are gone', async () => {
    const { targets, problems } = await take({ print });
    expect(targets.map(({ name, isBase = false }) => `${name} ${String(isBase)}`)).toEqual([
      'app-1 false',
      'app-2 false',
      'base true',
      'web false',
    ]);
    expect(targets[0]?.settings).toMatchObject(APP);
    expect(targets[1]?.settings.buildArgs).toContain('NUMBER=2');
    expect(targets[3]?.settings).toMatchObject({ images: 'localhost:5000/web', context: 'web' });
    expect(problems).toEqual([
      expect.stringMatching(/^TARGETS_FROM_TAGS .*"app-1", "app-2", "web"/),
    ]);
  });

  it('what only buildx needs is passed on, and target:base is kept', async () => {
    const { targets } = await take({ print });
    const flags = targets[0]?.settings.buildxFlags.map(({ flag, value }) => `${flag} ${value}`);
    expect(flags).toEqual([
      '--build-context alpine=docker-image://alpine:3.20',
      '--build-context base=target:base',
      '--secret id=npm,env=NPM_TOKEN',
      '--secret id=rc,src=npmrc',
      '--ssh default=key',
      '--no-cache-filter run',
      '--attest type=provenance,mode=max',
      '--attest type=sbom',
      // buildx 0.13 knows neither, and prints nothing of them.
      ...(version === '0.13' ? [] : ['--network none', '--allow network.host']),
      '--shm-size 128m',
      '--ulimit nofile=1024:1024',
    ]);
  });
});

it('a compose file: repositories come from image, or from build.tags; a service without build is no target', async () => {
  const older = await take({ print: readFixture('compose.buildx-0.13.json') });
  expect(older.targets[0]?.settings.buildxFlags[0]?.value).toBe('base=target:base');
  const { targets } = await take({ print: readFixture('compose.buildx-0.29.json') });
  expect(targets.map(({ name, settings }) => [name, settings.images])).toEqual([
    ['api', 'ghcr.io/acme/api'],
    ['base', undefined],
    ['web', 'ghcr.io/acme/web\ndocker.io/acme/web'],
  ]);
  const [api, , web] = targets;
  expect(api?.settings.buildxFlags).toContainEqual({ flag: '--add-host', value: 'db:10.0.0.5' });
  expect(web?.settings.file).toBe('web/Dockerfile.web');
});

describe('with the settings file', () => {
  const print = JSON.stringify({
    target: { default: { context: 'a', args: { A: '1', B: '1' }, platforms: ['linux/arm64'] } },
  });

  it('a target of the same name changes single keys, and an empty one is the default', async () => {
    const file = 'labels: [team=top]\ntargets: {default: {context: b, platforms: }, other: {}}';
    const { targets } = await take({ print, file });
    expect(targets.map(({ name }) => name)).toEqual(['default', 'other']);
    expect(targets[0]?.settings).toMatchObject({
      ...{ context: 'b', platforms: ['linux/amd64'], labels: 'team=top' },
      buildArgs: ['A=1', 'B=1'],
    });
  });

  it('build arguments of inputs and flags are joined by name with those of each target', async () => {
    const given = { 'build-args': 'B=2\nC=3' };
    const file = 'build-args: [TOP=1]\ntargets: {other: {}, own: {build-args: [B=own, D=4]}}';
    const { targets } = await take({ print, file, given });
    expect(Object.fromEntries(targets.map((one) => [one.name, one.settings.buildArgs]))).toEqual({
      other: ['TOP=1', 'B=2', 'C=3'],
      own: ['B=2', 'D=4', 'C=3'],
      default: ['A=1', 'B=2', 'C=3'],
    });
  });
});

describe('what cannot be taken over', () => {
  it.each([
    ['an output to files', { output: [{ type: 'local', dest: 'o' }] }, 'TARGETS_FROM_OUTPUT'],
    ['an output as text', { output: ['type=tar,dest=o.tar'] }, 'TARGETS_FROM_OUTPUT'],
    ['a Dockerfile in the file', { 'dockerfile-inline': 'FROM scratch' }, 'TARGETS_FROM_FIELD'],
    ['a check', { call: 'check' }, 'TARGETS_FROM_FIELD'],
    ['a field that buildx will get', { policy: [{ filename: 'x' }] }, 'TARGETS_FROM_FIELD'],
    ['a form that is not known', { args: { A: { b: 'c' } } }, 'TARGETS_FROM_FIELD'],
    ['a value in a form that is not known', { ssh: [7] }, 'TARGETS_FROM_FIELD'],
    ['a secret without ID', { secret: [{ env: 'X' }] }, 'TARGETS_FROM_FIELD'],
  ])('%s', async (_, fields, code) => {
    const { problems } = await takeOne(fields);
    expect(problems).toEqual([expect.stringMatching(new RegExp(`^${code} docker-bake.hcl: `))]);
    if (code === 'TARGETS_FROM_OUTPUT') expect(problems[0]).toContain('the setting outputs');
  });

  it.each([
    ['nothing of it says anything', { description: 'x', call: 'build', output: [], args: {} }],
    ['values are empty', { labels: null, 'dockerfile-inline': '', tags: [''] }],
  ])('no problem where %s', async (_, fields) => {
    expect((await takeOne(fields)).problems).toEqual([]);
  });

  it.each(['App', 'a_-b', '\u001b[31mred', '__proto__', 'x'.repeat(65), '../../x'])(
    'the name %j',
    async (name) => {
      const print = JSON.stringify({ target: { [name]: { context: '.' } } });
      const { problems, targets } = await take({ print, names: [name] });
      expect(problems).toEqual([expect.stringMatching(/^TARGET_NAME docker-bake.hcl: /)]);
      expect(problems[0]).not.toContain('\u001b');
      expect(targets).toEqual([]);
    },
  );

  it.each([
    ['no JSON', '{'],
    ['no targets', '{"group": {}}'],
    ['an empty definition', '{"target": {}}'],
    ['targets that are no maps', '{"target": {"a": 1}}'],
    [
      'too many targets',
      JSON.stringify({
        target: Object.fromEntries([...Array(1001).keys()].map((n) => [`t${n}`, {}])),
      }),
    ],
    ['too long a text', ' '.repeat(8 * 1024 * 1024)],
  ])('%s', async (_, print) => {
    expect((await take({ print })).problems).toEqual([
      expect.stringMatching(/^TARGETS_FROM_PRINT /),
    ]);
  });
});

describe('in an untrusted run', () => {
  const trust = { level: 'untrusted', reason: 'the change is a stranger’s' } as const;

  it('only what stays inside the build is taken over, and the rest is named once', async () => {
    const fields = {
      ...{ context: 'a', args: { A: '1' }, tags: ['ghcr.io/acme/a'], secret: ['id=npm'] },
      ...{ ssh: ['default'], network: 'host', entitlements: ['network.host'] },
    };
    const print = JSON.stringify({
      target: { a: fields, b: fields },
      group: { default: { targets: ['a', 'b'] } },
    });
    const { targets, problems } = await take({ print, trust, hidesOutputs: true });
    expect(targets[0]?.settings).toMatchObject({
      context: 'a',
      buildArgs: ['A=1'],
      buildxFlags: [],
    });
    expect(targets[0]?.settings.images).toBeUndefined();
    expect(problems).toEqual([expect.stringMatching(/^SETTINGS_LEFT_OUT /)]);
    expect(problems[0]).toMatch(/: images, secret-envs, ssh, network, allow, outputs \|/);
  });

  it.each([
    ['a context of the machine', { context: '/etc' }],
    ['a context of the network', { context: 'https://example.com/x.git' }],
    ['a named context of the machine', { contexts: { host: '/etc' } }],
    ['a Dockerfile of the machine', { dockerfile: '/etc/passwd' }],
    ['a Dockerfile of the network', { context: '.', dockerfile: 'cwd:///etc/passwd' }],
  ])('%s is refused', async (_, fields) => {
    const { problems } = await takeOne(fields, { trust });
    expect(problems).toEqual([expect.stringMatching(/^SETTINGS_UNTRUSTED /)]);
  });

  it('the settings file cannot name the files, nor their variables', async () => {
    const file = 'targets-from: docker-bake.hcl\ntargets-group: x\ntargets-env: HOME';
    const text = { path: 'tagship.yml', text: file, owner: 'checkout' } as const;
    const { value, problems } = resolveSettings(
      await gatherSettings({ given: {}, env: {}, file: text }),
      trust,
    );
    expect(value).toMatchObject({ targetsFrom: [], targetsGroup: [], targetsEnv: [] });
    expect(problems.map(toLine)).toEqual([
      expect.stringMatching(/: targets-from, targets-group, targets-env \|/),
    ]);
  });
});

describe('groups', () => {
  const targets = { a: {}, b: {}, c: {} };
  it.each([
    ['of groups', { default: ['x', 'c'], x: ['a'] }, ['default'], ['a', 'c']],
    ['of their own name', { a: ['a', 'b'] }, ['a'], ['a', 'b']],
    ['that hide a target', { a: ['b'] }, ['a'], ['b']],
    ['in a circle', { x: ['y', 'b'], y: ['x', 'a'] }, ['x'], ['a', 'b']],
    ['that are none', {}, ['b', 'missing'], ['b']],
  ])('%s', (_, groups, names, chosen) => {
    const group = Object.fromEntries(
      Object.entries(groups).map(([name, list]) => [name, { targets: list }]),
    );
    const read = parseBakePrint(JSON.stringify({ target: targets, group }), names);
    expect([...(read.ok ? read.value.chosen : [])].sort()).toEqual(chosen);
  });
});

describe('outputs of a second print, in which they are caches', () => {
  it.each([
    ['attributes', ['type=registry'], ['type=registry']],
    ['a map', [{ type: 'oci', dest: 'a' }], [{ type: 'oci', dest: 'a' }]],
    ['a path alone', [{ type: 'registry', ref: 'out' }], [{ type: 'local', dest: 'out' }]],
    ['one word', 'x', 'x'],
    ['none', undefined, null],
    ['a cache of a file that is taken over', ['type=gha'], null],
  ])('%s', (_, printed, output) => {
    const fields = { output: ['type=cacheonly'], 'cache-to': ['type=gha'] };
    const [read, other] = [fields, { output: printed }].map((target) =>
      parseBakePrint(JSON.stringify({ target: { a: target } }), ['a']),
    );
    if (read?.ok !== true || other?.ok !== true) throw new Error('both are definitions');
    expect(withOutputs(read.value, other.value).targets.get('a')).toEqual({ ...fields, output });
    expect(withOutputs(read.value, undefined).targets.get('a')).toEqual({
      ...fields,
      output: null,
    });
  });

  it.each([
    ['output = ["type=tar,dest=/a"]', 'cache-to = ["type=tar,dest=/a"]'],
    ['{"cache-to": ["type=gha"]}', '{"output": ["type=gha"]}'],
    ['output = target.output.output', 'cache-to = target.cache-to.cache-to'],
    ['build: {cache_to: [type=gha]}', 'build: {x-cache_to: [type=gha]}'],
    ['my_output outputs cache-tool', 'my_output outputs cache-tool'],
    ['cache-output output-to', 'cache-cache-to cache-to-to'],
  ])('%s', (text, swapped) => {
    expect(swapOutputs(text)).toBe(swapped);
    expect(swapOutputs(swapped)).toBe(text);
  });
});

it.each([
  ['[{"name": "TAG", "value": "dev"}, {"name": "B"}]', ['TAG', 'B']],
  ['null', []],
  ['', []],
  ['[1, {"name": 2}]', []],
])('the variables in %j', (text, names) => {
  expect(parseVariables(text)).toEqual(names);
});

it.each([
  ['services: {a: {build: .}}', undefined],
  ['services: {a: {build: {context: ., args: {NAME: includes}}}}', undefined],
  ['include: [other.yml]', 'has "include"'],
  ['"\\x69nclude": [other.yml]', 'has "include"'],
  ['services: {a: {extends: {file: /etc/x.yml, service: b}}}', 'has "extends"'],
  ['x: &k env_file\nservices: {a: {*k : /etc/x}}', 'has "env_file"'],
  ['a: 1\n---\ninclude: [other.yml]', 'has "include"'],
  ['a: [', 'is not YAML'],
  [`a: ${'['.repeat(100)}`, 'is nested too deeply'],
  [`a: ${'x'.repeat(300_000)}`, 'is larger than 256 KiB'],
])('a compose file that reads others: %.60j', async (text, found) => {
  const what = await findOtherFiles(text);
  if (found === undefined) expect(what).toBeUndefined();
  else expect(what).toContain(found);
});
