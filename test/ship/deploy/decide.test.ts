// SPDX-License-Identifier: Apache-2.0
// Which deploy hooks a run calls, from what became of its tags.
import { describe, expect, it } from 'vitest';
import { planDeploy } from '../../../src/plan/deploy.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import { decideHooks, toReceiptHook } from '../../../src/ship/deploy/decide.ts';
import { toImage, type Destination, type TagResult } from '../../../src/ship/destination.ts';
import type { EarlierHook, ImageAction } from '../../../src/ship/record/receipt.ts';
import type { DeployHook } from '../../../src/settings/deploy/hook.ts';
import { createStore } from '../memory.ts';
import { exactTag, floatingTag, planOf } from '../plans.ts';
import { destinationOf, SHA } from '../tagging.ts';

const OURS = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;
const LATEST = floatingTag('latest');
const EXACT = exactTag('1.2.3');
const HOOK: DeployHook = {
  ...{ name: 'chat', kind: 'slack', urlEnv: 'HOOK', text: undefined, insecure: false },
  ...{ when: undefined, target: undefined, timeoutMs: 1 },
};

/** A call that was done. */
const CALLED = { digest: OURS, at: '2026-11-27T10:00:00Z', run: 'https://ci.example.com/6' };

interface Case {
  readonly name: string;
  readonly latest: ImageAction;
  readonly digest?: string;
  readonly isUnverified?: true;
  readonly earlier?: Partial<EarlierHook>;
  readonly change?: (plan: Plan) => Plan;
  readonly hooks?: readonly DeployHook[];
  readonly says: string;
  readonly isCalled?: true;
}

function decide({ latest, digest = OURS, isUnverified, earlier, change, hooks = [HOOK] }: Case) {
  const destination: Destination = destinationOf(
    { store: createStore() },
    { tags: [EXACT, LATEST], version: '1.2.3' },
  );
  const of = (planned: typeof EXACT, action: ImageAction, at: string): TagResult => ({
    ...{ destination, planned },
    image: toImage(destination, planned, { action, digest: at, from: null, reason: 'so' }),
  });
  const problem = { level: 'error', code: 'VERIFY_OTHER', message: 'not so', hint: '' } as const;
  const plan = planOf({ facts: { sha: SHA }, targets: [destination.target] });
  const planned = { ...plan, ...planDeploy(plan, { deploy: [HOOK], leg: [] }) };
  const decided = decideHooks({
    plan: change?.(planned) ?? planned,
    settings: { deploy: hooks, leg: [] },
    tagResults: [
      of(EXACT, 'created', OURS),
      { ...of(LATEST, latest, digest), ...(isUnverified ? { problem } : {}) },
    ],
    produced: [],
    run: { url: 'https://ci.example.com/7' },
    earlier:
      earlier === undefined
        ? []
        : [{ name: 'chat', target: 'app', outcome: 'failed', digest: OURS, ...earlier }],
  });
  return decided[0];
}

