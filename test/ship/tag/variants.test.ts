// SPDX-License-Identifier: Apache-2.0
// Images of one project that share a repository: variants, legs for one platform, aliases, runs without a version rule.
import { describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/settings/settings.ts';
import { behind, createWorld, ship } from './shipping.ts';

type Given = Partial<Settings>;

const semver = (rest = '') => `type=semver,pattern={{version}}${rest}`;
const PLAIN: Given = { tags: semver() };
const ALPINE: Given = { tags: semver(',suffix=-alpine') };
const leg = (arch: string): Given => ({
  tags: `${semver()}\ntype=sha`,
  flavor: `suffix=-${arch}`,
});

interface Row {
  readonly name: string;
  /** Git tags and settings, in the order of shipping. */
  readonly runs: readonly (readonly [gitTag: string, settings: Given])[];
  /** Floating tags, each with an exact tag that it ends at; undefined where there is none. */
  readonly ends: Readonly<Record<string, string | undefined>>;
  /** What the last run says of `latest`. */
  readonly says?: string;
}

const COMMITS: Given = { tags: 'type=sha,format=long\ntype=raw,value=latest' };
const commit = (gitTag: string) =>
  `sha-${Buffer.from(`${gitTag}.`.repeat(40)).toString('hex').slice(0, 40)}`;

const rows: readonly Row[] = [
  {
    name: 'v tags, then a variant of the same version',
    runs: [
      ['v1.0.0', { tags: 'type=semver,pattern=v{{version}}' }],
      ['v1.0.0', { tags: 'type=semver,pattern=v{{version}},suffix=-alpine' }],
    ],
    ends: { latest: 'v1.0.0' },
    says: 'onlatest=true',
  },
  {
    name: 'a variant of a higher version',
    runs: [
      ['v1.0.0', PLAIN],
      ['v1.1.0', ALPINE],
    ],
    ends: { latest: '1.0.0' },
    says: 'onlatest=true',
  },
  {
    name: 'a variant below a plain image that is not at latest',
    runs: [
      ['v1.1.0', { ...PLAIN, flavor: 'latest=false' }],
      ['v1.0.0', ALPINE],
    ],
    ends: { latest: undefined },
    says: '1.1.0 is here',
  },
  {
    name: 'variants alone',
    runs: [
      ['v1.0.0', ALPINE],
      ['v1.1.0', ALPINE],
    ],
    ends: { latest: '1.1.0-alpine' },
  },
  {
    name: 'a plain backport of a variant',
    runs: [
      ['v10.7.0', { tags: semver(',suffix=-ubuntu') }],
      ['v10.6.1', PLAIN],
    ],
    ends: { latest: '10.7.0-ubuntu' },
    says: '10.7.0-ubuntu is newer',
  },
  {
    name: 'a variant for another',
    runs: [
      ['v1.0.0', { tags: semver(',suffix=-debian') }],
      ['v1.0.0', ALPINE],
    ],
    ends: { latest: '1.0.0-debian' },
    says: '1.0.0-debian is the same version',
  },
  {
    name: 'a leg for another platform',
    runs: [
      ['v1.0.0', leg('arm64')],
      ['v1.0.0', leg('amd64')],
    ],
    ends: { latest: '1.0.0-arm64' },
    says: 'onlatest=true',
  },
  {
    name: 'a leg of a higher version',
    runs: [
      ['v1.0.0', leg('arm64')],
      ['v1.1.0', leg('amd64')],
    ],
    ends: { latest: '1.1.0-amd64' },
  },
  {
    name: 'a leg again',
    runs: [
      ['v1.0.0', leg('arm64')],
      ['v1.0.0', leg('arm64')],
    ],
    ends: { latest: '1.0.0-arm64' },
  },
  {
    name: 'commits alone',
    runs: [
      ['v10.7.0', COMMITS],
      ['v10.6.1', COMMITS],
    ],
    ends: { latest: commit('v10.7.0') },
  },
  {
    name: 'commits alone, forward',
    runs: [
      ['v10.6.1', COMMITS],
      ['v10.7.0', COMMITS],
    ],
    ends: { latest: commit('v10.7.0') },
  },
  {
    name: 'commits of one target of several',
    runs: [
      ['api/v10.7.0', COMMITS],
      ['web/v99.0.0', { tags: 'type=sha' }],
      ['api/v10.6.1', COMMITS],
    ],
    ends: { latest: commit('api/v10.7.0') },
  },
  {
    name: 'commits with a suffix, for another platform',
    runs: [
      ['v1.0.0', { tags: 'type=sha,suffix=-arm64\ntype=raw,value=latest' }],
      ['v1.0.0', { tags: 'type=sha,suffix=-amd64\ntype=raw,value=latest' }],
    ],
    ends: { latest: `${commit('v1.0.0').slice(0, 11)}-arm64` },
    says: 'onlatest=true',
  },
  {
    name: 'literal floats',
    runs: [
      ['v10.7.0', { tags: `${semver(',suffix=-debug')}\nlatest-debug\nstable` }],
      ['v10.6.1', { tags: `${semver(',suffix=-debug')}\nlatest-debug\nstable` }],
    ],
    ends: { 'latest-debug': '10.7.0-debug', stable: '10.7.0-debug', latest: '10.7.0-debug' },
  },
  {
    name: 'literal floats of a series',
    runs: [
      ['v10.7.0', { tags: `${semver()}\ntype=raw,value=v{{major}}-lts` }],
      ['v11.0.0', { tags: `${semver()}\ntype=raw,value=v{{major}}-lts` }],
      ['v10.6.1', { tags: `${semver()}\ntype=raw,value=v{{major}}-lts` }],
    ],
    ends: { 'v10-lts': '10.7.0', 'v11-lts': '11.0.0' },
  },
  {
    name: 'a plain series next to slim versions',
    runs: [
      ['v10.7.0', { tags: 'type=semver,pattern={{version}}-slim\ntype=semver,pattern={{major}}' }],
      ['v10.6.1', { tags: 'type=semver,pattern={{version}}-slim\ntype=semver,pattern={{major}}' }],
    ],
    ends: { '10': '10.7.0-slim', latest: '10.7.0-slim' },
  },
  {
    name: 'labels that say the series only',
    runs: [
      ['v10.7.3', { tags: 'type=semver,pattern={{major}}.{{minor}}\ntype=sha' }],
      ['v10.7.2', { tags: 'type=semver,pattern={{major}}.{{minor}}\ntype=sha' }],
    ],
    ends: { '10.7': commit('v10.7.3').slice(0, 11) },
  },
  {
    name: 'git tags with and without v',
    runs: [
      ['10.7.0', { tags: 'type=ref,event=tag' }],
      ['v10.6.1', { tags: 'type=ref,event=tag' }],
    ],
    ends: { latest: '10.7.0' },
  },
  {
    name: 'versions spelled another way than before',
    runs: [
      ['v10.7.0', { tags: 'type=ref,event=tag' }],
      ['v10.6.1', PLAIN],
    ],
    ends: { latest: 'v10.7.0' },
    says: 'v10.7.0 is newer',
  },
  {
    name: 'build metadata only, by the preset',
    runs: [
      ['v1.0.0+a', {}],
      ['v1.0.0+b', {}],
    ],
    ends: { latest: '1.0.0-a', '1.0': '1.0.0-a' },
    says: '1.0.0+a came first',
  },
  {
    name: 'build metadata only, moved always',
    runs: [
      ['v1.0.0+a', {}],
      ['v1.0.0+b', { moving: 'always' }],
    ],
    ends: { latest: '1.0.0-b', '1.0': '1.0.0-b' },
  },
  {
    name: 'build metadata only, by rules',
    runs: [
      ['v1.0.0+a', { tags: 'type=semver,pattern={{raw}}' }],
      ['v1.0.0+b', { tags: 'type=semver,pattern={{raw}}' }],
    ],
    ends: { latest: 'v1.0.0-a' },
    says: 'v1.0.0-a came first',
  },
  {
    name: 'post releases and prereleases of PEP 440, by the preset',
    runs: [
      ['v2.0.0.post1', {}],
      ['v2.0.0', {}],
      ['v2.1.0rc1', {}],
      ['v1.157.0', {}],
    ],
    ends: { latest: '2.0.0.post1', '2.0': '2.0.0.post1', '2': '2.0.0.post1', '1': '1.157.0' },
    says: '2.0.0.post1',
  },
  {
    name: 'revisions, by the preset',
    runs: [
      ['23.6.0', { revisions: '-r?\\d+' }],
      ['23.6.0-10', { revisions: '-r?\\d+' }],
      ['23.6.0-9', { revisions: '-r?\\d+' }],
    ],
    ends: { latest: '23.6.0-10', '23.6': '23.6.0-10', '23': '23.6.0-10' },
    says: '23.6.0-10',
  },
  {
    name: 'revisions of three numbers, by rules',
    runs: ['0.28.0-1.38.0', '0.28.0-1.9.1', '0.28.0', '0.27.9-9.9.9'].map((gitTag) => [
      gitTag,
      {
        tags: `${semver()}\ntype=semver,pattern={{major}}.{{minor}}`,
        revisions: '-\\d+\\.\\d+\\.\\d+',
      },
    ]),
    ends: { latest: '0.28.0-1.38.0', '0.28': '0.28.0-1.38.0', '0.27': '0.27.9-9.9.9' },
  },
];

const strict = ['none', 'strict'] as const;
const cases = rows.flatMap((row) =>
  strict
    .filter(
      (compat) => compat === 'none' || !/of a series|preset|moved always|by rules/.test(row.name),
    )
    .map((compat) => ({ ...row, compat })),
);

describe('images that share a repository', () => {
  it.each(cases)('$name, compat: $compat', async ({ runs, ends, says, compat }) => {
    const world = createWorld();
    let reasons: ReadonlyMap<string, string> = new Map();
    for (const [gitTag, settings] of runs) {
      ({ reasons } = await ship(world, gitTag, { ...settings, compat }));
    }
    for (const [tag, exact] of Object.entries(ends)) {
      const found = behind(world, tag);
      if (exact === undefined) expect(found, tag).toEqual([]);
      else expect(found, tag).toContain(exact);
    }
    if (says !== undefined) expect(reasons.get('latest')).toContain(says);
  });
});
