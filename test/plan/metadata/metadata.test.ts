// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../src/facts/facts.ts';
import { explainPlan } from '../../../src/plan/explain.ts';
import { makePlan } from '../../../src/plan/make.ts';
import { toMetadataOutputs } from '../../../src/plan/metadata/metadata.ts';
import { parseImages } from '../../../src/plan/metadata/images.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent, SHA } from '../facts.ts';
import { planOf } from '../planned.ts';
import { settingsOf } from '../settings.ts';
import { match } from '../rules/match.ts';

const release = factsOf({ event: gitTagEvent('v1.2.3') });
const semver = 'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}.{{minor}}\ntype=sha';

async function outputs(facts: Facts, given: Partial<Settings>) {
  const settings = settingsOf(given);
  const plan = await makePlan(facts, settings, { toolVersion: '0', secrets: [], match });
  return toMetadataOutputs(plan, settings);
}

const labels = [
  'org.opencontainers.image.created=2026-03-04T05:10:00.000Z',
  'org.opencontainers.image.description=An app',
  'org.opencontainers.image.licenses=MIT',
  `org.opencontainers.image.revision=${SHA}`,
  'org.opencontainers.image.source=https://github.com/acme/App',
  'org.opencontainers.image.title=App',
  'org.opencontainers.image.url=https://github.com/acme/App',
  'org.opencontainers.image.version=1.2.3',
];

