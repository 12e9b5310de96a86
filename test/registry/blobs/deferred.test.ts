// SPDX-License-Identifier: Apache-2.0
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openAhead } from '../../../src/registry/blobs/deferred.ts';

/** A source of two pieces, and how often it was opened and let go. */
function open() {
  const counts = { opened: 0, closed: 0 };
  async function* stream() {
    try {
      for (const piece of ['one ', 'two']) yield await Promise.resolve(Buffer.from(piece));
    } finally {
      counts.closed += 1;
    }
  }
  const source = () => {
    counts.opened += 1;
    return Promise.resolve(stream());
  };
  return { counts, source };
}

describe('a stream that is opened ahead', () => {
  it('is opened at once, and complete for its reader', async () => {
    const { counts, source } = open();
    const ahead = openAhead(source);
    expect(counts.opened).toBe(1);
    expect(String(await buffer(await ahead.take()))).toBe('one two');
    expect(counts).toEqual({ opened: 1, closed: 1 });
  });

  it('is another one for who takes it again', async () => {
    const { counts, source } = open();
    const ahead = openAhead(source);
    await ahead.take();
    expect(String(await buffer(await ahead.take()))).toBe('one two');
    expect(counts.opened).toBe(2);
  });

  it('releases its source if it is not taken, and only then', async () => {
    const { counts, source } = open();
    const dropped = openAhead(source);
    dropped.drop();
    await turn();
    expect(counts).toEqual({ opened: 1, closed: 1 });
    const taken = openAhead(source);
    const stream = await taken.take();
    taken.drop();
    expect(String(await buffer(stream))).toBe('one two');
  });

  it('throws its error to the caller that takes it, and nowhere else', async () => {
    const gone = new Error('gone');
    openAhead(() => Promise.reject(gone)).drop();
    await turn();
    const ahead = openAhead(() => Promise.reject(gone));
    await turn();
    await expect(ahead.take()).rejects.toBe(gone);
  });
});
