// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { PrunePolicy } from '../../../src/settings/prune.ts';
import { openMemory, type Store } from '../../ship/memory.ts';
import {
  DAY,
  listingHost,
  pruneStore,
  putImage,
  putIndex,
  putOne,
  questionOf,
  sign,
  storeOf,
} from './stores.ts';

interface Row {
  readonly name: string;
  /** Of images that are 90 days old. */
  readonly tags: readonly string[];
  readonly policy: Partial<PrunePolicy>;
  readonly more?: Parameters<typeof questionOf>[1];
  readonly gone: readonly string[];
}

const rows: readonly Row[] = [
  {
    name: 'delete names tags, and nothing else goes',
    tags: ['main', 'sha-1a2b3c4', 'pr-12', 'other'],
    policy: { delete: ['sha-*', 'regex:pr-\\d+'] },
    gone: ['sha-1a2b3c4', 'pr-12'],
  },
  {
    name: 'keep beats delete',
    tags: ['sha-1a2b3c4', 'sha-5e6f7a8'],
    policy: { delete: ['sha-*'], keep: ['sha-1*'] },
    gone: ['sha-5e6f7a8'],
  },
  {
    name: 'what is in use stays, by tag',
    tags: ['sha-1a2b3c4', 'sha-5e6f7a8'],
    policy: { delete: ['sha-*'] },
    more: { inUse: ['sha-1a2b3c4'] },
    gone: ['sha-5e6f7a8'],
  },
  {
    name: 'older-than leaves what is younger',
    tags: ['sha-1a2b3c4'],
    policy: { delete: ['*'], olderThanMs: 91 * DAY },
    gone: [],
  },
  {
    name: 'older-than takes what is older',
    tags: ['sha-1a2b3c4'],
    policy: { delete: ['*'], olderThanMs: 90 * DAY },
    gone: ['sha-1a2b3c4'],
  },
  {
    name: 'minimum-age counts for every rule',
    tags: ['sha-1a2b3c4', 'pr-12'],
    policy: { delete: ['sha-*'], pullRequests: 'closed', minimumAgeMs: 100 * DAY },
    more: { closed: [12] },
    gone: [],
  },
  {
    name: 'the tags of closed changes',
    tags: ['pr-12', 'pr-13', 'mr-12', 'pr-12-fix'],
    policy: { pullRequests: 'closed' },
    more: { closed: [12] },
    gone: ['pr-12', 'mr-12'],
  },
  {
    name: 'keep-last per series',
    tags: ['1.0.0', '1.0.1', '1.0.2', '1.1.0', '2.0.0', '2.0.1'],
    policy: { keepLast: 1 },
    gone: ['1.0.0', '1.0.1', '2.0.0'],
  },
  {
    name: 'keep-last keeps several of each series, and v1.0.1 is 1.0.1',
    tags: ['1.0.0', '1.0.1', 'v1.0.1', '1.0.2'],
    policy: { keepLast: 2 },
    gone: ['1.0.0'],
  },
  {
    name: 'keep-last per variant',
    tags: ['1.0.0', '1.0.1', '1.0.0-alpine', '1.0.1-alpine', 'api-1.0.0'],
    policy: { keepLast: 1 },
    gone: ['1.0.0', '1.0.0-alpine'],
  },
  {
    name: 'keep-last names no prereleases',
    tags: ['1.0.0-rc.1', '1.0.0', '1.0.1'],
    policy: { keepLast: 1 },
    gone: ['1.0.0'],
  },
  {
    name: 'keep-last beats delete',
    tags: ['1.0.0', '1.0.1', '1.0.2'],
    policy: { keepLast: 2, delete: ['1.*'] },
    gone: ['1.0.0'],
  },
  {
    name: 'the highest version of each series stays, and floating tags of versions',
    tags: ['1.0.0', '1.0.1', '1.1.0', '2.0.0-rc.1', '2.0.0-rc.2', 'latest=1.1.0', '1.0=1.0.1'],
    policy: { delete: ['*'] },
    gone: ['1.0.0', '2.0.0-rc.1'],
  },
  {
    name: 'the exact tag of the image under a floating tag stays',
    tags: ['1.0.0', '1.0.1', 'production=1.0.0'],
    policy: { delete: ['1.*'] },
    gone: [],
  },
  {
    name: 'a tag with the digest of a floating tag that stays',
    tags: ['main', 'sha-1a2b3c4=main', 'pr-12=main', 'stable=main'],
    policy: { delete: ['sha-*', 'stable'], pullRequests: 'closed' },
    more: { closed: [12] },
    gone: [],
  },
  {
    name: 'a floating tag that goes keeps nothing',
    tags: ['feature-x', 'sha-1a2b3c4=feature-x'],
    policy: { delete: ['feature-*', 'sha-*'] },
    gone: ['feature-x', 'sha-1a2b3c4'],
  },
  {
    name: 'one tag of several',
    tags: ['sha-1a2b3c4', 'extra-1=sha-1a2b3c4'],
    policy: { delete: ['extra-*'] },
    gone: ['extra-1'],
  },
];