describe('the outputs of docker/metadata-action', () => {
  const strict = { tags: semver, compat: 'strict', images: 'name/app\nghcr.io/Acme/App' } as const;
  const tags = ['1.2.3', '1.2', `sha-abc1234`, 'latest'];
  const references = ['name/app', 'ghcr.io/acme/app'].flatMap((image) =>
    tags.map((tag) => `${image}:${tag}`),
  );

  it('have its names and shapes', async () => {
    const found = await outputs(release, strict);
    const texts = Object.fromEntries(labels.map((label) => label.split('=') as [string, string]));
    const args = { DOCKER_META_IMAGES: 'name/app,ghcr.io/acme/app', DOCKER_META_VERSION: '1.2.3' };
    const annotations = labels.map((label) => `manifest:${label}`);
    const bake = (content: unknown) =>
      JSON.stringify({ target: { 'docker-metadata-action': content } }, null, 2);
    expect(found).toEqual({
      version: '1.2.3',
      tags: references.join('\n'),
      'tag-names': tags.join('\n'),
      labels: labels.join('\n'),
      annotations: annotations.join('\n'),
      json: JSON.stringify({ tags: references, 'tag-names': tags, labels: texts, annotations }),
      'bake-file': bake({ tags: references, labels: texts, args }),
      'bake-file-tags': bake({ tags: references, args }),
      'bake-file-labels': bake({ labels: texts }),
      'bake-file-annotations': bake({ annotations }),
    });
  });

  it('take separators, the target of bake files and annotation levels', async () => {
    const found = await outputs(release, {
      ...strict,
      sepTags: ',',
      sepLabels: ';',
      sepAnnotations: '|',
      bakeTarget: 'app',
      metadataEnv: { DOCKER_METADATA_ANNOTATIONS_LEVELS: 'index,manifest' },
    });
    expect(found.tags).toBe(references.join(','));
    expect(found.labels).toBe(labels.join(';'));
    expect(found.annotations).toBe(
      ['index', 'manifest']
        .flatMap((level) => labels.map((label) => `${level}:${label}`))
        .join('|'),
    );
    expect(
      Object.keys((JSON.parse(found['bake-file'] ?? '') as { target: object }).target),
    ).toEqual(['app']);
  });

  const own: readonly {
    readonly name: string;
    readonly text: string;
    readonly labels: readonly string[];
  }[] = [
    {
      name: 'override',
      text: 'org.opencontainers.image.title=Mine',
      labels: ['org.opencontainers.image.title=Mine'],
    },
    { name: 'hold "="', text: 'a=b=c', labels: ['a=b=c'] },
    { name: 'count last', text: 'a=1\na=2', labels: ['a=2'] },
    { name: 'have expressions', text: 'x={{sha}}', labels: ['x=abc1234'] },
    { name: 'span lines in quotes', text: '"x=one\ntwo"', labels: ['x=one', 'two'] },
    { name: 'hold commas and #', text: 'x=a, b # c', labels: ['x=a, b # c'] },
    { name: 'are left out without a value', text: 'novalue', labels: [] },
    { name: 'may be commented out', text: '# x=1', labels: [] },
  ];

  it.each(own)("labels of the user's $name", async ({ text, labels: wanted }) => {
    for (const compat of ['strict', 'none'] as const) {
      const found = await outputs(release, { tags: semver, images: 'a/b', labels: text, compat });
      const lines = found.labels?.split('\n') ?? [];
      expect(lines.filter((line) => wanted.includes(line))).toEqual(wanted);
      expect(lines.some((line) => line.startsWith('novalue') || line.startsWith('#'))).toBe(false);
    }
  });

  it('name a tag twice where two rules give it, as the original does', async () => {
    const found = await outputs(release, {
      tags: 'type=semver,pattern={{version}}\ntype=raw,value=latest',
      images: 'a/b',
    });
    expect(found['tag-names']).toBe('1.2.3\nlatest\nlatest');
  });

  it('without compat: strict, leave out what is held, and date the image by its commit', async () => {
    const facts = factsOf({ event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3', 'v2.0.0'] });
    const found = await outputs(facts, { tags: semver, images: 'a/b' });
    expect(found['tag-names']).toBe('1.2.3\n1.2\nsha-abc1234');
    expect(found.labels).toContain('org.opencontainers.image.created=2026-03-04T05:06:07.000Z');
    expect(found.labels).toContain('org.opencontainers.image.ref.name=v1.2.3');
    expect(found.annotations?.split('\n').every((line) => line.startsWith('manifest:'))).toBe(true);
    const all = await outputs(facts, { tags: semver, images: 'a/b', compat: 'strict' });
    expect(all['tag-names']).toBe('1.2.3\n1.2\nsha-abc1234\nlatest');
  });

  it('without images, name the default repository; under compat: strict none', async () => {
    const rules = { tags: 'type=semver,pattern={{version}}', flavor: 'latest=false' };
    expect((await outputs(release, rules)).tags).toBe('ghcr.io/acme/app:1.2.3');
    expect((await outputs(release, { ...rules, compat: 'strict' })).tags).toBe('1.2.3');
    const nowhere = factsOf({ event: gitTagEvent('v1.2.3'), absent: ['ownRepository'] });
    expect((await outputs(nowhere, rules)).tags).toBe('1.2.3');
  });

  it('are tags alone without images, and empty without tags', async () => {
    const found = await outputs(factsOf(), {
      tags: semver.replace('type=sha', ''),
      compat: 'strict',
    });
    expect([found.tags, found.version, found['tag-names']]).toEqual(['', '', '']);
    expect(found['bake-file-tags']).not.toContain('DOCKER_META_VERSION');
    expect((await outputs(release, { tags: 'foo', compat: 'strict' })).tags).toBe('foo');
  });
});

describe('images', () => {
  const cases: readonly { readonly text: string; readonly names: readonly string[] | 'wrong' }[] = [
    { text: 'a/b', names: ['a/b'] },
    { text: 'a/b,C/d', names: ['a/b', 'c/d'] },
    { text: 'a/b\n# no\n\nghcr.io/C/d', names: ['a/b', 'ghcr.io/c/d'] },
    { text: 'name=a/b,enable=true\nname=c/d,enable=false', names: ['a/b'] },
    { text: 'name=a/b,enable=false', names: [] },
    { text: 'a/b\nc/d,e/f', names: ['a/b', 'e/f'] },
    { text: '', names: [] },
    { text: 'name=,enable=true', names: 'wrong' },
    { text: 'a/b,enable=yes', names: 'wrong' },
    { text: 'a/b,nane=x', names: 'wrong' },
  ];

  it.each(cases)('$text', async ({ text, names }) => {
    const found = await parseImages(text, true);
    expect(found.problems.length > 0 ? 'wrong' : found.names).toEqual(names);
  });
});

describe('the explanation', () => {
  it('says of every rule what it gave, or why not, and who else was considered', async () => {
    const gitTags = ['v1.9.0', 'v1.9.1', 'v2.0.1'];
    const facts = factsOf({ event: gitTagEvent('v1.9.1'), gitTags });
    const tags =
      'type=semver,pattern={{version}}\ntype=semver,pattern={{major}}\ntype=ref,event=pr';
    const settings = settingsOf({ tags, images: 'ghcr.io/acme/app' });
    const plan = await makePlan(facts, settings, { toolVersion: '0', secrets: [], match });
    const [explanation] = explainPlan(plan);
    expect(explanation?.rules.map(({ rule, applies }) => [rule, applies])).toEqual([
      ['type=semver,pattern={{version}}', true],
      ['type=semver,pattern={{major}}', true],
      ['flavor: latest=auto', true],
      ['type=ref,event=pr', false],
    ]);
    const explained = explanation?.rules.flatMap((rule) => rule.tags) ?? [];
    expect(explained).toEqual([
      {
        tag: '1.9.1',
        kind: 'exact',
        decision: 'given',
        reason: 'git tag "v1.9.1" is version 1.9.1',
        considered: [],
      },
      {
        tag: '1',
        kind: 'floating',
        series: '1.x',
        decision: 'registry',
        reason:
          'git tag "v1.9.1" is version 1.9.1; no version of 1.x in git tags is higher than 1.9.1',
        considered: [],
      },
      {
        tag: 'latest',
        kind: 'floating',
        series: 'all',
        decision: 'held',
        reason: '2.0.1 in git tags is newer',
        considered: ['2.0.1 in git tags is newer'],
      },
    ]);
    expect(explanation?.rules.at(-1)?.reason).toBe('the run is not for a change');
  });
});

it.each([
  { facts: { event: branchEvent('feature/x') }, version: 'feature-x' },
  { facts: { event: changeEvent({ number: 15 }) }, version: 'pr-15' },
  { facts: { event: { kind: 'schedule', branch: 'main' } as const }, version: 'nightly' },
])('names the version of a run that has none: $version', async ({ facts, version }) => {
  const settings = settingsOf({});
  const plan = await planOf(facts, {});
  expect((await toMetadataOutputs(plan, settings)).version).toBe(version);
});
