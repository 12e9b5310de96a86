// SPDX-License-Identifier: Apache-2.0
// Where settings come from: precedence, what is unknown, and what follows from several of them.
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../src/settings/table/defaults.ts';
import { settingsTable, variableOf } from '../../src/settings/table/table.ts';
import { problemsFrom, read, settingsFrom, toLine } from './reading.ts';

describe('precedence', () => {
  const given = { tags: 'from a flag' };
  const env = { TAGSHIP_TAGS: 'from a variable' };
  const file = 'tags: from the file';

  it.each([
    { name: 'flag', sources: { given, env, file }, tags: 'from a flag' },
    { name: 'variable', sources: { env, file }, tags: 'from a variable' },
    { name: 'file', sources: { file }, tags: 'from the file' },
    { name: 'default', sources: {}, tags: undefined },
    {
      name: 'an empty flag is none',
      sources: { given: { tags: '' }, env, file },
      tags: 'from a variable',
    },
    {
      name: 'an empty variable is none',
      sources: { env: { TAGSHIP_TAGS: '' }, file },
      tags: 'from the file',
    },
    {
      name: 'an absent variable is none',
      sources: { env: { TAGSHIP_TAGS: undefined }, file },
      tags: 'from the file',
    },
  ])('$name', async ({ sources, tags }) => {
    expect(await settingsFrom(sources)).toHaveProperty('tags', tags);
  });

  it('false in a flag beats true in the file', async () => {
    expect(await settingsFrom({ given: { load: 'false' }, file: 'load: true' })).toHaveProperty(
      'load',
      false,
    );
  });

  it('a map of registries is one value: the first source has it all', async () => {
    const settings = await settingsFrom({
      env: { TAGSHIP_REGISTRIES: 'a.example: {insecure: true}' },
      file: 'registries: {b.example: {}}',
    });
    expect(settings.registries).toEqual([{ prefix: 'a.example', required: true, insecure: true }]);
  });

  it('problems of values that are outranked are reported too', async () => {
    const problems = await problemsFrom({
      given: { load: 'true' },
      env: { TAGSHIP_LOAD: 'maybe' },
      file: 'load: perhaps',
    });
    expect(problems.map((line) => line.split(' ')[1])).toEqual([
      'TAGSHIP_LOAD:',
      'tagship.yml:1:7:',
    ]);
  });
});

describe('the defaults', () => {
  it('are the defaults without input', async () => {
    expect(await settingsFrom({})).toEqual(defaultSettings);
  });

  it.each(settingsTable.map((setting) => ({ ...setting, variable: variableOf(setting) })))(
    '$name takes its first example from every source',
    async ({ name, examples, variable, inFile }) => {
      const [example] = examples;
      if (inFile === false) return;
      expect(example).toBeDefined();
      const text = typeof example === 'string' ? example : JSON.stringify(example);
      const env = { TAGSHIP_: '', [variable]: text, HUB_TOKEN: 'x' };
      const all = await Promise.all([
        settingsFrom({ given: { [name]: text } }),
        settingsFrom({ env }),
        settingsFrom({ file: `${name}: ${JSON.stringify(example)}` }),
      ]);
      expect(all[1]).toEqual(all[0]);
      expect(all[2]).toEqual(all[0]);
      expect(all[0]).not.toEqual(defaultSettings);
    },
  );
});

