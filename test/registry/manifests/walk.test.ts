// SPDX-License-Identifier: Apache-2.0
// Indexes that are larger or deeper than any image's: refused, in work that grows with what they list and no faster.
import { describe, expect, it } from 'vitest';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import { copyImage } from '../../../src/registry/manifests/copy.ts';
import { INDEX_DEPTH, INDEX_ENTRIES } from '../../../src/registry/limits.ts';
import { readPlatforms, readWords } from '../../../src/registry/manifests/platforms.ts';
import type { BlobSource, Manifest, Repository } from '../../../src/registry/registry.ts';
import { createWalk } from '../../../src/registry/manifests/walk.ts';
import { problemOf, toBlob, toManifest, toName, toSource } from '../bench.ts';
import { toDescriptor } from '../image.ts';

const config = toBlob('{"os":"linux","architecture":"amd64"}');
const toImage = (nth: number): Manifest =>
  toManifest({ config: config.descriptor, layers: [], annotations: { nth: String(nth) } });
const toIndex = (manifests: readonly Manifest[]): Manifest =>
  toManifest({ manifests: manifests.map(toDescriptor) });

/** A source of these manifests that counts how often it is asked, and how much at a time. */
function counting(manifests: readonly Manifest[]) {
  const known = new Map(manifests.map((manifest) => [manifest.digest, manifest]));
  const counts = { manifests: 0, blobs: 0, most: 0 };
  let now = 0;
  const source: BlobSource = {
    openBlob: (blob) => {
      counts.blobs += 1;
      return toSource([config]).openBlob(blob);
    },
    readManifest: async (digest) => {
      counts.manifests += 1;
      counts.most = Math.max(counts.most, (now += 1));
      await new Promise(setImmediate);
      now -= 1;
      const found = known.get(digest);
      if (found === undefined) throw new Error(digest);
      return found;
    },
  };
  return { counts, source };
}

const target: Repository = {
  ...toSource([]),
  repository: toName('registry.example'),
  resolve: () => Promise.resolve(undefined),
  getManifest: () => Promise.resolve(undefined),
  putManifest: (digest) => Promise.resolve(digest),
  deleteManifest: () => Promise.resolve('unsupported'),
  hasBlob: () => Promise.resolve(true),
  putBlob: () => Promise.resolve('present'),
  sendBlob: () => Promise.resolve(),
  provePush: () => Promise.resolve({ ok: true }),
  listReferrers: () => Promise.resolve(undefined),
  listTags: () => Promise.resolve({ tags: [], complete: true }),
  authorize: () => Promise.resolve(),
};

const reads: readonly {
  name: string;
  read: (source: BlobSource, manifest: Manifest) => Promise<unknown>;
}[] = [
  { name: 'platforms', read: readPlatforms },
  { name: 'a copy', read: (source, manifest) => copyImage(manifest, source, [target]) },
];

describe.each(reads)('$name of an index', ({ read }) => {
  it(`that lists ${INDEX_ENTRIES} manifests without a platform reads each once, a few at a time`, async () => {
    const images = Array.from({ length: INDEX_ENTRIES }, (_, nth) => toImage(nth));
    const { source, counts } = counting(images);
    await read(source, toIndex(images));
    expect(counts.manifests).toBe(INDEX_ENTRIES);
    expect(counts.most).toBeLessThanOrEqual(8);
  });

  it('that lists 10,000 is refused, and nothing of it is read', async () => {
    const images = Array.from({ length: 10_000 }, (_, nth) => toImage(nth));
    const { source, counts } = counting(images);
    const { problems } = await problemOf(read(source, toIndex(images)));
    expect(problems[0]?.code).toBe('REGISTRY_MANIFEST_INVALID');
    expect(problems[0]?.message).toContain('it lists 10000 manifests, more than 1000');
    expect(counts.manifests).toBe(0);
  });

  it.each([
    { levels: INDEX_DEPTH, outcome: /^done$/ },
    { levels: INDEX_DEPTH + 1, outcome: /indexes nest deeper than 3/ },
    { levels: 3000, outcome: /indexes nest deeper than 3/ },
  ])('with $levels indexes one in another', async ({ levels, outcome }) => {
    const chain = [toImage(0)];
    for (let level = 0; level < levels; level += 1) chain.push(toIndex(chain.slice(-1)));
    const { source, counts } = counting(chain);
    const outermost = chain.at(-1) ?? toImage(0);
    const done = read(source, outermost).then(() => 'done', String);
    expect(await done).toMatch(outcome);
    expect(counts.manifests).toBeLessThanOrEqual(INDEX_DEPTH + 1);
  });

  it('with indexes that list one thing again and again counts it each time', async () => {
    const many = (manifest: Manifest) =>
      toIndex(Array.from({ length: INDEX_ENTRIES / 2 }, () => manifest));
    const inner = many(toImage(0));
    const { source, counts } = counting([toImage(0), inner]);
    const { problems } = await problemOf(read(source, many(inner)));
    expect(problems[0]?.message).toContain('list more than 1000 manifests');
    expect(counts.manifests).toBeLessThanOrEqual(INDEX_ENTRIES);
  });
});

