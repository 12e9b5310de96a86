// SPDX-License-Identifier: Apache-2.0
// Every type of setting, as inputs, variables and the file write it.
import { describe, expect, it } from 'vitest';
import { settingsFrom } from '../reading.ts';

describe('a text (input, flag or variable)', () => {
  it.each([
    {
      name: 'lines stay as they are',
      setting: 'tags',
      text: ' type=sha\n# c\n',
      key: 'tags',
      value: ' type=sha\n# c\n',
    },
    {
      name: 'a JSON list',
      setting: 'tags',
      text: '["type=sha","type=raw,value=a"]',
      key: 'tags',
      value: 'type=sha\ntype=raw,value=a',
    },
    {
      name: "GitLab's list with quotes in it",
      setting: 'tags',
      text: '["type=raw,value=it\'s \\"q\\"","x: #y"]',
      key: 'tags',
      value: 'type=raw,value=it\'s "q"\nx: #y',
    },
    {
      name: 'a JSON map of labels',
      setting: 'labels',
      text: '{"a":"1","b":"x\\ny"}',
      key: 'labels',
      value: 'a=1\n"b=x\ny"',
    },
    {
      name: 'a list of maps, as GitLab hands it over',
      setting: 'build-args',
      text: '[{"A":"1"},{"B":"2","C":3},"D=4"]',
      key: 'buildArgs',
      value: ['A=1', 'B=2', 'C=3', 'D=4'],
    },
    {
      name: 'a map where none is taken',
      setting: 'tags',
      text: '{"a":"1"}',
      key: 'tags',
      value: '{"a":"1"}',
    },
    { name: 'a string', setting: 'version', text: ' 1.10 ', key: 'version', value: '1.10' },
    {
      name: 'a string that looks like JSON',
      setting: 'environment',
      text: '["a"]',
      key: 'environment',
      value: '["a"]',
    },
    {
      name: 'a separator keeps its white space',
      setting: 'sep-tags',
      text: ' ',
      key: 'sepTags',
      value: ' ',
    },
    { name: 'a boolean', setting: 'load', text: 'True', key: 'load', value: true },
    { name: 'push as a word', setting: 'push', text: 'auto', key: 'push', value: 'auto' },
    { name: 'push as a boolean', setting: 'push', text: 'TRUE', key: 'push', value: 'true' },
    { name: 'an option', setting: 'latest', text: 'never', key: 'latest', value: 'never' },
    {
      name: 'a list by lines',
      setting: 'build-args',
      text: 'A=1,2\nB="3"',
      key: 'buildArgs',
      value: ['A=1,2', 'B="3"'],
    },
    {
      name: 'a list by commas',
      setting: 'platforms',
      text: 'linux/amd64, linux/arm64',
      key: 'platforms',
      value: ['linux/amd64', 'linux/arm64'],
    },
    {
      name: 'architectures alone',
      setting: 'platforms',
      text: 'amd64,AArch64,linux/arm/v7,windows(10.0.17763)/amd64',
      key: 'platforms',
      value: ['linux/amd64', 'linux/AArch64', 'linux/arm/v7', 'windows(10.0.17763)/amd64'],
    },
    {
      name: 'a list as JSON',
      setting: 'platforms',
      text: '["linux/amd64","linux/arm64"]',
      key: 'platforms',
      value: ['linux/amd64', 'linux/arm64'],
    },
    {
      name: 'an item with lines of its own',
      setting: 'build-args',
      text: '["A=1\\n2"]',
      key: 'buildArgs',
      value: ['A=1\n2'],
    },
    {
      name: 'a map of build arguments',
      setting: 'build-args',
      text: '{"A":"1","B":2}',
      key: 'buildArgs',
      value: ['A=1', 'B=2'],
    },
    { name: 'a duration', setting: 'timeout', text: '1h', key: 'timeout', value: 3_600_000 },
    {
      name: 'a duration as a number',
      setting: 'push-idle-timeout',
      text: '30',
      key: 'pushIdleTimeout',
      value: 30_000,
    },
    {
      name: 'a word instead of a duration',
      setting: 'read-delay',
      text: 'auto',
      key: 'readDelay',
      value: 'auto',
    },
    {
      name: 'a duration where a word may be',
      setting: 'read-delay',
      text: '2s',
      key: 'readDelay',
      value: 2000,
    },
    {
      name: 'provenance as a boolean',
      setting: 'provenance',
      text: 'false',
      key: 'provenance',
      value: 'false',
    },
  ])('$name', async ({ setting, text, key, value }) => {
    const variable = `TAGSHIP_${setting.replaceAll('-', '_').toUpperCase()}`;
    expect(await settingsFrom({ given: { [setting]: text } })).toHaveProperty(key, value);
    expect(await settingsFrom({ env: { [variable]: text } })).toHaveProperty(key, value);
  });

  it.each(['', ' ', '\n', '[]', ' [ ] '])('counts as absent: "%s"', async (text) => {
    const file = 'tags: type=sha\nplatforms: [linux/arm64]\n';
    const settings = await settingsFrom({ given: { tags: text, platforms: text }, file });
    expect(settings).toMatchObject({ tags: 'type=sha', platforms: ['linux/arm64'] });
  });
});

