// SPDX-License-Identifier: Apache-2.0
// Regular expressions run in a real thread: as JavaScript has them, and ended when they backtrack without end.
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPatternMatcher } from '../../src/run/pattern-worker.ts';
import { match as matchHere } from '../plan/rules/match.ts';
import { answer, githubRun } from '../plan/rules/rule-runs.ts';

/** A text on which `(a+)+$` takes some 10^12 years. */
const HOSTILE = `${'a'.repeat(60)}!`;
const ENDLESS = { body: '(a+)+$', flags: '' };

function onGitTag(gitTag: string) {
  return githubRun('push', `refs/tags/${gitTag}`, { kind: 'gitTag', gitTag, trigger: 'push' });
}

function open(budgetMs?: number, signal = new AbortController().signal) {
  const matcher = createPatternMatcher(signal, budgetMs);
  onTestFinished(matcher.close);
  return matcher;
}

describe('a pattern gives what JavaScript gives', () => {
  it.each([
    { body: String.raw`v(\d+)\.(\d+)`, flags: '', text: 'v1.2' },
    { body: 'V(.)', flags: 'i', text: 'v1' },
    { body: '(x)?v', flags: '', text: 'v' },
    { body: String.raw`\d`, flags: 'g', text: '1.2' },
    { body: '(?<=v)(?<n>.)(?!x)', flags: 'u', text: 'v1' },
    { body: String.raw`(.)\1`, flags: '', text: 'xx' },
    { body: '^$', flags: '', text: 'x' },
    { body: '', flags: '', text: '' },
    { body: '.', flags: '', text: '\ud800' },
  ])('/$body/$flags on $text', async ({ text, ...pattern }) => {
    expect(await open().match(pattern, text)).toEqual(await matchHere(pattern, text));
  });

  it('whatever the text', { timeout: 60_000 }, async () => {
    const { match } = open();
    const pattern = { body: String.raw`^(.*?)[.-](\w+)?`, flags: 's' };
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await match(pattern, text)).toEqual(await matchHere(pattern, text));
      }),
      { numRuns: 25 },
    );
  });
});

describe('a pattern that backtracks without end', { timeout: 60_000 }, () => {
  it('is stopped when the time is used up; then no other is run', async () => {
    const { match } = open(300);
    expect(await match({ body: 'a', flags: '' }, 'a')).toEqual({ kind: 'matched', groups: ['a'] });
    expect(await match(ENDLESS, HOSTILE)).toEqual({ kind: 'slow', limitMs: 300 });
    expect(await match({ body: 'a', flags: '' }, 'a')).toEqual({ kind: 'untried' });
  });

  it.each([
    { name: 'one of many that wait', count: 20 },
    { name: 'alone', count: 1 },
  ])('ends with the run, at once: $name', async ({ count }) => {
    const controller = new AbortController();
    const { match } = open(3_600_000, controller.signal);
    const matching = Array.from({ length: count }, () => match(ENDLESS, HOSTILE));
    setTimeout(() => {
      controller.abort(new Error('ended by SIGTERM'));
    }, 100);
    for (const one of await Promise.allSettled(matching)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { message: 'ended by SIGTERM' } });
    }
  });

  it('leaves one that cannot be run as it is, and the next is run', async () => {
    const { match } = open();
    const failed = await match({ body: '(', flags: '' }, 'a');
    expect(failed.kind).toBe('failed');
    expect(await match({ body: 'a', flags: '' }, 'a')).toMatchObject({ kind: 'matched' });
  });
});

it('a pattern of more than 2,000 characters is refused, since compiling it cannot be interrupted', async () => {
  const pattern = `${'('.repeat(30_000)}${')'.repeat(30_000)}`;
  const { errors } = await answer(onGitTag('v1.2.3'), { tags: `type=match,pattern=${pattern}` });
  expect(errors).toMatchObject([{ code: 'RULE_REGEXP' }]);
  expect(errors[0]?.message).toContain('longer than 2000 characters');
});

it.each([
  { rule: 'type=match,pattern=(a+)+$', column: '20' },
  { rule: 'type=semver,pattern={{version}},match=(a+)+$', column: '39' },
])('is a Problem that names the pattern and the git tag: $rule', async ({ rule, column }) => {
  const { errors } = await answer(onGitTag(HOSTILE), { tags: `${rule}\n${rule}` }, open(300).match);
  expect(errors).toMatchObject([{ code: 'RULE_SLOW' }]);
  expect(errors[0]?.message).toContain(
    `tags:1:${column}: matching "(a+)+$" with git tag "${HOSTILE}" was stopped after 0.3 s`,
  );
  expect(errors[0]?.hint).not.toBe('');
});
