// SPDX-License-Identifier: Apache-2.0
// What tags are by their names, and their order.
import { describe, expect, it } from 'vitest';
import { compareTags, nameStatusTags } from '../../../src/lifecycle/status/tag-kind.ts';

const name = (tag: string, others: readonly string[] = []) =>
  nameStatusTags([tag, ...others], { branches: ['topic'] }).get(tag);

describe('a tag is', () => {
  it.each([
    { tag: 'latest', kind: 'floating', series: 'all' },
    { tag: 'latest-alpine', kind: 'floating', series: 'all', variant: 'alpine' },
    { tag: '1', kind: 'floating', series: '1.x' },
    { tag: 'v1', kind: 'floating', series: '1.x' },
    { tag: '1.2', others: ['1.2.3'], kind: 'floating', series: '1.2.x' },
    {
      tag: '1.2-alpine',
      others: ['1.2.3-alpine'],
      kind: 'floating',
      series: '1.2.x',
      variant: 'alpine',
    },
    { tag: '1.2', kind: 'exact', version: '1.2' },
    { tag: '1.2.3', kind: 'exact', version: '1.2.3' },
    { tag: 'v1.2.3', kind: 'exact', version: '1.2.3' },
    { tag: '2.0.0-rc.1', kind: 'exact', version: '2.0.0-rc.1' },
    { tag: '2024.01.15', kind: 'exact', version: '2024.01.15' },
    { tag: '1.2.3-alpine', kind: 'exact', version: '1.2.3-alpine' },
    {
      tag: '1.2.3-alpine',
      others: ['1-alpine'],
      kind: 'exact',
      version: '1.2.3',
      variant: 'alpine',
    },
    {
      tag: '1.2.3-slim-bookworm',
      others: ['latest-bookworm', 'latest-slim-bookworm'],
      kind: 'exact',
      version: '1.2.3',
      variant: 'slim-bookworm',
    },
    { tag: 'sha-0123456', kind: 'exact' },
    { tag: 'main', kind: 'branch' },
    { tag: 'nightly-next', kind: 'branch' },
    { tag: 'topic', kind: 'branch' },
    { tag: 'pr-12', kind: 'change' },
    { tag: 'mr-12', kind: 'change' },
    { tag: 'production', kind: 'unknown' },
    { tag: 'sha-short', kind: 'unknown' },
  ])(
    '$tag next to $others: $kind',
    ({ tag, others = [], kind, series = null, variant = null, version }) => {
      const found = name(tag, others);
      expect(found).toMatchObject({ kind, series, variant });
      expect(found?.version?.text).toBe(version);
    },
  );
});

it('floating tags come first, then versions, high ones before low ones', () => {
  const tags = [
    'pr-9',
    'pr-12',
    'sha-0123456',
    'main',
    '1.2.3',
    '1.10.0',
    '1',
    '1.2',
    '2',
    'latest',
    '2.0.0',
    '2.0.0-rc.1',
    'stable',
  ];
  const named = [...nameStatusTags(tags, { branches: [] }).values()];
  expect(named.sort(compareTags).map(({ tag }) => tag)).toEqual([
    ...['latest', '2', '1', '1.2', '2.0.0', '2.0.0-rc.1', '1.10.0', '1.2.3'],
    ...['stable', 'main', 'sha-0123456', 'pr-9', 'pr-12'],
  ]);
});
