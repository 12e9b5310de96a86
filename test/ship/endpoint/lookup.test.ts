// SPDX-License-Identifier: Apache-2.0
// Which registries are waited for when a builder asks for a blob.
import { describe, expect, it } from 'vitest';
import { createQuickClock, toBlob } from '../../registry/bench.ts';
import { refusal } from '../../registry/server.ts';
import { openEndpointFor, startRegistry } from './pushing.ts';

const layer = toBlob(Buffer.alloc(3_000_000, 'layer'));
const { digest } = layer.descriptor;

describe('registries of which none is required', () => {
  it('one dead, the other slow to answer: it is not taken for one that has all', async () => {
    const dead = await startRegistry(() => refusal(418, 'DENIED', 'no'));
    const slow = await startRegistry(({ method }) =>
      method === 'HEAD' ? { status: 404, delayMs: 300 } : undefined,
    );
    const seats = [dead, slow].map((registry) => ({ registry, isRequired: false }));
    const { ask: has, push, members } = await openEndpointFor(seats, createQuickClock());
    expect(await has(digest)).toBe(404);
    expect(await push(layer)).toBe(201);
    expect(slow.blobs.has(digest)).toBe(true);
    expect(members.live()).toHaveLength(1);
  });
});
