// SPDX-License-Identifier: Apache-2.0
// The jobs that build the platforms of a plan, and where they run.
import { describe, expect, it } from 'vitest';
import { makeMatrix, toMatrixOutputs } from '../../../src/plan/legs/matrix.ts';
import { parseRunners } from '../../../src/plan/legs/runners.ts';
import { checkUpload } from '../../../src/plan/legs/upload.ts';
import type { Target } from '../../../src/plan/plan.ts';
import type { Settings } from '../../../src/settings/settings.ts';
import { defaultSettings } from '../../../src/settings/table/defaults.ts';
import { targetOf } from '../../ship/plans.ts';

const ofSettings = ({ name, platforms }: Target) => ({
  ...{ name, isDefault: false, where: '', isOfCheckout: false, fromCheckout: new Set<string>() },
  settings: { ...defaultSettings, name, platforms },
});

const planOf = (...platforms: readonly string[]) => ({ targets: [targetOf({ platforms })] });

function matrixOf(platforms: readonly string[], lines: readonly string[] = []) {
  expect(parseRunners(lines).problems).toEqual([]);
  return makeMatrix(planOf(...platforms), { ...defaultSettings, runners: lines });
}

const NONE = { targets: '', emulate: '' };
const [AMD64, ARM64, ARMV7] = ['linux/amd64', 'linux/arm64', 'linux/arm/v7'] as const;

