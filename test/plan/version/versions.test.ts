// SPDX-License-Identifier: Apache-2.0
// Git tags to versions, and the series that floating tags choose from.
import { describe, expect, it } from 'vitest';
import {
  isRange,
  listAbove,
  listSameVersion,
  readHistory,
  satisfiesRange,
  type SeriesFrame,
  standOf,
  versionOfGitTag,
} from '../../../src/plan/version/versions.ts';
import { parseVersion } from '../../../src/plan/version/version.ts';

const all: SeriesFrame = {
  name: 'all',
  scheme: 'semver',
  version: '1.1.9',
  gitTagPrefix: '',
  exactPrefix: '',
  exactSuffix: '',
};

function named(...names: readonly string[]) {
  return names.map((name) => ({ name, sha: name }));
}

describe('versionOfGitTag', () => {
  it.each([
    { name: 'v1.2.3', prefix: '', version: '1.2.3' },
    { name: 'api@1.2.3', prefix: 'api@', version: '1.2.3' },
    { name: 'api@v1.2.3', prefix: 'api@', version: '1.2.3' },
    { name: 'api/v1.2.3', prefix: 'api/v', version: '1.2.3' },
    { name: 'api-1.2.3', prefix: 'api-', version: '1.2.3' },
    { name: 'api-gateway-1.2.3', prefix: 'api-', version: undefined },
    { name: 'v1.2.3', prefix: 'api-', version: undefined },
    { name: 'api-', prefix: 'api-', version: undefined },
  ])('$name with prefix "$prefix"', ({ name, prefix, version }) => {
    expect(versionOfGitTag(name, prefix)?.text).toBe(version);
  });
});

describe('listAbove', () => {
  it.each([
    {
      name: 'highest first, and nothing at or below ours',
      frame: {},
      gitTags: ['v1.1.8', 'v1.1.9', 'v1.1.10', 'v2.0.1', 'v2.0.0', 'v10.0.0'],
      above: ['10.0.0', '2.0.1', '2.0.0', '1.1.10'],
    },
    {
      name: 'no prereleases, no other names',
      frame: {},
      gitTags: ['v2.0.0-rc.1', 'v2.0.0-alpine', 'latest', 'v3', 'release-4.0.0', 'v2.0.0'],
      above: ['2.0.0'],
    },
    {
      name: 'one major version',
      frame: { range: '1.x' },
      gitTags: ['v2.0.1', 'v1.2.0', 'v1.1.10'],
      above: ['1.2.0', '1.1.10'],
    },
    {
      name: 'one minor version',
      frame: { range: '1.1.x' },
      gitTags: ['v2.0.1', 'v1.2.0', 'v1.1.10'],
      above: ['1.1.10'],
    },
    {
      name: 'any semver range',
      frame: { range: '>=1.1 <2' },
      gitTags: ['v2.0.1', 'v1.2.0', 'v1.1.10'],
      above: ['1.2.0', '1.1.10'],
    },
    {
      name: 'ignored versions count for nothing',
      frame: { ignore: '>=2' },
      gitTags: ['v2.0.1', 'v1.2.0'],
      above: ['1.2.0'],
    },
    {
      name: 'each prefix for itself',
      frame: { gitTagPrefix: 'api@' },
      gitTags: ['v9.0.0', 'web@3.0.0', 'api@2.0.0', 'api@v2.1.0'],
      above: ['2.1.0', '2.0.0'],
    },
    {
      name: 'loose versions by their numbers',
      frame: { version: '2024.10.15', scheme: 'loose' },
      gitTags: ['2024.9.1', '2024.11.01', '2025.01.02'],
      above: ['2025.01.02', '2024.11.01'],
    },
    {
      name: 'PEP 440 versions',
      frame: { version: '1.0', scheme: 'pep440' },
      gitTags: ['1.0', '1.0rc1', '1.0.post1', '1.1rc1', 'v1.1', '1!0.1'],
      above: ['1!0.1', '1.1', '1.0.post1'],
    },
    {
      name: 'two spellings of one version count once',
      frame: {},
      gitTags: ['v2.0.0', '2.0.0'],
      above: ['2.0.0'],
    },
  ] as const)('$name', ({ frame, gitTags, above }) => {
    const listed = listAbove({ ...all, ...frame }, named(...gitTags));
    expect(listed.map(({ version }) => version)).toEqual(above);
  });

  it('says which exact tag each would have', () => {
    const frame = { ...all, exactPrefix: 'v', exactSuffix: '-alpine' };
    expect(listAbove(frame, named('v2.0.0+b1'))).toEqual([
      { gitTag: 'v2.0.0+b1', version: '2.0.0+b1', tag: 'v2.0.0-b1-alpine' },
    ]);
  });
});