const tagsOf = (store: Store) => [...store.tags.keys()];

describe('a policy', () => {
  it.each(rows)('$name', async ({ tags, policy, more, gone }) => {
    const store = storeOf(tags);
    const before = tagsOf(store);
    const { problems, lost } = await pruneStore(store, questionOf(policy, more));
    expect(before.filter((tag) => !store.tags.has(tag))).toEqual(gone);
    expect([...problems, ...lost]).toEqual([]);
    expect(tagsOf(store).filter((tag) => !before.includes(tag))).toEqual([]);
  });
});

const everything = questionOf({ delete: ['*'], minimumAgeMs: 0 });

it('an image without a date stays', async () => {
  const store = storeOf([], undefined);
  store.tags.set('sha-1a2b3c4', putImage(store, 'undated').digest);
  const { plan } = await pruneStore(store, questionOf({ delete: ['*'] }));
  expect(plan.rows).toMatchObject([{ verdict: 'keep', time: null }]);
  expect(plan.rows[0]?.reason).toBe('its age is not known');
});

it('an image that was signed lately is young', async () => {
  const store = storeOf(['sha-1a2b3c4']);
  const digest = store.tags.get('sha-1a2b3c4') ?? '';
  sign(store, digest, 'tag');
  const sig = store.tags.get(`${digest.replace(':', '-')}.sig`) ?? '';
  const host = {
    ...listingHost(store),
    list: async () => ({
      ...(await listingHost(store).list()),
      times: new Map([[sig, Date.UTC(2026, 10, 26, 12)]]),
    }),
  };
  const { plan } = await pruneStore(store, questionOf({ delete: ['*'] }), { host });
  expect(plan.images).toEqual([]);
});

it.each(['tag', 'referrer'] as const)('signatures go with their image, by %s', async (how) => {
  const store = storeOf(['sha-1a2b3c4', 'main']);
  for (const digest of [...store.tags.values()]) sign(store, digest, how);
  await pruneStore(store, questionOf({ delete: ['sha-*'] }));
  expect(tagsOf(store)).toHaveLength(2);
  expect(tagsOf(store)[0]).toBe('main');
  expect(store.manifests.size).toBe(how === 'tag' ? 5 : 6);
});

it('what another image lists stays', async () => {
  const store = storeOf([]);
  const child = putOne(store, 'shared', { days: 90 });
  const [one, other] = [
    putIndex(store, [child]),
    putIndex(store, [child, putOne(store, 'own', { days: 90 })]),
  ];
  store.tags.set('main', one.digest).set('sha-1a2b3c4', other.digest);
  store.tags.set('main-amd64', child.digest);
  await pruneStore(store, questionOf({ delete: ['sha-*', 'main-amd64'] }));
  expect(tagsOf(store)).toEqual(['main']);
  expect([...store.manifests.keys()]).toEqual([child.digest, one.digest]);
});

