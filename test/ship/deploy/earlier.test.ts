// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { parseEarlierHooks } from '../../../src/ship/deploy/earlier.ts';

const HOOK = { name: 'a', target: 'app', outcome: 'failed', digest: `sha256:${'a'.repeat(64)}` };

it.each([
  {
    name: 'a receipt',
    value: { schemaVersion: 1, deploy: [{ ...HOOK, host: 'x' }] },
    hooks: [HOOK],
  },
  { name: 'one without hooks', value: { schemaVersion: 1, status: 'done' }, hooks: [] },
  { name: 'another version', value: { schemaVersion: 2, deploy: [] }, hooks: undefined },
  { name: 'a list', value: [], hooks: undefined },
  {
    name: 'another outcome',
    value: { schemaVersion: 1, deploy: [{ ...HOOK, outcome: 'x' }] },
    hooks: undefined,
  },
  {
    name: 'a call at a time that there is not',
    value: {
      schemaVersion: 1,
      deploy: [{ ...HOOK, called: { digest: 'x', at: '2026-13-45T10:00:00Z' } }],
    },
    hooks: undefined,
  },
  {
    name: 'a call by an earlier run',
    value: {
      schemaVersion: 1,
      deploy: [{ ...HOOK, called: { digest: 'x', at: '2026-11-27T10:00:00Z' } }],
    },
    hooks: [{ ...HOOK, called: { digest: 'x', at: '2026-11-27T10:00:00Z' } }],
  },
  {
    name: 'a digest that is a number',
    value: { schemaVersion: 1, deploy: [{ ...HOOK, digest: 1 }] },
    hooks: undefined,
  },
])('$name', ({ value, hooks }) => {
  expect(parseEarlierHooks(JSON.stringify(value))).toEqual(hooks);
});

it.each(['', 'no JSON', '['.repeat(200_000)])('what is no JSON is no receipt', (text) => {
  expect(parseEarlierHooks(text)).toBeUndefined();
});
