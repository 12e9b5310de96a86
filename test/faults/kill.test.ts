// SPDX-License-Identifier: Apache-2.0
// A run is cut short at its requests, before or after the registry hears of it, and run again. Every fourth request
// by default; `npm run test:faults -- --all` cuts at each, both before and after.
import { afterAll, describe, expect, it } from 'vitest';
import type { Script } from '../lab/fault.ts';
import { isNightly } from '../lab/nightly.ts';
import { shipFrom, type Dock } from './dock.ts';
import { createDocks } from './docks.ts';
import { checkCut, checkTags, newPath, orderOf, runAgain, type Evidence } from './voyage.ts';
import { prepare } from './stock.ts';

const KINDS = ['plain', 'token'] as const;
const SCENARIO = { before: 'older', bothRequired: true } as const;

const docks = createDocks();

afterAll(async () => {
  await docks.close();
});

/** More requests than an undisturbed run makes; cuts beyond its last one find it done. */
const CUTS = Array.from({ length: 72 }, (_, index) => index + 1);

async function cut(dock: Dock, at: number, when: 'before' | 'after'): Promise<void> {
  const path = newPath();
  const before = await prepare(dock, path, SCENARIO.before);
  const controller = new AbortController();
  let requests = 0;
  const script: Script = () => {
    requests += 1;
    if (requests !== at) return undefined;
    controller.abort(new Error('cut short'));
    return { kind: 'reset', when };
  };
  for (const { proxy } of dock.berths) proxy.use(script);
  const order = orderOf(dock, path, SCENARIO);
  const built: string[] = [];
  const { receipt } = await shipFrom(dock, { ...order, controller }, built);
  const evidence: Evidence = { dock, path, scenario: SCENARIO, before, built };
  const after = await checkTags(evidence);
  if (requests < at) expect(receipt.status).toBe('done');
  else checkCut(receipt, evidence, after);
  await runAgain(evidence, order);
}

it('an undisturbed run makes no more requests than are cut', async () => {
  await docks.lend(KINDS, async (dock) => {
    const path = newPath();
    await prepare(dock, path, SCENARIO.before);
    for (const { proxy } of dock.berths) proxy.use([]);
    await shipFrom(dock, orderOf(dock, path, SCENARIO));
    const requests = dock.berths.reduce((sum, { proxy }) => sum + proxy.log.length, 0);
    expect(requests).toBeLessThanOrEqual(CUTS.length);
    expect(requests).toBeGreaterThan(CUTS.length / 2);
  });
});

const TURNS = { before: 0, after: 2 } as const;

describe.concurrent.each(['before', 'after'] as const)('cut %s the deed', (when) => {
  const cuts = CUTS.filter((at) => isNightly || at % 4 === TURNS[when]);
  it.each(cuts)('at request %i, then run again', { timeout: 60_000 }, async (at) => {
    await docks.lend(KINDS, (dock) => cut(dock, at, when));
  });
});
