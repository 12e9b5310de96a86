// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Event, Facts } from '../../../src/facts/facts.ts';
import { isTag } from '../../../src/plan/reference/references.ts';
import { evaluateRules } from '../../../src/plan/rules/rules.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { factsOf } from '../facts.ts';
import { githubRun } from './rule-runs.ts';
import { settingsOf } from '../settings.ts';
import { match } from './match.ts';
import { countRuns } from '../../lab/nightly.ts';

const hostile = [
  '$(touch x)',
  '`id`',
  ';rm -rf /',
  'a\nb',
  '"quoted"',
  '{{sha}}',
  '\u202Eabc',
  '🎉🎉',
  '\u0000\u0007',
  '../../etc',
  '-leading',
  '.hidden',
  'x'.repeat(5000),
  'a&b<c>=d',
];

const name = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.constantFrom(...hostile),
);

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

function runOf(kind: 'branch' | 'gitTag', text: string): Facts {
  const event: Event =
    kind === 'branch'
      ? { kind, branch: text, trigger: 'push' }
      : { kind, gitTag: text, trigger: 'push' };
  return githubRun('push', `refs/${kind === 'branch' ? 'heads' : 'tags'}/${text}`, event);
}

const allRules = [
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=branch,prefix={{branch}}-',
  'type=sha,prefix={{branch}}-,suffix=-{{tag}}',
  'type=raw,value={{branch}}{{tag}}',
  'type=match,pattern=.*',
  'type=semver,pattern={{raw}}',
  'type=pep440,pattern={{raw}}',
  'type=build',
  'type=edge',
].join('\n');

describe('whatever a branch or git tag is called', () => {
  const kind = fc.constantFrom('branch' as const, 'gitTag' as const);

  it('every tag is legal', async () => {
    await fc.assert(
      fc.asyncProperty(kind, name, async (which, text) => {
        const { tags: evaluated, problems } = await evaluate(runOf(which, text), {
          tags: allRules,
        });
        expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
        for (const { tag } of evaluated) expect([tag, isTag(tag)]).toEqual([tag, true]);
      }),
      { numRuns: countRuns(80) },
    );
  });

  it('names that stay apart at 128 characters stay apart as tags', async () => {
    const tags = 'type=ref,event=branch';
    const one = await evaluate(runOf('branch', `${'x'.repeat(200)}1`), { tags });
    const two = await evaluate(runOf('branch', `${'x'.repeat(200)}2`), { tags });
    expect(one.tags[0]?.tag).not.toBe(two.tags[0]?.tag);
  });
});

describe('whatever is written into the settings', () => {
  const words = fc.constantFrom(
    ...['type=semver', 'pattern={{version}}', 'type=raw', 'value=', 'enable=', 'priority=NaN', ','],
    ...['"', '""', '{{', '}}', '{{{', '{{#if tag}}', '{{/if}}', '\n', '\r\n', '#', '=', ' ', '\\'],
    ...[
      'type=match',
      'pattern=(',
      'group=9',
      '/x/g',
      'standard',
      'type=build',
      "{{date 'X'}}",
      'é',
    ],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(words, { maxLength: 12 }).map((parts) => parts.join('')),
  );

  it('nothing is thrown, and what is given is legal', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (tags, flavor) => {
        const { tags: evaluated } = await evaluate(runOf('gitTag', 'v1.2.3'), { tags, flavor });
        for (const { tag } of evaluated) expect([tag, isTag(tag)]).toEqual([tag, true]);
      }),
      { numRuns: countRuns(120) },
    );
  });

  it('nothing is thrown under compat: strict either', async () => {
    await fc.assert(
      fc.asyncProperty(text, text, async (tags, flavor) => {
        const evaluated = await evaluate(factsOf(), { tags, flavor, compat: 'strict' });
        expect(evaluated.problems.every(({ message }) => message !== '')).toBe(true);
      }),
      { numRuns: countRuns(80) },
    );
  });

  it('the same input gives the same answer, and is not changed', async () => {
    await fc.assert(
      fc.asyncProperty(name, text, async (branch, tags) => {
        const facts = runOf('branch', branch);
        const before = JSON.stringify(facts);
        const one = await evaluate(facts, { tags });
        const two = await evaluate(facts, { tags });
        expect(two).toEqual(one);
        expect(JSON.stringify(facts)).toBe(before);
      }),
      { numRuns: countRuns(50) },
    );
  });
});
