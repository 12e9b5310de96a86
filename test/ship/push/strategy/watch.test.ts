// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { Clock } from '../../../../src/clock.ts';
import { toStallTimeout, watchPush } from '../../../../src/ship/push/strategy/watch.ts';

/** A clock that stands still until it is moved. */
function handClock(): Clock & { move: (ms: number) => Promise<void> } {
  let now = 0;
  const sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => now,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        sleepers.push({ until: now + ms, wake: resolve });
        signal?.addEventListener('abort', () => {
          reject(signal.reason as Error);
        });
      }),
    move: async (ms) => {
      for (const end = now + ms; now < end;) {
        now += 1;
        for (const one of sleepers.filter(({ until }) => until <= now)) {
          sleepers.splice(sleepers.indexOf(one), 1);
          one.wake();
        }
        await Promise.resolve().then(() => undefined);
        await Promise.resolve();
      }
    },
  };
}

describe('a push is ended when it goes silent', () => {
  it.each([
    { name: 'never before it began', pipeline: [['#5 RUN make\n', 1_000]], hung: false },
    { name: 'after the limit', pipeline: [['#7 pushing layers\n', 101]], hung: true },
    { name: 'not before it', pipeline: [['#7 pushing layers\n', 98]], hung: false },
    {
      name: 'counted from the last word',
      pipeline: [
        ['#7 pushing layers\n', 80],
        ['#8 [auth] app\n', 80],
      ],
      hung: false,
    },
    {
      name: 'and from there anew',
      pipeline: [
        ['#7 pushing layers\n', 80],
        ['#7 pushing manifest\n', 120],
      ],
      hung: true,
    },
    {
      name: 'though a long build came before',
      pipeline: [
        ['#5 RUN make\n', 950],
        ['#7 pushing manifest for x\n', 120],
      ],
      hung: true,
    },
    {
      name: 'words that come in pieces',
      pipeline: [
        ['#7 pushi', 10],
        ['ng layers\n', 120],
      ],
      hung: true,
    },
    {
      name: 'not by what a step prints',
      pipeline: [['#5 0.3 pushing layers to the wall\n', 500]],
      hung: false,
    },
  ] as const)('$name', async ({ pipeline, hung }) => {
    const clock = handClock();
    const watch = watchPush(clock, 100);
    for (const [chunk, silence] of pipeline) {
      watch.hear(chunk);
      await clock.move(silence);
    }
    expect(watch.signal.aborted).toBe(hung);
    watch.stop();
  });

  it('but not once it has ended', async () => {
    const clock = handClock();
    const watch = watchPush(clock, 100);
    watch.hear('#7 pushing layers\n');
    watch.stop();
    await clock.move(500);
    expect(watch.signal.aborted).toBe(false);
  });
});

describe('how long a push may be silent', () => {
  it.each([
    { ended: 0, ms: 120_000 },
    { ended: 1, ms: 240_000 },
    { ended: 2, ms: 480_000 },
  ])('after $ended that were ended: $ms ms', ({ ended, ms }) => {
    expect(toStallTimeout(120_000, ended)).toBe(ms);
  });
});
