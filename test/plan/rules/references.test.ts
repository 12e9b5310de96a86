// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/facts/facts.ts';
import { makePlan } from '../../../src/plan/make.ts';
import { toMetadataOutputs } from '../../../src/plan/metadata/metadata.ts';
import { writtenReferences } from '../../../src/report/files/dotenv.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { branchEvent, factsOf, gitTagEvent, SHA } from '../facts.ts';
import { match } from './match.ts';
import { settingsOf } from '../settings.ts';

const release = factsOf({ event: gitTagEvent('v1.2.3'), gitTags: [{ name: 'v1.2.3', sha: SHA }] });
const branch = factsOf({ event: branchEvent('main') });

async function planOf(facts: Facts, given: Partial<Settings>) {
  const settings = settingsOf(given);
  const plan = await makePlan(facts, settings, { toolVersion: '0', secrets: [], match });
  const [target] = plan.targets;
  if (target === undefined) throw new Error('there is no target');
  return { plan, target, settings };
}

describe('the repositories and tags of whole references', () => {
  it.each([
    {
      name: 'one',
      tags: 'ghcr.io/acme/app:1.0',
      repositories: ['ghcr.io/acme/app'],
      references: ['ghcr.io/acme/app:1.0'],
    },
    {
      name: 'one a line',
      tags: 'ghcr.io/acme/app:1.0\nacme/app:1.0',
      repositories: ['ghcr.io/acme/app', 'acme/app'],
      references: ['ghcr.io/acme/app:1.0', 'acme/app:1.0'],
    },
    {
      name: 'between commas',
      tags: 'ghcr.io/acme/app:1.0,ghcr.io/acme/app:edge, localhost:5000/x:y',
      repositories: ['ghcr.io/acme/app', 'localhost:5000/x'],
      references: ['ghcr.io/acme/app:1.0', 'ghcr.io/acme/app:edge', 'localhost:5000/x:y'],
    },
    {
      name: 'different tags in each repository',
      tags: 'acme/api:1.0\nacme/worker:latest',
      repositories: ['acme/api', 'acme/worker'],
      references: ['acme/api:1.0', 'acme/worker:latest'],
    },
    {
      name: 'two spellings of one repository',
      tags: 'docker.io/acme/app:a\nacme/app:b',
      repositories: ['docker.io/acme/app'],
      references: ['docker.io/acme/app:a', 'docker.io/acme/app:b'],
    },
    {
      name: 'without a slash',
      tags: 'app:test',
      repositories: ['app'],
      references: ['app:test'],
    },
    {
      name: 'upper case in the repository',
      tags: 'ghcr.io/Acme/App:V1',
      repositories: ['ghcr.io/acme/app'],
      references: ['ghcr.io/acme/app:V1'],
    },
    {
      name: 'an expression',
      tags: 'ghcr.io/acme/app:{{branch}}-{{sha}}',
      repositories: ['ghcr.io/acme/app'],
      references: ['ghcr.io/acme/app:main-abc1234'],
    },
    {
      name: 'flavor, which is for rules',
      tags: 'ghcr.io/acme/app:1.0',
      flavor: 'prefix=x-,onlatest=true\nlatest=true',
      repositories: ['ghcr.io/acme/app'],
      references: ['ghcr.io/acme/app:1.0'],
    },
    {
      name: 'a rule for images, a reference for its own repository',
      tags: 'type=ref,event=branch\ndocker.io/acme/dev:main-1',
      images: 'ghcr.io/acme/app',
      repositories: ['ghcr.io/acme/app', 'docker.io/acme/dev'],
      references: ['ghcr.io/acme/app:main', 'docker.io/acme/dev:main-1'],
    },
    {
      name: 'a rule without images, which goes to the references',
      tags: 'type=ref,event=branch\ndocker.io/acme/dev:main-1',
      repositories: ['docker.io/acme/dev'],
      references: ['docker.io/acme/dev:main', 'docker.io/acme/dev:main-1'],
    },
    {
      name: 'one tag of a rule and of a reference',
      tags: 'main\ndocker.io/acme/dev:main',
      images: 'ghcr.io/acme/app',
      repositories: ['ghcr.io/acme/app', 'docker.io/acme/dev'],
      references: ['ghcr.io/acme/app:main', 'docker.io/acme/dev:main'],
    },
  ])('$name', { timeout: 30_000 }, async ({ repositories, references, tags, flavor, images }) => {
    const { plan, target, settings } = await planOf(branch, { tags, flavor, images });
    expect(plan.problems.filter(({ level }) => level === 'error')).toEqual([]);
    expect(target.repositories).toEqual(repositories);
    expect(writtenReferences(plan, undefined)).toEqual(references);
    const outputs = await toMetadataOutputs(plan, settings);
    expect(outputs.tags?.split('\n')).toEqual(references);
  });

  it('says that images is for rules, where there are none', async () => {
    const { plan, target } = await planOf(branch, {
      tags: 'ghcr.io/acme/app:1.0',
      images: 'ghcr.io/acme/other',
    });
    expect(plan.problems.map(({ code }) => code)).toContain('IMAGES_UNUSED');
    expect(target.repositories).toEqual(['ghcr.io/acme/app']);
  });

  it('is a rule as in docker/metadata-action under compat: strict', async () => {
    const { target } = await planOf(branch, { tags: 'ghcr.io/acme/app:1.0', compat: 'strict' });
    expect(target.tags.map(({ tag }) => tag)).toEqual(['ghcr.io-acme-app-1.0']);
  });
});

