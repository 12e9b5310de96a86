// SPDX-License-Identifier: Apache-2.0
// What a prune does about tags that other runs give while it deletes.
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../src/problem.ts';
import { openMemory, type Store } from '../../ship/memory.ts';
import { copyOf, treeOf } from './registries.ts';
import { listingHost, pruneStore, putIndex, putNote, questionOf, sign, storeOf } from './stores.ts';

const TAGS = ['1.0.0', 'latest=1.0.0', 'sha-1', 'sha-2', 'sha-3', 'sha-4', 'sha-5', 'sha-6'];
const POLICY = questionOf({ delete: ['sha-*'] });

/** Prunes; before the first deletion of this kind, another run does its work. Writes may be refused from then on. */
async function pruneWith(
  store: Store,
  isDue: (what: string) => boolean,
  other: () => void,
  { refusesWrites = false } = {},
) {
  let isDone = false;
  const step = (what: string): Promise<void> => {
    if (refusesWrites && isDone && what.startsWith('PUT')) {
      return Promise.reject(new Problem([error('REGISTRY_REFUSED', 'read-only now', '')]));
    }
    if (!isDone && isDue(what)) {
      isDone = true;
      other();
    }
    return Promise.resolve();
  };
  const done = await pruneStore(store, POLICY, { repository: openMemory(store, step) });
  expect(isDone).toBe(true);
  return done;
}

const digestOf = ({ tags }: Store, tag: string): string => tags.get(tag) ?? '';
const isDeletion = (what: string): boolean => what.startsWith('DELETE');

it.each([
  ['a new tag', 'production', 'sha-6'],
  ['a tag that named another image', 'latest', 'sha-6'],
])(
  'an image that gets %s before its turn stays whole, and the run says so',
  async (_, tag, old) => {
    const store = storeOf(TAGS);
    const digest = digestOf(store, old);
    const parts = treeOf(store, digest);
    const { digests, problems, lost } = await pruneWith(store, isDeletion, () => {
      store.tags.set(tag, digest);
    });
    expect(problems.map(({ code, level }) => [code, level])).toEqual([['PRUNE_TAGGED', 'notice']]);
    expect(lost).toEqual([]);
    expect(digests).not.toContain(digest);
    for (const one of [tag, old]) expect(digestOf(store, one)).toBe(digest);
    for (const part of parts) expect([...store.manifests.keys()]).toContain(part);
  },
);

it('an image that gets a tag after the others were deleted is not pulled apart', async () => {
  const store = storeOf(TAGS);
  const platform = [...treeOf(store, digestOf(store, 'sha-6'))][1] ?? '';
  const manifest = store.manifests.get(platform);
  if (manifest === undefined) throw new Error('no such manifest');
  // The platforms go after the images: a new index needs one of them.
  const { lost } = await pruneWith(
    store,
    (what) => isDeletion(what) && !store.tags.has('sha-6'),
    () => store.tags.set('9.0.0', putIndex(store, [manifest]).digest),
  );
  expect(lost).toEqual([]);
  expect([...store.manifests.keys()]).toContain(platform);
});

it('a tag that another run gave, and that is gone at the end, is missed', async () => {
  const store = storeOf(TAGS);
  const fresh = putNote(store, 'of another run');
  let isGiven = false;
  const { lost } = await pruneWith(
    store,
    (what) => {
      if (isDeletion(what) && !isGiven) isGiven = store.tags.set('9.0.0', fresh.digest).size > 0;
      return isGiven && isDeletion(what) && !store.tags.has('sha-5') && !store.tags.has('sha-6');
    },
    () => store.tags.delete('9.0.0'),
  );
  expect(lost.map(({ code, message }) => [code, message.includes('9.0.0')])).toEqual([
    ['PRUNE_LOST', true],
  ]);
});

it('a tag that another run gave, and that names nothing at the end, is missed; one that did before is not', async () => {
  const store = storeOf(TAGS);
  const nothing = `sha256:${'0'.repeat(64)}`;
  store.tags.set('dangling', nothing);
  const { lost } = await pruneWith(store, isDeletion, () => store.tags.set('stage', nothing));
  expect(lost.map(({ code }) => code)).toEqual(['PRUNE_LOST']);
  expect(lost[0]?.message).toContain('the tag stage, which was given during the prune, is gone');
});

