// SPDX-License-Identifier: Apache-2.0
// What reads as a version, and which of two is higher.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareVersions,
  parseIn,
  parsePep440,
  parseVersion,
} from '../../../src/plan/version/version.ts';

describe('parseVersion', () => {
  it.each([
    { text: '1.2.3', scheme: 'semver', bare: '1.2.3', numbers: [1, 2, 3], isPrerelease: false },
    { text: 'v1.2.3', scheme: 'semver', bare: '1.2.3', numbers: [1, 2, 3], isPrerelease: false },
    {
      text: 'v2.0.0-rc.1',
      scheme: 'semver',
      bare: '2.0.0-rc.1',
      numbers: [2, 0, 0],
      isPrerelease: true,
    },
    {
      text: '1.2.3+b.1',
      scheme: 'semver',
      bare: '1.2.3+b.1',
      numbers: [1, 2, 3],
      isPrerelease: false,
    },
    {
      text: '1.2.3-a+b',
      scheme: 'semver',
      bare: '1.2.3-a+b',
      numbers: [1, 2, 3],
      isPrerelease: true,
    },
    { text: 'v0.29', scheme: 'loose', bare: '0.29', numbers: [0, 29], isPrerelease: false },
    {
      text: '2024.01.15',
      scheme: 'loose',
      bare: '2024.01.15',
      numbers: [2024, 1, 15],
      isPrerelease: false,
    },
    {
      text: '2024.10.15',
      scheme: 'semver',
      bare: '2024.10.15',
      numbers: [2024, 10, 15],
      isPrerelease: false,
    },
    {
      text: '1.2.3.4',
      scheme: 'loose',
      bare: '1.2.3.4',
      numbers: [1, 2, 3, 4],
      isPrerelease: false,
    },
  ])('$text is $scheme', ({ text, scheme, bare, numbers, isPrerelease }) => {
    const hasV = text.startsWith('v');
    expect(parseVersion(text)).toEqual({ scheme, text: bare, numbers, isPrerelease, hasV });
  });

  it.each([
    'v2',
    '1',
    '',
    'v',
    'vv1.2.3',
    'V1.2.3',
    'next',
    '1.2.3.4.5',
    '1.2.x',
    '1..2',
    '.1.2',
    '1.2.',
    ' 1.2.3',
    '1.2.3 ',
    '1.2.3\n',
    '=1.2.3',
    '01.2.3-rc.1',
    '1.2.3-',
    '1.2.3-01',
    '1.2.3+',
    '1.2-rc1',
    '1.2.3-ä',
    'release-1.2.3',
    '1.2.3_4',
    `1.2.${'9'.repeat(16)}`,
  ])('%j is not a version', (text) => {
    expect(parseVersion(text)).toBeUndefined();
  });

  it('takes any text without throwing, and its own text again', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^v?[0-9.+a-z-]{0,20}$/), (text) => {
        const version = parseVersion(text);
        if (version !== undefined) {
          expect(parseVersion(version.text)).toEqual({ ...version, hasV: false });
        }
      }),
    );
  });
});

describe('parsePep440', () => {
  it.each([
    { text: 'v1.0.RC1', bare: '1.0rc1', numbers: [1, 0], isPrerelease: true },
    { text: '1.0.post1', bare: '1.0.post1', numbers: [1, 0], isPrerelease: false },
    { text: '1!2.0', bare: '1!2.0', numbers: [2, 0], isPrerelease: false },
    { text: '1.0.dev4', bare: '1.0.dev4', numbers: [1, 0], isPrerelease: true },
    { text: '1.0+local.7', bare: '1.0+local.7', numbers: [1, 0], isPrerelease: false },
  ])('$text', ({ text, bare, numbers, isPrerelease }) => {
    expect(parsePep440(text)).toMatchObject({
      scheme: 'pep440',
      text: bare,
      numbers,
      isPrerelease,
    });
  });

  it('refuses what is none', () => {
    expect(parsePep440('latest')).toBeUndefined();
  });
});

describe('compareVersions', () => {
  it.each([
    { name: 'numbers, not letters', lower: '1.9.0', higher: '1.10.0' },
    { name: 'prereleases before releases', lower: '2.0.0-rc.1', higher: '2.0.0' },
    { name: 'prereleases among each other', lower: '2.0.0-rc.2', higher: '2.0.0-rc.10' },
    { name: 'a prerelease above an older release', lower: '1.9.9', higher: '2.0.0-alpha' },
    { name: 'loose versions', lower: '0.9', higher: '0.10' },
    { name: 'a fourth number', lower: '1.2.3', higher: '1.2.3.1' },
    { name: 'calendar versions of both schemes', lower: '2024.10.15', higher: '2025.01.02' },
  ])('$name', ({ lower, higher }) => {
    const [one, other] = [parseVersion(lower), parseVersion(higher)];
    if (one === undefined || other === undefined) throw new Error('no versions');
    expect(compareVersions(one, other)).toBeLessThan(0);
    expect(compareVersions(other, one)).toBeGreaterThan(0);
  });

  it.each([
    { scheme: 'semver', one: '0.29', other: '0.29.0' },
    { scheme: 'semver', one: '1.2.3+a', other: '1.2.3+b' },
    { scheme: 'pep440', one: '1.0', other: '1.0.0' },
  ] as const)('$one and $other are equal', ({ scheme, one, other }) => {
    const [left, right] = [parseIn(scheme, one), parseIn(scheme, other)];
    if (left === undefined || right === undefined) throw new Error('no versions');
    expect(compareVersions(left, right)).toBe(0);
  });

  it('orders PEP 440 its own way', () => {
    const order = ['1.0.dev1', '1.0a1', '1.0rc1', '1.0', '1.0.post1', '1!0.1'];
    const sorted = [...order]
      .reverse()
      .flatMap((text) => parsePep440(text) ?? [])
      .sort(compareVersions)
      .map(({ text }) => text);
    expect(sorted).toEqual(order);
  });
});