describe('the tag of a whole reference', () => {
  it.each([
    { tag: '1.2.3', kind: 'exact' },
    { tag: 'v1.2.3', kind: 'exact' },
    { tag: '1.2.3-alpine', kind: 'exact' },
    { tag: 'app-1.2.3', kind: 'exact' },
    { tag: SHA, kind: 'exact' },
    { tag: `sha-${SHA.slice(0, 7)}`, kind: 'exact' },
    { tag: '1.2', kind: 'floating', series: '1.2.x' },
    { tag: 'v1', kind: 'floating', series: '1.x' },
    { tag: '1-alpine', kind: 'floating', series: '1.x' },
    { tag: 'latest', kind: 'floating', series: 'all' },
    { tag: 'build-1', kind: 'floating', series: '1.x' },
    { tag: '1.20', kind: 'floating', series: 'all' },
    { tag: 'production', kind: 'floating', series: 'all' },
  ])('$tag of version 1.2.3 is $kind, series $series', async ({ tag, kind, series }) => {
    const { target } = await planOf(release, { tags: `ghcr.io/acme/app:${tag}` });
    const [planned] = target.tags;
    expect([planned?.tag, planned?.kind, planned?.series]).toEqual([tag, kind, series]);
  });

  it('floats with the branch where the run has no version', async () => {
    const { target } = await planOf(branch, { tags: 'a/b:1.2.3\na/b:latest' });
    expect(target.tags.map(({ kind, series }) => [kind, series])).toEqual([
      ['floating', undefined],
      ['floating', undefined],
    ]);
  });

  it('is the version that the output says, whatever stands first', async () => {
    const { target } = await planOf(release, { tags: 'a/b:latest\na/b:1.2.3' });
    expect(target.version).toBe('1.2.3');
  });
});

describe('words that are not whole references', () => {
  it.each([
    { tags: 'acme/app', says: ['and has no tag', 'images: acme/app', 'tags: acme/app:latest'] },
    { tags: 'ghcr.io/acme/app:', says: ['and has no tag'] },
    { tags: 'localhost:5000/app', says: ['and has no tag'] },
    { tags: `acme/app@sha256:${'0'.repeat(64)}`, says: ['ends with a digest', 'images: acme/app'] },
    { tags: 'acme/app:1@sha256:0', says: ['ends with a digest'] },
    {
      tags: 'ghcr.io/acme/app:feature/x',
      says: ['"feature/x" cannot be a tag', 'ghcr.io/acme/app:feature-x'],
    },
    { tags: 'ghcr.io/acme/app:1.0+5', says: ['"1.0+5" cannot be a tag'] },
    { tags: '12:30:45', says: ['neither a tag nor a whole reference', 'tags: 1.0'] },
    { tags: 'a/b:1,latest', says: ['is mixed with words'] },
    { tags: 'a/b:1,enable=true', says: ['is mixed with words'] },
  ])('$tags', async ({ tags, says }) => {
    const { plan, target } = await planOf(branch, { tags });
    const [problem] = plan.problems.filter(({ level }) => level === 'error');
    expect(problem?.code).toBe('RULE_REFERENCE');
    for (const text of says)
      expect(`${problem?.message ?? ''}\n${problem?.hint ?? ''}`).toContain(text);
    expect(target.tags).toEqual([]);
  });

  it('keep a password to themselves', async () => {
    const { plan } = await planOf(branch, { tags: 'bot:hunter22@ghcr.io/acme/app:1.0' });
    expect(JSON.stringify(plan.problems)).not.toContain('hunter22');
    expect(plan.problems.map(({ code }) => code)).toContain('RULE_REFERENCE');
  });

  it.each(['type=raw,value=feature/x', "{{date 'YYYY/MM/DD'}}", 'latest', '{{branch}}'])(
    'leaves a rule alone: %s',
    async (tags) => {
      const { plan } = await planOf(branch, { tags });
      expect(plan.problems.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );
});
