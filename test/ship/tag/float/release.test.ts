// SPDX-License-Identifier: Apache-2.0
// What decides whether `latest` follows the default branch: whether there is a release.
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../../src/problem.ts';
import { createStore, openMemory, putImage, type Store } from '../../memory.ts';
import { exactTag, floatingTag, SOURCE } from '../../plans.ts';
import { actionsOf, OTHER_SHA, tagIn } from '../../tagging.ts';

function putTagged(store: Store, tag: string, given: Parameters<typeof putImage>[1]): string {
  const { digest } = putImage(store, given);
  store.tags.set(tag, digest);
  return digest;
}

describe('latest of the default branch', () => {
  const tags = [exactTag('sha-1111111'), floatingTag('latest', { rule: 'preset: branch' })];
  it.each([
    {
      name: 'follows it while there is no release',
      images: ['sha-0000000', 'main'],
      action: 'created',
    },
    { name: 'is left to releases once there is one', images: ['1.0.0'], action: 'held' },
    { name: 'is not left to prereleases', images: ['1.0.0-rc.1'], action: 'created' },
  ])('$name', async ({ images, action }) => {
    const store = createStore();
    for (const tag of images) putTagged(store, tag, { salt: tag });
    expect(actionsOf(await tagIn([{ store }], { tags }))[1]).toBe(`latest ${action}`);
  });

  it.each([
    { images: [], action: 'held', reason: 'it has more than 1000 pages' },
    { images: ['1.0.0'], action: 'held', reason: '1.0.0 is one' },
  ])('a list that is cut after $images does not show that there is no release', async (row) => {
    const store = createStore();
    for (const tag of row.images) putTagged(store, tag, { salt: tag });
    const listed = { tags: row.images, complete: false, why: 'it has more than 1000 pages' };
    const repository = { ...openMemory(store), listTags: () => Promise.resolve(listed) };
    const [, latest] = (await tagIn([{ store, repository }], { tags })).tagResults;
    expect(latest?.image.action).toBe(row.action);
    expect(latest?.image.reason).toContain(row.reason);
  });

  const noList = () => Promise.reject(new Problem([error('REGISTRY_DENIED', 'it answered 403')]));
  it.each([
    { name: 'no image yet', image: undefined, action: 'created', reason: '' },
    { name: 'an image of the branch', image: { version: 'main' }, action: 'moved', reason: '' },
    { name: 'a release', image: { version: '1.2.3' }, action: 'held', reason: '1.2.3 is one' },
    { name: 'a prerelease', image: { version: '1.2.3-rc.1' }, action: 'moved', reason: '' },
    {
      name: 'an image without words',
      image: {},
      action: 'held',
      reason: 'registry.test does not list',
    },
  ])('where tags are not listed, and it names $name: $action', async (row) => {
    const store = createStore();
    const said = row.image?.version === undefined ? {} : { source: SOURCE, revision: OTHER_SHA };
    if (row.image !== undefined)
      putTagged(store, 'latest', { ...row.image, ...said, salt: 'here' });
    const repository = { ...openMemory(store), listTags: noList };
    const [, latest] = (await tagIn([{ store, repository }], { tags })).tagResults;
    expect(latest?.image.action).toBe(row.action);
    expect(latest?.image.reason).toContain(row.reason);
    if (row.reason.includes('does not list')) expect(latest?.image.reason).toContain('moving');
  });
});
