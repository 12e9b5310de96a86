// SPDX-License-Identifier: Apache-2.0
// What the settings file of an untrusted change may set, and what is said of the rest.
import { describe, expect, it } from 'vitest';
import { settingsTable } from '../../../src/settings/table/table.ts';
import { defaultSettings } from '../../../src/settings/table/defaults.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { problemsFrom, read, settingsFrom, type Sources } from '../reading.ts';

const reason = 'this change comes from another project';
const stranger = { owner: 'checkout', trust: { level: 'untrusted', reason } } as const;
const LEFT_OUT = `SETTINGS_LEFT_OUT ignored entries of tagship.yml, because ${reason}: `;

/** What stays inside the build, by the design; everything else has to be left out. */
const ALLOWED = {
  ...{ name: 'any', target: 'any', platforms: 'any', labels: 'any', annotations: 'any' },
  ...{ pull: 'any', 'no-cache': 'any', 'no-cache-filters': 'any', timeout: 'any' },
  ...{ 'shm-size': 'any', ulimit: 'any', 'tag-prefix': 'any', 'build-args': 'pairs' },
  ...{ context: 'path', file: 'path', 'build-contexts': 'named-paths' },
  ...{ only: 'any', except: 'any', paths: 'any', from: 'images' },
};

it('the table allows what stays inside the build, and nothing else', () => {
  const rules = settingsTable.filter(({ untrusted }) => untrusted !== undefined);
  expect(Object.fromEntries(rules.map(({ name, untrusted }) => [name, untrusted]))).toEqual(
    ALLOWED,
  );
});

describe('each other setting is left out by name, whatever its value', () => {
  const others = settingsTable.filter(
    ({ inFile, untrusted }) => inFile !== false && untrusted === undefined,
  );

  it.each(others)('$name', async ({ name, key, examples }) => {
    for (const example of [...examples, 'nonsense: 1', [[1]], { a: { b: 'c' } }]) {
      const file = JSON.stringify({ [name]: example });
      const parsed = await read({ file, ...stranger });
      expect(parsed.problems).toEqual([
        expect.objectContaining({ code: 'SETTINGS_LEFT_OUT', level: 'notice' }),
      ]);
      if (!parsed.ok) throw new Error('a notice is not an error');
      if (key !== undefined) expect(parsed.value[key]).toEqual(defaultSettings[key]);
      expect(parsed.value).toEqual(defaultSettings);
    }
  });

  it('one notice names all of them in the order of the file, and quotes no value', async () => {
    const file =
      'push: true\ntest: ./evil.sh\nname: app\nregistries: {evil.test: {username: a, password-env: HUB_TOKEN}}\n';
    const [first = '', ...others] = await problemsFrom({ file, ...stranger });
    expect(others).toEqual([]);
    expect(first).toContain(`${LEFT_OUT}push, test, registries |`);
    expect(first).not.toMatch(/evil|HUB_TOKEN/);
  });

  it('a setting that is not set is nothing to be left out', async () => {
    expect(await problemsFrom({ file: 'push:\ntest: ""\ntags: []\n', ...stranger })).toEqual([]);
  });
});

describe('what stays inside the build counts', () => {
  it('as it is written', async () => {
    const file = `
name: api
context: services/api
file: services/api/Dockerfile
target: runtime
build-args: ['VERSION={{version}}', EMPTY=]
platforms: linux/amd64,linux/arm64
labels: {a: b}
annotations: [c=d]
build-contexts: [shared=../shared, lib=lib]
no-cache: true
pull: true
no-cache-filters: runtime
shm-size: 1gb
ulimit: nofile=1:1
timeout: 5m
tag-prefix: api@
`;
    const settings = await settingsFrom({ file, ...stranger });
    expect(settings).toMatchObject({
      ...{ name: 'api', context: 'services/api', target: 'runtime', tagPrefix: 'api@' },
      buildArgs: ['VERSION={{version}}', 'EMPTY='],
      platforms: ['linux/amd64', 'linux/arm64'],
      ...{ labels: 'a=b', annotations: 'c=d', noCache: true, pull: true, timeout: 300_000 },
    } satisfies Partial<Settings>);
    expect(settings.buildxFlags.map(({ flag }) => flag)).toEqual([
      ...['--build-context', '--build-context', '--no-cache-filter', '--shm-size', '--ulimit'],
    ]);
  });

  it.each([
    { name: 'a bare build argument', file: 'build-args: [A=1, HUB_TOKEN]', says: 'entry 2' },
    { name: 'a bare one on a line', file: 'build-args: "HUB_TOKEN"', says: 'entry 1' },
    { name: 'one that a comment empties', file: 'build-args: ["HUB_TOKEN{{! = }}"]' },
    { name: 'one whose name is an expression', file: 'build-args: ["{{branch}}=x"]' },
    { name: 'one with a space', file: 'build-args: ["HUB_TOKEN =x"]' },
    { name: 'a URL as context', file: 'context: https://github.com/mallory/x.git' },
    { name: 'a git address as context', file: 'context: git@github.com:mallory/x' },
    { name: 'another git address as context', file: 'context: mallory@host:x' },
    { name: 'a short git address as context', file: 'context: github.com/mallory/x' },
    { name: 'an absolute context', file: 'context: /' },
    { name: 'standard input as context', file: 'context: "-"' },
    { name: 'an absolute Dockerfile', file: 'file: /etc/passwd' },
    { name: 'a Dockerfile from a URL', file: 'file: https://mallory.test/Dockerfile' },
    { name: 'standard input as Dockerfile', file: 'file: "-"' },
    { name: 'an image as context', file: 'build-contexts: x=docker-image://ghcr.io/acme/private' },
    { name: 'a layout as context', file: 'build-contexts: x=oci-layout:///var/lib/x' },
    { name: 'an absolute named context', file: 'build-contexts: x=/etc' },
    { name: 'a named context without a name', file: 'build-contexts: [/etc]' },
  ])('but for $name', async ({ file, says = '' }) => {
    const [problem = '', ...others] = await problemsFrom({ file, ...stranger });
    expect(others).toEqual([]);
    expect(problem).toMatch(/^SETTINGS_UNTRUSTED tagship\.yml:1:\d+: /);
    expect(problem).toContain(says);
    expect(problem).toContain(`because ${reason}`);
    expect(problem).not.toMatch(/HUB_TOKEN|mallory|acme|etc/);
  });
});

