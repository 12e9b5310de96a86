// SPDX-License-Identifier: Apache-2.0
// The jobs that build the platforms of a plan, and where they run.
import { describe, expect, it } from 'vitest';
import { makeMatrix, toMatrixOutputs } from '../../src/plan/legs/matrix.ts';
import { parseRunners } from '../../src/plan/legs/runners.ts';
import { targetOf } from '../ship/plans.ts';

const planOf = (...platforms: readonly string[]) => ({ targets: [targetOf({ platforms })] });

function matrixOf(platforms: readonly string[], lines: readonly string[] = []) {
  const rules = parseRunners(lines);
  expect(rules.problems).toEqual([]);
  return makeMatrix(planOf(...platforms), rules.ok ? rules.value : []);
}

const [AMD64, ARM64, ARMV7] = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'] as const;

describe('legs', () => {
  it('one for each platform, on the runner that builds it natively', () => {
    expect(matrixOf([AMD64, ARM64])).toEqual({
      include: [
        { row: 0, leg: 'linux-amd64', runner: 'ubuntu-24.04', platforms: AMD64 },
        { row: 1, leg: 'linux-arm64', runner: 'ubuntu-24.04-arm', platforms: ARM64 },
      ],
      runner: 'ubuntu-24.04',
    });
  });

  it.each<{
    name: string;
    platforms: readonly string[];
    lines?: readonly string[];
    legs: readonly (readonly [platforms: string, runner: unknown])[];
    runner?: unknown;
  }>([
    { name: 'one platform', platforms: [ARM64], legs: [], runner: 'ubuntu-24.04-arm' },
    { name: 'no platform', platforms: [], legs: [] },
    {
      name: 'three platforms',
      platforms: [AMD64, ARM64, ARMV7],
      legs: [
        [AMD64, 'ubuntu-24.04'],
        [ARM64, 'ubuntu-24.04-arm'],
        [ARMV7, 'ubuntu-24.04-arm'],
      ],
    },
    {
      name: 'two platforms that share a leg',
      platforms: [ARM64, AMD64, ARMV7],
      lines: ['linux/arm64,linux/arm/v7=big'],
      legs: [
        ['linux/arm64,linux/arm/v7', 'big'],
        [AMD64, 'ubuntu-24.04'],
      ],
    },
    {
      name: 'the longest name',
      platforms: [AMD64, 'linux/arm/v6', ARMV7],
      lines: ['linux/arm=old', 'linux/arm/v7=new', 'linux=any'],
      legs: [
        [AMD64, 'any'],
        ['linux/arm/v6', 'old'],
        [ARMV7, 'new'],
      ],
      runner: 'ubuntu-24.04',
    },
    {
      name: 'labels',
      platforms: [AMD64, ARM64],
      lines: ['linux/arm64=[self-hosted, "arm"]'],
      legs: [
        [AMD64, 'ubuntu-24.04'],
        [ARM64, ['self-hosted', 'arm']],
      ],
    },
    {
      name: 'a default of the user, which is for all',
      platforms: [AMD64, ARM64],
      lines: ['default=[self-hosted]'],
      legs: [
        [AMD64, ['self-hosted']],
        [ARM64, ['self-hosted']],
      ],
      runner: ['self-hosted'],
    },
    {
      name: 'more than 64, which one machine builds',
      platforms: Array.from({ length: 65 }, (_, at) => `linux/x${at}`),
      legs: [],
    },
  ])('$name', ({ platforms, lines, legs, runner = 'ubuntu-24.04' }) => {
    const made = matrixOf(platforms, lines);
    expect(made.include.map((row) => [row.platforms, row.runner])).toEqual(legs);
    expect(made.include.map(({ row }) => row)).toEqual(legs.map((_, at) => at));
    expect(made.runner).toEqual(runner);
  });

  it.each([
    'linux/arm64',
    '=x',
    'linux/arm64=',
    'linux arm64=x',
    'linux/arm64=a b',
    'linux/arm64=[]',
    'linux/arm64=${{ secrets.X }}',
    '--push=x',
  ])('a Problem: %s', (line) => {
    expect(parseRunners([line]).problems.map(({ code }) => code)).toEqual(['RUNNERS_INVALID']);
  });
});

describe('outputs', () => {
  it('as fromJSON takes them', () => {
    const { matrix, count, runner } = toMatrixOutputs(planOf(AMD64, ARM64), { runners: [] });
    expect(JSON.parse(matrix)).toMatchObject({ include: [{ row: 0 }, { row: 1 }] });
    expect([count, JSON.parse(runner)]).toEqual(['2', 'ubuntu-24.04']);
  });

  it('empty for one machine', () => {
    expect(toMatrixOutputs(planOf(AMD64), { runners: ['default=[a, b]'] })).toEqual({
      ...{ matrix: '', count: '0', runner: '["a","b"]' },
    });
  });
});