describe('readHistory', () => {
  const versions = Array.from({ length: 1000 }, (_, index) => `v3.${index % 40}.${index}`);

  it('keeps the fifty highest, whatever the order', () => {
    for (const gitTags of [named(...versions), named(...[...versions].reverse())]) {
      const series = readHistory(gitTags, '', undefined).makeSeries(all);
      expect(series.above).toEqual(listAbove(all, gitTags).slice(0, 50));
      expect(series.above[0]?.version).toBe('3.39.999');
    }
  });

  it.each([
    { name: 'the highest release', ignore: undefined, prefix: '', highest: 'v2.0.1' },
    { name: 'of those that count', ignore: '2.x', prefix: '', highest: 'v1.2.0' },
    { name: 'of the prefix', ignore: undefined, prefix: 'api@', highest: 'api@0.1.0' },
    { name: 'none', ignore: undefined, prefix: 'web@', highest: undefined },
  ])('knows $name', ({ ignore, prefix, highest }) => {
    const gitTags = named('v1.2.0', 'v2.0.1', 'v3.0.0-rc.1', 'api@0.1.0', 'v2.0.0');
    expect(readHistory(gitTags, prefix, ignore).highest()?.gitTag).toBe(highest);
  });

  it('is not known without git tags', () => {
    const history = readHistory(undefined, '', undefined);
    expect(history.known).toBe(false);
    expect(history.makeSeries(all).above).toEqual([]);
  });
});

describe('standOf', () => {
  it.each([
    { version: '2.0.0', frame: {}, stands: 'above' },
    { version: '1.1.9', frame: {}, stands: 'equal' },
    { version: 'v1.1.9', frame: {}, stands: 'equal' },
    { version: '1.0.0', frame: {}, stands: 'below' },
    { version: '2.0.0-rc.1', frame: {}, stands: 'outside' },
    { version: '2.0.0', frame: { range: '1.x' }, stands: 'outside' },
    { version: '2.0.0', frame: { ignore: '2.0.0' }, stands: 'outside' },
    { version: 'main', frame: {}, stands: 'outside' },
    { version: '1.2', frame: {}, stands: 'above' },
  ] as const)('$version stands $stands', ({ version, frame, stands }) => {
    expect(standOf({ ...all, ...frame }, version)).toBe(stands);
  });
});

it.each([
  { version: '1.2.3', prefix: '', same: ['v1.2.3', '1.2.3'] },
  { version: '1.2.3+a', prefix: '', same: ['v1.2.3+a', '1.2.3-a'] },
  { version: '1.2.3', prefix: 'api@', same: ['api@1.2.3'] },
])('finds the git tags of $version with prefix "$prefix"', ({ version, prefix, same }) => {
  const gitTags = named(
    'v1.2.3',
    '1.2.3',
    'v1.2.3+a',
    '1.2.3-a',
    'api@1.2.3',
    '11.2.3',
    'v1.2.30',
    'x1.2.3',
  );
  expect(listSameVersion(version, prefix, gitTags).map(({ name }) => name)).toEqual(same);
});

it.each([
  { version: '1.2.3', range: '1.x', is: true },
  { version: '2.0.0', range: '1.x || 2.0.0', is: true },
  { version: '2024.01.15', range: '>=2024', is: true },
  { version: '1.2', range: '<1.2.1', is: true },
  { version: '2.0.0-rc.1', range: '>=2.0.0-rc', is: true },
  { version: '1.2.3', range: 'nonsense', is: false },
])('$version in $range: $is', ({ version, range, is }) => {
  const parsed = parseVersion(version);
  if (parsed === undefined) throw new Error('no version');
  expect(satisfiesRange(parsed, range)).toBe(is);
});

it('knows a range from other text', () => {
  expect(['1.x', '>=2 <3 || 5.0.1', '', '*', 'abc', '>>1'].map(isRange)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});
