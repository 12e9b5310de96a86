// SPDX-License-Identifier: Apache-2.0
// Whether a run pushes.
import { expect, it } from 'vitest';
import { decidePush } from '../../src/plan/push.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent } from './facts.ts';
import { settingsOf } from './settings.ts';

const stranger = { level: 'untrusted', reason: 'it is a stranger’s' } as const;
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
  {
    name: 'a branch of GitLab that is not protected',
    facts: { ci: 'gitlab', protected: false, event: branchEvent('x') },
    settings: {},
    mode: 'push',
    onlyWith: true,
  },
  {
    name: 'a schedule of GitLab on a branch that is not protected',
    facts: { ci: 'gitlab', protected: false, event: { kind: 'schedule' } },
    settings: {},
    mode: 'push',
    onlyWith: true,
  },
  {
    name: 'the same with push: true',
    facts: { ci: 'gitlab', protected: false, event: branchEvent('x') },
    settings: { push: 'true' },
    mode: 'push',
  },
  {
    name: 'a git tag of GitLab that is not protected, which is a release all the same',
    facts: { ci: 'gitlab', protected: false, event: gitTagEvent('v1.0.0') },
    settings: {},
    mode: 'push',
  },
  {
    name: 'a branch elsewhere that is not protected',
    facts: { ci: 'github', protected: false, event: branchEvent('x') },
    settings: {},
    mode: 'push',
  },
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
    name: 'an untrusted branch',
    facts: { event: branchEvent('dependabot/npm/x'), trust: stranger },
    settings: {},
    mode: 'build',
  },
  {
    name: 'an untrusted branch with push: true and rules of the workflow',
    facts: { event: branchEvent('dependabot/npm/x'), trust: stranger },
    settings: { push: 'true', tags: 'type=ref,event=branch' },
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
  const tags = 'type=raw,value=bot';
  const decided = decidePush(factsOf({ trust }), settingsOf({ push, tags }));
  expect(decided.push.reason).toBe(reason);
});
it.each([branchEvent('main'), gitTagEvent('v1.0.0'), { kind: 'schedule' } as const])(
  'an untrusted run on $kind is not pushed under the tags of the project, whatever push says',
  (event) => {
    const facts = factsOf({ event, trust: stranger });
    const { push, problems } = decidePush(facts, settingsOf({ push: 'true' }));
    expect(push).toMatchObject({ mode: 'build', reason: stranger.reason });
    expect(problems).toMatchObject([{ level: 'notice', code: 'PUSH_UNTRUSTED' }]);
  },
);
