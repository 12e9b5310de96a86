// SPDX-License-Identifier: Apache-2.0
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { readOnce } from '../../../src/registry/blobs/once.ts';
import { toBlob, toSource } from '../bench.ts';

const small = toBlob('a configuration', 'application/json');
const large = toBlob('a layer'.padEnd(2 * 1024 * 1024 + 1, '.'), 'application/octet-stream');

describe('blobs that several repositories need', () => {
  it.each([
    { name: 'small ones once', blob: small, times: 1 },
    { name: 'large ones for each', blob: large, times: 3 },
  ])('are read: $name', async ({ blob: { descriptor, bytes }, times }) => {
    const source = toSource([small, large]);
    const { openBlob } = readOnce(source);
    const streams = await Promise.all([1, 2].map(() => openBlob(descriptor)));
    for (const stream of [...streams, await openBlob(descriptor)]) {
      expect((await buffer(stream)).equals(bytes)).toBe(true);
    }
    expect(source.opened.get(descriptor.digest)).toBe(times);
  });

  it('are read again where they could not be read', async () => {
    const source = toSource([small]);
    let asked = 0;
    const { openBlob } = readOnce({
      ...source,
      openBlob: (blob) => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('cut')) : source.openBlob(blob);
      },
    });
    await expect(openBlob(small.descriptor)).rejects.toThrow('cut');
    expect((await buffer(await openBlob(small.descriptor))).equals(small.bytes)).toBe(true);
  });
});
