// SPDX-License-Identifier: Apache-2.0
// The map `targets` of the settings file: what each target has, and what is wrong.
import { describe, expect, it } from 'vitest';
import { listSettings, settingsForTarget } from '../../../src/settings/targets.ts';
import { isForTarget, settingsTable } from '../../../src/settings/table/table.ts';
import { toParallel } from '../../../src/settings/values/parallel.ts';
import { problemsFrom, read, settingsFrom, type Sources } from '../reading.ts';

/** Settings for the whole run, so that no target can have them. */
const FOR_RUN = [
  ...['allow-dirty', 'branch', 'builder', 'buildkitd-config', 'buildkitd-config-inline'],
  ...[
    'buildkitd-flags',
    'call',
    'compat',
    'config',
    'driver-opts',
    'except',
    'git-tag',
    'leg',
    'legs',
  ],
  ...['github-token', 'load', 'name', 'only', 'parallel', 'pr', 'push', 'push-idle-timeout'],
  'github-attestation',
  ...['to', 'back', 'because', 'history', 'signed', 'verify-key', 'deploy'],
  ...[
    'sign',
    'sign-fulcio-url',
    'sign-id-token-env',
    'sign-log',
    'sign-rekor-url',
    'sign-trusted-root',
    'sign-tsa-url',
    'verify-identity',
    'verify-identity-regexp',
    'verify-issuer',
    'verify-issuer-regexp',
    'sign-format',
    'sign-key-env',
    'sign-key-file',
  ],
  ...[
    'read-delay',
    'registries',
    'retry-deadline',
    'runners',
    'scan-gitlab',
    'scan-sarif',
    'secrets',
    'sha',
    'test-env',
  ],
  ...['targets-env', 'targets-from', 'targets-group'],
  ...['emulation', 'login', 'login-untrusted', 'source', 'split', 'upload-outputs'],
  ...['test-untrusted', 'together', 'bake-target', 'sep-annotations', 'sep-labels', 'sep-tags'],
];

it('each setting of the table is for a target or for the run', () => {
  const forRun = settingsTable.filter((setting) => !isForTarget(setting));
  expect(forRun.map(({ name }) => name).sort()).toEqual([...FOR_RUN].sort());
});

const FILE = `
platforms: [linux/amd64, linux/arm64]
build-args: {A: top, B: top}
labels: {team: top}
timeout: 10m
test: ./test.sh {{name}}
retry-deadline: 1m
targets:
  base: { context: base }
  api:
    context: services/api
    build-contexts: base=target:base
    build-args: {A: api}
    platforms:
  web: { platforms: linux/amd64, tag-prefix: web@, outputs: 'type=local,dest=out' }
`;

async function targetsFrom(sources: Sources) {
  const settings = await settingsFrom(sources);
  return Object.fromEntries(
    settings.targets.map((one) => [one.name, settingsForTarget(settings, one.name)]),
  );
}

