// SPDX-License-Identifier: Apache-2.0
// Whether a run pushes.
import { expect, it } from 'vitest';
import { decidePush } from '../../src/plan/push.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent } from './facts.ts';
import { settingsOf } from './settings.ts';

const change = changeEvent();
const fork = changeEvent({ origin: 'fork' });
const release = { kind: 'release', gitTag: 'v1.0.0', prerelease: false } as const;
const trust = { level: 'untrusted', reason: 'dependabot[bot] runs this' } as const;
const manual = { kind: 'branch', branch: 'main', trigger: 'manual' } as const;

it.each([
  { name: 'a branch', facts: { event: branchEvent('x') }, settings: {}, mode: 'push' },
  { name: 'a git tag', facts: { event: gitTagEvent('v1.0.0') }, settings: {}, mode: 'push' },
  { name: 'a release', facts: { event: release }, settings: {}, mode: 'push' },
  { name: 'a schedule', facts: { event: { kind: 'schedule' } }, settings: {}, mode: 'push' },
  { name: 'a manual run', facts: { event: manual }, settings: {}, mode: 'push' },
  { name: 'a change', facts: { event: change }, settings: {}, mode: 'push', onlyWith: true },
  { name: 'a change from a fork', facts: { event: fork }, settings: {}, mode: 'build' },
  {
    name: 'a change from a fork on pull_request_target',
    facts: { event: fork, eventName: 'pull_request_target' },
    settings: {},
    mode: 'build',
  },
  {
    name: 'a change of unknown origin',
    facts: { event: changeEvent({ origin: 'unknown' }) },
    settings: {},
    mode: 'build',
  },
  { name: 'an untrusted branch', facts: { trust }, settings: {}, mode: 'build' },
  {
    name: 'an untrusted git tag',
    facts: { event: gitTagEvent('v1.0.0'), trust },
    settings: {},
    mode: 'build',
  },
  { name: 'an untrusted release', facts: { event: release, trust }, settings: {}, mode: 'build' },
  {
    name: 'an untrusted schedule',
    facts: { event: { kind: 'schedule' }, trust },
    settings: {},
    mode: 'build',
  },
  { name: 'an untrusted change', facts: { event: change, trust }, settings: {}, mode: 'build' },
  { name: 'a merge queue', facts: { event: { kind: 'mergeQueue' } }, settings: {}, mode: 'build' },
  {
    name: 'another event',
    facts: { event: { kind: 'other', name: 'issues' } },
    settings: {},
    mode: 'build',
  },
  { name: 'outside CI', facts: { ci: 'local' }, settings: {}, mode: 'build' },
  {
    name: 'outside CI with --push',
    facts: { ci: 'local' },
    settings: { push: 'true' },
    mode: 'push',
  },
  { name: 'push: false', facts: {}, settings: { push: 'false' }, mode: 'build' },
  { name: 'load: true', facts: {}, settings: { load: true }, mode: 'build' },
  { name: 'outputs', facts: {}, settings: { outputs: ['type=local,dest=x'] }, mode: 'build' },
  {
    name: 'outputs with push: true',
    facts: {},
    settings: { outputs: ['type=local,dest=x'], push: 'true' },
    mode: 'push',
  },
  {
    name: 'a fork with push: true',
    facts: { event: fork },
    settings: { push: 'true' },
    mode: 'push',
  },
] as const)('$name: $mode', ({ facts, settings, mode, ...rest }) => {
  const { push, problems } = decidePush(factsOf(facts), settingsOf(settings));
  expect(push).toMatchObject({ mode, onlyWithCredentials: 'onlyWith' in rest });
  expect(push.reason).not.toBe('');
  expect(problems).toEqual([]);
});

it('refuses to push and load at once', () => {
  expect(decidePush(factsOf(), settingsOf({ push: 'true', load: true }))).toMatchObject({
    push: { mode: 'build' },
    problems: [{ level: 'error', code: 'PUSH_AND_LOAD' }],
  });
});

it.each([
  { push: 'auto', reason: 'the run is untrusted, because dependabot[bot] runs this' },
  {
    push: 'true',
    reason: 'push: true, although the run is untrusted, because dependabot[bot] runs this',
  },
] as const)('says with push: $push that the run is untrusted, and why', ({ push, reason }) => {
  const decided = decidePush(factsOf({ trust }), settingsOf({ push }));
  expect(decided.push.reason).toBe(reason);
});
