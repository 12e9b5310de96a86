// SPDX-License-Identifier: Apache-2.0
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { shareBlob } from '../../../src/ship/push/shared-blob.ts';
import type { BlobSource, Descriptor } from '../../../src/registry/registry.ts';
import { createQuickClock } from '../../registry/bench.ts';

const MIB = 1024 * 1024;
const PIECES = 12;
const blob: Descriptor = {
  mediaType: 'application/octet-stream',
  digest: `sha256:${'a'.repeat(64)}`,
  size: PIECES * MIB,
};
const WHOLE = Array.from({ length: PIECES }, (_, at) => String(at)).join(' ');

/** A source, how often it was opened, and how many pieces were read; its first stream may be cut. */
function openSource({ failsAt = Infinity } = {}) {
  const seen = { opened: 0, read: 0 };
  const source: BlobSource = {
    readManifest: () => Promise.reject(new Error('no manifest')),
    openBlob: () => {
      seen.opened += 1;
      const isFirst = seen.opened === 1;
      const stream = async function* () {
        for (let at = 0; at < PIECES; at += 1) {
          await turn();
          if (isFirst && at === failsAt) throw new Error('cut');
          seen.read += 1;
          yield Buffer.alloc(MIB, at);
        }
      };
      return Promise.resolve(stream());
    },
  };
  return { seen, source };
}

/** Which pieces come, whole or in parts, and how many bytes. */
async function read(stream: AsyncIterable<Uint8Array>, wait = () => turn()): Promise<string> {
  const pieces = new Set<number>();
  let bytes = 0;
  for await (const piece of stream) {
    await wait();
    for (const at of [piece[0], piece.at(-1)]) pieces.add(at ?? -1);
    bytes += piece.byteLength;
  }
  expect(bytes).toBe(pieces.size * MIB);
  return [...pieces].join(' ');
}

function share(readers: number, given: { failsAt?: number } = {}) {
  const slow: number[] = [];
  const clock = createQuickClock();
  const { seen, source } = openSource(given);
  const onSlow = (reader: number) => slow.push(reader);
  const shared = shareBlob(blob, source, { readers, clock, onSlow });
  const open = async (reader: number) => {
    const own = shared.sources[reader];
    if (own === undefined) throw new Error('no reader');
    return own.openBlob(blob);
  };
  return { ...shared, seen, slow, clock, open };
}

describe('a large blob for several repositories', () => {
  it('is read once', async () => {
    const { seen, slow, open } = share(3);
    const streams = await Promise.all([0, 1, 2].map(open));
    expect(await Promise.all(streams.map((stream) => read(stream)))).toEqual([WHOLE, WHOLE, WHOLE]);
    expect(seen).toEqual({ opened: 1, read: PIECES });
    expect(slow).toEqual([]);
  });

  it('is not waited for by one that has it', async () => {
    const { seen, slow, leave, open } = share(2);
    leave(1);
    expect(await read(await open(0))).toBe(WHOLE);
    expect(seen).toEqual({ opened: 1, read: PIECES });
    expect(slow).toEqual([]);
  });

  it('goes on by itself to one that is much slower, from where it was', async () => {
    const { seen, slow, clock, open } = share(2);
    const [quick, late] = [await open(0), await open(1)];
    let isQuickOver = false;
    const first = read(quick).finally(() => (isQuickOver = true));
    const second = read(late, async () => {
      while (!isQuickOver) await clock.sleep(10);
    });
    expect(await first).toBe(WHOLE);
    expect(slow).toEqual([1]);
    expect(await second).toBe(WHOLE);
    expect(seen.opened).toBe(2);
  });

  it('does not wait for one that never begins, which reads it by itself later', async () => {
    const { seen, slow, open } = share(2);
    expect(await read(await open(0))).toBe(WHOLE);
    expect(slow).toEqual([1]);
    expect(await read(await open(1))).toBe(WHOLE);
    expect(seen).toEqual({ opened: 2, read: 2 * PIECES });
  });

  it('fails with the error of its source, and is read anew by each', async () => {
    const { seen, open } = share(2, { failsAt: 3 });
    const streams = [await open(0), await open(1)];
    const failed = await Promise.allSettled(streams.map((stream) => read(stream)));
    expect(failed.map((one) => one.status === 'rejected' && String(one.reason))).toEqual([
      'Error: cut',
      'Error: cut',
    ]);
    expect(await Promise.all([read(await open(0)), read(await open(1))])).toEqual([WHOLE, WHOLE]);
    expect(seen.opened).toBe(3);
  });

  it('is read no further when it is needed no more', async () => {
    const { seen, open } = share(2);
    for (const stream of [await open(0), await open(1)]) {
      for await (const piece of stream) if (piece.byteLength > 0) break;
    }
    for (let turns = 0; turns < 50; turns += 1) await turn();
    expect(seen.read).toBeLessThan(PIECES);
  });
});
