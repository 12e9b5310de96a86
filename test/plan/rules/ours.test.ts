// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/facts/facts.ts';
import { makePlan } from '../../../src/plan/make.ts';
import { evaluateRules } from '../../../src/plan/rules/rules.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent, SHA } from '../facts.ts';
import { settingsOf } from '../settings.ts';
import { match } from './match.ts';

function evaluate(facts: Facts, given: Partial<Settings>) {
  const settings = settingsOf(given);
  return evaluateRules({
    text: settings.tags ?? '',
    flavor: settings.flavor,
    facts,
    settings,
    match,
  });
}

const guide = { ...factsOf(), sha: `d1234ef${SHA.slice(7)}` };

describe('the examples of tagging guides', () => {
  const cases: readonly {
    readonly name: string;
    readonly gitTag: string;
    readonly settings: Partial<Settings>;
    readonly tags: readonly string[];
  }[] = [
    {
      name: 'version, build and commit',
      gitTag: 'v1.2.3',
      settings: { tags: 'type=build' },
      tags: ['1.2.3-b567-d1234ef'],
    },
    {
      name: 'version, environment and architecture',
      gitTag: 'v1.2.3',
      settings: {
        tags: 'type=semver,pattern={{version}}',
        flavor: 'latest=false',
        environment: 'production',
        archTags: true,
        platforms: ['linux/amd64'],
      },
      tags: ['1.2.3-production', 'production', '1.2.3-production-amd64', 'production-amd64'],
    },
    {
      name: 'a version and latest',
      gitTag: 'v3.2.1',
      settings: { tags: 'type=semver,pattern={{version}}' },
      tags: ['3.2.1', 'latest'],
    },
  ];

  it.each(cases)('$name', async ({ gitTag, settings, tags }) => {
    const event = gitTagEvent(gitTag);
    const facts = { ...guide, event, ref: `refs/tags/${gitTag}` };
    const plan = await makePlan(facts, settingsOf(settings), {
      toolVersion: '0',
      secrets: [],
      match,
    });
    expect(plan.targets[0]?.tags.map(({ tag }) => tag)).toEqual(tags);
  });
});

describe('expressions of ours, in values, prefixes and patterns', () => {
  const release = factsOf({ event: gitTagEvent('v2.0.0-rc.1'), distance: 4 });
  const cases: readonly {
    readonly name: string;
    readonly facts: Facts;
    readonly rule: string;
    readonly settings?: Partial<Settings>;
    readonly tag: string | undefined;
  }[] = [
    { name: 'version', facts: release, rule: 'v-{{version}}', tag: 'v-2.0.0-rc.1' },
    { name: 'parts', facts: release, rule: '{{major}}_{{minor}}_{{patch}}', tag: '2_0_0' },
    { name: 'channel', facts: release, rule: '{{channel}}', tag: 'rc' },
    { name: 'distance', facts: release, rule: 'd{{distance}}', tag: 'd4' },
    { name: 'build', facts: factsOf(), rule: 'b{{build}}', tag: 'b567' },
    { name: 'no version on a branch', facts: factsOf(), rule: '{{version}}', tag: undefined },
    { name: 'change', facts: factsOf({ event: changeEvent() }), rule: 'c{{pr}}', tag: 'c42' },
    {
      name: 'environment',
      facts: factsOf(),
      rule: 'x-{{environment}}',
      settings: { environment: 'staging' },
      tag: 'x-staging',
    },
    { name: 'arch unless said', facts: factsOf(), rule: 'x-{{arch}}', tag: 'x-amd64' },
    {
      name: 'arch of an arm',
      facts: factsOf(),
      rule: 'x-{{arch}}',
      settings: { platforms: ['linux/arm/v7'] },
      tag: 'x-armv7',
    },
    {
      name: 'build within a semver pattern',
      facts: factsOf({ event: gitTagEvent('v1.2.3') }),
      rule: 'type=semver,pattern={{major}}.{{minor}}-b{{build}}',
      tag: '1.2-b567',
    },
    {
      name: 'a calendar version keeps its zeros',
      facts: factsOf({ event: gitTagEvent('2024.01.15') }),
      rule: '{{major}}-{{minor}}-{{version}}',
      tag: '2024-01-2024.01.15',
    },
    {
      name: 'version given',
      facts: factsOf(),
      rule: '{{version}}',
      settings: { version: '1.4.0' },
      tag: '1.4.0',
    },
    {
      name: 'metadata becomes a dash',
      facts: factsOf({ event: gitTagEvent('v1.2.3+m5') }),
      rule: '{{version}}',
      tag: '1.2.3-m5',
    },
  ];

  it.each(cases)('$name: $rule', async ({ facts, rule, settings, tag }) => {
    const evaluated = await evaluate(facts, { tags: rule, ...settings });
    expect(evaluated.problems).toEqual([]);
    expect(evaluated.tags[0]?.tag).toBe(tag);
  });

  it('say nothing under compat: strict', async () => {
    const tags = 'x-{{build}}-{{version}}{{arch}}';
    const evaluated = await evaluate(factsOf(), { tags, compat: 'strict' });
    expect(evaluated.listing).toEqual(['x--']);
  });

  it('{{arch}} of several platforms points to arch-tags', async () => {
    const platforms = ['linux/amd64', 'linux/arm64'];
    const evaluated = await evaluate(factsOf(), { tags: 'x-{{arch}}', platforms });
    expect(evaluated.problems.map(({ code, hint }) => [code, hint.includes('arch-tags')])).toEqual([
      ['EXPRESSION_ARCH', true],
    ]);
  });
});

