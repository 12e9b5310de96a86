// SPDX-License-Identifier: Apache-2.0
// The standard preset on versions: which tags they give, which are exact, and which are held.
import { it } from 'vitest';
import { branchEvent, changeEvent, gitTagEvent } from './facts.ts';
import { type Case, checkCase } from './preset-case.ts';

const release = { kind: 'release', gitTag: 'v1.2.3', prerelease: false } as const;

const versions: readonly Case[] = [
  {
    name: 'a version',
    event: gitTagEvent('v1.2.3'),
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'a version without v',
    event: gitTagEvent('1.2.3'),
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'below 1.0 no "0"',
    event: gitTagEvent('v0.4.0'),
    exact: ['0.4.0'],
    floating: ['0.4', 'latest'],
    version: '0.4.0',
  },
  {
    name: 'a prerelease floats nowhere',
    event: gitTagEvent('v2.0.0-rc.1'),
    exact: ['2.0.0-rc.1'],
    held: ['2.0', '2', 'latest'],
    version: '2.0.0-rc.1',
  },
  {
    name: 'a variant reads as a prerelease',
    event: gitTagEvent('v1.2.3-alpine'),
    exact: ['1.2.3-alpine'],
    held: ['1.2', '1', 'latest'],
    version: '1.2.3-alpine',
  },
  {
    name: 'build metadata',
    event: gitTagEvent('v1.2.3+b.7'),
    exact: ['1.2.3-b.7'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3+b.7',
  },
  {
    name: 'two numbers',
    event: gitTagEvent('v0.29'),
    exact: ['0.29'],
    floating: ['latest'],
    version: '0.29',
  },
  {
    name: 'a date',
    event: gitTagEvent('2024.01.15'),
    exact: ['2024.01.15'],
    floating: ['latest'],
    version: '2024.01.15',
  },
  {
    name: 'four numbers',
    event: gitTagEvent('1.2.3.4'),
    exact: ['1.2.3.4'],
    floating: ['latest'],
    version: '1.2.3.4',
  },
  {
    name: 'a release',
    event: release,
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'a release with the pre-release box',
    event: { ...release, prerelease: true },
    exact: ['1.2.3'],
    held: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'a manual run on a git tag',
    event: { kind: 'gitTag', gitTag: 'v1.2.3', trigger: 'manual' },
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'keep the v',
    event: gitTagEvent('v1.2.3'),
    settings: { vPrefix: 'keep' },
    exact: ['v1.2.3'],
    floating: ['v1.2', 'v1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'keep a v that is not there',
    event: gitTagEvent('1.2.3'),
    settings: { vPrefix: 'keep' },
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'keep the v of a prefix',
    event: gitTagEvent('api/v1.2.3'),
    settings: { vPrefix: 'keep', tagPrefix: 'api/v' },
    exact: ['v1.2.3'],
    floating: ['v1.2', 'v1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'both with and without v',
    event: gitTagEvent('v1.2.3'),
    settings: { vPrefix: 'both' },
    exact: ['1.2.3', 'v1.2.3'],
    floating: ['1.2', '1', 'v1.2', 'v1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'keep the v of a loose version',
    event: gitTagEvent('v0.29'),
    settings: { vPrefix: 'keep' },
    exact: ['v0.29'],
    floating: ['latest'],
    version: '0.29',
  },
  {
    name: 'a prefix',
    event: gitTagEvent('api@1.2.3'),
    settings: { tagPrefix: 'api@' },
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'a prefix and a v',
    event: gitTagEvent('api@v1.2.3'),
    settings: { tagPrefix: 'api@' },
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'latest: never',
    event: gitTagEvent('v1.2.3'),
    settings: { latest: 'never' },
    exact: ['1.2.3'],
    floating: ['1.2', '1'],
    version: '1.2.3',
  },
  {
    name: 'latest: branch',
    event: gitTagEvent('v1.2.3'),
    settings: { latest: 'branch' },
    exact: ['1.2.3'],
    floating: ['1.2', '1'],
    version: '1.2.3',
  },
  {
    name: 'latest: release',
    event: gitTagEvent('v1.2.3'),
    settings: { latest: 'release' },
    exact: ['1.2.3'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'an ignored version floats nowhere',
    event: gitTagEvent('v9.0.0'),
    settings: { ignoreVersions: '>=9' },
    exact: ['9.0.0'],
    held: ['9.0', '9', 'latest'],
    version: '9.0.0',
  },
];

it.each(versions)('$name', (row) => {
  checkCase(row);
});

const given: readonly Case[] = [
  {
    name: 'on a branch',
    event: branchEvent('main'),
    settings: { version: '1.2.3' },
    exact: ['1.2.3', 'sha-abc1234'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'with a v',
    event: branchEvent('main'),
    settings: { version: 'v1.2.3' },
    exact: ['1.2.3', 'sha-abc1234'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'a prerelease',
    event: branchEvent('main'),
    settings: { version: '2.0.0-rc.1' },
    exact: ['2.0.0-rc.1', 'sha-abc1234'],
    held: ['2.0', '2', 'latest'],
    version: '2.0.0-rc.1',
  },
  {
    name: 'beats the git tag',
    event: gitTagEvent('v9.9.9'),
    settings: { version: '1.2.3' },
    exact: ['1.2.3', 'sha-abc1234'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'on a schedule',
    event: { kind: 'schedule' },
    settings: { version: '1.2.3' },
    exact: ['1.2.3', 'sha-abc1234'],
    floating: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'on a pre-release',
    event: { ...release, prerelease: true },
    settings: { version: '1.2.3' },
    exact: ['1.2.3', 'sha-abc1234'],
    held: ['1.2', '1', 'latest'],
    version: '1.2.3',
  },
  {
    name: 'on a change it only labels',
    event: changeEvent({ number: 12 }),
    settings: { version: '1.2.3' },
    floating: ['pr-12'],
    version: '1.2.3',
  },
  {
    name: 'in a merge queue it only labels',
    event: { kind: 'mergeQueue' },
    settings: { version: '1.2.3' },
    version: '1.2.3',
  },
  {
    name: 'another scheme',
    event: branchEvent('main'),
    settings: { version: '1.2rc1' },
    exact: ['1.2rc1', 'sha-abc1234'],
    version: '1.2rc1',
  },
];

it.each(given)('version given $name', (row) => {
  checkCase(row);
});
