// SPDX-License-Identifier: Apache-2.0
// Another run of the commit writes a tag right after ours, and one of two registries accepts no index.
import { expect, it } from 'vitest';
import { error, Problem } from '../../../../src/problem.ts';
import type { Repository } from '../../../../src/registry/registry.ts';
import { tagAll } from '../../../../src/ship/tag/tag.ts';
import { createStore, openMemory, putImage, putIndex, type Store } from '../../memory.ts';
import { exactTag, SOURCE } from '../../plans.ts';
import { contextOf, destinationOf, SHA, type Given } from '../../tagging.ts';

const EXACT = '1.2.3';
const GIVEN: Given = { version: EXACT, tags: [exactTag(EXACT)] };
const platform = { os: 'linux', architecture: 'amd64' };

function putBoth(store: Store, salt: string) {
  const given = { source: SOURCE, revision: SHA, version: EXACT, recipe: 'recipe-1' };
  const plain = putImage(store, { ...given, salt });
  const index = putIndex(store, [{ manifest: plain, platform }]);
  return { plain, index };
}

function refuseIndexes(repository: Repository): Repository {
  return {
    ...repository,
    putManifest: (reference, manifest) =>
      manifest.mediaType.includes('index')
        ? Promise.reject(new Problem([error('REGISTRY_UNSUPPORTED', 'no index')]))
        : repository.putManifest(reference, manifest),
  };
}

it('a registry that accepts no index gets the plain form of the image that the first one has', async () => {
  const [whole, bare] = [createStore(), createStore()];
  const [ours, theirs] = [putBoth(whole, 'ours'), putBoth(whole, 'theirs')];
  for (const salt of ['ours', 'theirs']) putBoth(bare, salt);
  for (const { index } of [ours, theirs]) bare.manifests.delete(index.digest);
  const memory = openMemory(whole, undefined, 'registry-0.test/acme/app');
  const overtaken: Repository = {
    ...memory,
    putManifest: async (reference, manifest) => {
      const digest = await memory.putManifest(reference, manifest);
      if (reference === EXACT) whole.tags.set(EXACT, theirs.index.digest);
      return digest;
    },
  };
  const other = refuseIndexes(openMemory(bare, undefined, 'registry-1.test/acme/app'));
  const first = destinationOf({ store: whole, repository: overtaken }, GIVEN);
  const second = destinationOf({ store: bare, repository: other }, GIVEN, first.target);
  const platforms = { 'linux/amd64': ours.plain.digest };
  const tagged = await tagAll(
    [
      {
        pushedImages: [
          {
            destination: first,
            builtImage: { manifest: ours.index, platforms, imageId: null },
          },
          {
            destination: second,
            builtImage: { manifest: ours.plain, platforms, imageId: null },
          },
        ],
      },
    ],
    contextOf(GIVEN),
  );
  expect(whole.tags.get(EXACT)).toBe(theirs.index.digest);
  expect(bare.tags.get(EXACT)).toBe(theirs.plain.digest);
  expect(tagged.pushedImages.map(({ builtImage }) => builtImage.manifest.digest)).toEqual([
    theirs.index.digest,
    theirs.plain.digest,
  ]);
  expect(tagged.problems.map(({ level, code }) => `${level} ${code}`)).toEqual([
    'notice TAG_OTHER_BITS',
    'notice TAG_OTHER_BITS',
  ]);
});