describe('a hook', () => {
  it.each<Case>([
    { name: 'of a tag that has moved', latest: 'moved', says: 'latest has moved', isCalled: true },
    { name: 'of a new tag', latest: 'created', says: 'latest has moved', isCalled: true },
    { name: 'of a tag that is held', latest: 'held', digest: OTHER, says: 'latest is held: so' },
    { name: 'of a tag that stays', latest: 'kept', says: 'latest pointed at this image already' },
    { name: 'of a tag that failed', latest: 'failed', says: 'latest was not written' },
    {
      name: 'of a tag that is not verified',
      latest: 'moved',
      isUnverified: true,
      says: 'no tag latest was written and verified',
    },
    {
      name: 'that failed, of a tag that stays',
      latest: 'kept',
      earlier: {},
      says: 'the call of an earlier run failed',
      isCalled: true,
    },
    {
      name: 'that was never called, of a tag that stays',
      latest: 'kept',
      earlier: { outcome: 'pending' },
      says: 'the call of an earlier run failed',
      isCalled: true,
    },
    {
      name: 'that failed with another image',
      latest: 'kept',
      earlier: { digest: OTHER },
      says: 'latest pointed at this image already',
    },
    {
      name: 'that failed, of a tag that is held by now',
      latest: 'held',
      digest: OTHER,
      earlier: {},
      says: 'latest is held: so',
    },
    {
      name: 'that is done with this image',
      latest: 'moved',
      earlier: { outcome: 'done' },
      says: 'an earlier run has called it with this image',
    },
    {
      name: 'that is done with the image of a tag that stays',
      latest: 'kept',
      earlier: { outcome: 'done' },
      says: 'an earlier run has called it with this image',
    },
    {
      name: 'that a run with an address has called',
      latest: 'kept',
      earlier: { outcome: 'done', called: CALLED },
      says: 'the run https://ci.example.com/6 has called it with this image at 2026-11-27T10:00:00Z',
    },
    {
      name: 'that the run before the last one has called',
      latest: 'kept',
      earlier: { outcome: 'skipped', digest: null, called: { ...CALLED, run: undefined } },
      says: 'an earlier run has called it with this image at 2026-11-27T10:00:00Z',
    },
    {
      name: 'that was called with another image before its last call failed',
      latest: 'kept',
      earlier: { called: { ...CALLED, digest: OTHER } },
      says: 'the call of an earlier run failed',
      isCalled: true,
    },
    {
      name: 'that is done with another image',
      latest: 'moved',
      earlier: { outcome: 'done', digest: OTHER },
      says: 'latest has moved',
      isCalled: true,
    },
    {
      name: 'that was skipped',
      latest: 'kept',
      earlier: { outcome: 'skipped', digest: null },
      says: 'latest pointed at this image already',
    },
    {
      name: 'of another name that failed',
      latest: 'kept',
      earlier: { name: 'other' },
      says: 'latest pointed at this image already',
    },
    {
      name: 'that the settings of this run do not have',
      latest: 'moved',
      hooks: [],
      says: 'the settings of this run have no such hook',
    },
    {
      name: 'that the settings would not call',
      latest: 'moved',
      change: (plan) => ({
        ...plan,
        facts: { ...plan.facts, trust: { level: 'untrusted', reason: 'of a fork' } },
      }),
      says: 'the run is untrusted, because of a fork',
    },
    {
      name: 'that the plan does not call',
      latest: 'moved',
      change: (plan) => ({
        ...plan,
        deploy: (plan.deploy ?? []).map((one) => ({ ...one, call: false, reason: 'not now' })),
      }),
      says: 'not now',
    },
  ])('$name', (row) => {
    const decided = decide(row);
    expect(decided?.reason).toBe(row.says);
    expect(decided?.call !== undefined).toBe(row.isCalled === true);
  });

  it('that the plan does not have is not called', () => {
    const change = (plan: Plan): Plan => ({ ...plan, deploy: [] });
    expect(decide({ name: '', latest: 'moved', says: '', change })).toBe(undefined);
  });
});

it('the exact tag and the digest are sent, and the tag that has moved', () => {
  const decided = decide({ name: '', latest: 'moved', says: '' });
  expect(decided?.call?.values).toEqual({
    image: 'registry.test/acme/app',
    tag: '1.2.3',
    reference: 'registry.test/acme/app:1.2.3',
    digest: OURS,
    moved: 'latest',
    version: '1.2.3',
    revision: SHA,
    target: 'app',
    project: 'acme/App',
    run: 'https://ci.example.com/7',
  });
  expect(decided && toReceiptHook(decided)).toMatchObject({
    ...{ name: 'chat', outcome: 'pending', host: null },
    ...{ reference: 'registry.test/acme/app:1.2.3', digest: OURS },
  });
});

it('where the git remote names no project, the path of the image stands for it', () => {
  const change = (plan: Plan): Plan => ({ ...plan, facts: { ...plan.facts, project: {} } });
  const decided = decide({ name: '', latest: 'moved', says: '', change });
  expect(decided?.call?.values.project).toBe('acme/app');
});

it('without an exact tag of that image the tag that has moved is sent', () => {
  const decided = decide({ name: '', latest: 'moved', digest: OTHER, says: '' });
  expect(decided?.call?.values).toMatchObject({ tag: 'latest', digest: OTHER });
});
