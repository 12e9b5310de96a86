// SPDX-License-Identifier: Apache-2.0
// Which records a merge takes, and why it refuses others.
import { describe, expect, it } from 'vitest';
import { toLegName } from '../../../src/plan/legs/leg-name.ts';
import { checkRecords, type Merge } from '../../../src/ship/legs/checks.ts';
import { checkLeg } from '../../../src/ship/legs/leg.ts';
import { identifyRun } from '../../../src/ship/legs/run-identity.ts';
import type { LegRecord } from '../../../src/ship/record/receipt.ts';
import { recipeOf } from '../../../src/ship/reuse/revision.ts';
import { RUN, legImage, legRecord } from './records.ts';
import { planOf, targetOf } from '../plans.ts';

const target = targetOf({ platforms: ['linux/amd64', 'linux/arm64'] });
const plan = planOf({ targets: [target] });
const merge: Merge = {
  ...{ plan, run: { run: RUN, attempt: 2 }, tool: '0.0.0', pushes: true, does: [] },
  isTested: () => false,
  isScanned: () => false,
  exempt: new Set(),
};
const check = (records: readonly LegRecord[], given: Partial<Merge> = {}) => {
  const { builds, problems, lost } = checkRecords(records, { ...merge, ...given });
  return { builds, problems: [...problems, ...[...lost.values()].flat()] };
};
const amd64 = legRecord('linux/amd64');
const arm64 = legRecord('linux/arm64');
const withImage = (given: Parameters<typeof legImage>[1], record: Partial<LegRecord> = {}) =>
  legRecord('linux/arm64', { images: [legImage('linux/arm64', given)], ...record });
const digest = `sha256:${'f'.repeat(64)}`;

describe('records that are taken', () => {
  const later = withImage({ digest }, { attempt: 2 });
  it.each([
    { name: 'one for each platform, in the order of the plan', records: [arm64, amd64] },
    { name: 'the same twice', records: [amd64, arm64, arm64] },
    { name: 'the highest attempt', records: [amd64, arm64, later], last: later },
    { name: 'another spelling', records: [amd64, withImage({ platform: 'linux/aarch64' })] },
    {
      name: 'a leg of both',
      records: [legRecord('both', { images: [legImage('linux/arm64'), legImage('linux/amd64')] })],
    },
  ])('$name', ({ records, last }) => {
    const { builds, problems } = check(records);
    expect(problems).toEqual([]);
    expect(builds.map(({ platform }) => platform)).toEqual(target.platforms);
    if (last !== undefined) expect(builds[1]?.record).toBe(last);
  });

  it('none for a target that is published', () => {
    const exempt = new Set([target]);
    const none = { builds: [], problems: [] };
    expect(check([legRecord('x', { images: [] })], { exempt })).toEqual(none);
    expect(check([amd64], { exempt })).toEqual(none);
    expect(check([], { exempt })).toEqual(none);
  });
});

