// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { readTagKinds } from '../../../src/lifecycle/prune/tag-kinds.ts';

const others = [
  '1.2.3',
  '1.2.4',
  '0.30.1',
  '1.2.3-alpine',
  '1.2.4-alpine',
  'api-2.0.0',
  '2.0.0-rc.1',
];

describe('the kind of a tag', () => {
  it.each([
    { tag: '1.2.3', kind: 'version' },
    { tag: 'v1.2.3', kind: 'version' },
    { tag: '1.2.3-alpine', kind: 'version' },
    { tag: '2.0.0-rc.1', kind: 'version' },
    { tag: '2.0.0rc1', kind: 'version' },
    { tag: 'api-2.0.0', kind: 'version' },
    { tag: '0.29', kind: 'series' },
    { tag: '2024.01.15', kind: 'version' },
    { tag: '1.2.3-b567-d1234ef', kind: 'version' },
    { tag: 'latest', kind: 'series' },
    { tag: 'latest-alpine', kind: 'series' },
    { tag: 'api-latest', kind: 'series' },
    { tag: '1', kind: 'series' },
    { tag: 'v1', kind: 'series' },
    { tag: '1-alpine', kind: 'series' },
    { tag: '1.2', kind: 'series' },
    { tag: '1.2-alpine', kind: 'series' },
    { tag: '0.30', kind: 'series' },
    { tag: '2.0', kind: 'series' },
    { tag: 'api-2', kind: 'series' },
    { tag: 'sha-1a2b3c4', kind: 'commit' },
    { tag: '1a2b3c4d5e', kind: 'commit' },
    { tag: '20240115', kind: 'commit' },
    { tag: 'pr-12', kind: 'change' },
    { tag: 'mr-12', kind: 'change' },
    { tag: 'pr-12-fix', kind: 'floating' },
    { tag: 'main', kind: 'floating' },
    { tag: 'build-17', kind: 'floating' },
  ])('$tag: $kind', ({ tag, kind }) => {
    expect(readTagKinds([...others, tag]).get(tag)).toMatchObject({ kind });
  });

  it.each([
    { tag: '1.2.3-alpine', variant: ' -alpine', isPrerelease: false },
    { tag: '1.2.3-b567-d1234ef', variant: ' ', isPrerelease: true },
    { tag: 'api-2.0.0', variant: 'api- ', isPrerelease: false },
    { tag: '2.0.0-rc.1', variant: ' ', isPrerelease: true },
    { tag: '1.2.3-1', variant: ' ', isPrerelease: false },
  ])('$tag is a version of "$variant"', ({ tag, variant, isPrerelease }) => {
    const found = readTagKinds([...others, tag]).get(tag);
    expect(found).toMatchObject({ version: { variant, isPrerelease } });
  });
});
