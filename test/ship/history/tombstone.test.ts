// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  decideYank,
  describeYank,
  nextNumber,
  parseTombstone,
  type Tombstone,
} from '../../../src/ship/history/tombstone.ts';

const by = { at: '2026-11-27T03:00:00.000Z', ci: 'github' };

function tombstone(given: Partial<Tombstone> = {}): Tombstone {
  const base = { schemaVersion: 1, kind: 'tagship/yank', state: 'yanked', number: 1 } as const;
  return { ...base, version: '1.2.3', because: 'it loses data', by, ...given };
}

const lifted = (number: number) => tombstone({ state: 'lifted', number });
const back = (number: number) => tombstone({ number, tags: ['production'] });

describe('whether an image is yanked', () => {
  const rows: readonly (readonly [string, readonly Tombstone[], string | undefined, boolean])[] = [
    ['without tombstones', [], undefined, false],
    ['one', [tombstone()], undefined, true],
    ['one, for a tag', [tombstone()], 'latest', true],
    ['lifted', [tombstone(), lifted(2)], 'latest', false],
    ['lifted, in another order', [lifted(2), tombstone()], 'latest', false],
    ['two runs at once: yanked counts', [lifted(2), tombstone({ number: 2 })], undefined, true],
    ['yanked again', [tombstone(), lifted(2), tombstone({ number: 3 })], undefined, true],
    ['taken back from production', [back(1)], 'production', true],
    ['taken back from production, for another tag', [back(1)], 'latest', false],
    ['taken back from production, for all', [back(1)], undefined, false],
    ['taken back, then lifted', [back(1), lifted(2)], 'production', false],
    ['lifted, then taken back', [lifted(1), back(2)], 'production', true],
  ];
  it.each(rows)('%s', (_name, tombstones, tag, isYanked) => {
    expect(decideYank(tombstones, tag) !== undefined).toBe(isYanked);
  });

  it('says why, and from which tags', () => {
    const whole = decideYank([tombstone()]);
    const some = decideYank([back(1)], 'production');
    expect(whole && describeYank(whole)).toBe('1.2.3 was yanked because it loses data');
    expect(some && describeYank(some)).toBe(
      '1.2.3 was taken back from production because it loses data',
    );
  });

  it('numbers the next one', () => {
    expect(nextNumber([])).toBe(1);
    expect(nextNumber([tombstone({ number: 4 }), tombstone({ number: 2 })])).toBe(5);
  });
});

describe('a tombstone that somebody wrote', () => {
  it('is what we wrote', () => {
    const written = tombstone({ tags: ['production'] });
    expect(parseTombstone(JSON.parse(JSON.stringify(written)) as never)).toEqual(written);
  });

  it.each([
    { name: 'no schema', body: { ...tombstone(), schemaVersion: 2 } },
    { name: 'another kind', body: { ...tombstone(), kind: 'tagship/history' } },
    { name: 'another state', body: { ...tombstone(), state: 'dead' } },
    { name: 'a version that is no tag', body: { ...tombstone(), version: '1.2.3\n::error::' } },
    { name: 'a number that nothing can follow', body: { ...tombstone(), number: 1e300 } },
    { name: 'a negative number', body: { ...tombstone(), number: -1 } },
    { name: 'no number', body: { ...tombstone(), number: '1' } },
    { name: 'no reason', body: { ...tombstone(), because: '' } },
    { name: 'a reason that is a book', body: { ...tombstone(), because: 'x'.repeat(100_000) } },
    { name: 'tags that are none', body: { ...tombstone(), tags: ['a b'] } },
    { name: 'no tags', body: { ...tombstone(), tags: [] } },
    {
      name: 'too many tags',
      body: { ...tombstone(), tags: Array.from({ length: 51 }, () => 'a') },
    },
  ])('is none: $name', ({ body }) => {
    expect(parseTombstone(body)).toBeUndefined();
  });

  it('loses what drives a terminal or a log, and what is no address', () => {
    const read = parseTombstone({
      ...tombstone({ because: '\u001b[31mred\u202e\n::error::no' }),
      by: { at: 'yesterday', ci: 'x\ny', url: 'javascript:alert(1)', actor: 'a\u0000b' },
    });
    expect(read?.because).toBe('[31mred ::error::no');
    expect(read?.by).toEqual({ at: '1970-01-01T00:00:00.000Z', ci: 'unknown', actor: 'a b' });
  });
});
