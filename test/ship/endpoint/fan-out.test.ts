// SPDX-License-Identifier: Apache-2.0
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openFanOut } from '../../../src/ship/endpoint/fan-out.ts';
import { createQuickClock } from '../../registry/bench.ts';

const MIB = 1024 * 1024;
const PATIENT = { ms: Infinity, share: 1 };
const BRIEF = { ms: 1_000, share: 0.25 };

/** A stream of so many MiB, and how much of it was read. */
function produce(count: number, failsAt = Infinity) {
  let bytes = 0;
  const stream = async function* () {
    for (let at = 0; at < count; at += 1) {
      await turn();
      if (at === failsAt) throw new Error('cut');
      bytes += MIB;
      yield Buffer.alloc(MIB, at);
    }
  };
  return { stream: stream(), read: () => bytes };
}

async function drain(
  stream: AsyncIterable<Uint8Array> | undefined,
  most = Infinity,
): Promise<number> {
  let bytes = 0;
  for await (const chunk of stream ?? []) {
    bytes += chunk.byteLength;
    if (bytes >= most) break;
  }
  return bytes;
}

describe('one stream for several readers', () => {
  it('gives all bytes to each', async () => {
    const source = produce(20);
    const { branches, done } = openFanOut(source.stream, {
      ...{ clock: createQuickClock(), timeouts: [PATIENT, PATIENT, PATIENT] },
      onSlow: () => expect.fail(),
    });
    const read = await Promise.all(branches.map(({ stream }) => drain(stream)));
    await done;
    expect(read).toEqual([20 * MIB, 20 * MIB, 20 * MIB]);
  });

  it('is read to its end where no reader is left', async () => {
    const source = produce(20);
    const { branches, done } = openFanOut(source.stream, {
      ...{ clock: createQuickClock(), timeouts: [PATIENT] },
      onSlow: () => expect.fail(),
    });
    branches[0]?.close();
    await done;
    expect(source.read()).toBe(20 * MIB);
  });

  it('ends for each where it is cut', async () => {
    const source = produce(20, 3);
    const { branches, done } = openFanOut(source.stream, {
      ...{ clock: createQuickClock(), timeouts: [PATIENT, PATIENT] },
      onSlow: () => expect.fail(),
    });
    const reads = branches.map(({ stream }) => drain(stream));
    await expect(done).rejects.toThrow('cut');
    for (const read of reads) await expect(read).rejects.toThrow('not whole');
  });

  it('is read no further ahead of the slowest than a few MiB', async () => {
    const source = produce(100);
    const { branches } = openFanOut(source.stream, {
      ...{ clock: createQuickClock(), timeouts: [PATIENT, PATIENT] },
      onSlow: () => expect.fail(),
    });
    const reading = drain(branches[0]?.stream);
    for (let turns = 0; turns < 200; turns += 1) await turn();
    expect(source.read()).toBeLessThanOrEqual(6 * MIB);
    branches[1]?.close();
    expect(await reading).toBe(100 * MIB);
  });

  it('goes on without the one that holds the others up', async () => {
    const source = produce(100);
    const slow: number[] = [];
    const { branches, done } = openFanOut(source.stream, {
      ...{ clock: createQuickClock(), timeouts: [PATIENT, BRIEF, PATIENT] },
      onSlow: (reader) => slow.push(reader),
    });
    const [first, second, third] = branches.map(({ stream }) => stream);
    const reading = Promise.all([drain(first), drain(third)]);
    expect(await drain(second, 1)).toBeGreaterThan(0); // and no more
    expect(await reading).toEqual([100 * MIB, 100 * MIB]);
    await done;
    expect(slow).toEqual([1]);
  });

  it('has one timer, however often it waits for a reader', async () => {
    let sleeps = 0;
    const sleep = (): Promise<void> => {
      sleeps += 1;
      return new Promise(() => undefined);
    };
    const { branches, done } = openFanOut(produce(100).stream, {
      ...{ clock: { ...createQuickClock(), now: () => 0, sleep }, timeouts: [PATIENT] },
      onSlow: () => expect.fail(),
    });
    for await (const piece of branches[0]?.stream ?? []) {
      expect(piece.byteLength).toBe(MIB);
      for (let turns = 0; turns < 5; turns += 1) await turn();
    }
    await done;
    expect(sleeps).toBe(1);
  });

  it('waits for the only one, however slow', async () => {
    const source = produce(20);
    const { branches, done } = openFanOut(source.stream, {
      ...{ clock: createQuickClock(), timeouts: [BRIEF] },
      onSlow: () => expect.fail(),
    });
    for (let turns = 0; turns < 200; turns += 1) await turn();
    expect(await drain(branches[0]?.stream)).toBe(20 * MIB);
    await done;
  });
});
