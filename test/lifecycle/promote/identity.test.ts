// SPDX-License-Identifier: Apache-2.0
// The version of an image that does not say it, by the exact tags of a repository.
import { describe, expect, it } from 'vitest';
import { withExactTags } from '../../../src/lifecycle/promote/identity.ts';
import { surveyAll } from '../../../src/lifecycle/promote/survey.ts';
import { parseVersion } from '../../../src/plan/version/version.ts';
import { error, Problem } from '../../../src/problem.ts';
import type { TagList } from '../../../src/registry/registry.ts';
import { problemOf } from '../../registry/bench.ts';
import { createStore, openMemory, putImage } from '../../ship/memory.ts';
import { floatingTag, seriesOf } from '../../ship/plans.ts';
import { contextOf, destinationOf } from '../../ship/tagging.ts';

/** Images that say no version, under these tags. */
function storeOf(tags: readonly string[]) {
  const store = createStore();
  for (const tag of tags) store.tags.set(tag, putImage(store, { salt: tag }).digest);
  return store;
}

/** A reader for a promotion of 1.0.0. */
function readerOf(store: ReturnType<typeof createStore>, listed?: TagList) {
  const open = openMemory(store);
  const listTags = () => (listed === undefined ? open.listTags(1) : Promise.resolve(listed));
  const readIdentity = (digest: string) => Promise.resolve({ digest });
  return withExactTags(readIdentity, { ...open, listTags }, parseVersion('1.0.0'));
}

describe('the exact tag of an image', () => {
  it.each([1, 49, 50, 60, 300])('is found below %i higher ones', async (count) => {
    const tags = Array.from({ length: count }, (_, at) => `3.0.${at}`);
    const store = storeOf(['1.0.0', '2.0.0', ...tags]);
    const read = readerOf(store);
    expect(await read(store.tags.get('2.0.0') ?? '', 'origin')).toMatchObject({ version: '2.0.0' });
    expect(await read(store.tags.get('1.0.0') ?? '', 'origin')).not.toHaveProperty('version');
    const asked = store.requests.filter((what) => what.startsWith('HEAD'));
    expect(new Set(asked).size).toBe(asked.length);
  });

  it.each<{ name: string; listed: TagList; why: string }>([
    {
      name: 'a list that is cut',
      listed: { tags: ['1.0.0'], complete: false, why: 'it has more than 1000 pages' },
      why: 'it has more than 1000 pages',
    },
    {
      name: 'more versions than are compared',
      listed: { tags: Array.from({ length: 5_001 }, (_, at) => `3.0.${at}`), complete: true },
      why: 'it has 5001 versions above 1.0.0',
    },
  ])('is not taken for absent because of $name', async ({ listed, why }) => {
    const store = storeOf(['1.0.0', '2.0.0']);
    const { problems } = await problemOf(
      readerOf(store, listed)(store.tags.get('2.0.0') ?? '', 'origin'),
    );
    expect(problems).toMatchObject([{ code: 'PROMOTE_TOO_MANY' }]);
    expect(problems[0]?.message).toContain(why);
  });
});

it.each([
  { moving: 'forward', codes: ['PROMOTE_TOO_MANY'] },
  { moving: 'always', codes: [] },
] as const)('a channel moves by a list that is cut only with moving: $moving', async (row) => {
  const store = storeOf(['1.0.0', '2.0.0']);
  store.tags.set('production', store.tags.get('2.0.0') ?? '');
  const list = { tags: ['1.0.0'], complete: false, why: 'a page of it is missing' };
  const repository = { ...openMemory(store), listTags: () => Promise.resolve(list) };
  const given = {
    tags: [
      floatingTag('production', { versions: seriesOf('1.0.0', { exactSuffix: '-production' }) }),
    ],
    version: '1.0.0',
    settings: { moving: row.moving },
    remote: {
      gitTags: () => Promise.resolve({ known: true as const, from: 'remote' as const, list: [] }),
    },
  };
  const one = destinationOf({ store, repository }, given);
  const readIdentity = (digest: string) => Promise.resolve({ digest });
  const destination = {
    ...one,
    readIdentity: withExactTags(readIdentity, repository, parseVersion('1.0.0')),
  };
  const digest = store.tags.get('1.0.0') ?? '';
  const [asked] = await surveyAll([destination], { digest, run: contextOf(given) });
  expect(asked?.problems.map(({ code }) => code)).toEqual(row.codes);
});

it.each([
  { says: undefined, moving: 'forward', codes: ['PROMOTE_UNLISTED'] },
  { says: undefined, moving: 'always', codes: [] },
  { says: '2.0.0', moving: 'forward', codes: [] },
] as const)(
  'where tags are not listed, from an image that says $says, moving: $moving',
  async (row) => {
    const store = storeOf(['1.0.0', '2.0.0']);
    store.tags.set('production', store.tags.get('2.0.0') ?? '');
    const listTags = () =>
      Promise.reject(new Problem([error('REGISTRY_DENIED', 'registry.test answered 403.')]));
    const repository = { ...openMemory(store), listTags };
    const given = {
      tags: [floatingTag('production', { versions: seriesOf('1.0.0') })],
      version: '1.0.0',
      settings: { moving: row.moving },
    };
    const readIdentity = (digest: string) =>
      Promise.resolve({ digest, ...(row.says === undefined ? {} : { version: row.says }) });
    const destination = {
      ...destinationOf({ store, repository }, given),
      readIdentity: withExactTags(readIdentity, repository, parseVersion('1.0.0')),
    };
    const digest = store.tags.get('1.0.0') ?? '';
    const [asked] = await surveyAll([destination], { digest, run: contextOf(given) });
    expect(asked?.problems.map(({ code }) => code)).toEqual(row.codes);
    const message = asked?.problems[0]?.message ?? '';
    if (row.codes.length > 0) expect(message).toContain('registry.test does not list the tags');
    const held = asked?.told.tags.find(({ tag }) => tag === 'production');
    if (row.says !== undefined) expect(held?.action).toBe('hold');
  },
);