it('manifests that together are too large are not read on', async () => {
  const images = Array.from({ length: 100 }, (_, nth) => toImage(nth));
  const { source, counts } = counting(images);
  const index = toIndex(images);
  const { manifests } = readContents(index);
  const walk = createWalk(source, 1000);
  const { problems } = await problemOf(walk.each(index, manifests, () => Promise.resolve()));
  expect(problems[0]?.message).toContain('is larger than 1000 bytes');
  expect(counts.manifests).toBeLessThan(20);
});

it('labels of an index that nests too deep are not looked for', async () => {
  const chain = [toImage(0)];
  for (let level = 0; level < 9; level += 1) chain.push(toIndex(chain.slice(-1)));
  const { source, counts } = counting(chain);
  const { problems } = await problemOf(readWords(source, chain.at(-1) ?? toImage(0)));
  expect(problems[0]?.message).toContain('indexes nest deeper than 3');
  expect(counts.manifests).toBeLessThanOrEqual(INDEX_DEPTH);
});

describe('what a manifest must not say', () => {
  const { digest } = config.descriptor;
  const raw = (text: string): Manifest => ({ ...toManifest({}), bytes: Buffer.from(text) });
  it.each([
    { name: 'a negative size', size: '-1' },
    { name: 'a size beyond all numbers', size: '1e999' },
    { name: 'half a byte', size: '0.5' },
    { name: 'a size that is a text', size: '"10"' },
  ])('$name', async ({ size }) => {
    const manifest = raw(`{"config":{"digest":"${digest}","size":${size}}}`);
    const { problems } = await problemOf(Promise.resolve().then(() => readContents(manifest)));
    expect(problems[0]?.code).toBe('REGISTRY_MANIFEST_INVALID');
  });

  it.each([
    { name: 'brackets', text: `{"config":{},"x":${'['.repeat(1_000_000)}` },
    { name: 'braces', text: `{"config":${'{"a":'.repeat(1_000_000)}` },
  ])('JSON that nests deep: $name', async ({ text }) => {
    const { problems } = await problemOf(Promise.resolve().then(() => readContents(raw(text))));
    expect(problems[0]?.message).toContain('nested too deep');
  });

  it('a media type that no header can hold, a platform that is not a string, keys of our own objects', () => {
    const entry = { digest, size: 1, mediaType: 'a/b\r\nX: y', annotations: { ok: '1' } };
    const platform = { os: 'linux\u001b[31m', architecture: 'amd64' };
    const text = JSON.stringify({
      manifests: [
        { ...entry, platform },
        { ...entry, platform: 7 },
      ],
    });
    const { manifests } = readContents(raw(text.replace('"ok"', '"__proto__"')));
    expect(manifests.map(({ mediaType }) => mediaType)).toEqual(['', '']);
    expect(manifests.map((one) => one.platform)).toEqual([undefined, undefined]);
    expect(({} as { ok?: string }).ok).toBeUndefined();
  });

  it('a platform by the name of what every object has', async () => {
    const odd = toBlob('{"os":"linux","architecture":"constructor"}');
    const manifest = toManifest({ config: odd.descriptor, layers: [] });
    const { platforms } = await readPlatforms(toSource([odd]), manifest);
    expect(Object.keys(platforms)).toEqual(['linux/constructor']);
  });
});