describe('a flag that was given several times', () => {
  it.each([
    { name: 'lines of a text', given: { tags: ['a', 'b\nc'] }, want: { tags: 'a\nb\nc' } },
    {
      name: 'entries of a list',
      given: { 'build-args': ['A=1', 'B=2,3'] },
      want: { buildArgs: ['A=1', 'B=2,3'] },
    },
    {
      name: 'commas',
      given: { platforms: ['a/b,c/d', 'e/f'] },
      want: { platforms: ['a/b', 'c/d', 'e/f'] },
    },
    {
      name: 'the last of single values',
      given: { latest: ['never', 'branch'] },
      want: { latest: 'branch' },
    },
    {
      name: 'none at all',
      given: { tags: [], latest: [] },
      want: { tags: undefined, latest: 'auto' },
    },
  ])('$name', async ({ given, want }) => {
    expect(await settingsFrom({ given })).toMatchObject(want);
  });
});

describe('a value in the file', () => {
  it.each([
    {
      name: 'a version that YAML takes for a number',
      file: 'version: 1.10',
      want: { version: '1.10' },
    },
    {
      name: 'a version that YAML takes for another number',
      file: 'version: 0x1F',
      want: { version: '0x1F' },
    },
    { name: 'a boolean', file: 'load: true', want: { load: true } },
    { name: 'a boolean in quotes', file: 'load: "True"', want: { load: true } },
    { name: 'push as a boolean', file: 'push: false', want: { push: 'false' } },
    { name: 'push as a word', file: 'push: auto', want: { push: 'auto' } },
    {
      name: 'lines',
      file: 'tags: |\n  type=sha\n  type=raw,value=x # y\n',
      want: { tags: 'type=sha\ntype=raw,value=x # y\n' },
    },
    {
      name: 'a list of rules',
      file: 'tags:\n  - type=sha\n  - "type=raw,value=a"\n',
      want: { tags: 'type=sha\ntype=raw,value=a' },
    },
    {
      name: 'a list with empty items',
      file: 'images: [ghcr.io/a/b, "", ~]',
      want: { images: 'ghcr.io/a/b' },
    },
    {
      name: 'a map of labels',
      file: 'labels: {a: 1, b: "x\\ny"}',
      want: { labels: 'a=1\n"b=x\ny"' },
    },
    {
      name: 'a map of build arguments',
      file: 'build-args:\n  A: 1.0\n  B:\n',
      want: { buildArgs: ['A=1.0', 'B='] },
    },
    {
      name: 'a list of maps',
      file: 'labels:\n  - a: b\n  - c=d\n',
      want: { labels: 'a=b\nc=d' },
    },
    {
      name: 'a list by commas in a list',
      file: 'platforms: ["linux/amd64,linux/arm64"]',
      want: { platforms: ['linux/amd64', 'linux/arm64'] },
    },
    {
      name: 'a list as one value',
      file: 'platforms: linux/arm64',
      want: { platforms: ['linux/arm64'] },
    },
    {
      name: 'a list item is never split',
      file: 'build-args: ["A=1\\nB=2"]',
      want: { buildArgs: ['A=1\nB=2'] },
    },
    { name: 'JSON that is text in YAML', file: 'tags: \'["a"]\'', want: { tags: '["a"]' } },
    { name: 'seconds', file: 'timeout: 90', want: { timeout: 90_000 } },
    { name: 'a separator', file: 'sep-tags: ","', want: { sepTags: ',' } },
    { name: 'an alias', file: 'images: &i [ghcr.io/a/b]\ntags: *i', want: { tags: 'ghcr.io/a/b' } },
    {
      name: 'nothing, in every way',
      file: 'tags:\nimages: ~\nfile: null\ntarget: ""\nlabels: {}\nplatforms: []',
      want: {
        tags: undefined,
        file: undefined,
        target: undefined,
        labels: undefined,
        platforms: ['linux/amd64'],
      },
    },
    { name: 'the word null in quotes', file: 'environment: "null"', want: { environment: 'null' } },
  ])('$name', async ({ file, want }) => {
    expect(await settingsFrom({ file })).toMatchObject(want);
  });

  it.each(['', '\n', '# nothing but a comment\n', '---\n', '~', '{}'])(
    'an empty file: %j',
    async (file) => {
      expect(await settingsFrom({ file })).toMatchObject({ tags: undefined, push: 'auto' });
    },
  );
});