it('a tag that another prune takes over while this one checks is not missed', async () => {
  const store = storeOf(['0.9.0', '1.0.0', 'latest=1.0.0', 'sha-1=0.9.0']);
  const memory = openMemory(store);
  const artifactType = 'application/vnd.tagship.prune.placeholder.v1';
  const other = putNote(store, 'sha-1', { artifactType }).digest;
  const host = listingHost(store);
  let [reads, isGone] = [0, false];
  const deleting = {
    ...host,
    untag: async (tag: string, digest: string) => {
      await host.untag(tag, digest);
      store.tags.set(tag, other);
    },
  };
  // The other one deletes it between the list and the look at its parts.
  const getManifest = (reference: string) => {
    if (reference === other && (reads += 1) === 2) {
      isGone = store.tags.delete('sha-1') && store.manifests.delete(other);
    }
    return memory.getManifest(reference);
  };
  const { lost } = await pruneStore(store, POLICY, {
    ...{ host: deleting, repository: { ...memory, getManifest } },
  });
  expect(isGone).toBe(true);
  expect(lost).toEqual([]);
});

it('what another prune puts under a tag to remove it keeps nothing', async () => {
  const store = storeOf(TAGS);
  const { problems, lost } = await pruneWith(store, isDeletion, () => {
    const artifactType = 'application/vnd.tagship.prune.placeholder.v1';
    store.tags.set('sha-6', putNote(store, 'sha-6', { artifactType }).digest);
  });
  expect([problems, lost]).toEqual([[], []]);
});

it('what another prune has deleted again before it could be read is not missed', async () => {
  const store = storeOf(TAGS);
  const memory = openMemory(store);
  let other = '';
  const getManifest = (reference: string) => {
    if (reference === other && store.manifests.delete(other)) store.tags.delete('sha-6');
    return memory.getManifest(reference);
  };
  const deleteManifest = (reference: string) => {
    if (other === '') {
      other = putNote(store, 'sha-6').digest;
      store.tags.set('sha-6', other);
    }
    return memory.deleteManifest(reference);
  };
  const repository = { ...memory, getManifest, deleteManifest };
  const { lost, problems } = await pruneStore(store, POLICY, { repository });
  expect(store.tags.has('sha-6')).toBe(false);
  expect([problems, lost]).toEqual([[], []]);
});

it('an image that another run tags while its parts are deleted gets them back, with its signatures', async () => {
  const store = storeOf(TAGS);
  const digest = digestOf(store, 'sha-6');
  const manifest = store.manifests.get(digest);
  sign(store, digest, 'tag');
  sign(store, digest, 'referrer');
  const parts = treeOf(store, digest);
  const names = [...store.tags.keys()].filter((tag) => tag.startsWith('sha256-'));
  const isPart = (what: string) => isDeletion(what) && !store.manifests.has(digest);
  const { problems, lost, digests } = await pruneWith(store, isPart, () => {
    // Written from what it had read before.
    if (manifest !== undefined) store.manifests.set(digest, manifest);
    store.tags.set('production', digest);
  });
  expect(lost).toEqual([]);
  expect(problems.every(({ code }) => code === 'PRUNE_TAGGED')).toBe(true);
  expect(problems).not.toEqual([]);
  for (const part of parts) expect([...store.manifests.keys()]).toContain(part);
  for (const name of names) expect([...store.tags.keys()]).toContain(name);
  expect(digests).not.toContain(digest);
});

it('what could not be put back is reported, and counts as deleted', async () => {
  const store = storeOf(TAGS);
  const digest = digestOf(store, 'sha-6');
  const manifest = store.manifests.get(digest);
  const parts = treeOf(store, digest);
  const [, platform = ''] = [...parts];
  const isPart = (what: string) => isDeletion(what) && what.includes(platform);
  const refusesWrites = true;
  const { problems, digests } = await pruneWith(
    store,
    isPart,
    () => {
      if (manifest !== undefined) store.manifests.set(digest, manifest);
      store.tags.set('production', digest);
    },
    { refusesWrites },
  );
  expect(problems.map(({ code }) => code)).toContain('REGISTRY_REFUSED');
  const missing = [...parts].filter((part) => !store.manifests.has(part));
  expect(missing).not.toEqual([]);
  for (const part of missing) expect(digests).toContain(part);
});