describe('inheritance', () => {
  it('a key in a target replaces the one at the top level as a whole, an empty one is the default', async () => {
    const { base, api, web } = await targetsFrom({ file: FILE });
    expect(base).toMatchObject({ name: 'base', context: 'base', buildArgs: ['A=top', 'B=top'] });
    expect(base?.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect(api).toMatchObject({ context: 'services/api', buildArgs: ['A=api'] });
    expect(api?.platforms).toEqual(['linux/amd64']);
    expect(api?.platformsNamed).toBe(false);
    expect(api?.buildxFlags).toEqual([{ flag: '--build-context', value: 'base=target:base' }]);
    expect(web).toMatchObject({ tagPrefix: 'web@', timeout: 600_000, labels: 'team=top' });
    expect(web?.outputs).toEqual(['type=local,dest=out']);
    expect(web?.push).toBe('auto');
  });

  it.each([
    { from: 'a flag', sources: { given: { platforms: 'linux/riscv64' } } },
    { from: 'a variable', sources: { env: { TAGSHIP_PLATFORMS: 'linux/riscv64' } } },
  ])('$from beats the top level and every target', async ({ sources }) => {
    const targets = Object.values(await targetsFrom({ file: FILE, ...sources }));
    expect(targets.map(({ platforms }) => platforms)).toEqual([
      ['linux/riscv64'],
      ['linux/riscv64'],
      ['linux/riscv64'],
    ]);
  });

  it('{{name}} in the test is the name of the target', async () => {
    const targets = Object.values(await targetsFrom({ file: FILE }));
    expect(targets.map(({ test }) => test)).toEqual([
      './test.sh base',
      './test.sh api',
      './test.sh web',
    ]);
  });

  it('a change of the settings of the run counts for each target', async () => {
    const settings = await settingsFrom({ file: FILE });
    const changed = { ...settings, retryDeadline: 5 };
    expect(listSettings(changed).map(({ retryDeadline }) => retryDeadline)).toEqual([5, 5, 5]);
    expect(listSettings({ ...settings, targets: [] })).toHaveLength(1);
  });

  it('without targets the file means what it meant', async () => {
    expect((await settingsFrom({ file: 'platforms: linux/arm64' })).targets).toEqual([]);
    expect((await settingsFrom({ file: 'targets: {}' })).targets).toEqual([]);
  });

  it('a target without settings is one', async () => {
    const { api } = await targetsFrom({ file: 'context: app\ntargets: {api: }' });
    expect(api).toMatchObject({ name: 'api', context: 'app' });
  });
});

describe('what is wrong with targets', () => {
  it.each([
    [
      'targets: {api: {push: true}}',
      'TARGET_SETTING tagship.yml:1:17: push is not allowed in a target',
    ],
    ['targets: {api: {registries: {}}}', 'TARGET_SETTING tagship.yml:1:17: registries is not'],
    [
      'targets: {api: {name: x}}',
      'TARGET_SETTING tagship.yml:1:17: name is not allowed in a target',
    ],
    ['targets: {api: {contxt: x}}', 'SETTINGS_UNKNOWN tagship.yml:1:17: unknown setting "contxt"'],
    ['targets: {api: {platforms: [linux amd64]}}', 'target "api": '],
    ['targets: {api: {pull: maybe}}', 'SETTINGS_BAD_VALUE tagship.yml:1:23: pull: "maybe" is not'],
    ['targets: {api: {default: x}}', 'SETTINGS_BAD_VALUE tagship.yml:1:26: default: the value'],
    ['targets: [api]', 'TARGETS_SHAPE tagship.yml:1:10: targets takes a map, not a list'],
    ['targets: {api: x}', 'TARGETS_SHAPE tagship.yml:1:16: targets.api takes a map, not one value'],
    ['targets: {Api: {}}', 'TARGET_NAME tagship.yml:1:11: invalid name of a target: "Api"'],
    ['targets: {a+b: {}}', 'TARGET_NAME tagship.yml:1:11: invalid name of a target: "a+b"'],
    ['targets: {"x y": {}}', 'TARGET_NAME tagship.yml:1:11: invalid name of a target: "x y"'],
    [
      'targets: {a: {default: true}, b: {default: true}}',
      'TARGET_SETTING tagship.yml:1:31: "b" is',
    ],
    ['parallel: none', 'SETTINGS_BAD_VALUE parallel: the value is neither auto nor a number'],
  ])('%s', async (file, problem) => {
    const [first = '', ...others] = await problemsFrom({ file });
    expect(first).toContain(problem);
    expect(others).toEqual([]);
  });

  it('a problem at the top level is said once', async () => {
    const file = 'platforms: [linux amd64]\ntargets: {a: {}, b: {}}';
    expect(await problemsFrom({ file })).toHaveLength(1);
  });
});

describe('the file of an untrusted change', () => {
  const trust = { level: 'untrusted', reason: 'it comes from another project' } as const;

  it('loses what it may not set, at the top level and in targets, with one notice', async () => {
    const file =
      'push: true\ntargets:\n  a: {images: evil.test/a, context: a}\n  b: {images: evil.test/b, test: ./x}\n';
    const parsed = await read({ file, owner: 'checkout', trust });
    expect(parsed.problems).toHaveLength(1);
    expect(parsed.problems[0]?.message).toContain(
      'push, targets.a.images, targets.b.images, targets.b.test',
    );
    if (!parsed.ok) throw new Error('a notice is not an error');
    const [a, b] = parsed.value.targets;
    expect(a?.settings).toMatchObject({ images: undefined, context: 'a', push: 'auto' });
    expect(b?.settings).toMatchObject({ images: undefined, test: undefined });
  });

  it.each([
    ['base=target:base', []],
    ['base=docker-image://evil.test/x', [expect.stringContaining('SETTINGS_UNTRUSTED')]],
  ])('build-contexts: %s', async (entry, problems) => {
    const file = `targets: {base: {}, a: {build-contexts: '${entry}'}}`;
    expect(await problemsFrom({ file, owner: 'checkout', trust })).toEqual(problems);
  });
});

it.each([
  ['auto', 1, 2],
  ['auto', 3.9, 2],
  ['auto', 6.8, 5],
  ['auto', 15.6, 10],
  ['auto', 128, 10],
  ['7', 1, 7],
])('parallel: %s with %d GiB is %d', (parallel, gib, builds) => {
  expect(toParallel(parallel, gib * 1024 ** 3)).toBe(builds);
});

it.each([
  ['', undefined],
  ['{}', '{}'],
])(
  'legs: %j is %j: only an empty text means that there are none, and the run builds',
  async (text, legs) => {
    expect((await settingsFrom({ given: { legs: text } })).legs).toBe(legs);
  },
);

it('more targets than a file may hold are refused, with the next move', async () => {
  const entries = Array.from({ length: 1_000 }, (_, index) => `  t${index}: {context: .}\n`);
  expect(await problemsFrom({ file: `targets:\n${entries.join('')}` })).toEqual([
    expect.stringMatching(/^SETTINGS_FILE_SYNTAX .*holds too many values \| Write less into one/),
  ]);
});
