// SPDX-License-Identifier: Apache-2.0
// One entry per tag from what several rules fired.
import { describe, expect, it } from 'vitest';
import type { FiredTag } from '../../src/plan/rules/evaluated.ts';
import type { Series } from '../../src/plan/plan.ts';
import { planTags } from '../../src/plan/tags/tags.ts';

const series: Series = {
  name: 'all',
  scheme: 'semver',
  version: '1.0.0',
  gitTagPrefix: '',
  exactPrefix: '',
  exactSuffix: '',
  above: [],
};

function fired(tag: string, given: Partial<FiredTag> = {}): FiredTag {
  return { tag, kind: 'floating', rule: `rule of ${tag}`, reason: 'why', priority: 100, ...given };
}

const cases: readonly {
  readonly name: string;
  readonly fired: readonly FiredTag[];
  readonly tags: readonly string[];
  readonly held?: readonly string[];
  readonly codes?: readonly string[];
}[] = [
  {
    name: 'the highest priority first',
    fired: [fired('a'), fired('b', { priority: 900 }), fired('c')],
    tags: ['b', 'a', 'c'],
  },
  { name: 'each once', fired: [fired('a'), fired('a')], tags: ['a'] },
  {
    name: 'given beats held',
    fired: [fired('a', { held: 'no', priority: 900 }), fired('a')],
    tags: ['a'],
  },
  {
    name: 'held by all',
    fired: [fired('a', { held: 'no' }), fired('a', { held: 'never' })],
    tags: [],
    held: ['a'],
  },
  {
    name: 'said only for the explanation',
    fired: [fired('a', { held: 'no', onlyHeld: true })],
    tags: [],
    held: ['a'],
  },
  {
    name: 'exact and floating',
    fired: [fired('a'), fired('a', { kind: 'exact' })],
    tags: ['a'],
    codes: ['TAG_TWO_KINDS'],
  },
  {
    name: 'exact, and held as floating',
    fired: [fired('a', { held: 'no' }), fired('a', { kind: 'exact' })],
    tags: ['a'],
  },
];

it.each(cases)('$name', ({ fired: given, tags, held, codes }) => {
  const planned = planTags(given, { moving: 'forward' });
  expect(planned.tags.map(({ tag }) => tag)).toEqual(tags);
  expect(planned.held.map(({ tag }) => tag)).toEqual(held ?? []);
  expect(planned.problems.map(({ code }) => code)).toEqual(codes ?? []);
});

describe('one entry of two', () => {
  it('moves by version where one of them does', () => {
    const { tags } = planTags([fired('a'), fired('a', { versions: series })], {
      moving: 'forward',
    });
    expect(tags).toMatchObject([{ tag: 'a', series: 'all', versions: series }]);
  });

  it('is literal where one of them is', () => {
    const { tags } = planTags([fired('a'), fired('a', { literal: true })], { moving: 'forward' });
    expect(tags).toMatchObject([{ literal: true }]);
  });

  it('names the rule that is serious', () => {
    const only = fired('a', { held: 'no', onlyHeld: true, priority: 900, rule: 'explanation' });
    const { held } = planTags([only, fired('a', { held: 'really', rule: 'rule' })], {
      moving: 'forward',
    });
    expect(held).toMatchObject([{ rule: 'rule', reason: 'really', decided: 'plan' }]);
  });
});
