// SPDX-License-Identifier: Apache-2.0
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openBlobsAhead } from '../../../src/ship/push/blobs-ahead.ts';
import { shareBlob } from '../../../src/ship/push/shared-blob.ts';
import { error, Problem } from '../../../src/problem.ts';
import type { BlobSource, Repository } from '../../../src/registry/registry.ts';
import { createQuickClock, toBlob, toSource } from '../../registry/bench.ts';
import { createStore, openMemory } from '../memory.ts';

const { descriptor, bytes } = toBlob('a layer', 'application/octet-stream');
const source = () => toSource([{ descriptor, bytes }]);

/** A destination in memory, and blobs that are sent to it in advance. */
function open(changed: Partial<Repository> = {}) {
  const store = createStore();
  const blobs = openBlobsAhead([{ ...openMemory(store), ...changed }]);
  const [target] = blobs.targets;
  if (target === undefined) throw new Error('no target');
  return { store, blobs, target };
}

describe('a blob that is sent ahead', () => {
  it('is sent once, however often it is asked for', async () => {
    const { store, blobs, target } = open();
    const from = source();
    blobs.send(descriptor, from);
    blobs.send(descriptor, from);
    expect(await target.putBlob(descriptor, from)).toBe('uploaded');
    expect(await target.putBlob(descriptor, from)).toBe('uploaded');
    expect(from.opened.get(descriptor.digest)).toBe(1);
    expect([...store.blobs.keys()]).toEqual([descriptor.digest]);
  });

  it('is sent again from a whole source, where its own was not whole', async () => {
    const { store, blobs, target } = open();
    const broken: BlobSource = {
      ...source(),
      openBlob: () => Promise.reject(new Error('it ends after 2 bytes')),
    };
    blobs.send(descriptor, broken);
    expect(await target.putBlob(descriptor, source())).toBe('uploaded');
    expect(store.blobs.has(descriptor.digest)).toBe(true);
  });

  it('is a problem, where it is one of the repository', async () => {
    let asked = 0;
    const denied = new Problem([error('REGISTRY_DENIED', 'no')]);
    const { blobs, target } = open({
      putBlob: () => {
        asked += 1;
        return Promise.reject(denied);
      },
    });
    blobs.send(descriptor, source());
    await expect(target.putBlob(descriptor, source())).rejects.toBe(denied);
    expect(asked).toBe(1);
  });

  it('ends with its next bytes when it is no longer needed', async () => {
    const { store, blobs } = open();
    const from = source();
    blobs.send(descriptor, from);
    blobs.drop();
    blobs.send({ ...descriptor, digest: `sha256:${'0'.repeat(64)}` }, from);
    for (let turns = 0; turns < 20; turns += 1) await turn();
    expect(store.blobs.size).toBe(0);
    expect(from.opened.size).toBe(1);
  });
});

describe('a large blob for two repositories', () => {
  const large = ['a', 'b', 'c'].map((letter) =>
    toBlob(letter.repeat(9_000_000), 'application/octet-stream'),
  );
  /** With `isHeld`, the second takes nothing of the first blob until the other has it. */
  function openTwo(isHeld: boolean) {
    const stores = [createStore(), createStore()] as const;
    const [quick, slow] = [openMemory(stores[0]), openMemory(stores[1])];
    const held: Repository = {
      ...slow,
      putBlob: async (blob, from, options) => {
        const stream = await from.openBlob(blob);
        while (isHeld && blob === large[0]?.descriptor && !stores[0].blobs.has(blob.digest)) {
          await turn();
        }
        return slow.putBlob(blob, { ...from, openBlob: () => Promise.resolve(stream) }, options);
      },
    };
    const from = toSource(large);
    const clock = createQuickClock();
    const blobs = openBlobsAhead([quick, held], (blob, source, options) =>
      shareBlob(blob, source, { ...options, clock }),
    );
    const send = async (at: number): Promise<number | undefined> => {
      const { descriptor: one } = large[at] ?? { descriptor };
      blobs.send(one, from);
      for (const target of blobs.targets) await target.putBlob(one, from);
      for (const store of stores) expect(store.blobs.get(one.digest)?.byteLength).toBe(one.size);
      return from.opened.get(one.digest);
    };
    return send;
  }

  it('is read once', async () => {
    const send = openTwo(false);
    expect([await send(0), await send(1)]).toEqual([1, 1]);
  });

  it('is read by each once one of them has held the other up', async () => {
    const send = openTwo(true);
    expect([await send(0), await send(1), await send(2)]).toEqual([2, 2, 2]);
  });
});
