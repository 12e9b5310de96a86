// SPDX-License-Identifier: Apache-2.0
// What a prune does about tags that stay listed without an image.
import { describe, expect, it } from 'vitest';
import { openMemory, type Store } from '../../ship/memory.ts';
import { pruneStore, putNote, questionOf, storeOf } from './stores.ts';

const TAGS = ['1.0.0', 'latest=1.0.0', 'sha-1', 'sha-2', 'sha-3', 'sha-4', 'sha-5', 'sha-6'];
const POLICY = questionOf({ delete: ['sha-*'] });
const digestOf = ({ tags }: Store, tag: string): string => tags.get(tag) ?? '';

describe('tags that the prune deletes, and that stay listed without an image', () => {
  const nothing = `sha256:${'0'.repeat(64)}`;
  const tags = [...TAGS, '0.9.0', 'sha-7=0.9.0'];

  /** Prunes; some deletions leave their tag, as Distribution does where two arrive at once. */
  async function pruneLeaving(isLeft: (nth: number) => boolean, tag: string) {
    const store = storeOf(tags);
    const memory = openMemory(store);
    let nth = 0;
    const deleteManifest = async (reference: string) => {
      const had = store.tags.has(tag);
      const answer = await memory.deleteManifest(reference);
      if (had && !store.tags.has(tag) && isLeft((nth += 1))) store.tags.set(tag, nothing);
      return answer;
    };
    const repository = { ...memory, deleteManifest };
    const question = questionOf({ delete: ['sha-*'] });
    return { store, ...(await pruneStore(store, question, { repository })) };
  }

  it.each(['sha-6', 'sha-7'])('are removed: %s', async (tag) => {
    for (const times of [1, 2, 3]) {
      const { store, lost, problems } = await pruneLeaving((nth) => nth <= times, tag);
      expect([problems, lost]).toEqual([[], []]);
      expect([...store.tags.keys()].sort()).toEqual(['0.9.0', '1.0.0', 'latest']);
    }
  });

  it.each(['sha-6', 'sha-7'])('are reported where the registry keeps them: %s', async (tag) => {
    const { store, lost } = await pruneLeaving(() => true, tag);
    expect(lost.map(({ code, level }) => [code, level])).toEqual([['PRUNE_DANGLING', 'error']]);
    expect(lost[0]?.message).toContain(`name nothing: ${tag}.`);
    expect([...store.tags.keys()].sort()).toEqual(['0.9.0', '1.0.0', 'latest', tag].sort());
  });

  it('are left to the run that gives one in that moment', async () => {
    const store = storeOf(tags);
    const memory = openMemory(store);
    const fresh = putNote(store, 'of another run').digest;
    let isLeft = false;
    const deleteManifest = async (reference: string) => {
      const answer = await memory.deleteManifest(reference);
      if (!isLeft && !store.tags.has('sha-6')) isLeft = store.tags.set('sha-6', nothing).size > 0;
      return answer;
    };
    // It is given after the list that has the tag without an image.
    let heads = 0;
    const resolve = async (reference: string) => {
      const found = await memory.resolve(reference);
      if (reference === 'sha-6' && isLeft && (heads += 1) === 2) store.tags.set('sha-6', fresh);
      return found;
    };
    const { lost } = await pruneStore(store, POLICY, {
      repository: { ...memory, deleteManifest, resolve },
    });
    expect(lost).toEqual([]);
    expect(digestOf(store, 'sha-6')).toBe(fresh);
  });
});
