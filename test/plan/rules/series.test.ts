// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/facts/facts.ts';
import { evaluateRules } from '../../../src/plan/rules/rules.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { factsOf, gitTagEvent } from '../facts.ts';
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

describe('one tag of several rules', () => {
  const cases = [
    {
      name: 'a git tag written out',
      tags: 'type=ref,event=tag\nv1.2.3',
      kinds: ['exact', 'exact'],
    },
    {
      name: 'kind= goes for all',
      tags: 'type=ref,event=tag\nv1.2.3,kind=floating',
      kinds: ['floating', 'floating'],
    },
    { name: 'kind= twice', tags: 'x,kind=exact\nx,kind=floating', kinds: ['exact', 'floating'] },
  ];

  it.each(cases)('$name', async ({ tags, kinds }) => {
    const facts = factsOf({ event: gitTagEvent('v1.2.3') });
    const evaluated = await evaluate(facts, { tags, flavor: 'latest=false' });
    expect(evaluated.tags.map(({ kind }) => kind)).toEqual(kinds);
  });

  it('a version that is its own series floats', async () => {
    const tags = 'type=pep440,pattern={{version}}\ntype=pep440,pattern={{major}}.{{minor}}';
    const facts = factsOf({ event: gitTagEvent('1.2') });
    const evaluated = await evaluate(facts, { tags, flavor: 'latest=false' });
    expect(evaluated.tags.map(({ tag, kind }) => [tag, kind])).toEqual([
      ['1.2', 'floating'],
      ['1.2', 'floating'],
    ]);
  });
});

describe('who else is considered', () => {
  const gitTags = ['v1.9.0', 'v1.9.1', 'v2.0.0', 'v2.0.1', 'v3.0.0-rc.1', 'nonsense'];

  it('a backport is below the highest release, in `all` and nowhere else', async () => {
    const tags = ['{{version}}', '{{major}}.{{minor}}', '{{major}}']
      .map((pattern) => `type=semver,pattern=${pattern}`)
      .join('\n');
    const evaluated = await evaluate(factsOf({ event: gitTagEvent('v1.9.1'), gitTags }), { tags });
    const above = evaluated.tags.map(({ tag, versions }) => [
      tag,
      versions?.above.map((one) => one.tag),
    ]);
    expect(above).toEqual([
      ['1.9.1', undefined],
      ['1.9', []],
      ['1', []],
      ['latest', ['2.0.1', '2.0.0']],
    ]);
  });

  const spellings: readonly {
    name: string;
    tags: string;
    flavor?: string;
    tag: string;
    above: string[];
  }[] = [
    {
      name: 'a kept v',
      tags: 'type=semver,pattern=v{{version}}\ntype=semver,pattern=v{{major}}',
      tag: 'latest',
      above: ['v2.0.1', 'v2.0.0'],
    },
    {
      name: 'a suffix of all tags',
      tags: 'type=semver,pattern={{version}}',
      flavor: 'suffix=-alpine,onlatest=true',
      tag: 'latest-alpine',
      above: ['2.0.1-alpine', '2.0.0-alpine'],
    },
    {
      name: 'a suffix that latest has not',
      tags: 'type=semver,pattern={{version}}',
      flavor: 'suffix=-alpine',
      tag: 'latest',
      above: ['2.0.1-alpine', '2.0.0-alpine'],
    },
    {
      name: 'two suffixes, and a tag with one of them',
      tags: 'type=semver,pattern={{version}}\ntype=semver,pattern={{version}}-slim\ntype=semver,pattern={{major}}-slim,enable=false\nlatest-slim',
      tag: 'latest-slim',
      above: ['2.0.1-slim', '2.0.0-slim'],
    },
    {
      name: 'numbers one by one',
      tags: 'type=semver,pattern={{major}}.{{minor}}.{{patch}}_u',
      tag: 'latest',
      above: ['2.0.1_u', '2.0.0_u'],
    },
    {
      name: 'the git tag itself',
      tags: 'type=ref,event=tag,prefix=u-',
      tag: 'latest',
      above: ['u-v2.0.1', 'u-v2.0.0'],
    },
    {
      name: 'commits',
      tags: 'type=sha\nlatest',
      tag: 'latest',
      above: ['sha-0000000', 'sha-1111111'],
    },
    {
      name: 'a version and a commit in one tag',
      tags: 'type=semver,pattern={{version}},suffix=-{{sha}}',
      tag: 'latest',
      above: ['2.0.1-0000000', '2.0.0-1111111'],
    },
    {
      name: 'a raw rule around the version',
      tags: 'type=raw,value=u{{version}}\nstable',
      tag: 'stable',
      above: ['u2.0.1', 'u2.0.0'],
    },
  ];

  it.each(spellings)('$name', async ({ tags, flavor, tag, above }) => {
    const commits = new Map([
      ['v2.0.1', '0'.repeat(40)],
      ['v2.0.0', '1'.repeat(40)],
    ]);
    const list = gitTags.map((name) => ({ name, sha: commits.get(name) ?? '2'.repeat(40) }));
    const facts = factsOf({ event: gitTagEvent('v1.9.1'), gitTags: list });
    const evaluated = await evaluate(facts, { tags, flavor });
    const found = evaluated.tags.find((one) => one.tag === tag);
    expect(found?.versions?.above.map((one) => one.tag)).toEqual(above);
  });

  it.each([
    { name: 'labels only', tags: 'type=sha\ndev', series: undefined },
    { name: 'is released', tags: 'type=raw,value={{version}}\ndev', series: 'all' },
  ])('on a branch, a version that $name', async ({ tags, series }) => {
    const evaluated = await evaluate(factsOf({ gitTags }), { tags, version: '1.9.1' });
    expect(evaluated.tags.find(({ tag }) => tag === 'dev')?.versions?.name).toBe(series);
  });

  it('git tags of another prefix count for nothing', async () => {
    const others = ['api/v1.2.3', 'api/v1.3.0', 'web/v9.0.0', 'v8.0.0'];
    const facts = factsOf({ event: gitTagEvent('api/v1.2.3'), gitTags: others });
    const tags = 'type=semver,pattern={{version}},match=^api/v(.*)$';
    const evaluated = await evaluate(facts, { tags });
    const latest = evaluated.tags.find(({ tag }) => tag === 'latest');
    expect(latest?.versions?.above.map(({ gitTag }) => gitTag)).toEqual(['api/v1.3.0']);
  });
});
