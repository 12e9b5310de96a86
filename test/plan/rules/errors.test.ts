// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { factsOf, gitTagEvent } from '../facts.ts';
import { answer } from './rule-runs.ts';

interface Case {
  readonly name: string;
  readonly tags?: string;
  readonly flavor?: string;
  readonly code: string;
  readonly at: string;
  /** What the caret stands below. */
  readonly meant: string;
  readonly hint: string;
}

const cases: readonly Case[] = [
  {
    name: 'a type misspelled',
    tags: 'type=sha\ntype=semvre,pattern={{version}}',
    code: 'RULE_TYPE',
    at: 'tags:2:6',
    meant: 'semvre',
    hint: 'Did you mean "semver"?',
  },
  {
    name: 'a type nowhere near',
    tags: 'type=zzzzzz',
    code: 'RULE_TYPE',
    at: 'tags:1:6',
    meant: 'zzzzzz',
    hint: 'Write one of: schedule, semver, pep440, match, edge, ref, raw, sha, build.',
  },
  {
    name: 'a pattern misspelled',
    tags: 'type=semver,patern={{version}}',
    code: 'RULE_MISSING',
    at: 'tags:1:13',
    meant: 'patern',
    hint: 'Did you mean "pattern"?',
  },
  {
    name: 'a pattern left out',
    tags: '# comment\n\ntype=pep440',
    code: 'RULE_MISSING',
    at: 'tags:3:1',
    meant: 'type=pep440',
    hint: 'Add "pattern={{version}}".',
  },
  {
    name: 'an event misspelled',
    tags: 'type=ref, event=brnch',
    code: 'RULE_VALUE',
    at: 'tags:1:17',
    meant: 'brnch',
    hint: 'Did you mean "branch"?',
  },
  {
    name: 'a format',
    tags: 'type=sha,format=full',
    code: 'RULE_VALUE',
    at: 'tags:1:17',
    meant: 'full',
    hint: 'Write one of: short, long.',
  },
  {
    name: 'a kind',
    tags: 'foo,kind=exakt',
    code: 'RULE_VALUE',
    at: 'tags:1:10',
    meant: 'exakt',
    hint: 'Did you mean "exact"?',
  },
  {
    name: 'a group',
    tags: 'type=match,pattern=v(.*),group=one',
    code: 'RULE_GROUP',
    at: 'tags:1:32',
    meant: 'one',
    hint: 'Count the groups of the pattern: "group=1" is the first.',
  },
  {
    name: 'enable',
    tags: '  foo,enable=ture',
    code: 'RULE_ENABLE',
    at: 'tags:1:14',
    meant: 'ture',
    hint: 'Did you mean "true"?',
  },
  {
    name: 'a regular expression',
    tags: 'type=match,pattern=v(',
    code: 'RULE_REGEXP',
    at: 'tags:1:20',
    meant: 'v(',
    hint: 'Escape literal brackets and dots with a backslash.',
  },
  {
    name: 'quotes',
    tags: 'type=raw,value="x"',
    code: 'RULE_QUOTES',
    at: 'tags:1:16',
    meant: '"',
    hint: 'Quote a whole field, and write it as "key=""value""" where the value itself holds a comma.',
  },
  {
    name: 'a literal that is illegal',
    tags: 'type=raw,value=.hidden',
    code: 'RULE_ILLEGAL',
    at: 'tags:1:16',
    meant: '.hidden',
    hint: 'Start a tag with a letter, a digit or "_", and use at most 128 characters.',
  },
  {
    name: 'a template that cannot be read',
    tags: 'type=raw,value={{#if}}',
    code: 'EXPRESSION_FAILED',
    at: 'tags:1:16',
    meant: '{{#if}}',
    hint: 'See https://handlebarsjs.com/guide/expressions.html for what braces may contain.',
  },
  {
    name: 'a date without a format',
    tags: 'x-{{date}}',
    code: 'EXPRESSION_DATE',
    at: 'tags:1:1',
    meant: 'x-{{date}}',
    hint: "Write {{date 'YYYYMMDD'}}.",
  },
  {
    name: 'a date with another attribute',
    tags: "value=x-{{date 'YYYY' zone='UTC'}}",
    code: 'EXPRESSION_ATTRIBUTE',
    at: 'tags:1:7',
    meant: "x-{{date 'YYYY' zone='UTC'}}",
    hint: 'The only attribute is "tz".',
  },
  {
    name: 'a date where dates are not allowed',
    tags: "type=semver,pattern={{date 'YYYY'}}",
    code: 'EXPRESSION_FAILED',
    at: 'tags:1:21',
    meant: "{{date 'YYYY'}}",
    hint: 'Dates are not allowed here: put them into prefix, suffix, or the value of a type=raw rule.',
  },
  {
    name: 'a word of the flavor',
    tags: 'foo',
    flavor: 'latest=auto\nsufix=-x',
    code: 'FLAVOR_KEY',
    at: 'flavor:2:1',
    meant: 'sufix=-x',
    hint: 'Did you mean "suffix"?',
  },
  {
    name: 'latest of the flavor',
    tags: 'foo',
    flavor: 'latest=flase',
    code: 'FLAVOR_VALUE',
    at: 'flavor:1:1',
    meant: 'latest=flase',
    hint: 'Did you mean "false"?',
  },
  {
    name: 'a flavor that is not a pair',
    tags: 'foo',
    flavor: 'alpine',
    code: 'FLAVOR_PAIR',
    at: 'flavor:1:1',
    meant: 'alpine',
    hint: 'Write "latest=…", "prefix=…" or "suffix=…".',
  },
];

