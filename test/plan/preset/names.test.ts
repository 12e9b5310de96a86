// SPDX-License-Identifier: Apache-2.0
// The standard preset on branches, changes, schedules and git tags that are not versions.
import { it } from 'vitest';
import { branchEvent, changeEvent, gitTagEvent } from '../facts.ts';
import { type Case, checkCase } from './case.ts';

const names: readonly Case[] = [
  {
    name: 'a git tag that is not a version',
    event: gitTagEvent('spring/stable'),
    exact: ['spring-stable'],
  },
  { name: 'one number', event: gitTagEvent('v2'), exact: ['v2'] },
  { name: 'one number where it is a series', event: gitTagEvent('2'), exact: ['tag-2'] },
  {
    name: 'one number where the v is kept',
    event: gitTagEvent('v2'),
    settings: { vPrefix: 'keep' },
    exact: ['tag-v2'],
  },
  { name: 'a git tag named latest', event: gitTagEvent('latest'), exact: ['tag-latest'] },
  { name: 'a git tag named nightly', event: gitTagEvent('nightly'), exact: ['tag-nightly'] },
  {
    name: 'a git tag of another prefix',
    event: gitTagEvent('web@1.0.0'),
    settings: { tagPrefix: 'api@' },
  },
  {
    name: 'the default branch',
    event: branchEvent('main'),
    exact: ['sha-abc1234'],
    floating: ['main', 'latest'],
  },
  {
    name: 'the default branch, once there is a release',
    event: branchEvent('main'),
    gitTags: ['v0.1.0'],
    exact: ['sha-abc1234'],
    floating: ['main'],
    held: ['latest'],
  },
  {
    name: 'prereleases are not releases',
    event: branchEvent('main'),
    gitTags: ['v1.0.0-rc.1', 'nightly'],
    exact: ['sha-abc1234'],
    floating: ['main', 'latest'],
  },
  {
    name: 'releases of other prefixes do not count',
    event: branchEvent('main'),
    gitTags: ['web@1.0.0'],
    settings: { tagPrefix: 'api@' },
    exact: ['sha-abc1234'],
    floating: ['main', 'latest'],
  },
  {
    name: 'ignored releases do not count',
    event: branchEvent('main'),
    gitTags: ['v1.0.0'],
    settings: { ignoreVersions: '1.x' },
    exact: ['sha-abc1234'],
    floating: ['main', 'latest'],
  },
  {
    name: 'latest: branch',
    event: branchEvent('main'),
    gitTags: ['v1.0.0'],
    settings: { latest: 'branch' },
    exact: ['sha-abc1234'],
    floating: ['main', 'latest'],
  },
  {
    name: 'latest: release',
    event: branchEvent('main'),
    settings: { latest: 'release' },
    exact: ['sha-abc1234'],
    floating: ['main'],
  },
  {
    name: 'latest: never',
    event: branchEvent('main'),
    settings: { latest: 'never' },
    exact: ['sha-abc1234'],
    floating: ['main'],
  },
  {
    name: 'another branch',
    event: branchEvent('feature/login'),
    exact: ['sha-abc1234'],
    floating: ['feature-login'],
  },
  {
    name: 'a manual run on a branch',
    event: { kind: 'branch', branch: 'dev', trigger: 'manual' },
    exact: ['sha-abc1234'],
    floating: ['dev'],
  },
  {
    name: 'a workflow_run',
    event: { kind: 'branch', branch: 'dev', trigger: 'workflow_run' },
    exact: ['sha-abc1234'],
    floating: ['dev'],
  },
  {
    name: 'a branch that reads as a version',
    event: branchEvent('v1.2.3'),
    exact: ['sha-abc1234'],
    floating: ['branch-v1.2.3'],
  },
  {
    name: 'a branch that reads as a series',
    event: branchEvent('1.2'),
    exact: ['sha-abc1234'],
    floating: ['branch-1.2'],
  },
  {
    name: 'a branch for a series',
    event: branchEvent('1.x'),
    exact: ['sha-abc1234'],
    floating: ['branch-1.x'],
  },
  {
    name: 'a branch named latest',
    event: branchEvent('latest'),
    exact: ['sha-abc1234'],
    floating: ['branch-latest'],
  },
  {
    name: 'a branch named nightly',
    event: branchEvent('nightly'),
    exact: ['sha-abc1234'],
    floating: ['branch-nightly'],
  },
  {
    name: 'a branch named like a change',
    event: branchEvent('pr/7'),
    exact: ['sha-abc1234'],
    floating: ['branch-pr-7'],
  },
  {
    name: 'a branch named like a commit',
    event: branchEvent('sha/x'),
    exact: ['sha-abc1234'],
    floating: ['branch-sha-x'],
  },
  {
    name: 'a branch named like the environment',
    event: branchEvent('staging'),
    settings: { environment: 'staging' },
    exact: ['sha-abc1234'],
    floating: ['branch-staging'],
  },
  { name: 'a branch without a legal character', event: branchEvent('🚀'), exact: ['sha-abc1234'] },
  {
    name: 'a release branch',
    event: branchEvent('release/1.2'),
    exact: ['sha-abc1234'],
    floating: ['release-1.2'],
  },
  { name: 'a change', event: changeEvent({ number: 12 }), floating: ['pr-12'] },
  {
    name: 'a change from a fork',
    event: changeEvent({ number: 12, origin: 'fork' }),
    floating: ['pr-12'],
  },
  { name: 'a merge queue', event: { kind: 'mergeQueue', target: 'main' } },
  { name: 'a schedule', event: { kind: 'schedule' }, floating: ['nightly'] },
  {
    name: 'a schedule on the default branch',
    event: { kind: 'schedule', branch: 'main' },
    floating: ['nightly'],
  },
  {
    name: 'a schedule on another branch',
    event: { kind: 'schedule', branch: 'feature/x' },
    floating: ['nightly-feature-x'],
  },
  { name: 'another event', event: { kind: 'other', name: 'issues' } },
];

it.each(names)('$name', (row) => {
  checkCase(row);
});