describe('records that are refused', () => {
  const missing = 'MERGE_LEG_MISSING missing build for linux/arm64 of "app".';
  it.each<{
    name: string;
    records: readonly LegRecord[];
    given?: Partial<Merge>;
    says: readonly string[];
  }>([
    { name: 'one platform missing', records: [amd64], says: [missing] },
    {
      name: 'none',
      records: [],
      says: ['MERGE_LEG_MISSING missing build for linux/amd64 of "app".', missing],
    },
    {
      name: 'another run, which is not missing, too',
      records: [amd64, { ...arm64, run: 'f'.repeat(32) }],
      says: ['MERGE_OTHER_RUN leg "linux-arm64" belongs to another run.'],
    },
    {
      name: 'a later attempt',
      records: [amd64, { ...arm64, attempt: 3 }],
      says: [
        'MERGE_LATER_ATTEMPT leg "linux-arm64" belongs to attempt 3 of the run, and this is attempt 2.',
      ],
    },
    {
      name: 'another version of the program',
      records: [amd64, { ...arm64, tool: '0.2.0' }],
      says: ['MERGE_OTHER_TOOL leg "linux-arm64" was built by tagship 0.2.0, and this is tagship'],
    },
    {
      name: 'another commit',
      records: [amd64, withImage({ revision: 'a'.repeat(40) })],
      says: [
        'MERGE_OTHER_BUILD leg "linux-arm64" built commit aaaaaaaa of "app", and this run is of commit',
      ],
    },
    {
      name: 'another version',
      records: [amd64, withImage({ version: '1.2.3' })],
      says: [
        'MERGE_OTHER_BUILD leg "linux-arm64" built version 1.2.3 of "app", and the version of this run is none',
      ],
    },
    {
      name: 'another recipe',
      records: [amd64, withImage({ recipe: 'a'.repeat(64) })],
      says: [
        'MERGE_OTHER_BUILD leg "linux-arm64" built "app" with other build args, contexts, file, stage or platforms',
      ],
    },
    {
      name: 'a platform that is not planned, and one that is missing',
      records: [amd64, legRecord('linux/s390x')],
      says: [
        'MERGE_PLATFORM_UNPLANNED leg "linux-s390x" built linux/s390x of "app", which is not planned',
        missing,
      ],
    },
    {
      name: 'a target that is not planned',
      records: [
        amd64,
        arm64,
        legRecord('linux/arm64', { images: [legImage('x', { target: 'web' })] }),
      ],
      says: ['MERGE_PLATFORM_UNPLANNED leg "linux-arm64" built x of "web", which is not planned.'],
    },
    {
      name: 'no test',
      records: [
        legRecord('linux/amd64', { images: [legImage('linux/amd64', { tested: true })] }),
        arm64,
      ],
      given: { isTested: () => true },
      says: ['MERGE_UNTESTED leg "linux-arm64" did not test linux/arm64 of "app".'],
    },
    {
      name: 'no scan',
      records: [
        legRecord('linux/amd64', { images: [legImage('linux/amd64', { scanned: true })] }),
        arm64,
      ],
      given: { isScanned: () => true },
      says: ['MERGE_UNSCANNED leg "linux-arm64" did not scan linux/arm64 of "app".'],
    },
    {
      name: 'a signature that nothing makes',
      records: [amd64, legRecord('linux/arm64', { leaves: ['sign', 'github-attestation'] })],
      given: { does: ['github-attestation'] },
      says: ['MERGE_UNSIGNED leg "linux-arm64" has the setting sign, which it leaves to the merge'],
    },
    {
      name: 'two images of one platform',
      records: [amd64, arm64, withImage({ digest })],
      says: ['MERGE_LEG_TWICE two legs of attempt 1 built linux/arm64 of "app": sha256:'],
    },
    {
      name: 'nothing pushed',
      records: [amd64, withImage({ digest: null, mediaType: null })],
      says: ['MERGE_LEG_UNPUSHED leg "linux-arm64" built linux/arm64 of "app" and did not push it'],
    },
  ])('$name', ({ records, given, says }) => {
    const { problems } = check(records, given);
    expect(problems).toHaveLength(says.length);
    for (const [at, { code, message, hint }] of problems.entries()) {
      expect(`${code} ${message}`).toContain(says[at]);
      expect(hint).not.toBe('');
    }
  });

  it.each([
    { ci: 'github', records: [], says: 'Skip output' },
    { ci: 'github', records: [amd64], says: 'Run the failed leg again' },
    { ci: 'gitlab', records: [amd64], says: '{LEG: linux/arm64, RUNNER: …}' },
    { ci: 'jenkins', records: [amd64], says: 'ship --leg linux/arm64' },
  ] as const)('what to do on $ci', ({ ci, records, says }) => {
    const own = { plan: planOf({ facts: { ci }, targets: [target] }) };
    expect(check(records, own).problems.at(-1)?.hint).toContain(says);
  });
});

