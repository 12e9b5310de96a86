// SPDX-License-Identifier: Apache-2.0
// The plan as a whole: what holds a tag, what is wrong with a run, what is said about it.
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../src/plan/make.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { branchEvent, changeEvent, factsOf, gitTagEvent, SHA } from './facts.ts';
import { type FactsGiven, planOf, summarize } from './planned.ts';
import { settingsOf } from './settings.ts';
import { match } from './rules/match.ts';

interface Case {
  readonly name: string;
  readonly facts: FactsGiven;
  readonly settings?: Partial<Settings>;
  readonly tags: readonly string[];
  readonly held?: readonly string[];
  readonly codes?: readonly string[];
}

const releases = ['v1.1.9', 'v1.2.3', 'v2.0.1', 'v3.0.0-rc.1'];
const backport = { event: gitTagEvent('v1.1.9'), gitTags: releases };
const dirty = { ci: 'local', dirty: true } as const;

const floats: readonly Case[] = [
  { name: 'a backport', facts: backport, tags: ['1.1.9', '1.1'], held: ['1', 'latest'] },
  {
    name: 'the highest',
    facts: { event: gitTagEvent('v2.0.1'), gitTags: releases },
    tags: ['2.0.1', '2.0', '2', 'latest'],
  },
  {
    name: 'the highest of an older major version',
    facts: { event: gitTagEvent('v1.2.3'), gitTags: releases },
    tags: ['1.2.3', '1.2', '1'],
    held: ['latest'],
  },
  {
    name: 'moving: always',
    facts: backport,
    settings: { moving: 'always' },
    tags: ['1.1.9', '1.1', '1', 'latest'],
  },
  {
    name: 'newer versions are ignored',
    facts: backport,
    settings: { ignoreVersions: '>1.1.9' },
    tags: ['1.1.9', '1.1', '1', 'latest'],
  },
  {
    name: 'another prefix is newer',
    facts: { event: gitTagEvent('api@1.0.0'), gitTags: ['api@1.0.0', 'web@2.0.0', 'v3.0.0'] },
    settings: { tagPrefix: 'api@' },
    tags: ['1.0.0', '1.0', '1', 'latest'],
  },
  {
    name: 'an older loose version',
    facts: { event: gitTagEvent('2024.01.15'), gitTags: ['2024.01.15', '2024.02.01'] },
    tags: ['2024.01.15'],
    held: ['latest'],
  },
  {
    name: 'a dirty branch',
    facts: dirty,
    settings: { push: 'true' },
    tags: ['main', 'latest'],
    held: ['sha-abc1234'],
  },
  {
    name: 'a dirty version',
    facts: { ...dirty, event: gitTagEvent('v1.2.3') },
    tags: [],
    held: ['1.2.3', '1.2', '1', 'latest'],
    codes: ['NO_TAGS'],
  },
  {
    name: 'a dirty version that is to be pushed',
    facts: { ...dirty, event: gitTagEvent('v1.2.3') },
    settings: { push: 'true' },
    tags: [],
    held: ['1.2.3', '1.2', '1', 'latest'],
    codes: ['TAGS_DIRTY'],
  },
  {
    name: 'a dirty version with --allow-dirty',
    facts: { ...dirty, event: gitTagEvent('v1.2.3') },
    settings: { allowDirty: true },
    tags: ['1.2.3', '1.2', '1', 'latest'],
  },
];

