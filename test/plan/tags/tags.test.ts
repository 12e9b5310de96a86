// SPDX-License-Identifier: Apache-2.0
// One entry per tag from what several rules gave.
import { describe, expect, it } from 'vitest';
import type { EvaluatedTag } from '../../../src/plan/rules/evaluated.ts';
import type { Series } from '../../../src/plan/plan.ts';
import { planTags } from '../../../src/plan/tags/tags.ts';

const series: Series = {
  name: 'all',
  scheme: 'semver',
  version: '1.0.0',
  gitTagPrefix: '',
  exactPrefix: '',
  exactSuffix: '',
  above: [],
};

function evaluated(tag: string, given: Partial<EvaluatedTag> = {}): EvaluatedTag {
  return { tag, kind: 'floating', rule: `rule of ${tag}`, reason: 'why', priority: 100, ...given };
}

const cases: readonly {
  readonly name: string;
  readonly evaluated: readonly EvaluatedTag[];
  readonly tags: readonly string[];
  readonly held?: readonly string[];
  readonly codes?: readonly string[];
}[] = [
  {
    name: 'the highest priority first',
    evaluated: [evaluated('a'), evaluated('b', { priority: 900 }), evaluated('c')],
    tags: ['b', 'a', 'c'],
  },
  { name: 'each once', evaluated: [evaluated('a'), evaluated('a')], tags: ['a'] },
  {
    name: 'given beats held',
    evaluated: [evaluated('a', { held: 'no', priority: 900 }), evaluated('a')],
    tags: ['a'],
  },
  {
    name: 'held by all',
    evaluated: [evaluated('a', { held: 'no' }), evaluated('a', { held: 'never' })],
    tags: [],
    held: ['a'],
  },
  {
    name: 'said only for the explanation',
    evaluated: [evaluated('a', { held: 'no', onlyHeld: true })],
    tags: [],
    held: ['a'],
  },
  {
    name: 'exact and floating',
    evaluated: [evaluated('a'), evaluated('a', { kind: 'exact' })],
    tags: ['a'],
    codes: ['TAG_TWO_KINDS'],
  },
  {
    name: 'exact, and held as floating',
    evaluated: [evaluated('a', { held: 'no' }), evaluated('a', { kind: 'exact' })],
    tags: ['a'],
  },
];

it.each(cases)('$name', ({ evaluated: given, tags, held, codes }) => {
  const planned = planTags(given, { moving: 'forward' });
  expect(planned.tags.map(({ tag }) => tag)).toEqual(tags);
  expect(planned.held.map(({ tag }) => tag)).toEqual(held ?? []);
  expect(planned.problems.map(({ code }) => code)).toEqual(codes ?? []);
});

describe('one entry of two', () => {
  it('moves by version where one of them does', () => {
    const { tags } = planTags([evaluated('a'), evaluated('a', { versions: series })], {
      moving: 'forward',
    });
    expect(tags).toMatchObject([{ tag: 'a', series: 'all', versions: series }]);
  });

  it('is literal where one of them is', () => {
    const { tags } = planTags([evaluated('a'), evaluated('a', { literal: true })], {
      moving: 'forward',
    });
    expect(tags).toMatchObject([{ literal: true }]);
  });

  it('names the rule that is serious', () => {
    const only = evaluated('a', { held: 'no', onlyHeld: true, priority: 900, rule: 'explanation' });
    const { held } = planTags([only, evaluated('a', { held: 'really', rule: 'rule' })], {
      moving: 'forward',
    });
    expect(held).toMatchObject([{ rule: 'rule', reason: 'really', decided: 'plan' }]);
  });
});
