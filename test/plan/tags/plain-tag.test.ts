// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../src/plan/make.ts';
import { branchEvent, factsOf, gitTagEvent } from '../facts.ts';
import { settingsOf } from '../settings.ts';
import { match } from '../rules/match.ts';

const CONTEXT = { toolVersion: '0.0.0', secrets: [], match };
const RELEASE = { event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3'] };
const BRANCH = { event: branchEvent('main') };
const ARM = ['linux/arm64', 'linux/riscv64'];

describe('plain-tag', () => {
  it.each([
    {
      name: 'with the version',
      given: RELEASE,
      plainTag: '{{version}}-plain',
      tag: '1.2.3-plain',
      kind: 'exact',
      platform: 'linux/amd64',
    },
    {
      name: 'by name',
      given: RELEASE,
      plainTag: 'plain',
      tag: 'plain',
      kind: 'floating',
      platform: 'linux/amd64',
    },
    {
      name: 'with the commit',
      given: BRANCH,
      plainTag: 'plain-{{sha}}',
      tag: 'plain-abc1234',
      kind: 'exact',
      platform: 'linux/amd64',
    },
    {
      name: 'without amd64',
      given: RELEASE,
      plainTag: 'plain',
      platforms: ARM,
      tag: 'plain',
      kind: 'floating',
      platform: 'linux/arm64',
    },
  ])('$name: $tag', async ({ given, plainTag, platforms, tag, kind, platform }) => {
    const settings = settingsOf({ plainTag, ...(platforms === undefined ? {} : { platforms }) });
    const plan = await makePlan(factsOf(given), settings, CONTEXT);
    expect(plan.problems).toEqual([]);
    const planned = plan.targets[0]?.tags.find((one) => one.rule === 'plain-tag');
    expect(planned).toMatchObject({ tag, kind, platform });
  });

  it.each([
    { name: 'no version', given: BRANCH, plainTag: '{{version}}-plain' },
    { name: 'no other tag', given: { event: { kind: 'mergeQueue' as const } }, plainTag: 'plain' },
    { name: 'a dirty checkout', given: { ...RELEASE, dirty: true }, plainTag: '{{version}}-plain' },
  ])('none with $name', async ({ given, plainTag }) => {
    const plan = await makePlan(factsOf(given), settingsOf({ plainTag }), CONTEXT);
    expect(plan.targets[0]?.tags.filter(({ rule }) => rule === 'plain-tag')).toEqual([]);
  });

  it.each([
    { name: 'an illegal name', plainTag: 'no/slash', code: 'PLAIN_TAG_INVALID', says: '/' },
    {
      name: 'the name of another tag',
      plainTag: '{{version}}',
      code: 'PLAIN_TAG_TWICE',
      says: '1.2.3',
    },
  ])('refuses $name', async ({ plainTag, code, says }) => {
    const plan = await makePlan(factsOf(RELEASE), settingsOf({ plainTag }), CONTEXT);
    const problem = plan.problems.find((one) => one.code === code);
    expect(problem?.level).toBe('error');
    expect(problem?.message).toContain(says);
  });
});