describe('legs', () => {
  it('one for each platform, on the runner that builds it natively', () => {
    expect(matrixOf([AMD64, ARM64])).toEqual({
      include: [
        { row: 0, leg: 'linux-amd64', runner: 'ubuntu-24.04', platforms: AMD64, ...NONE },
        { row: 1, leg: 'linux-arm64', runner: 'ubuntu-24.04-arm', platforms: ARM64, ...NONE },
      ],
      runner: 'ubuntu-24.04',
      emulate: '',
      problems: [],
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

describe('platforms that need an emulator', () => {
  it.each<{
    platforms: readonly string[];
    lines?: readonly string[];
    emulation?: Settings['emulation'];
    emulate: readonly string[];
    last?: string;
  }>([
    { platforms: [AMD64, ARM64, ARMV7, 'linux/386'], emulate: ['', '', '', ''] },
    {
      platforms: [AMD64, 'linux/s390x', 'linux/riscv64'],
      emulate: ['', 'linux/s390x', 'linux/riscv64'],
    },
    { platforms: [AMD64, 'linux/s390x'], emulation: 'off', emulate: ['', ''] },
    { platforms: [AMD64, 'linux/s390x'], lines: ['linux/s390x=mainframe'], emulate: ['', ''] },
    {
      platforms: [AMD64, ARM64],
      lines: ['linux/arm64=ubuntu-24.04'],
      emulate: ['', 'linux/arm64'],
    },
    { platforms: ['linux/s390x'], emulate: [], last: 'linux/s390x' },
  ])(
    '$platforms $lines $emulation',
    ({ platforms, lines = [], emulation = 'auto', emulate, last = '' }) => {
      const settings = { ...defaultSettings, runners: lines, emulation };
      const made = makeMatrix(planOf(...platforms), settings);
      expect(made.include.map((row) => row.emulate)).toEqual(emulate);
      expect(made.emulate).toBe(last);
    },
  );
});

describe('legs of several targets', () => {
  const both = [AMD64, ARM64];
  const base = targetOf({ name: 'base', platforms: both });
  const api = targetOf({ name: 'api', platforms: both, needs: ['base'] });
  const web = targetOf({ name: 'web', platforms: [AMD64] });
  const many = Array.from({ length: 40 }, (_, at) => targetOf({ name: `t${at}`, platforms: both }));
  const exact = { tag: '1.2.3', kind: 'exact', rule: '', reason: '', decided: 'registry' } as const;
  const finished = { tags: [{ ...exact, answer: 'keep' as const }] };
  const unchanged = { unchangedSince: 'a'.repeat(40) };
  const untagged = { untagged: 'built only for api' };

  it.each<{
    name: string;
    targets: readonly Target[];
    split?: Settings['split'];
    legs: readonly string[];
    codes?: readonly string[];
  }>([
    {
      name: 'all targets of a platform together',
      targets: [base, api, web],
      legs: ['linux-amd64: base,api,web', 'linux-arm64: base,api'],
    },
    {
      name: 'one for each part that is not built on another',
      targets: [web, base, api],
      split: 'target',
      legs: [
        'web.linux-amd64: web',
        'base+1.linux-amd64: base,api',
        'base+1.linux-arm64: base,api',
      ],
    },
    {
      name: 'a base without tags is no leg of its own, and joins those that need it',
      targets: [
        api,
        targetOf({ name: 'job', platforms: [AMD64], needs: ['base'] }),
        web,
        { ...base, ...untagged },
      ],
      split: 'target',
      legs: ['api+1.linux-amd64: api,job', 'web.linux-amd64: web', 'api.linux-arm64: api'],
    },
    {
      name: 'none for a target that is unchanged',
      targets: [base, api, { ...web, ...unchanged }],
      legs: ['linux-amd64: base,api', 'linux-arm64: base,api'],
    },
    {
      name: 'none for a target that has its exact tag; its children are independent',
      targets: [{ ...base, ...finished }, api, { ...web, needs: ['base'] }],
      split: 'target',
      legs: ['api.linux-amd64: api', 'web.linux-amd64: web', 'api.linux-arm64: api'],
    },
    {
      name: 'none if nothing is left',
      targets: [
        { ...base, ...finished },
        { ...web, ...unchanged },
      ],
      legs: [],
    },
    {
      name: 'none if one machine does the rest',
      targets: [{ ...base, ...finished }, web],
      legs: [],
    },
    {
      name: 'more than 64 parts',
      targets: many,
      split: 'target',
      legs: both.map((one) => `${one.replace('/', '-')}: ${many.map(({ name }) => name).join()}`),
      codes: ['SPLIT_TOO_MANY'],
    },
  ])('$name', ({ targets, split = 'platform', legs, codes = [] }) => {
    const settings = { ...defaultSettings, split, targets: targets.map(ofSettings) };
    const { include, problems } = makeMatrix({ targets }, settings);
    const isSplit = split === 'target' && codes.length === 0;
    expect(include.map(({ leg, targets: own }) => `${leg}: ${own}`)).toEqual(legs);
    expect(problems.map(({ code }) => code)).toEqual(codes);
    expect(isSplit || !include.some(({ leg }) => leg.includes('.'))).toBe(true);
  });
});

describe('outputs', () => {
  it('as fromJSON takes them', () => {
    const { matrix, count, runner } = toMatrixOutputs(
      planOf(AMD64, ARM64),
      defaultSettings,
    ).outputs;
    expect(JSON.parse(matrix)).toMatchObject({ include: [{ row: 0 }, { row: 1 }] });
    expect([count, JSON.parse(runner)]).toEqual(['2', 'ubuntu-24.04']);
  });

  it('empty for one machine', () => {
    const settings = { ...defaultSettings, runners: ['default=[a, b]'] };
    expect(toMatrixOutputs(planOf(AMD64), settings).outputs).toEqual({
      ...{ matrix: '', count: '0', runner: '["a","b"]', emulate: '', together: 'true' },
    });
  });
});

describe('files of legs', () => {
  it('are built by legs of their own also where the image is there', () => {
    const about = { rule: '', reason: '', decided: 'registry', answer: 'keep' } as const;
    const tags = [{ tag: '1.2.3', kind: 'exact' as const, ...about }];
    const targets = [targetOf({ platforms: [AMD64, ARM64], tags })];
    const rowsWith = (outputs: readonly string[]) =>
      makeMatrix({ targets }, { ...defaultSettings, outputs }).include.length;
    expect([rowsWith([]), rowsWith(['type=local,dest=out'])]).toEqual([0, 2]);
  });

  it.each<[uploadOutputs: string | undefined, outputs: readonly string[], code?: string]>([
    [undefined, []],
    ['binaries', ['out']],
    ['binaries', [], 'UPLOAD_OUTPUTS_NONE'],
    ['a/b', ['out'], 'UPLOAD_OUTPUTS_INVALID'],
    ['*', ['out'], 'UPLOAD_OUTPUTS_INVALID'],
    ['.hidden', ['out'], 'UPLOAD_OUTPUTS_INVALID'],
    ['a\nb', ['out'], 'UPLOAD_OUTPUTS_INVALID'],
  ])('have the artifact %j', (uploadOutputs, outputs, code) => {
    const problems = checkUpload({ uploadOutputs, outputs, targets: [] });
    expect(problems.map((problem) => problem.code)).toEqual(code === undefined ? [] : [code]);
  });
});