describe('where tags are removed before their manifests', () => {
  const isOwn = (tag: string) => !tag.startsWith('tagship-prune-');

  /** Prunes; once as many tags are removed, another run does its work. */
  async function pruneByTags(store: Store, count: number, other: () => void) {
    const host = listingHost(store);
    let removed = 0;
    const untag = async (tag: string, digest: string) => {
      await host.untag(tag, digest);
      removed += 1;
      if (removed === count) other();
    };
    return await pruneStore(store, POLICY, { host: { ...host, untag } });
  }

  it.each([1, 6])(
    'a tag that is given after the last list, when %i tags are removed, keeps its image',
    async (count) => {
      const store = storeOf(TAGS);
      const digest = digestOf(store, 'sha-6');
      const parts = treeOf(store, digest);
      const { digests, tags, problems, lost } = await pruneByTags(store, count, () => {
        store.tags.set('production', digest);
      });
      expect(lost).toEqual([]);
      expect(problems.map(({ code }) => code)).toEqual(['PRUNE_TAGGED']);
      expect(digests).not.toContain(digest);
      expect(digestOf(store, 'production')).toBe(digest);
      for (const part of parts) expect([...store.manifests.keys()]).toContain(part);
      // The receipt has the tags that are gone, those of the image that stays as well.
      const gone = TAGS.map((tag) => tag.replace(/=.*/, '')).filter((tag) => !store.tags.has(tag));
      expect(tags.filter(isOwn).sort()).toEqual(gone.sort());
    },
  );

  it('a tag that another run has moved is not removed', async () => {
    const store = storeOf(TAGS);
    const fresh = putNote(store, 'of another run').digest;
    const { tags, lost } = await pruneByTags(store, 1, () => {
      for (const tag of ['sha-5', 'sha-6']) if (store.tags.has(tag)) store.tags.set(tag, fresh);
    });
    expect(lost).toEqual([]);
    expect(digestOf(store, 'sha-6')).toBe(fresh);
    expect(tags).not.toContain('sha-6');
    expect([...store.manifests.keys()]).toContain(fresh);
  });

  it('what is left of a prune that was stopped between tags and manifests goes with the next one', async () => {
    const store = storeOf(TAGS);
    const digest = digestOf(store, 'sha-6');
    const host = listingHost(store);
    const stop = () => Promise.reject(new Error('killed'));
    await pruneStore(store, POLICY, { host: { ...host, remove: stop } }).catch(() => undefined);
    expect([...store.tags.keys()].filter((tag) => tag.startsWith('sha-'))).toEqual([]);
    expect([...store.manifests.keys()]).toContain(digest);
    const { lost, problems } = await pruneStore(store, POLICY, { host });
    expect([lost, problems]).toEqual([[], []]);
    expect([...store.manifests.keys()]).not.toContain(digest);
    expect([...store.tags.keys()].filter((tag) => !isOwn(tag))).toEqual([]);
  });

  it('what the host has deleted with its last tag is in the receipt, though no list shows it', async () => {
    const store = storeOf(TAGS);
    const before = copyOf(store);
    const host = listingHost(store);
    let lists = 0;
    const failing = {
      ...host,
      list: () => {
        lists += 1;
        const isAfter = !store.tags.has('sha-6');
        const problem = error('REGISTRY_FAILED', `list ${lists} failed`);
        return isAfter ? Promise.reject(new Problem([problem])) : host.list();
      },
      untag: async (tag: string, digest: string) => {
        await host.untag(tag, digest);
        if (![...store.tags.values()].includes(digest)) store.manifests.delete(digest);
      },
    };
    const { digests, tags } = await pruneStore(store, POLICY, { host: failing });
    const gone = [...before.manifests.keys()].filter((digest) => !store.manifests.has(digest));
    expect(gone).not.toEqual([]);
    expect([...digests].sort()).toEqual(gone.sort());
    expect([...tags].sort()).toEqual(
      [...before.tags.keys()].filter((tag) => !store.tags.has(tag)).sort(),
    );
  });
});
