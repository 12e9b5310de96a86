// SPDX-License-Identifier: Apache-2.0
// Patterns of names and tags.
import { describe, expect, it } from 'vitest';
import { matchesPattern } from '../src/match-pattern.ts';
import { startCpuTime } from './cpu-time.ts';

describe('a pattern', () => {
  it.each([
    { pattern: '*', tag: 'anything', matches: true },
    { pattern: '1.*', tag: '1.2.3', matches: true },
    { pattern: '1.*', tag: '10.2', matches: false },
    { pattern: '1.?', tag: '1.2', matches: true },
    { pattern: '1.?', tag: '1.20', matches: false },
    { pattern: '*-alpine', tag: '1.2-alpine', matches: true },
    { pattern: '*-alpine', tag: '1.2-alpine3', matches: false },
    { pattern: 'a*b*c', tag: 'a-b-b-c', matches: true },
  ])('$pattern and $tag: $matches', ({ pattern, tag, matches }) => {
    expect(matchesPattern(tag, pattern)).toBe(matches);
  });

  it('with many stars takes no long time', () => {
    const spent = startCpuTime();
    expect(matchesPattern('a'.repeat(128), `${'*a'.repeat(60)}b`)).toBe(false);
    expect(spent()).toBeLessThan(1_000);
  });
});
