// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import {
  createIdentityReader,
  isSameProject,
  type Depth,
} from '../../../src/ship/tag/current-image.ts';
import { createStore, openMemory, putImage, putIndex, type ImageGiven } from '../memory.ts';
import { SOURCE } from '../plans.ts';
import { digestOfRecipe } from '../recipes.ts';
import { SHA } from '../tagging.ts';

describe('createIdentityReader', () => {
  const ours: ImageGiven = { source: SOURCE, revision: SHA, version: '1.2.3', recipe: 'recipe-1' };
  const origin = { version: '1.2.3', revision: SHA };
  it.each<{ name: string; given: ImageGiven; depth: Depth; identity: object }>([
    { name: 'annotations', given: ours, depth: 'origin', identity: origin },
    {
      name: 'annotations and the recipe',
      given: ours,
      depth: 'recipe',
      identity: { ...origin, recipe: digestOfRecipe('recipe-1') },
    },
    {
      name: 'labels',
      given: { ...ours, says: 'labels' },
      depth: 'origin',
      identity: { ...origin, recipe: digestOfRecipe('recipe-1') },
    },
    {
      name: 'labels of a base image',
      given: { ...ours, source: 'https://github.com/debian/base', says: 'labels' },
      depth: 'recipe',
      identity: {},
    },
    {
      name: 'annotations of another project',
      given: { ...ours, source: 'https://github.com/a/b' },
      depth: 'origin',
      identity: {},
    },
    { name: 'an image that says nothing', given: {}, depth: 'recipe', identity: {} },
    {
      name: 'no version that a terminal or a log would obey',
      given: { ...ours, version: '1.2.3\u001b[2J\n::add-mask::x' },
      depth: 'origin',
      identity: { revision: SHA },
    },
    {
      name: 'no version of a megabyte',
      given: { ...ours, version: '1'.repeat(1_000_000) },
      depth: 'origin',
      identity: { revision: SHA },
    },
  ])('believes $name', async ({ given, depth, identity }) => {
    const store = createStore();
    const { digest } = putImage(store, given);
    const read = createIdentityReader(openMemory(store), SOURCE);
    expect(await read(digest, depth)).toEqual({ digest, ...identity });
  });

  it('reads the labels of an index from its platform, not from its attestation', async () => {
    const store = createStore();
    const attestation = putImage(store, { ...ours, version: '9.9.9', says: 'labels' });
    const image = putImage(store, { ...ours, says: 'labels' });
    const { digest } = putIndex(store, [
      { manifest: attestation, platform: { os: 'unknown', architecture: 'unknown' } },
      { manifest: image, platform: { os: 'linux', architecture: 'amd64' } },
    ]);
    const read = createIdentityReader(openMemory(store), SOURCE);
    expect(await read(digest, 'recipe')).toEqual({
      digest,
      ...origin,
      platforms: ['linux/amd64'],
      recipe: digestOfRecipe('recipe-1'),
    });
  });

  it('reads each digest once, however often it is asked', async () => {
    const store = createStore();
    const { digest } = putImage(store, ours);
    const read = createIdentityReader(openMemory(store), SOURCE);
    await Promise.all([read(digest, 'origin'), read(digest, 'origin')]);
    await read(digest, 'origin');
    expect(store.requests).toEqual([`GET ${digest}`]);
  });

  it('treats what is not an image as an unknown image', async () => {
    const store = createStore();
    const bytes = Buffer.from('{"schemaVersion":1}');
    store.manifests.set('sha256:odd', {
      mediaType: 'application/json',
      digest: 'sha256:odd',
      bytes,
    });
    const read = createIdentityReader(openMemory(store), SOURCE);
    expect(await read('sha256:odd', 'recipe')).toEqual({ digest: 'sha256:odd' });
  });
});

describe('isSameProject', () => {
  it.each([
    { one: 'https://github.com/acme/App', other: 'https://github.com/acme/app.git', same: true },
    { one: 'https://github.com/acme/app/', other: 'https://github.com/acme/app', same: true },
    { one: undefined, other: undefined, same: true },
    { one: 'https://github.com/acme/app', other: undefined, same: false },
    { one: 'https://github.com/acme/app', other: 'https://github.com/acme/app2', same: false },
  ])('$one and $other: $same', ({ one, other, same }) => {
    expect(isSameProject(one, other)).toBe(same);
  });
});
