// SPDX-License-Identifier: Apache-2.0
// What a packaging revision looks like: patterns that are read, and how long they take.
import { describe, expect, it } from 'vitest';
import { compileRevisions, numbersOf } from '../../../src/plan/version/revisions.ts';
import { startCpuTime } from '../../cpu-time.ts';

describe('compileRevisions', () => {
  it.each([
    { pattern: '-r?\\d+', matches: ['-1', '-r0', '-17'], not: ['', '-', '-rc.1', '-1-1', '1'] },
    { pattern: '-\\d+\\.\\d+\\.\\d+', matches: ['-1.38.0'], not: ['-1.38', '-1x38x0'] },
    { pattern: '-\\d+(\\.\\d+)*', matches: ['-1', '-1.38.0'], not: ['-', '-1.', '-a'] },
    { pattern: '^(?:-r|_p)[0-9]{1,2}$', matches: ['-r1', '_p12'], not: ['-r123', '-p1', '-r'] },
    { pattern: '-(alpine|deb)?\\d{2,}', matches: ['-alpine12', '-12'], not: ['-alpine1'] },
    { pattern: '[^a-z]+?', matches: ['-1'], not: ['-a'] },
    { pattern: '\\+.*', matches: ['+x', '+'], not: ['x'] },
    { pattern: '-\\w\\d{3,4}', matches: ['-b1234'], not: ['-b12', '-b12345'] },
  ])('$pattern', ({ pattern, matches, not }) => {
    const isRevision = compileRevisions(pattern);
    expect(matches.filter((text) => isRevision?.(text) !== true)).toEqual([]);
    expect(not.filter((text) => isRevision?.(text) !== false)).toEqual([]);
  });

  it.each([
    '',
    '(',
    ')',
    '[',
    '*',
    'a**',
    '(?=a)',
    '(?<x>a)',
    '\\1',
    '\\b',
    'a{,2}',
    '[z-a]',
    '\\',
  ])('cannot read %s', (pattern) => {
    expect(compileRevisions(pattern)).toBeUndefined();
  });

  it('takes no longer for a pattern that would backtrack', () => {
    const spent = startCpuTime();
    expect(compileRevisions('((a+)+|(a|a)*)*b')?.('a'.repeat(64))).toBe(false);
    expect(spent()).toBeLessThan(1_000);
  });

  it('knows the numbers of a revision', () => {
    expect(numbersOf('-1.38.0')).toEqual([1, 38, 0]);
    expect(numbersOf('-r')).toEqual([]);
  });
});
