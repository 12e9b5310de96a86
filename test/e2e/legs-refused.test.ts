// SPDX-License-Identifier: Apache-2.0
// Records that are not those of this run's legs: nothing is tagged.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LegRecord } from '../../src/ship/record/receipt.ts';
import { lab as openLab, type Lab } from '../lab/lab.ts';
import { pickRows } from '../lab/nightly.ts';
import { github, newImage, openJobs, PLATFORMS, tagsOf, type JobSettings } from './legs.ts';

let lab: Lab;
let jobs: Awaited<ReturnType<typeof openJobs>>;

beforeAll(async () => {
  lab = await openLab();
  jobs = await openJobs(lab);
});

afterAll(() => jobs.close());

describe('a merge that is refused', () => {
  let settings: JobSettings & { readonly images: readonly string[] };
  let paths: readonly string[];
  beforeAll(async () => {
    settings = { images: [newImage(lab)], env: github() };
    paths = await jobs.runLegs(settings);
  });

  const swap = (record: LegRecord, platform: string) => ({
    ...record,
    images: record.images.map((image) => ({ ...image, platform })),
  });
  const other = (record: LegRecord) => ({
    ...record,
    images: record.images.map((image) => ({
      ...image,
      digest: `${(image.digest ?? '').slice(0, -4)}0000`,
    })),
  });

  /** What is seen in a record and in a plan alone has all its rows in test/ship/legs/checks.test.ts. */
  const rows: readonly {
    name: string;
    codes: readonly string[];
    by: 'record' | 'registry' | 'plan';
    given?: (paths: readonly string[]) => Promise<readonly string[]>;
    settings?: Partial<JobSettings>;
  }[] = [
    {
      name: 'one record missing',
      by: 'record',
      codes: ['missing build for linux/arm64 of "default"', 'MERGE_LEG_MISSING'],
      given: ([amd64 = '']) => Promise.resolve([amd64]),
    },
    {
      name: 'another run',
      by: 'record',
      codes: ['MERGE_OTHER_RUN'],
      settings: { env: github(1, '4712') },
    },
    {
      name: 'a later attempt',
      by: 'record',
      codes: ['MERGE_LATER_ATTEMPT'],
      given: async ([amd64 = '', arm64 = '']) => [
        amd64,
        await jobs.edit(arm64, (record) => ({ ...record, attempt: 2 })),
      ],
    },
    {
      name: 'another version of the program',
      by: 'record',
      codes: ['MERGE_OTHER_TOOL'],
      given: async ([amd64 = '', arm64 = '']) => [
        amd64,
        await jobs.edit(arm64, (record) => ({ ...record, tool: '0.0.9' })),
      ],
    },
    {
      name: 'another build argument',
      by: 'plan',
      codes: ['MERGE_OTHER_BUILD'],
      settings: { flags: ['--build-args', 'FLAVOR=other'] },
    },
    {
      name: 'a platform that no leg built',
      by: 'plan',
      codes: ['MERGE_OTHER_BUILD', 'MERGE_LEG_MISSING'],
      settings: { platforms: [...PLATFORMS, 'linux/arm/v7'] },
    },
    {
      name: 'a platform that is not planned',
      by: 'plan',
      codes: ['MERGE_PLATFORM_UNPLANNED'],
      given: async ([amd64 = '', arm64 = '']) => [
        ...[amd64, arm64],
        await jobs.edit(arm64, (record) => ({ ...swap(record, 'linux/s390x'), leg: 'x' })),
      ],
    },
    {
      name: 'platforms that were swapped',
      by: 'registry',
      codes: ['MERGE_PLATFORM_WRONG'],
      given: async ([amd64 = '', arm64 = '']) => [
        await jobs.edit(amd64, (record) => swap(record, 'linux/arm64')),
        await jobs.edit(arm64, (record) => swap(record, 'linux/amd64')),
      ],
    },
    {
      name: 'two images of one platform',
      by: 'record',
      codes: ['MERGE_LEG_TWICE'],
      given: async ([amd64 = '', arm64 = '']) => [amd64, arm64, await jobs.edit(amd64, other)],
    },
    {
      name: 'a digest that is gone',
      by: 'registry',
      codes: ['MERGE_IMAGE_GONE'],
      given: async ([amd64 = '', arm64 = '']) => [amd64, await jobs.edit(arm64, other)],
    },
    {
      name: 'no test',
      by: 'plan',
      codes: ['MERGE_UNTESTED'],
      settings: { flags: ['--test', 'true'] },
    },
  ];
  // By day what the records or the registry lack; checks.test.ts has the plans that differ.
  it.each(pickRows(rows, ({ by }) => by === 'registry'))('leaves no tag: $name', async (row) => {
    const { codes, given, settings: own } = row;
    const result = await jobs.merge(given === undefined ? paths : await given(paths), {
      ...settings,
      ...own,
    });
    expect(result.code, result.stderr).toBe(1);
    for (const code of codes) expect(result.stderr).toContain(code);
    expect(await tagsOf(settings.images[0])).toEqual([]);
  });
});
