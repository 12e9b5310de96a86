// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { classifyTag, decideMove } from '../../../src/lifecycle/copy/tag-rules.ts';

describe('the kind of a tag', () => {
  it.each([
    { tag: '1.2.3', kind: 'exact' },
    { tag: 'v1.2.3', kind: 'exact' },
    { tag: '1.2.3-alpine', kind: 'exact' },
    { tag: '1.2.3-rc.1', kind: 'exact' },
    { tag: 'sha-1a2b3c4', kind: 'exact' },
    { tag: '20240115', kind: 'exact' },
    { tag: 'latest', kind: 'series' },
    { tag: 'latest-alpine', kind: 'series' },
    { tag: '1', kind: 'series' },
    { tag: '1-alpine', kind: 'series' },
    { tag: '1.2', kind: 'series' },
    { tag: '0.29', kind: 'exact' },
    { tag: 'main', kind: 'branch' },
    { tag: 'pr-12', kind: 'branch' },
  ])('$tag: $kind', ({ tag, kind }) => {
    expect(classifyTag(tag, ['1.2.3', '0.30', 'main'])).toBe(kind);
  });
});

describe('a tag of another image', () => {
  const at = (created: string) => ({ created });
  const of = (version: string) => ({ version });
  it.each([
    { tag: '1.2.3', source: of('1.2.3'), there: of('1.2.3'), action: 'refuse' },
    { tag: 'latest', source: of('1.3.0'), there: of('1.2.3'), action: 'move' },
    { tag: 'latest', source: of('1.2.3'), there: of('1.2.3'), action: 'move' },
    { tag: 'latest', source: of('1.2.3'), there: of('1.3.0'), action: 'hold' },
    { tag: 'latest', source: of('1.3.0-rc.1'), there: of('1.2.3'), action: 'hold' },
    { tag: 'latest', source: of('1.4.0'), there: of('1.2.3'), tags: ['1.5.0'], action: 'hold' },
    { tag: '1.4', source: of('1.4.0'), there: of('1.4.0'), tags: ['1.5.0'], action: 'move' },
    { tag: '1.4', source: of('1.4.0'), there: of('1.4.0'), tags: ['1.4.2'], action: 'hold' },
    { tag: '1', source: of('1.4.0'), there: of('1.3.0'), tags: ['2.0.0'], action: 'move' },
    { tag: '1-alpine', source: of('1.4.0-alpine'), there: of('1.3.0-alpine'), action: 'move' },
    { tag: 'latest', source: {}, there: of('1.2.3'), action: 'refuse' },
    { tag: 'latest', source: of('1.2.3'), there: of('main'), action: 'refuse' },
    { tag: 'latest', source: of('1.3.0'), there: of('1.2.3'), complete: false, action: 'refuse' },
    { tag: 'latest', source: of('1.2.3'), there: of('1.3.0'), complete: false, action: 'hold' },
    { tag: 'main', source: at('2026-02-01T00:00:00Z'), there: at('2026-01-01'), action: 'move' },
    { tag: 'main', source: at('2026-01-01'), there: at('2026-02-01'), action: 'hold' },
    { tag: 'main', source: at('2026-01-01'), there: at('soon'), action: 'refuse' },
    { tag: 'main', source: {}, there: {}, action: 'refuse' },
  ])(
    '$tag $source over $there, complete $complete: $action',
    ({ tag, source, there, tags = [], complete = true, action }) => {
      const all = [tag, '1.0.0', '1.2.0', '1.4.0'].slice(0, tags.length === 0 ? 3 : 4).concat(tags);
      const decided = decideMove(tag, { source, there }, { tags: all, complete });
      expect(decided).toMatchObject({ action });
      expect(decided.reason).not.toBe('');
    },
  );
});
