// SPDX-License-Identifier: Apache-2.0
// The environment's suffix and the architectures', on tags of the preset and of rules alike.
import { describe, expect, it } from 'vitest';
import { isTag } from '../../../src/plan/reference/references.ts';
import { branchEvent, changeEvent, gitTagEvent } from '../facts.ts';
import { planOf, summarize } from '../planned.ts';

const backport = { event: gitTagEvent('v1.1.9'), gitTags: ['v1.1.9', 'v1.2.3'] } as const;

describe('environment', () => {
  it.each([
    {
      name: 'a version',
      facts: { event: gitTagEvent('v1.2.3') },
      tags: ['1.2.3-production', '1.2-production', '1-production', 'production'],
      held: [],
    },
    {
      name: 'a backport takes nothing from a newer version',
      facts: backport,
      tags: ['1.1.9-production', '1.1-production'],
      held: ['1-production', 'production'],
    },
    {
      name: 'a prerelease that is deployed',
      facts: { event: gitTagEvent('v2.0.0-rc.1'), gitTags: ['v1.0.0'] },
      tags: ['2.0.0-rc.1-production', 'production'],
      held: ['2.0-production', '2-production'],
    },
    {
      name: 'the default branch',
      facts: { event: branchEvent('main') },
      tags: ['main-production', 'production', 'sha-abc1234-production'],
      held: [],
    },
    {
      name: 'the default branch after a release',
      facts: { event: branchEvent('main'), gitTags: ['v1.0.0'] },
      tags: ['main-production', 'production', 'sha-abc1234-production'],
      held: [],
    },
    {
      name: 'a schedule',
      facts: { event: { kind: 'schedule' } },
      tags: ['nightly-production', 'production'],
      held: [],
    },
    {
      name: 'a change is not deployed',
      facts: { event: changeEvent() },
      tags: ['pr-42-production'],
      held: ['production'],
    },
    { name: 'a merge queue', facts: { event: { kind: 'mergeQueue' } }, tags: [], held: [] },
  ] as const)('$name', async ({ facts, tags, held }) => {
    const plan = await planOf(facts, { environment: 'production' });
    expect(summarize(plan)).toMatchObject({ tags, held });
  });

  it('names the exact tags of other versions with the suffix', async () => {
    const plan = await planOf(backport, { environment: 'production' });
    const own = plan.targets[0]?.held.find(({ tag }) => tag === 'production');
    expect(own).toMatchObject({
      decided: 'registry',
      series: 'all',
      versions: { exactSuffix: '-production', above: [{ tag: '1.2.3-production' }] },
    });
  });

  it('follows the version even where nothing is called latest', async () => {
    const plan = await planOf(backport, { environment: 'production', latest: 'never' });
    const own = plan.targets[0]?.held.find(({ tag }) => tag === 'production');
    expect(own?.versions).toMatchObject({ name: 'all', above: [{ tag: '1.2.3-production' }] });
  });

  it('makes a name legal and says so, or refuses it', async () => {
    const legal = await planOf({}, { environment: 'review/login' });
    expect(summarize(legal)).toMatchObject({
      tags: ['main-review-login', 'review-login', 'sha-abc1234-review-login'],
      codes: ['ENVIRONMENT_LEGALISED'],
    });
    const illegal = await planOf({}, { environment: '///' });
    expect(summarize(illegal).codes).toEqual(['ENVIRONMENT_ILLEGAL']);
  });

  it('keeps long tags legal and apart', async () => {
    const tags = await Promise.all(
      ['a', 'b'].map(async (end) => {
        const event = branchEvent('x'.repeat(127) + end);
        return summarize(await planOf({ event }, { environment: 'production' })).tags[0] ?? '';
      }),
    );
    expect(tags.every(isTag)).toBe(true);
    expect(tags[0]).not.toBe(tags[1]);
  });

  it('holds for the tags of rules too', async () => {
    const tags = 'type=semver,pattern={{version}}\ntype=sha';
    const plan = await planOf(
      { event: gitTagEvent('v1.2.3') },
      { tags, environment: 'production' },
    );
    expect(summarize(plan).tags.toSorted()).toEqual([
      '1.2.3-production',
      'production',
      'sha-abc1234-production',
    ]);
  });
});

describe('arch-tags', () => {
  it('gives each platform its own tags, suffix last', async () => {
    const plan = await planOf(
      { event: gitTagEvent('v1.2.3') },
      {
        archTags: true,
        environment: 'production',
        platforms: ['linux/amd64', 'linux/arm/v7', 'linux/arm64/v8'],
      },
    );
    const exact = plan.targets[0]?.tags.filter(({ kind }) => kind === 'exact');
    expect(exact?.map(({ tag, platform }) => [tag, platform])).toEqual([
      ['1.2.3-production', undefined],
      ['1.2.3-production-amd64', 'linux/amd64'],
      ['1.2.3-production-armv7', 'linux/arm/v7'],
      ['1.2.3-production-arm64', 'linux/arm64/v8'],
    ]);
  });

  it('holds what it holds without them', async () => {
    const plan = await planOf(backport, { archTags: true });
    expect(summarize(plan)).toMatchObject({
      tags: ['1.1.9', '1.1', '1.1.9-amd64', '1.1-amd64'],
      held: ['1', 'latest', '1-amd64', 'latest-amd64'],
    });
    expect(plan.targets[0]?.held.at(-1)).toMatchObject({
      versions: { exactSuffix: '-amd64', above: [{ tag: '1.2.3-amd64' }] },
    });
  });

  it('counts a platform once, and refuses two of one name', async () => {
    const twice = { archTags: true, platforms: ['linux/amd64', 'linux/amd64'] };
    const once = await planOf({ event: changeEvent() }, twice);
    expect(summarize(once)).toMatchObject({ tags: ['pr-42', 'pr-42-amd64'], codes: [] });
    expect(once.targets[0]?.platforms).toEqual(['linux/amd64']);
    const variants = { archTags: true, platforms: ['linux/amd64', 'linux/amd64/v2'] };
    expect(summarize(await planOf({}, variants)).codes).toEqual(['ARCH_TAG_TWICE']);
  });
});
