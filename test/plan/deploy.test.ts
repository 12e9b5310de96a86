// SPDX-License-Identifier: Apache-2.0
// Which deploy hooks a plan calls, and why it calls the others not.
import { describe, expect, it } from 'vitest';
import { planDeploy } from '../../src/plan/deploy.ts';
import type { PlannedTag, Target } from '../../src/plan/plan.ts';
import type { DeployHook } from '../../src/settings/deploy/hook.ts';
import { exactTag, floatingTag, planOf, targetOf } from '../ship/plans.ts';

const FIRST = 'registry.test/acme/app';
const SECOND = 'other.test/acme/app';
const stranger = { level: 'untrusted', reason: 'this change comes from another project' } as const;

function hookOf(given: Partial<Pick<DeployHook, 'name' | 'when' | 'target'>> = {}): DeployHook {
  return {
    ...{ name: 'chat', kind: 'slack', urlEnv: 'HOOK', text: undefined, insecure: false },
    ...{ when: undefined, target: undefined, timeoutMs: 1, ...given },
  };
}

const there = (answer: 'create' | 'move' | 'keep' | 'hold') => ({ digest: null, answer });

describe('a hook', () => {
  const rows: readonly {
    readonly name: string;
    readonly hook?: Parameters<typeof hookOf>[0];
    readonly plan?: Parameters<typeof planOf>[0];
    readonly target?: Partial<Target>;
    readonly leg?: readonly string[];
    readonly call: boolean;
    readonly says: string;
  }[] = [
    { name: 'a release', call: true, says: `if this run moves latest forward in ${FIRST}` },
    {
      name: 'a run without a version',
      target: { version: null },
      call: false,
      says: 'it names no tag with when, and this run has no version',
    },
    {
      name: 'the branch that it names',
      hook: { when: 'main' },
      target: { version: null, tags: [floatingTag('main'), exactTag('sha-1111111')] },
      call: true,
      says: `if this run moves main forward in ${FIRST}`,
    },
    {
      name: 'latest, which it names, of a run without a version',
      hook: { when: 'latest' },
      target: { version: null },
      call: true,
      says: `if this run moves latest forward in ${FIRST}`,
    },
    {
      name: 'a pattern',
      hook: { when: '1*' },
      call: true,
      says: `if this run moves 1.2.3 or 1.2 forward in ${FIRST}`,
    },
    {
      name: 'another tag',
      hook: { when: 'production' },
      call: false,
      says: 'this run gives no tag "production"',
    },
    {
      name: 'a tag that the plan holds',
      target: { tags: [exactTag('1.2.3')], held: [floatingTag('latest', { decided: 'plan' })] },
      call: false,
      says: 'latest is held: it is latest',
    },
    {
      name: 'a tag that is held until the registry is asked',
      target: { tags: [exactTag('1.2.3')], held: [floatingTag('latest')] },
      call: true,
      says: `if this run moves latest forward in ${FIRST}`,
    },
    {
      name: 'a tag that the first repository holds, and the second moves',
      target: {
        repositories: [FIRST, SECOND],
        tags: [
          floatingTag('latest', {
            answer: 'move',
            there: { [FIRST]: there('hold'), [SECOND]: there('move') },
          }),
        ],
      },
      call: false,
      says: `latest is held in ${FIRST}`,
    },
    {
      name: 'a tag that stays',
      target: { tags: [floatingTag('latest', { answer: 'keep' })] },
      call: false,
      says: `latest points at its image already in ${FIRST}`,
    },
    {
      name: 'a tag of the second repository only',
      target: {
        repositories: [FIRST, SECOND],
        tags: [floatingTag('latest', { repositories: [SECOND] })],
      },
      call: false,
      says: 'this run gives no tag "latest"',
    },
    {
      name: 'a tag of one platform',
      target: { tags: [floatingTag('latest', { platform: 'linux/arm64' })] },
      call: false,
      says: 'this run gives no tag "latest"',
    },
    {
      name: 'an untrusted run',
      plan: { facts: { trust: stranger } },
      call: false,
      says: 'the run is untrusted, because this change comes from another project',
    },
    {
      name: 'a change of the project itself',
      plan: { facts: { event: { kind: 'change', number: 12, origin: 'project' } } },
      call: false,
      says: 'change 12 is not merged',
    },
    {
      name: 'a merge queue',
      plan: { facts: { event: { kind: 'mergeQueue', target: 'main' } } },
      call: false,
      says: 'its changes are not merged',
    },
    {
      name: 'a run after that of a change of the project',
      plan: { facts: { event: { kind: 'other', name: 'workflow_run', origin: 'project' } } },
      call: false,
      says: 'it is of a change that is not merged',
    },
    {
      name: 'a comment on a change, with the commit of the project',
      plan: { facts: { event: { kind: 'other', name: 'issue_comment', about: 7 } } },
      call: true,
      says: `if this run moves latest forward in ${FIRST}`,
    },
    {
      name: 'a run that only builds',
      plan: { push: { mode: 'build', reason: 'push: false', onlyWithCredentials: false } },
      call: false,
      says: 'nothing is pushed: push: false',
    },
    {
      name: 'a leg',
      leg: ['linux/arm64'],
      call: false,
      says: 'a leg gives no tags; the run that merges the legs calls it',
    },
    {
      name: 'another target',
      hook: { target: 'web-*' },
      call: false,
      says: 'this run ships no target "web-*"',
    },
    {
      name: 'a target that others are built on',
      target: { untagged: 'it is a base' },
      call: false,
      says: 'this run ships no target "*"',
    },
  ];
  it.each(rows)('$name', ({ hook, plan, target, leg = [], call, says }) => {
    const tags: readonly PlannedTag[] = [
      exactTag('1.2.3'),
      floatingTag('1.2'),
      floatingTag('latest'),
    ];
    const given = targetOf({ version: '1.2.3', tags, ...target });
    const planned = planDeploy(planOf({ ...plan, targets: [given] }), {
      deploy: [hookOf(hook)],
      leg,
    });
    expect(planned.deploy).toMatchObject([{ name: 'chat', kind: 'slack', call, reason: says }]);
  });
});

it('a hook is planned for every target that it follows', () => {
  const [api, web] = ['api', 'web'].map((name) =>
    targetOf({ name, version: '1.2.3', tags: [floatingTag('latest')] }),
  ) as [Target, Target];
  const plan = planOf({ targets: [api, web] });
  const deploy = [hookOf(), hookOf({ name: 'only', target: 'w?b' })];
  const planned = planDeploy(plan, { deploy, leg: [] }).deploy ?? [];
  expect(planned.map(({ name, target }) => `${name} ${target}`)).toEqual([
    ...['chat api', 'chat web', 'only web'],
  ]);
});

it('a plan without hooks does not mention them', () => {
  expect(planDeploy(planOf(), { deploy: [], leg: [] })).toEqual({});
});
