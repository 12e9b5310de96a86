// SPDX-License-Identifier: Apache-2.0
// Hosts whose answers lag: the second look finds what the first could not see.
import { describe, expect, it } from 'vitest';
import { readDelayMs } from '../../../src/ship/verify/read-delay.ts';
import { createStore, openMemory, putImage } from '../memory.ts';
import { exactTag, floatingTag, seriesOf, SOURCE } from '../plans.ts';
import { actionsOf, OTHER_SHA, tagIn } from '../tagging.ts';

describe('readDelayMs', () => {
  it.each([
    { host: 'ghcr.io', readDelay: 'auto' as const, ms: 2_000 },
    { host: 'docker.io', readDelay: 'auto' as const, ms: 2_000 },
    { host: '127.0.0.1:5000', readDelay: 'auto' as const, ms: 0 },
    { host: '127.0.0.1:5000', readDelay: 300, ms: 300 },
    { host: 'ghcr.io', readDelay: 0, ms: 0 },
  ])('$host, read-delay: $readDelay → $ms', ({ host, readDelay, ms }) => {
    expect(readDelayMs(host, readDelay)).toBe(ms);
  });
});

describe('a newer release that is seen late', () => {
  it.each([
    { name: 'is given way to after the wait', readDelay: 2_000, wins: 'newer', waits: [2_000] },
    { name: 'is not seen without it', readDelay: 0, wins: 'ours', waits: [] },
  ])('$name', async ({ readDelay, wins, waits }) => {
    const store = createStore();
    const newer = putImage(store, { version: '2.0.0', source: SOURCE, revision: OTHER_SHA });
    const repository = openMemory(store);
    let isVisible = false;
    const lagging: typeof repository = {
      ...repository,
      resolve: (reference) =>
        reference === '2.0.0' && isVisible
          ? repository.resolve(newer.digest)
          : repository.resolve(reference),
    };
    const slept: number[] = [];
    let before = Infinity;
    const gitTags = [{ name: 'v2.0.0', sha: OTHER_SHA }];
    const tagged = await tagIn([{ store, repository: lagging }], {
      version: '1.2.3',
      tags: [exactTag('1.2.3'), floatingTag('latest', { versions: seriesOf('1.2.3') })],
      settings: { readDelay },
      remote: { gitTags: () => Promise.resolve({ known: true, from: 'remote', list: gitTags }) },
      clock: {
        now: () => 0,
        random: () => 0,
        sleep: (ms) => {
          slept.push(ms);
          isVisible = true;
          before = store.requests.length;
          return Promise.resolve();
        },
      },
    });
    expect(slept).toEqual(waits);
    const after = store.requests.slice(before);
    expect(after.includes('HEAD 1.2.3'), 'what was read before the wait counts no more').toBe(
      readDelay > 0,
    );
    expect(store.tags.get('latest') === newer.digest).toBe(wins === 'newer');
    expect(actionsOf(tagged)[1]).toBe(wins === 'newer' ? 'latest held' : 'latest created');
  });
});
