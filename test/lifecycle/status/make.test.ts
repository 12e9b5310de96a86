// SPDX-License-Identifier: Apache-2.0
// The status that follows from readings: which version a tag names, drift, what is unsigned or went back, storage.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RepositoryReading } from '../../../src/lifecycle/status/reading.ts';
import type { Status } from '../../../src/lifecycle/status/status.ts';
import { nameTagKind } from '../../../src/report/status/words.ts';
import { countRuns } from '../../lab/nightly.ts';
import { digestOf, imageOf, readingOf, signed, statusOf, unsigned } from './readings.ts';

const HUB = 'docker.io/acme/app';

function entryOf(status: Status, tag: string, at = 0) {
  const found = status.images[0]?.tags.find((one) => one.tag === tag);
  return { ...found, entry: found?.entries[at] };
}

function say({ findings }: Status): readonly string[] {
  return findings.map(({ kind, message }) => `${kind}: ${message}`);
}

describe('the version that a tag names is known by', () => {
  it.each<{
    name: string;
    reading: RepositoryReading;
    tag: string;
    version: string | null;
    from: string | null;
  }>([
    {
      name: 'its name',
      reading: readingOf({ '1.2.3': 'a' }),
      tag: '1.2.3',
      version: '1.2.3',
      from: 'tag',
    },
    {
      name: 'the highest version of its digest',
      reading: readingOf({ latest: 'a', '1.2.3': 'a', '1.2.4': 'a' }),
      tag: 'latest',
      version: '1.2.4',
      from: 'digest',
    },
    {
      name: 'a version of its own variant',
      reading: readingOf({ 'latest-alpine': 'a', '1.2.3-alpine': 'a', '1.3.0': 'a' }),
      tag: 'latest-alpine',
      version: '1.2.3',
      from: 'digest',
    },
    {
      name: 'an index with the same platforms',
      reading: readingOf(
        { latest: 'a', '1.2.3': 'b' },
        {
          images: new Map([
            [digestOf('a'), imageOf('same')],
            [digestOf('b'), imageOf('same')],
          ]),
        },
      ),
      tag: 'latest',
      version: '1.2.3',
      from: 'platforms',
    },
    {
      name: 'its label',
      reading: readingOf(
        { latest: 'a', '1.2.3': 'b' },
        { images: new Map([[digestOf('a'), imageOf('a', { version: 'v1.2.4' })]]) },
      ),
      tag: 'latest',
      version: '1.2.4',
      from: 'label',
    },
    {
      name: 'nothing, where its label is not a version',
      reading: readingOf(
        { latest: 'a' },
        { images: new Map([[digestOf('a'), imageOf('a', { version: 'main' })]]) },
      ),
      tag: 'latest',
      version: null,
      from: null,
    },
    {
      name: 'nothing, where it does not exist',
      reading: readingOf({}, { listed: ['latest'], digests: new Map([['latest', null]]) }),
      tag: 'latest',
      version: null,
      from: null,
    },
  ])('$name', ({ reading, tag, version, from }) => {
    expect(entryOf(statusOf(reading), tag).entry).toMatchObject({ version, versionFrom: from });
  });
});

it('lists the tags of the same digest, versions first', () => {
  const status = statusOf(
    readingOf({ latest: 'a', '1': 'a', '1.2.3': 'a', main: 'a', '1.2.2': 'b' }),
  );
  expect(entryOf(status, 'main').entry?.sameAs).toEqual(['1.2.3', 'latest', '1']);
});

it('takes a name that points at a version for a channel', () => {
  const status = statusOf(readingOf({ production: 'a', '1.2.3': 'a', other: 'b' }));
  expect(entryOf(status, 'production')).toMatchObject({ kind: 'floating', series: null });
  expect(entryOf(status, 'other')).toMatchObject({ kind: 'unknown' });
});

