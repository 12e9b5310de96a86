// SPDX-License-Identifier: Apache-2.0
// What is read before it is needed.
import { expect, it } from 'vitest';
import { toImage, type PushedImage } from '../../../src/ship/destination.ts';
import { beginReadBack, prefetch } from '../../../src/ship/tag/prefetch.ts';
import { readBack } from '../../../src/ship/verify/verify.ts';
import { createStore, putImage } from '../memory.ts';
import { exactTag, floatingTag, seriesOf, SOURCE } from '../plans.ts';
import { contextOf, destinationOf, SHA, type Given } from '../tagging.ts';

/** An image with tags in a store of its own. */
function tagged(given: Given) {
  const store = createStore();
  const manifest = putImage(store, { version: '1.2.3', source: SOURCE, revision: SHA });
  const { digest } = manifest;
  for (const { tag } of given.tags) store.tags.set(tag, digest);
  const destination = destinationOf({ store }, given);
  const builtImage = { manifest, platforms: { 'linux/amd64': digest }, imageId: null };
  const pushedImage: PushedImage = { destination, builtImage };
  return { store, digest, destination, pushedImage };
}

it('is not asked for again after the last write', async () => {
  const planned = exactTag('1.2.3');
  const given = { tags: [planned] };
  const { store, digest, destination, pushedImage } = tagged(given);
  const written = { action: 'created', digest, from: null, reason: '' } as const;
  const image = toImage(destination, planned, written);
  const snapshot = beginReadBack([pushedImage], contextOf(given));
  const clock = { now: () => 0, random: () => 0, sleep: () => Promise.resolve() };
  const waiting = { clock, sha: SHA, signal: new AbortController().signal, snapshot };
  const [read] = await readBack([{ destination, planned, image, expected: digest }], waiting);
  expect(read?.image).toMatchObject({ action: 'created', digest });
  expect(store.requests).toEqual(['HEAD 1.2.3']);
});

it('includes git, which is asked at the same time as the registries', async () => {
  const asked: string[] = [];
  const remote = {
    ...contextOf({ tags: [] }).remote,
    gitTags: () => {
      asked.push('git');
      return new Promise<never>(() => undefined);
    },
  };
  const given = {
    tags: [exactTag('1.2.3'), floatingTag('1.2', { versions: seriesOf('1.2.3') })],
    remote,
  };
  const { store, pushedImage } = tagged(given);
  beginReadBack([pushedImage], contextOf(given));
  await new Promise(setImmediate);
  expect(asked).toEqual(['git']);
  expect(store.requests).toContain('HEAD 1.2');
});

it('leaves the connections to the exact tags that are written at the same time', async () => {
  const given = {
    tags: [exactTag('1.2.3'), floatingTag('1.2', { versions: seriesOf('1.2.3') })],
  };
  const { store, destination, pushedImage } = tagged(given);
  prefetch([pushedImage], contextOf(given));
  const { repository } = destination;
  await repository.putManifest('1.2.3', pushedImage.builtImage.manifest);
  await new Promise(setImmediate);
  expect(store.requests.slice(0, 2)).toEqual(['PUT 1.2.3', 'HEAD 1.2']);
});
