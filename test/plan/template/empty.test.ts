// SPDX-License-Identifier: Apache-2.0
// Expressions that come out empty never leave half a tag: which tags are left out, and what is said of them.
import { describe, expect, it } from 'vitest';
import { branchEvent, changeEvent, gitTagEvent } from '../facts.ts';
import { planOf, summarize, type FactsGiven } from '../planned.ts';

const main: FactsGiven = { event: branchEvent('main') };
const release: FactsGiven = { event: gitTagEvent('v1.2.3') };

interface Case {
  readonly tags: string;
  readonly facts: FactsGiven;
  readonly says: string;
}

const cases: readonly Case[] = [
  {
    tags: 'type=raw,value=pr-{{pr}}',
    facts: main,
    says: '{{pr}} is empty here: the run is not for',
  },
  { tags: 'type=raw,value=cache-{{branch}}', facts: release, says: 'the run is not on a branch' },
  { tags: 'type=raw,value=v{{version}}', facts: main, says: 'the run has no version' },
  { tags: 'type=raw,value=v{{ version }}', facts: main, says: 'the run has no version' },
  { tags: 'type=raw,value=dev.{{build}}', facts: { run: {} }, says: 'gives the run no number' },
  {
    tags: 'type=raw,value={{distance}}-develop',
    facts: main,
    says: 'the history of the checkout does not reach a version git tag',
  },
  { tags: 'type=sha,prefix={{branch}}-', facts: release, says: 'the run is not on a branch' },
  { tags: 'type=sha,suffix=-{{tag}}', facts: main, says: 'the run is not on a git tag' },
  {
    tags: 'type=semver,pattern={{version}}-{{channel}}',
    facts: release,
    says: 'the version is not a prerelease',
  },
  {
    tags: "type=raw,value={{#if sha}}x{{/if}}-{{branch}}-{{date 'YYYY'}}",
    facts: release,
    says: 'the run is not on a branch',
  },
  { tags: 'type=raw,value=a-{{brunch}}', facts: main, says: 'no name of that kind' },
];

describe.each(cases)('$tags', ({ tags, facts, says }) => {
  it('is left out, with the reason', async () => {
    const plan = await planOf(facts, { tags: `${tags}\ntype=raw,value=kept` });
    expect(summarize(plan).tags).not.toContain('develop');
    expect(summarize(plan).tags.filter((tag) => tag !== 'latest')).toEqual(['kept']);
    const told = plan.problems.find(({ code }) => code === 'EXPRESSION_EMPTY');
    expect(told).toMatchObject({ level: 'notice' });
    expect(told?.message).toContain(says);
  });

  it('is as the original has it under compat: strict', async () => {
    const plan = await planOf(facts, { tags: `${tags}\ntype=raw,value=kept`, compat: 'strict' });
    expect(summarize(plan).tags.length).toBeGreaterThan(1);
    expect(summarize(plan).codes).not.toContain('EXPRESSION_EMPTY');
  });
});

it('names fetch-depth where history is missing', async () => {
  const { problems } = await planOf(main, { tags: 'type=raw,value={{distance}}-develop' });
  expect(problems.find(({ code }) => code === 'EXPRESSION_EMPTY')?.hint).toContain(
    'fetch-depth: 0',
  );
});

it.each([
  'type=raw,value={{branch}}',
  'type=raw,value={{#if branch}}b-{{branch}}{{/if}}',
  'type=raw,value=pr-{{pr}},enable=false',
])('says nothing where nothing is left: %s', async (tags) => {
  const plan = await planOf(release, { tags: `${tags}\ntype=raw,value=kept` });
  expect(summarize(plan)).toMatchObject({ tags: ['kept'], codes: [] });
});

it('leaves out the tags of the preset with half a flavor', async () => {
  const plan = await planOf(release, { flavor: 'prefix={{branch}}-' });
  expect(summarize(plan)).toMatchObject({ tags: ['latest'], codes: ['EXPRESSION_EMPTY'] });
});

it('leaves out half a plain-tag', async () => {
  const plan = await planOf({ event: changeEvent() }, { plainTag: 'plain-{{distance}}' });
  expect(summarize(plan)).toMatchObject({ tags: ['pr-42'], codes: ['EXPRESSION_EMPTY'] });
});

describe('a part of a label, an annotation or a build argument', () => {
  it.each([
    { text: '{{version}}', facts: main, is: '', says: ['{{version}}', 'the run has no version'] },
    { text: 'v{{ version }}', facts: main, is: 'v', says: ['the run has no version'] },
    { text: 'a-{{channel}}', facts: release, is: 'a-', says: ['is not a prerelease'] },
    { text: '{{branch}}-{{branch}}', facts: release, is: '-', says: ['is not on a branch'] },
    { text: '{{.Name}} {{branch}}', facts: release, is: '{{.Name}} ', says: ['not on a branch'] },
    {
      text: '{{pr}}/{{build}}',
      facts: { ...main, run: {} },
      is: '/',
      says: ['{{pr}}', 'no number'],
    },
    { text: '{{version}}', facts: release, is: '1.2.3', says: [] },
    { text: '{{#if version}}v{{version}}{{/if}}', facts: main, is: '', says: [] },
  ])('$text is a notice where it comes out empty', async ({ text, facts, is, says }) => {
    const given = { labels: `a=${text}`, annotations: `b=${text}`, buildArgs: [`C=${text}`] };
    const { problems, targets } = await planOf(facts, given);
    expect(targets[0]).toMatchObject({ labels: { a: is }, annotations: { 'manifest:b': is } });
    expect(targets[0]?.build.argv).toContain(`C=${is}`);
    const told = problems.filter(({ code }) => code === 'EXPRESSION_EMPTY');
    expect(new Set(told.map(({ level }) => level))).toEqual(
      new Set(says.length === 0 ? [] : ['notice']),
    );
    for (const what of ['"a"', '"b"', 'the build arg "C"']) {
      const about = told.filter(({ message }) => message.includes(`a part of ${what} is missing`));
      for (const said of says) expect(about.map(({ message }) => message).join()).toContain(said);
    }
  });

  it('never shows the value, and names what gives the number', async () => {
    const given = { buildArgs: ['NPM_TOKEN=sesame-1{{distance}}'] };
    const { problems } = await planOf(main, given);
    const told = problems.find(({ code }) => code === 'EXPRESSION_EMPTY');
    expect(told?.message).not.toContain('sesame');
    expect(told?.hint).toContain('fetch-depth: 0');
  });

  it('says nothing of labels under compat: strict', async () => {
    const given = { labels: 'a=x-{{branch}}', compat: 'strict' as const };
    expect(summarize(await planOf(release, given)).codes).toEqual([]);
  });
});