describe('exact or floating', () => {
  const cases: readonly {
    readonly name: string;
    readonly rule: string;
    readonly kind: 'exact' | 'floating';
    readonly series?: string;
    readonly ref?: string;
  }[] = [
    { name: 'sha', rule: 'type=sha', kind: 'exact' },
    { name: 'build', rule: 'type=build', kind: 'exact' },
    { name: 'git tag', rule: 'type=ref,event=tag', kind: 'exact' },
    { name: 'whole version', rule: 'type=semver,pattern={{version}}', kind: 'exact' },
    { name: 'all parts', rule: 'type=semver,pattern={{major}}.{{minor}}.{{patch}}', kind: 'exact' },
    {
      name: 'minor series',
      rule: 'type=semver,pattern={{major}}.{{minor}}',
      kind: 'floating',
      series: '1.2.x',
    },
    {
      name: 'major series',
      rule: 'type=semver,pattern=v{{major}}',
      kind: 'floating',
      series: '1.x',
    },
    { name: 'constant', rule: 'type=semver,pattern=stable', kind: 'floating', series: 'all' },
    {
      name: 'match of a part',
      rule: 'type=match,pattern=\\d.\\d',
      kind: 'floating',
      series: '1.2.x',
    },
    { name: 'match of all', rule: 'type=match,pattern=v(.*),group=1', kind: 'exact' },
    { name: 'pep440', rule: 'type=pep440,pattern={{major}}', kind: 'floating', series: '1.x' },
    { name: 'raw with version', rule: 'type=raw,value=x-{{version}}', kind: 'exact' },
    { name: 'raw with sha', rule: 'type=raw,value=x-{{sha}}', kind: 'exact' },
    { name: 'raw with build', rule: 'type=raw,value=x-{{build}}', kind: 'exact' },
    { name: 'plain raw', rule: 'type=raw,value=stable', kind: 'floating', series: 'all' },
    { name: 'raw of a series', rule: 'type=raw,value=x-1', kind: 'floating', series: '1.x' },
    { name: 'raw that is the version', rule: 'type=raw,value=1.2.3', kind: 'floating' },
    {
      name: 'raw latest of a version',
      rule: 'type=raw,value=latest',
      kind: 'floating',
      series: 'all',
    },
    { name: 'said so', rule: 'type=raw,value=stable,kind=exact', kind: 'exact' },
    {
      name: 'said the other way',
      rule: 'type=semver,pattern={{version}},kind=floating',
      kind: 'floating',
      series: 'all',
    },
    { name: 'branch', rule: 'type=ref,event=branch', kind: 'floating', ref: 'main' },
    {
      name: 'branch with commit',
      rule: 'type=ref,event=branch,suffix=-{{sha}}',
      kind: 'exact',
      ref: 'main',
    },
    { name: 'edge', rule: 'type=edge', kind: 'floating', ref: 'main' },
    {
      name: 'raw latest of a branch',
      rule: 'type=raw,value=latest',
      kind: 'floating',
      ref: 'main',
    },
  ];

  it.each(cases)('$name', async ({ rule, kind, series, ref }) => {
    const event = ref === undefined ? gitTagEvent('v1.2.3') : branchEvent(ref);
    const evaluated = await evaluate(factsOf({ event }), { tags: rule, flavor: 'latest=false' });
    expect(evaluated.problems).toEqual([]);
    expect(evaluated.tags.map((tag) => [tag.kind, tag.versions?.name])).toEqual([[kind, series]]);
  });
});

describe('the preset as a line', () => {
  it('can be combined with other rules', async () => {
    const facts = factsOf({ event: gitTagEvent('v1.2.3') });
    const evaluated = await evaluate(facts, { tags: 'standard\ntype=sha,format=long' });
    const names = evaluated.tags.map(({ tag }) => tag);
    expect(names).toEqual(['1.2.3', '1.2', '1', 'latest', `sha-${SHA}`]);
    expect(evaluated.version).toBe('1.2.3');
  });

  it('is a tag like any other under compat: strict', async () => {
    const evaluated = await evaluate(factsOf(), { tags: 'standard', compat: 'strict' });
    expect(evaluated.listing).toEqual(['standard']);
  });
});
