// SPDX-License-Identifier: Apache-2.0
// What is said of values that mean nothing for their setting.
import { describe, expect, it } from 'vitest';
import { problemsFrom, settingsFrom } from '../reading.ts';

describe('values that mean nothing', () => {
  it.each([
    {
      name: 'another boolean',
      given: { load: 'perhaps' },
      says: 'load: "perhaps" is not true or false | Write true or false.',
    },
    {
      name: 'an option',
      given: { publish: 'lay-out' },
      says: 'publish: "lay-out" is not one of auto, builder, endpoint, layout | Write layout.',
    },
    {
      name: 'an option that people try',
      given: { latest: 'false' },
      says: 'latest: "false" is not one of auto, release, branch, never | Write never.',
    },
    {
      name: 'an option like a property',
      given: { latest: 'constructor' },
      says: 'Choose one of them.',
    },
    {
      name: 'a duration',
      given: { timeout: 'soon' },
      says: 'timeout: "soon" is not a duration | Write 90s, 2m, 1h30m or',
    },
    { name: 'a duration or word', given: { 'read-delay': 'sometimes' }, says: 'Write auto, 90s' },
    { name: 'a NUL', given: { target: 'a\0b' }, says: 'target: holds a NUL character' },
    {
      name: 'a NUL in a list',
      given: { 'build-args': '["A=\\u0000"]' },
      says: 'build-args: holds a NUL character',
    },
    {
      name: 'a map for one value',
      file: 'version: {a: b}',
      says: 'tagship.yml:1:10: version: takes one value, not a map',
    },
    {
      name: 'a list for one value',
      file: 'load: [true]',
      says: 'tagship.yml:1:7: load: takes one value, not a list',
    },
    {
      name: 'a map where lines are wanted',
      file: 'tags: {a: b}',
      says: 'tags: takes lines or a list, not a map',
    },
    {
      name: 'two platforms in one entry',
      file: 'platforms:\n  - linux/amd64\n    linux/arm64\n',
      says: 'PLATFORM_INVALID platforms: "linux/amd64 linux/arm64" is not a platform: it contains white space | Write one a line, or linux/amd64,linux/arm64.',
    },
    {
      name: 'two platforms with a semicolon',
      given: { platforms: 'linux/amd64;linux/arm64' },
      says: 'PLATFORM_INVALID platforms: "linux/amd64;linux/arm64" is not a platform: it is not written as os/architecture or os/architecture/variant | Write linux/amd64, linux/arm/v7 and the like, with commas between them.',
    },
    {
      name: 'an operating system alone',
      given: { platforms: 'linux' },
      says: 'PLATFORM_INVALID platforms: "linux" is not a platform: it names no architecture | Write linux/amd64 or linux/arm64.',
    },
    {
      name: 'a platform of four parts',
      given: { platforms: 'linux/arm/v7/x' },
      says: 'PLATFORM_INVALID platforms: "linux/arm/v7/x" is not a platform: it is not written',
    },
    {
      name: 'a name with a line of its own',
      given: { name: 'a\n::error::b' },
      says: 'name: "a\\n::error::b" can\'t be the name of an image | Use lower-case letters and digits, with',
    },
    {
      name: 'a name that no repository can have, in a file',
      file: 'name: Foo Bar',
      says: 'tagship.yml:1:7: name: "Foo Bar" can\'t be the name of an image',
    },
    {
      name: 'a list in a list',
      file: 'tags:\n  - a\n  - [b]\n',
      says: 'tagship.yml:3:5: tags: takes a list of values, but one is a list',
    },
    {
      name: 'a map in a map',
      file: 'labels: {a: {b: c}}',
      says: 'tagship.yml:1:13: labels: takes one value for "a"',
    },
    {
      name: 'registries as a word',
      file: 'registries: ghcr.io',
      says: 'registries: takes a map by registry',
    },
  ])('$name', async ({ given = {}, file, says }) => {
    const problems = await problemsFrom({ given, ...(file === undefined ? {} : { file }) });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(says);
  });

  it('a backslash and zeros are no NUL', async () => {
    expect(await settingsFrom({ given: { target: 'a\\u0000' } })).toHaveProperty(
      'target',
      'a\\u0000',
    );
  });
});