describe('records of several targets', () => {
  const web = targetOf({ name: 'web', platforms: ['linux/amd64'] });
  const both = { plan: planOf({ targets: [target, web] }) };
  const ofWeb = { ...legImage('linux/amd64', { target: 'web' }), recipe: recipeOf(web) };
  const all = legRecord('linux/amd64', { images: [legImage('linux/amd64'), ofWeb] });

  it('that lack one: only that target is lost', () => {
    const { builds, problems, lost } = checkRecords([all], { ...merge, ...both });
    expect(problems).toEqual([]);
    expect([...lost].map(([{ name }, found]) => [name, ...found.map(({ code }) => code)])).toEqual([
      ['app', 'MERGE_LEG_MISSING'],
    ]);
    expect(builds.map((one) => one.target.name)).toEqual(['app', 'web']);
  });

  it('of another run are the problem of all', () => {
    const other = { ...arm64, run: 'f'.repeat(32) };
    const { problems, lost } = checkRecords([all, other], { ...merge, ...both });
    expect([problems.map(({ code }) => code), lost.size]).toEqual([['MERGE_OTHER_RUN'], 0]);
  });
});

describe('a leg', () => {
  it.each([
    { leg: ['linux/arm64'], codes: [] },
    { leg: ['linux/aarch64', 'linux/amd64'], codes: [] },
    { leg: ['arm64', 'amd64'], codes: [] },
    { leg: ['linux/s390x'], codes: ['LEG_PLATFORM_UNPLANNED'] },
    { leg: ['linux/arm64'], legs: '{}', codes: ['LEG_AND_LEGS'] },
    { leg: [], legs: '{}', codes: [] },
  ])('$leg $legs: $codes', ({ leg, legs, codes }) => {
    expect(checkLeg(plan, { leg, legs, targets: [] }).map(({ code }) => code)).toEqual(codes);
  });

  it.each([
    { platforms: ['linux/arm64'], name: 'linux-arm64' },
    { platforms: ['linux/arm64', 'linux/arm/v7'], name: 'linux-arm64+linux-arm-v7' },
  ])('is named $name', ({ platforms, name }) => {
    expect(toLegName(platforms)).toBe(name);
  });
});

describe('a run', () => {
  const facts = { ...plan.facts, ci: 'github', run: { id: '4711', attempt: '2' } } as const;
  const known = identifyRun(facts);

  it('has a checksum and an attempt', () => {
    expect(known).toEqual({ run: expect.stringMatching(/^[0-9a-f]{32}$/) as string, attempt: 2 });
  });

  it.each([
    { name: 'another attempt', run: { id: '4711', attempt: '3' }, isSame: true },
    { name: 'another number', run: { id: '4711', number: '9' }, isSame: true },
    { name: 'another run', run: { id: '4712' }, isSame: false },
  ])('$name: $isSame', ({ run, isSame }) => {
    expect(identifyRun({ ...facts, run }).run === known.run).toBe(isSame);
  });

  it.each([
    { ci: 'github', attempt: '3', count: 3 },
    { ci: 'github', attempt: 'x', count: 1 },
    { ci: 'buildkite', attempt: '3', count: 1 },
    { ci: 'gitlab', attempt: undefined, count: 1 },
  ] as const)('counts on $ci: $attempt is $count', ({ ci, attempt, count }) => {
    const run = attempt === undefined ? { id: '1' } : { id: '1', attempt };
    expect(identifyRun({ ...facts, ci, run }).attempt).toBe(count);
  });

  it('is the commit outside CI', () => {
    const local = { ...facts, ci: 'local' } as const;
    expect(identifyRun(local)).toEqual(identifyRun({ ...local, run: {}, project: {} }));
    expect(identifyRun({ ...local, sha: 'a'.repeat(40) })).not.toEqual(identifyRun(local));
  });
});
