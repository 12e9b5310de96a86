// SPDX-License-Identifier: Apache-2.0
// A run is cut short at its requests, before or after the registry hears of it, and run again. Every thirtieth request
// by default; `npm run test:faults -- --all` cuts at each, both before and after.
import { afterAll, describe, expect, it } from 'vitest';
import type { Script } from '../lab/fault.ts';
import { isNightly } from '../lab/nightly.ts';
import { shipFrom, type RegistryFixture } from './registry-fixture.ts';
import { createRegistryPool } from './registry-pool.ts';
import { checkCut, checkTags, newPath, requestOf, runAgain, type Evidence } from './release-run.ts';
import { prepare } from './seed-images.ts';

const KINDS = ['plain', 'token'] as const;
const SCENARIO = { before: 'older', bothRequired: true } as const;

const pool = createRegistryPool();

afterAll(async () => {
  await pool.close();
});

/** More requests than an undisturbed run makes; cuts beyond its last one find it done. */
const CUTS = Array.from({ length: 90 }, (_, index) => index + 1);

async function cut(fixture: RegistryFixture, at: number, when: 'before' | 'after'): Promise<void> {
  const path = newPath();
  const before = await prepare(fixture, path, SCENARIO.before);
  const controller = new AbortController();
  let requests = 0;
  const script: Script = () => {
    requests += 1;
    if (requests !== at) return undefined;
    controller.abort(new Error('cut short'));
    return { kind: 'reset', when };
  };
  for (const { proxy } of fixture.proxied) proxy.use(script);
  const request = requestOf(fixture, path, SCENARIO);
  const built: string[] = [];
  const { receipt } = await shipFrom(fixture, { ...request, controller }, built);
  const evidence: Evidence = { fixture, path, scenario: SCENARIO, before, built };
  const after = await checkTags(evidence);
  if (requests < at) expect(receipt.status).toBe('done');
  else checkCut(receipt, evidence, after);
  await runAgain(evidence, request);
}

it('an undisturbed run makes no more requests than are cut', async () => {
  await pool.lend(KINDS, async (fixture) => {
    const path = newPath();
    await prepare(fixture, path, SCENARIO.before);
    for (const { proxy } of fixture.proxied) proxy.use([]);
    await shipFrom(fixture, requestOf(fixture, path, SCENARIO));
    const requests = fixture.proxied.reduce((sum, { proxy }) => sum + proxy.log.length, 0);
    expect(requests).toBeLessThanOrEqual(CUTS.length);
    expect(requests).toBeGreaterThan(CUTS.length / 2);
  });
});

/** One in forty-five, and not the same ones before as after. */
const TURNS = { before: 0, after: 11 } as const;

describe.concurrent.each(['before', 'after'] as const)('cut %s the deed', (when) => {
  const cuts = CUTS.filter((at) => isNightly || at % 45 === TURNS[when]);
  it.each(cuts)('at request %i, then run again', { timeout: 60_000 }, async (at) => {
    await pool.lend(KINDS, (fixture) => cut(fixture, at, when));
  });
});