describe('what the workflow says', () => {
  const trusted = { push: 'true', test: './smoke.sh', 'secret-envs': 'npm=NPM_TOKEN' };

  it.each<{ name: string; sources: Sources }>([
    { name: 'as inputs or flags', sources: { given: trusted } },
    {
      name: 'as variables',
      sources: {
        env: {
          TAGSHIP_PUSH: 'true',
          TAGSHIP_TEST: './smoke.sh',
          TAGSHIP_SECRET_ENVS: 'npm=NPM_TOKEN',
        },
      },
    },
    {
      name: 'in a file of its own',
      sources: { owner: 'workflow', file: JSON.stringify(trusted) },
    },
  ])('$name counts', async ({ sources }) => {
    const settings = await settingsFrom({ ...stranger, file: 'test: ./evil.sh', ...sources });
    expect(settings).toMatchObject({ push: 'true', test: './smoke.sh' });
    expect(settings.buildxFlags).toEqual([{ flag: '--secret', value: 'id=npm,env=NPM_TOKEN' }]);
  });

  it('also goes before what the file may not say', async () => {
    const given = { context: 'https://github.com/acme/app.git' };
    const settings = await settingsFrom({ ...stranger, given, file: 'context: /etc' });
    expect(settings.context).toBe(given.context);
  });
});

it('a trusted file counts whole', async () => {
  const trust = { level: 'trusted', reason: 'it is ours' } as const;
  const settings = await settingsFrom({ owner: 'checkout', trust, file: 'push: true\ntest: ./t' });
  expect(settings).toMatchObject({ push: 'true', test: './t' });
});

describe('a file of the checkout is not quoted, trusted or not', () => {
  it.each([
    '//npm.example.com/:_authToken=npm_s3cr3t',
    'npm_s3cr3t: x',
    '- npm_s3cr3t',
    'npm_s3cr3t',
    '"npm_s3cr3t',
    'a: *npm_s3cr3t',
    'a: !npm_s3cr3t x',
    'a: &npm_s3cr3t x\nb: &npm_s3cr3t',
    '%npm_s3cr3t x\n---\na: b',
    'npm_s3cr3t: 1\nnpm_s3cr3t: 2',
    '? [npm_s3cr3t]\n: x',
    'load: npm_s3cr3t',
    'timeout: npm_s3cr3t',
    'latest: npm_s3cr3t',
    'push: npm_s3cr3t',
    'labels: [{npm_s3cr3t: {a: b}}]',
    'labels: {npm_s3cr3t: {a: b}}',
    'context: [npm_s3cr3t]',
    'registries: {npm_s3cr3t: {}}',
    'registries: {npm_s3cr3t.test: npm_s3cr3t}',
    'registries: {npm_s3cr3t.test: {npm_s3cr3t: x}}',
    'registries: {npm_s3cr3t.test: {password: npm_s3cr3t}}',
    'registries: {npm_s3cr3t.test: {required: npm_s3cr3t}}',
    'registries: {npm_s3cr3t.test: {password-env: "npm_s3cr3t x"}}',
    'registries: {npm_s3cr3t.test: {}, NPM_s3cr3t.test: {}}',
    'registries: {npm_s3cr3t.test: {username: [a]}}',
    'secret-envs: [npm_s3cr3t]',
    'secrets: npm_s3cr3t',
    'a: [npm_s3cr3t\n',
  ])('%s', async (file) => {
    for (const trust of [stranger.trust, undefined]) {
      const sources = { file, owner: 'checkout', ...(trust ? { trust } : {}) } as const;
      const said = (await problemsFrom(sources)).join('\n');
      expect(said).not.toBe('');
      expect(said).not.toMatch(/s3cr3t|authToken|npmjs/i);
    }
  });
});
