// SPDX-License-Identifier: Apache-2.0
// What is wrong with the words of settings, whatever the run is about.
import { describe, expect, it } from 'vitest';
import { makePlan } from '../../../src/plan/make.ts';
import { lintSettings, type Words } from '../../../src/plan/rules/lint.ts';
import { factsOf, gitTagEvent } from '../facts.ts';
import { settingsOf } from '../settings.ts';
import { match } from './match.ts';

interface Case {
  readonly name: string;
  readonly words: Partial<Words>;
  readonly codes: readonly string[];
}

const wrong: readonly Case[] = [
  { name: 'a type', words: { tags: 'type=semvr' }, codes: ['RULE_TYPE'] },
  { name: 'a word left out', words: { tags: 'type=semver\ntype=sha' }, codes: ['RULE_MISSING'] },
  { name: 'a value', words: { tags: 'type=ref,event=brnch' }, codes: ['RULE_VALUE'] },
  { name: 'quotes', words: { tags: 'type=raw,value="a' }, codes: ['RULE_QUOTES'] },
  { name: 'a literal tag', words: { tags: 'type=raw,value=-x' }, codes: ['RULE_ILLEGAL'] },
  {
    name: 'a literal tag, by the flavor',
    words: { tags: 'type=raw,value=x', flavor: 'prefix=.' },
    codes: ['RULE_ILLEGAL'],
  },
  { name: 'a regular expression', words: { tags: 'type=match,pattern=(' }, codes: ['RULE_REGEXP'] },
  {
    name: 'a regular expression of another rule',
    words: { tags: 'type=semver,pattern={{version}},match=(' },
    codes: ['RULE_REGEXP'],
  },
  {
    name: 'braces',
    words: { tags: 'type=raw,value=x,prefix={{branch' },
    codes: ['EXPRESSION_FAILED'],
  },
  {
    name: 'braces of a pattern',
    words: { tags: 'type=semver,pattern={{version}' },
    codes: ['EXPRESSION_FAILED'],
  },
  {
    name: 'a flavor',
    words: { flavor: 'latest=yes\nsufix=x' },
    codes: ['FLAVOR_VALUE', 'FLAVOR_KEY'],
  },
  {
    name: 'braces of a flavor',
    words: { tags: 'type=raw,value=x', flavor: 'suffix={{#if}}' },
    codes: ['EXPRESSION_FAILED'],
  },
  { name: 'a repository', words: { images: 'Ä' }, codes: ['REPOSITORY_ILLEGAL'] },
  {
    name: 'an image',
    words: { images: 'name=a.b/c,enable=perhaps\nenable=true' },
    codes: ['IMAGE_ENABLE', 'IMAGE_UNNAMED'],
  },
  { name: 'braces of an image', words: { images: 'a.b/{{#c' }, codes: ['EXPRESSION_FAILED'] },
  { name: 'quotes of labels', words: { labels: 'a="b\n"c' }, codes: ['RULE_QUOTES'] },
  {
    name: 'all of it',
    words: { tags: 'type=semvr', flavor: 'x=y', images: 'Ä', labels: 'a="b\n"c' },
    codes: ['RULE_TYPE', 'FLAVOR_KEY', 'REPOSITORY_ILLEGAL', 'RULE_QUOTES'],
  },
];

const right: readonly Case[] = [
  { name: 'nothing at all', words: {}, codes: [] },
  {
    name: 'what only a run can judge',
    words: {
      tags: "type=raw,value={{branch}}\ntype=raw,value=-x,enable={{is_default_branch}}\ntype=raw,value={{date 'YYYY'}}",
      images: 'a.b/{{branch}}\nname={{tag}},enable={{is_default_branch}}',
      labels: 'a={{nobody}}',
    },
    codes: [],
  },
  {
    name: 'notices',
    words: { tags: 'type=sha,patern=x', images: 'A.b/C', labels: 'no value' },
    codes: [],
  },
  {
    name: 'a pattern that is not a template',
    words: { tags: 'type=match,pattern=a{{' },
    codes: [],
  },
  {
    name: 'names that compat: strict puts right',
    words: { tags: 'type=raw,value=-x', compat: 'strict' },
    codes: [],
  },
];

it.each([...wrong, ...right])('$name: $codes', async ({ words, codes }) => {
  const problems = await lintSettings(settingsOf(words));
  expect(problems.map(({ code }) => code)).toEqual(codes);
});

describe('says what the plan of a run would', () => {
  it.each(wrong)('$name', async ({ words }) => {
    const settings = settingsOf({ images: 'a.b/c', ...words });
    const facts = factsOf({ event: gitTagEvent('v1.2.3') });
    const plan = await makePlan(facts, settings, { toolVersion: '0.0.0', secrets: [], match });
    const said = plan.problems.map(({ code, message }) => `${code} ${message}`);
    for (const { code, message } of await lintSettings(settings)) {
      expect(said).toContain(`${code} ${message}`);
    }
  });
});