describe('drift', () => {
  it.each<{ name: string; second: RepositoryReading; state: string; finds: readonly string[] }>([
    {
      name: 'the same everywhere',
      second: readingOf({ latest: 'a', '1.2.3': 'a' }),
      state: 'same',
      finds: [],
    },
    {
      name: 'another image',
      second: readingOf({ latest: 'b', '1.2.3': 'b' }),
      state: 'different',
      finds: [
        `drift: ${HUB}:latest, 1.2.3 differ from ghcr.io/acme/app: sha256:620000000000 instead of sha256:610000000000`,
      ],
    },
    {
      name: 'another index with the same platforms',
      second: readingOf(
        { latest: 'a', '1.2.3': 'b' },
        { images: new Map([[digestOf('b'), imageOf('a')]]) },
      ),
      state: 'same-platforms',
      finds: [
        `drift: ${HUB}:1.2.3 differs from ghcr.io/acme/app, but only in the index: the platforms are the same`,
      ],
    },
    {
      name: 'missing, and a lower version is there',
      second: readingOf({ latest: 'a', '1.2.2': 'c' }),
      state: 'missing',
      finds: [`drift: ${HUB}:1.2.3 is missing, and ghcr.io/acme/app has it`],
    },
    {
      name: 'missing since the registry was added later',
      second: readingOf({ latest: 'a', '1.2.4': 'c' }),
      state: 'missing',
      finds: [],
    },
    {
      name: 'not known where the list is not complete',
      second: readingOf({ latest: 'a', '1.2.2': 'c' }, { isListComplete: false }),
      state: 'unknown',
      finds: [],
    },
    {
      name: 'not known where the repository could not be read',
      second: readingOf({}, { state: 'failed', isListComplete: false }),
      state: 'unknown',
      finds: [],
    },
  ])('$name', ({ second, state, finds }) => {
    const first = readingOf({ latest: 'a', '1.2.3': 'a' });
    const status = statusOf(first, { ...second, name: HUB });
    expect(entryOf(status, '1.2.3', 1).entry?.state).toBe(state);
    const drift = say(status).filter((line) => line.startsWith(`drift: ${HUB}`));
    expect(drift).toEqual(finds);
  });

  it('tags of branches, pull requests and commits may differ', () => {
    const second = { ...readingOf({ main: 'b', 'sha-0123456': 'b' }), name: HUB };
    expect(
      say(statusOf(readingOf({ main: 'a', 'pr-1': 'a', 'sha-0123456': 'a' }), second)),
    ).toEqual([]);
  });
});

describe('backwards', () => {
  it.each<{ name: string; tags: Readonly<Record<string, string>>; finds: readonly string[] }>([
    {
      name: 'the highest of each series',
      tags: { latest: 'b', '1': 'a', '1.2.3': 'a', '2.0.0': 'b' },
      finds: [],
    },
    {
      name: 'a lower one',
      tags: { latest: 'a', '1.2.3': 'a', '2.0.0': 'b' },
      finds: ['latest names 1.2.3, and 2.0.0 exists'],
    },
    {
      name: 'of its own series',
      tags: { '1': 'a', '1.2.3': 'a', '1.3.0': 'b', '2.0.0': 'c' },
      finds: ['1 names 1.2.3, and 1.3.0 exists'],
    },
    {
      name: 'a prerelease is not higher',
      tags: { latest: 'a', '1.2.3': 'a', '2.0.0-rc.1': 'b' },
      finds: [],
    },
    {
      name: 'another variant is not higher',
      tags: { latest: 'a', '1.2.3': 'a', '2.0.0-alpine': 'b', 'latest-alpine': 'b' },
      finds: [],
    },
    {
      name: 'a lower one of its variant',
      tags: { 'latest-alpine': 'a', '1.2.3-alpine': 'a', '2.0.0-alpine': 'b' },
      finds: ['latest-alpine names 1.2.3, and 2.0.0 exists'],
    },
    { name: 'an image of no known version', tags: { latest: 'x', '1.2.3': 'a' }, finds: [] },
    {
      name: 'a channel may be behind',
      tags: { production: 'a', '1.2.3': 'a', '2.0.0': 'b' },
      finds: [],
    },
  ])('$name', ({ tags, finds }) => {
    expect(say(statusOf(readingOf(tags)))).toEqual(
      finds.map((text) => `backwards: ghcr.io/acme/app:${text}`),
    );
  });
});