describe('names that are not settings', () => {
  it.each([
    {
      name: 'a typing error',
      sources: { given: { tagz: 'x' } },
      says: 'SETTINGS_UNKNOWN unknown setting "tagz" | Write tags.',
    },
    {
      name: 'an input of build-push-action',
      sources: { given: { dockerfile: 'x' } },
      says: 'unknown setting "dockerfile" | Write file.',
    },
    {
      name: 'an input of login-action',
      sources: { given: { password: 'hunter2' } },
      says: 'registries: {HOST: {username: NAME, password-env: VARIABLE}}',
    },
    {
      name: 'a key of the file',
      sources: { file: 'push: true\nplatfroms: x\n' },
      says: 'tagship.yml:2:1: unknown setting "platfroms" | Write platforms.',
    },
    {
      name: 'a merge key',
      sources: { file: '<<: {push: true}' },
      says: 'tagship.yml:1:1: unknown setting "<<"',
    },
    {
      name: 'a list as a key',
      sources: { file: '? [a]\n: b' },
      says: 'unknown setting "a list as a key"',
    },
    {
      name: 'a section',
      sources: { file: 'build:\n  platforms: linux/amd64' },
      says: 'tagship.yml:1:1: unknown setting "build" | Settings have no sections:',
    },
    { name: 'a number as a key', sources: { file: '1: b' }, says: 'unknown setting "1"' },
    {
      name: 'a secret in the file',
      sources: { file: 'github-token: ghp_secret' },
      says: 'SETTINGS_NOT_IN_FILE tagship.yml:1:1: github-token is not allowed in the settings file | Give it as an input or the variable TAGSHIP_GITHUB_TOKEN.',
    },
    {
      name: 'secrets in the file',
      sources: { file: 'secrets: [a=b]' },
      says: 'the variable TAGSHIP_SECRETS.',
    },
    {
      name: 'the path of the file in the file',
      sources: { file: 'config: other.yml' },
      says: 'Give it as --config, an input or the variable TAGSHIP_CONFIG.',
    },
  ])('$name', async ({ sources, says }) => {
    const problems = await problemsFrom(sources);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(says);
    expect(problems[0]).not.toMatch(/hunter2|ghp_secret/);
  });

  it('a variable is only a notice, and settings are there', async () => {
    const parsed = await read({
      env: { TAGSHIP_PLATFORM: 'x', TAGSHIPMENT: 'y', TAGSHIP_EMPTY: '' },
    });
    expect(parsed.ok).toBe(true);
    expect(parsed.problems.map(({ level }) => level)).toEqual(['notice']);
    expect(parsed.problems.map(toLine)[0]).toContain(
      '"TAGSHIP_PLATFORM" is not a setting; ignoring it | Did you mean TAGSHIP_PLATFORMS?',
    );
  });

  it('all problems of all sources come at once', async () => {
    const problems = await problemsFrom({
      given: { tagz: 'x', load: 'maybe', '--registry': ['nonsense'] },
      env: { TAGSHIP_LATEST: 'no' },
      file: 'nope: 1\ntimeout: later\nregistries: {ghcr.io: {usernam: x}}\nsecret-envs: [x]\n',
    });
    expect(problems).toHaveLength(8);
  });
});

describe('what follows from several settings', () => {
  it.each([
    { name: 'outputs without push', given: { outputs: 'type=local,dest=out' }, push: 'false' },
    {
      name: 'outputs with push',
      given: { outputs: 'type=local,dest=out', push: 'true' },
      push: 'true',
    },
    {
      name: 'outputs with push left to the facts',
      given: { outputs: 'type=tar', push: 'auto' },
      push: 'auto',
    },
    { name: 'an output that pushes', given: { outputs: 'type=registry' }, push: 'auto' },
    { name: 'no outputs', given: {}, push: 'auto' },
  ])('$name: push is $push', async ({ given, push }) => {
    expect(await settingsFrom({ given })).toHaveProperty('push', push);
  });

  it.each([
    { name: 'plan, git', command: 'plan', given: { context: 'git' }, want: ['.', 'git'] },
    {
      name: 'plan, workflow',
      command: 'plan',
      given: { context: 'workflow' },
      want: ['.', 'workflow'],
    },
    {
      name: 'plan, a directory',
      command: 'plan',
      given: { context: 'api' },
      want: ['api', 'workflow'],
    },
    {
      name: 'ship, a directory named git',
      command: 'ship',
      given: { context: 'git' },
      want: ['git', 'workflow'],
    },
    {
      name: 'plan, a directory named git in the file',
      command: 'plan',
      file: 'context: git',
      want: ['git', 'workflow'],
    },
  ])('context under $name', async ({ want, ...sources }) => {
    const { context, metadataContext } = await settingsFrom(sources);
    expect([context, metadataContext]).toEqual(want);
  });

  it('takes over the variables of metadata steps that mean something, and no others', async () => {
    const { metadataEnv } = await settingsFrom({
      env: {
        DOCKER_METADATA_PR_HEAD_SHA: 'true',
        DOCKER_METADATA_SHORT_SHA_LENGTH: '12',
        DOCKER_METADATA_ANNOTATIONS_LEVELS: '',
        DOCKER_METADATA_OUTPUT_VERSION: '1',
      },
    });
    expect(metadataEnv).toEqual({
      DOCKER_METADATA_PR_HEAD_SHA: 'true',
      DOCKER_METADATA_SHORT_SHA_LENGTH: '12',
    });
  });
});
