// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  isOtherFloat,
  listExactNames,
  listSeriesTags,
} from '../../../src/lifecycle/yank/series.ts';
import { parseVersion } from '../../../src/plan/version/version.ts';

const TAGS = [
  ...['latest', '1', '1.2', '2', '1.2.1', '1.2.2', '1.2.3', '1.3.0', '2.0.0-rc.1', '2.0.0'],
  ...['1.2.3-alpine', '1.2.2-alpine', 'latest-alpine', '1.2-alpine', 'alpine', '11.2.3', '1.2.30'],
  ...['production', 'stable', 'sha-0123456', `sha256-${'a'.repeat(64)}`],
];
const counting = { revisions: undefined, ignoreVersions: undefined };

function version(text: string) {
  const parsed = parseVersion(text);
  if (parsed === undefined) throw new Error(text);
  return parsed;
}

describe('the tags of a version', () => {
  it('are those that contain it as a whole', () => {
    const found = listExactNames(version('1.2.3'), TAGS);
    expect(found.map(({ tag, suffix }) => [tag, suffix])).toEqual([
      ['1.2.3', ''],
      ['1.2.3-alpine', '-alpine'],
    ]);
  });

  it.each([
    {
      suffix: '',
      expected: {
        latest: ['2.0.0', '1.3.0', '1.2.30', '1.2.2', '1.2.1'],
        '1': ['1.3.0', '1.2.30', '1.2.2', '1.2.1'],
        '1.2': ['1.2.30', '1.2.2', '1.2.1'],
      },
    },
    {
      suffix: '-alpine',
      expected: {
        'latest-alpine': ['1.2.2-alpine'],
        alpine: ['1.2.2-alpine'],
        '1.2-alpine': ['1.2.2-alpine'],
      },
    },
  ])('and those of its series, with suffix "$suffix"', ({ suffix, expected }) => {
    const series = listSeriesTags(version('1.2.3'), { prefix: '', suffix }, TAGS, counting);
    const found = Object.fromEntries(
      series.map(({ tag, exact }) => [
        tag,
        exact.flatMap((one) => (one.tag === '11.2.3' ? [] : one.tag)),
      ]),
    );
    expect(found).toEqual(expected);
  });

  it('leave out what ignore-versions leaves out', () => {
    const [latest] = listSeriesTags(version('1.2.3'), { prefix: '', suffix: '' }, TAGS, {
      ...counting,
      ignoreVersions: '>=2',
    });
    expect(latest?.exact.map(({ tag }) => tag)).toEqual(['1.3.0', '1.2.30', '1.2.2', '1.2.1']);
  });

  it('name their version without the text around it', () => {
    const affixes = { prefix: 'v', suffix: '-alpine' };
    const tags = ['v1.2.2-alpine', 'v1.2.3-alpine', 'latest-alpine'];
    const [latest] = listSeriesTags(version('v1.2.3'), affixes, tags, counting);
    expect(latest?.exact).toEqual([{ tag: 'v1.2.2-alpine', version: '1.2.2' }]);
  });

  it.each([
    ['production', true],
    ['1.2', true],
    ['latest-alpine', true],
    ['1.2.3', false],
    ['1.2.3-alpine', false],
    ['sha-0123456', false],
    [`sha256-${'a'.repeat(64)}.sig`, false],
  ])('%s is moved by users: %s', (tag, is) => {
    expect(isOtherFloat(tag)).toBe(is);
  });
});