it('it keeps a tag where the registry deletes an image with its last tag', async () => {
  const store = storeOf([]);
  const child = putOne(store, 'shared', { days: 90 });
  store.tags.set('main', putIndex(store, [child]).digest);
  store.tags.set('main-amd64', child.digest).set('old-amd64', child.digest);
  const host = { ...listingHost(store), untagging: 'not-last' as const };
  const { plan } = await pruneStore(store, questionOf({ delete: ['*-amd64'] }), { host });
  expect(tagsOf(store)).toEqual(['main', 'main-amd64']);
  const row = plan.rows.find(({ digest }) => digest === child.digest);
  expect(row?.tags[0]?.reason).toContain('with its last tag');
});

it.each([
  { own: {}, lists: 1 },
  { own: { collects: true as const }, lists: 0 },
])(
  'what a host collects by itself is not listed for the next prune: $own',
  async ({ own, lists }) => {
    const store = storeOf([]);
    store.tags.set('main', putOne(store, 'main', { days: 90 }).digest);
    store.tags.set('sha-1a2b3c4', putOne(store, 'other', { days: 90 }).digest);
    const written: string[] = [];
    const repository = openMemory(store);
    const host = { ...listingHost(store), tagsFirst: true as const, ...own };
    await pruneStore(store, questionOf({ delete: ['sha-*'] }), {
      host,
      repository: {
        ...repository,
        putManifest: (reference, manifest) => {
          written.push(reference);
          return repository.putManifest(reference, manifest);
        },
      },
    });
    expect(tagsOf(store)).toEqual(['main']);
    expect(written).toHaveLength(lists);
  },
);

it('an image of which a platform is in use stays', async () => {
  const store = storeOf(['sha-1a2b3c4', 'sha-5e6f7a8']);
  const [platform] = [...store.manifests.keys()];
  await pruneStore(store, questionOf({ delete: ['*'] }, { inUse: [platform ?? ''] }));
  expect(tagsOf(store)).toEqual(['sha-1a2b3c4']);
});

it.each([
  { olderMs: 91 * DAY, left: 8 },
  { olderMs: 90 * DAY, left: 4 },
  { olderMs: undefined, left: 8 },
])('images without a tag, older than $olderMs', async ({ olderMs, left }) => {
  const store = storeOf(['main']);
  putImage(store, 'untagged', 90);
  const policy = {
    delete: ['none'],
    ...(olderMs === undefined ? {} : { untaggedOlderThanMs: olderMs }),
  };
  await pruneStore(store, questionOf(policy), { host: listingHost(store) });
  expect(store.manifests.size).toBe(left);
});

it('an older cache of BuildKit, which is an index of layers, is one image', async () => {
  const store = storeOf(['main']);
  const layer = {
    mediaType: 'application/vnd.oci.image.layer.v1.tar',
    digest: `sha256:${'a'.repeat(64)}`,
    size: 5,
  };
  const cache = putIndex(store, [], { manifests: [layer] });
  store.tags.set('buildcache', cache.digest);
  const { plan, lost } = await pruneStore(store, everything);
  expect(lost).toEqual([]);
  expect(plan.rows.find(({ digest }) => digest === cache.digest)).toMatchObject({
    bytes: 5,
    verdict: 'delete',
  });
});

it('warns of exact tags, and of images that were incomplete before', async () => {
  const store = storeOf(['1.0.0', '1.0.1', 'main']);
  const [child] = [...store.manifests.keys()].slice(-4);
  store.manifests.delete(child ?? '');
  const { plan, lost } = await pruneStore(store, questionOf({ keepLast: 1 }));
  expect(plan.problems.map(({ code }) => code)).toEqual(['PRUNE_EXACT_TAGS', 'PRUNE_INCOMPLETE']);
  expect(lost).toEqual([]);
});

it('a repository without tags may be a wrong name, and the plan says so', async () => {
  const codesOf = async (tags: readonly string[]) =>
    (await pruneStore(storeOf(tags), questionOf({ delete: ['sha-*'] }))).plan.problems.map(
      ({ code }) => code,
    );
  expect(await codesOf([])).toEqual(['PRUNE_EMPTY']);
  expect(await codesOf(['main'])).toEqual([]);
});
