// SPDX-License-Identifier: Apache-2.0
// A promotion that a signal ends at each of its requests: its receipt says what was written, and the next one finishes it.
import { expect, it } from 'vitest';
import type { Receipt } from '../../../src/ship/record/receipt.ts';
import { createStore } from '../../ship/memory.ts';
import {
  createTime,
  reportPromotion,
  ship,
  versionAt,
  type Running,
} from '../../ship/history/running.ts';
import { createCutter } from '../cutter.ts';

const TAGS = ['production', 'staging'];

async function createWorld(): Promise<Running> {
  const store = createStore({ hasReferrers: true });
  const running: Running = { store, time: createTime(), settings: { history: false } };
  for (const version of ['1.2.2', '1.2.3']) await ship(running, version);
  await reportPromotion(running, '1.2.2', TAGS);
  return running;
}

it.each(['before', 'after'] as const)('%s each request', async (when) => {
  const full = createCutter();
  await reportPromotion({ ...(await createWorld()), cutter: full }, '1.2.3', TAGS);
  const seen = new Set<string>();
  for (let at = 1; at <= full.count(); at += 1) {
    const running = await createWorld();
    const cutter = createCutter({ at, when });
    const told = await reportPromotion({ ...running, cutter }, '1.2.3', TAGS).catch(
      (thrown: unknown) => thrown,
    );
    // What the run left behind would write now.
    await new Promise((resolve) => setImmediate(resolve));
    if (told instanceof Error) {
      expect(told.message).toBe('ended by SIGTERM');
      for (const tag of TAGS) expect(versionAt(running, tag)).toBe('1.2.2');
    } else {
      const receipt = told as Receipt;
      expect(receipt.problems.map(({ code }) => code)).toContain('SHIP_INTERRUPTED');
      for (const { tag, action, reason } of receipt.targets.flatMap(({ images }) => images)) {
        const isThere = versionAt(running, tag) === '1.2.3';
        if (action === 'moved') expect(isThere).toBe(true);
        else if (isThere) expect(reason).toContain('while this tag was being written');
        seen.add(`${action} ${reason.slice(0, 40)}`);
      }
    }
    await reportPromotion(running, '1.2.3', TAGS);
    for (const tag of TAGS) expect(versionAt(running, tag)).toBe('1.2.3');
  }
  expect([...seen].some((one) => one.startsWith('moved'))).toBe(true);
  expect([...seen].some((one) => one.startsWith('failed'))).toBe(true);
});
