// SPDX-License-Identifier: Apache-2.0
// Exact tags that were asked for while buildx was still ending: not asked for again, unless that failed.
import { expect, it } from 'vitest';
import { nameExactTags, readExactTags } from '../../../../src/ship/tag/exact/write.ts';
import { createStore } from '../../memory.ts';
import { exactTag } from '../../plans.ts';
import { destinationOf, putOurs, SHA, type Given } from '../../tagging.ts';

const GIVEN: Given = { tags: [exactTag('1.2.3'), exactTag('sha-1111111')] };

it.each([
  { name: 'nothing asked before', how: 'not', more: 2 },
  { name: 'an answer', how: 'answered', more: 0 },
  { name: 'a failure', how: 'failed', more: 2 },
] as const)('after $name, $more more requests', async ({ how, more }) => {
  const store = createStore();
  const manifest = putOurs(store, GIVEN);
  const destination = destinationOf({ store }, GIVEN);
  const builtImage = { manifest, platforms: { 'linux/amd64': manifest.digest }, imageId: null };
  const asked = {
    not: () => undefined,
    answered: () => nameExactTags(destination, SHA),
    failed: () => Promise.reject(new Error('cut')),
  }[how]();
  await asked?.catch(() => undefined);
  store.requests.length = 0;
  const options = { sha: SHA, onExisting: 'auto' } as const;
  const states = await readExactTags({ destination, builtImage }, options, asked);
  expect(states.map(({ planned, decision }) => [planned.tag, decision.action])).toEqual([
    ['1.2.3', 'write'],
    ['sha-1111111', 'write'],
  ]);
  expect(store.requests).toHaveLength(more);
});
