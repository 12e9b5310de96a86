// SPDX-License-Identifier: Apache-2.0
// The standard preset with a version that is given, on each kind of event.
import { it } from 'vitest';
import { branchEvent, changeEvent, gitTagEvent } from '../facts.ts';
import { type Case, checkCase } from './case.ts';

const release = { kind: 'release', gitTag: 'v1.2.3', prerelease: false } as const;

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
    held: ['latest'],
    version: '1.2rc1',
  },
];

it.each(given)('version given $name', (row) => {
  checkCase(row);
});