it('a yanked version is not missed by its series, and is called so', () => {
  const reading = readingOf({ latest: 'a', '1.2.3': 'a', '2.0.0': 'b' });
  const signatures = new Map([[digestOf('b'), { ...unsigned, isYanked: true } as const]]);
  const status = statusOf({ ...reading, signatures });
  expect(say(status).filter((text) => text.startsWith('backwards'))).toEqual([]);
  const yanked = status.images[0]?.tags.find(({ tag }) => tag === '2.0.0');
  expect(yanked && nameTagKind(yanked)).toBe('yanked');
});

describe('unsigned', () => {
  const [a, b] = ['a', 'b'].map(digestOf) as [string, string];
  const tags = { latest: 'a', '1.2.3': 'a', '1.2.2': 'b', main: 'c' };

  it.each([
    {
      name: 'signed',
      signatures: [
        [a, signed],
        [b, signed],
      ],
      finds: [],
    },
    { name: 'not known', signatures: [], finds: [] },
    {
      name: 'not signed',
      signatures: [
        [a, unsigned],
        [b, signed],
      ],
      finds: ['latest, 1.2.3 are not signed'],
    },
    {
      name: 'by another key',
      signatures: [
        [a, { ...signed, isVerified: true }],
        [b, { ...signed, isVerified: false }],
      ],
      finds: ['1.2.2 is signed, but not by the given key'],
    },
    { name: 'a branch', signatures: [[digestOf('c'), unsigned]], finds: [] },
  ] as const)('$name', ({ signatures, finds }) => {
    const status = statusOf(readingOf(tags, { signatures: new Map(signatures) }));
    expect(say(status)).toEqual(finds.map((text) => `unsigned: ghcr.io/acme/app:${text}`));
  });
});

it('an index whose manifest is gone is broken', () => {
  const image = imageOf('a', { platforms: ['linux/amd64', 'linux/arm64'] });
  const platforms = image.platforms.map((one, at) => ({ ...one, isMissing: at === 1 }));
  const reading = readingOf(
    { '1.2.3': 'a', main: 'a' },
    { images: new Map([[digestOf('a'), { ...image, platforms }]]) },
  );
  expect(say(statusOf(reading))).toEqual([
    'broken: ghcr.io/acme/app:1.2.3, main lack the manifest of linux/arm64',
  ]);
});

it('survives JSON, whatever the tags are', () => {
  const tag = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9._-]{0,20}$/),
    fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((numbers) => numbers.join('.')),
    fc.constantFrom(
      'latest',
      '1',
      '1.2',
      '1-alpine',
      'latest-alpine',
      '1.2.3-alpine',
      'main',
      'pr-1',
    ),
  );
  const tags = fc.dictionary(tag, fc.constantFrom('a', 'b', 'c'), { maxKeys: 20 });
  fc.assert(
    fc.property(tags, tags, (first, second) => {
      const status = statusOf(readingOf(first), { ...readingOf(second), name: HUB });
      expect(JSON.parse(JSON.stringify(status))).toEqual(status);
      const all = new Set([...Object.keys(first), ...Object.keys(second)]);
      expect(status.images[0]?.tags.map((one) => one.tag).sort()).toEqual([...all].sort());
      for (const { kind, message } of status.findings) {
        expect(['drift', 'backwards']).toContain(kind);
        expect(message).not.toContain('undefined');
      }
    }),
    { numRuns: countRuns(100) },
  );
});