/** The text above the carets of a message. */
function pointedAt(message: string): string {
  const [, source = '', carets = ''] = message.split('\n');
  return source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1);
}

describe('a rule that is wrong', () => {
  it.each(cases)('$name', async ({ tags, flavor, code, at, meant, hint }) => {
    const facts = factsOf({ event: gitTagEvent('v1.2.3') });
    const { errors } = await answer(facts, { tags, flavor });
    const [first] = errors;
    expect(errors.map((problem) => problem.code)).toEqual([code]);
    expect(first?.message.split(': ')[0]).toBe(at);
    expect(pointedAt(first?.message ?? '')).toBe(meant);
    expect(first?.hint).toBe(hint);
  });

  it('is reported with all others at once', async () => {
    const tags = 'type=semvre\ntype=ref,event=x\ntype=match\ntype=sha,format=y';
    const { errors } = await answer(factsOf(), { tags, flavor: 'latest=z' });
    expect(errors.map(({ message }) => message.split(': ')[0])).toEqual([
      'tags:1:6',
      'tags:2:16',
      'tags:3:1',
      'tags:4:17',
      'flavor:1:1',
    ]);
  });

  it('keeps the caret in place in a long line, and shows only its surroundings', async () => {
    const tags = `type=raw,value=${'a'.repeat(300)},enable=maybe`;
    const { errors } = await answer(factsOf(), { tags });
    expect(pointedAt(errors[0]?.message ?? '')).toBe('maybe');
    expect(errors[0]?.message.length).toBeLessThan(400);
  });
});

describe('an unknown attribute', () => {
  it.each([
    { name: 'misspelled', tags: 'type=sha,prefx=x', hint: 'Did you mean "prefix"?' },
    { name: 'of another type', tags: 'type=sha,event=tag', hint: 'Leave it out.' },
  ])('is a notice: $name', async ({ tags, hint }) => {
    const { errors, notices } = await answer(factsOf(), { tags });
    expect(errors).toEqual([]);
    expect(notices.map((problem) => [problem.code, problem.hint])).toEqual([
      ['RULE_ATTRIBUTE', hint],
    ]);
  });

  it.each([
    { name: 'misspelled', rule: 'x{{versoin}}', at: 'tags:1:1', hint: 'Did you mean "version"?' },
    {
      name: 'in a pattern that has other names',
      rule: 'type=semver,pattern={{version}}-{{sah}}{{brunch}}',
      at: 'tags:1:21',
      hint: 'Write one of: ',
    },
  ])('is a name: $name', async ({ rule, at, hint }) => {
    const facts = factsOf({ event: gitTagEvent('v1.2.3') });
    const { errors, notices } = await answer(facts, { tags: rule });
    expect(errors).toEqual([]);
    expect(notices[0]?.code).toBe('EXPRESSION_UNKNOWN');
    expect(notices[0]?.message.split(': ')[0]).toBe(at);
    expect(notices[0]?.hint).toContain(hint);
  });

  it('is an unknown time zone', async () => {
    const { tags, notices } = await answer(factsOf(), {
      tags: "value={{date 'HH' tz='Nowhere/X'}}",
    });
    expect(tags).toEqual(['05']);
    expect(notices.map(({ code }) => code)).toEqual(['EXPRESSION_TIME_ZONE']);
  });
});

describe('a tag that looks like a rule', () => {
  it.each([
    { tags: 'type=sha\nstandart', hint: 'If you mean the rule, write standard.' },
    { tags: 'semver', hint: 'If you mean the rule, write type=semver.' },
    { tags: 'edge', hint: undefined },
    { tags: 'stable', hint: undefined },
    { tags: 'type=raw,value=standart', hint: undefined },
  ])('$tags', async ({ tags, hint }) => {
    const { errors, notices } = await answer(factsOf(), { tags });
    const said = notices.filter(({ code }) => code === 'RULE_LITERAL');
    expect(errors).toEqual([]);
    expect(said.map((problem) => problem.hint)).toEqual(hint === undefined ? [] : [hint]);
  });
});

describe('a value that a later one of its line replaces', () => {
  const each = 'Write one tag per line, or on a command line --tags for each.';
  it.each([
    { tags: 'latest,1.0', given: ['1.0'], at: ['tags:1:1'], hints: [each] },
    { tags: 'a, b ,c', given: ['c'], at: ['tags:1:1', 'tags:1:3'], hints: [each, each] },
    { tags: 'type=raw,value=a,b', given: ['b'], at: ['tags:1:10'], hints: ['Write one of them.'] },
    { tags: 'latest\n1.0', given: ['latest', '1.0'], at: [], hints: [] },
    { tags: 'x.test/a/b:1,x.test/a/b:2', given: ['1', '2'], at: [], hints: [] },
  ])('$tags', async ({ tags, given, at, hints }) => {
    const told = await answer(factsOf(), { tags });
    const said = told.notices.filter(({ code }) => code === 'RULE_DROPPED');
    expect(told.errors).toEqual([]);
    expect(told.tags).toEqual(given);
    expect(said.map(({ message }) => message.split(': ')[0])).toEqual(at);
    expect(said.map(({ hint }) => hint)).toEqual(hints);
  });
});
