// SPDX-License-Identifier: Apache-2.0
// A registry that says how many pulls are left.
import { expect, it, onTestFinished } from 'vitest';
import { readRateLimit } from '../../../src/registry/http/rate-limit.ts';
import { createBench } from '../bench.ts';
import { serve } from '../server.ts';

it.each([
  { limit: '100;w=21600', remaining: '9;w=21600', says: 'allows 100 pulls in 6 h, and 9 of them' },
  { limit: '10;w=3600', remaining: '0;w=3600', says: 'allows 10 pulls in 1 h, and 0 of them' },
  { limit: '200', remaining: '3', says: 'allows 200 pulls, and 3 of them' },
  { limit: '60;w=60', remaining: '1', says: 'allows 60 pulls in 1 min, and 1 of them' },
  { limit: '100;w=21600', remaining: '10;w=21600' },
  { limit: '100;w=21600', remaining: '76;w=21600' },
  { limit: undefined, remaining: '1' },
  { limit: '100', remaining: undefined },
  { limit: 'many', remaining: 'few' },
  { limit: '-1', remaining: '-5' },
  { limit: '9'.repeat(400), remaining: '1' },
  { limit: '0;w=1', remaining: '0;w=1' },
])('$remaining of $limit', ({ limit, remaining, says }) => {
  const headers = { 'ratelimit-limit': limit, 'ratelimit-remaining': remaining };
  const low = readRateLimit(headers, 'docker.io');
  if (says === undefined) expect(low).toBeUndefined();
  else expect(low?.message).toContain(`docker.io ${says}`);
});

it('is told once a run', async () => {
  const headers = { 'ratelimit-limit': '100;w=21600', 'ratelimit-remaining': '2;w=21600' };
  const served = await serve(() => ({ status: 404, headers }));
  onTestFinished(served.close);
  const told: string[] = [];
  const say = () => undefined;
  const { open, client } = createBench({
    log: {
      group: async (_title, step) => await step(),
      ...{ info: say, debug: say, output: say },
      problem: ({ code }) => void told.push(code),
    },
  });
  onTestFinished(client.close);
  await Promise.all(['1', '2', '3'].map((tag) => open(served.host, 'a/b').resolve(tag)));
  expect(told).toEqual(['REGISTRY_RATE_LOW']);
});
