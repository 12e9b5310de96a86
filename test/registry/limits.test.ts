// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { toLimits } from '../../src/registry/limits.ts';

const MB = 1_000_000;

describe('how long an answer may take', () => {
  it.each([
    { name: 'a question', idleMs: 120_000, bytes: 0, tookMs: 0, ms: 60_000 },
    { name: 'a manifest', idleMs: 120_000, bytes: 1000, tookMs: 1, ms: 60_001 },
    { name: 'a layer of 20 MB', idleMs: 120_000, bytes: 20 * MB, tookMs: 300, ms: 61_000 },
    { name: 'one of 1 GB', idleMs: 120_000, bytes: 1000 * MB, tookMs: 40_000, ms: 110_000 },
    {
      name: 'the same over a slow line, behind a proxy that takes all first',
      ...{ idleMs: 120_000, bytes: 1000 * MB, tookMs: 200_000, ms: 260_000 },
    },
    { name: 'one of 50 GB', idleMs: 120_000, bytes: 50_000 * MB, tookMs: 4e6, ms: 660_000 },
    { name: 'where a long limit is asked for', idleMs: 600_000, bytes: 0, tookMs: 0, ms: 300_000 },
    { name: 'where it is not', idleMs: 5000, bytes: 20 * MB, tookMs: 300, ms: 3500 },
    { name: 'an empty body that took long', idleMs: 2000, bytes: 0, tookMs: 900, ms: 1000 },
  ])('$name: $ms ms', ({ idleMs, bytes, tookMs, ms }) => {
    expect(toLimits({ idleMs }).responseMs({ bytes, tookMs })).toBe(ms);
  });
});

describe('how long a body may stand still', () => {
  it.each([
    { idleMs: undefined, ms: 120_000 },
    { idleMs: 600_000, ms: 600_000 },
  ])('push-idle-timeout $idleMs: $ms ms', ({ idleMs, ms }) => {
    expect(toLimits({ idleMs }).stallMs).toBe(ms);
  });
});