const problems: readonly Case[] = [
  {
    name: 'two git tags of one version',
    facts: { event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3', '1.2.3'] },
    tags: ['1.2.3', '1.2', '1', 'latest'],
    codes: ['VERSION_TWICE'],
  },
  {
    name: 'on one commit they are fine',
    facts: {
      event: gitTagEvent('v1.2.3'),
      gitTags: [
        { name: 'v1.2.3', sha: SHA },
        { name: '1.2.3', sha: SHA },
      ],
    },
    tags: ['1.2.3', '1.2', '1', 'latest'],
  },
  {
    name: 'of another version they do not count',
    facts: { event: gitTagEvent('v1.2.4'), gitTags: ['v1.2.3', '1.2.3'] },
    tags: ['1.2.4', '1.2', '1', 'latest'],
  },
  {
    name: 'of an ignored version neither',
    facts: { event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3', '1.2.3'] },
    settings: { ignoreVersions: '1.2.3' },
    tags: ['1.2.3'],
    held: ['1.2', '1', 'latest'],
  },
  {
    name: 'a given version that is elsewhere',
    facts: { gitTags: ['v1.2.3'] },
    settings: { version: '1.2.3' },
    tags: ['1.2.3', '1.2', '1', 'latest', 'sha-abc1234'],
    codes: ['VERSION_OTHER_COMMIT'],
  },
  {
    name: 'a given version that is here',
    facts: { gitTags: [{ name: 'v1.2.3', sha: SHA }] },
    settings: { version: '1.2.3' },
    tags: ['1.2.3', '1.2', '1', 'latest', 'sha-abc1234'],
  },
  {
    name: 'a given version that is built again',
    facts: { gitTags: ['v1.2.3'] },
    settings: { version: '1.2.3', onExisting: 'replace' },
    tags: ['1.2.3', '1.2', '1', 'latest', 'sha-abc1234'],
  },
  {
    name: 'a given version on a change',
    facts: { event: changeEvent(), gitTags: ['v1.2.3'] },
    settings: { version: '1.2.3' },
    tags: ['pr-42'],
  },
  {
    name: 'no range',
    facts: {},
    settings: { ignoreVersions: 'old ones' },
    tags: ['main', 'latest', 'sha-abc1234'],
    codes: ['IGNORE_VERSIONS_ILLEGAL'],
  },
  {
    name: 'a pattern of revisions that cannot be read',
    facts: {},
    settings: { revisions: '(?=x)' },
    tags: ['main', 'latest', 'sha-abc1234'],
    codes: ['REVISIONS_ILLEGAL'],
  },
  {
    name: 'git tags not known',
    facts: { event: gitTagEvent('v1.2.3'), gitTags: { known: false, reason: 'no remote' } },
    tags: ['1.2.3', '1.2', '1', 'latest'],
  },
  {
    name: 'git tags not known, and no matter',
    facts: { event: changeEvent(), gitTags: { known: false, reason: 'no remote' } },
    tags: ['pr-42'],
  },
  {
    name: 'one tag of two kinds',
    facts: {},
    settings: {
      tags: 'standard\ntype=raw,value=main,kind=exact',
    },
    tags: ['main', 'latest', 'sha-abc1234'],
    codes: ['TAG_TWO_KINDS'],
  },
  {
    name: 'rules that give nothing',
    facts: {},
    settings: { tags: 'type=semver,pattern={{version}}' },
    tags: [],
    codes: ['NO_TAGS'],
  },
  {
    name: 'a merge queue',
    facts: { event: { kind: 'mergeQueue' } },
    settings: { push: 'true' },
    tags: [],
    codes: ['NO_TAGS'],
  },
  {
    name: 'everything at once',
    facts: {},
    settings: { images: 'a b', labels: 'x', push: 'true', load: true, buildArgs: ['A_TOKEN=x'] },
    tags: ['main', 'latest', 'sha-abc1234'],
    codes: ['PUSH_AND_LOAD', 'REPOSITORY_ILLEGAL', 'LABEL_NO_VALUE', 'BUILD_ARG_SECRET'],
  },
];

describe.each([
  { name: 'tags', cases: floats },
  { name: 'problems', cases: problems },
])('$name', ({ cases }) => {
  it.each(cases)('$name', async ({ facts, settings, tags, held, codes }) => {
    const plan = await planOf(facts, settings);
    expect(summarize(plan)).toEqual({ tags, held: held ?? [], codes: codes ?? [] });
  });
});

it('says which version is newer, and leaves it to the registry', async () => {
  const plan = await planOf(backport);
  expect(plan.targets[0]?.held).toMatchObject([
    { tag: '1', series: '1.x', decided: 'registry', reason: '1.2.3 in git tags is newer' },
    { tag: 'latest', series: 'all', decided: 'registry', reason: '2.0.1 in git tags is newer' },
  ]);
  expect(plan.targets[0]?.tags.map(({ decided }) => decided)).toEqual(['plan', 'registry']);
});

it.each([
  { name: 'a run that pushes', facts: {}, level: 'error' },
  { name: 'a run that builds', facts: { ci: 'local' }, level: 'notice' },
] as const)('no tags, in $name: $level, with the reason of each rule', async ({ facts, level }) => {
  const plan = await planOf(facts, { tags: 'type=semver,pattern={{version}}\ntype=ref,event=tag' });
  expect(plan.problems).toMatchObject([{ code: 'NO_TAGS', level }]);
  expect(plan.problems[0]?.hint.split('\n')).toHaveLength(2);
  expect(plan.problems[0]?.hint).toContain('type=ref,event=tag: ');
  expect(plan.targets[0]?.skipped).toHaveLength(2);
  expect(plan.push.mode).toBe('build');
});

it('is not an error to plan nothing if nothing is shipped', async () => {
  const facts = factsOf({ absent: ['ownRepository'] });
  const settings = settingsOf({ tags: 'type=semver,pattern={{version}}' });
  const context = { toolVersion: '0.0.0', secrets: [], match, ships: false };
  const plan = await makePlan(facts, settings, context);
  expect(plan.problems).toMatchObject([{ level: 'notice', code: 'NO_TAGS' }]);
});

it('says what a detached HEAD needs', async () => {
  const plan = await planOf({ ci: 'local', event: { kind: 'other', name: 'detached HEAD' } });
  expect(plan.problems[0]?.hint).toMatch(/^Say what this run is: --branch main, or --git-tag/);
});

it('has no target for a git tag of another', async () => {
  const plan = await planOf({ event: gitTagEvent('web@1.0.0') }, { tagPrefix: 'api@' });
  expect(plan).toMatchObject({ targets: [], push: { mode: 'build' } });
  expect(plan.problems).toMatchObject([{ level: 'notice', code: 'TARGET_NOT_MEANT' }]);
});

it.each([
  {
    name: 'suffix',
    flavor: 'suffix=-alpine',
    tags: ['1.2.3-alpine', '1.2-alpine', '1-alpine', 'latest'],
  },
  {
    name: 'suffix on latest',
    flavor: 'suffix=-alpine,onlatest=true',
    tags: ['1.2.3-alpine', '1.2-alpine', '1-alpine', 'latest-alpine'],
  },
  { name: 'prefix', flavor: 'prefix=api-', tags: ['api-1.2.3', 'api-1.2', 'api-1', 'latest'] },
  {
    name: 'an expression',
    flavor: 'suffix=-{{build}}',
    tags: ['1.2.3-567', '1.2-567', '1-567', 'latest'],
  },
  { name: 'latest=false', flavor: 'latest=false', tags: ['1.2.3', '1.2', '1'] },
  { name: 'latest=true', flavor: 'latest=true', tags: ['1.2.3', '1.2', '1', 'latest'] },
])('gives the preset a flavor: $name', async ({ flavor, tags }) => {
  const plan = await planOf({ event: gitTagEvent('v1.2.3') }, { flavor });
  expect(summarize(plan)).toEqual({ tags, held: [], codes: [] });
});

it('gives latest=true to any run, and refuses an illegal suffix', async () => {
  const always = await planOf({ event: branchEvent('dev') }, { flavor: 'latest=true' });
  expect(summarize(always).tags).toEqual(['dev', 'latest', 'sha-abc1234']);
  const illegal = await planOf({}, { flavor: 'suffix=/x' });
  expect(summarize(illegal).codes).toEqual(['FLAVOR_ILLEGAL']);
});

it('counts git tags instead of repeating them', async () => {
  const known = await planOf(backport);
  expect(known.facts.gitTags).toEqual({ known: true, from: 'clone', count: 4 });
  const unknown = await planOf({ gitTags: { known: false, reason: 'no remote' } });
  expect(unknown.facts.gitTags).toEqual({ known: false, count: 0, reason: 'no remote' });
});
