// SPDX-License-Identifier: Apache-2.0
// Expressions that come out empty never leave half a tag: which tags are left out, and what is said of them.
import { describe, expect, it } from 'vitest';
import { branchEvent, changeEvent, gitTagEvent } from './facts.ts';
import { planOf, summarize, type FactsGiven } from './planned.ts';

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
    says: '{{pr}} is empty here: the run is not ab',
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
