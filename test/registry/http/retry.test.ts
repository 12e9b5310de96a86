// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { error, Problem } from '../../../src/problem.ts';
import { type Retry, failed } from '../../../src/registry/failure.ts';
import { createHostPause, createSlots } from '../../../src/registry/http/pause.ts';
import { parseRetryAfter, toBackoff, withRetries } from '../../../src/registry/http/retry.ts';
import { createQuickClock } from '../bench.ts';

const NOW = Date.parse('2015-10-21T07:28:00Z');

describe('parseRetryAfter', () => {
  it.each([
    { name: 'seconds', header: '3', ms: 3000 },
    { name: 'parts of a second', header: '0.5', ms: 500 },
    { name: 'milliseconds with a unit', header: '12.5ms', ms: 12.5 },
    { name: 'seconds with a unit', header: '2s', ms: 2000 },
    { name: 'several units', header: '1m30s', ms: 90_000 },
    { name: 'microseconds', header: '1500us', ms: 1.5 },
    { name: 'a date to come', header: 'Wed, 21 Oct 2015 07:28:05 GMT', ms: 5000 },
    { name: 'a date that is past', header: 'Wed, 21 Oct 2015 07:27:00 GMT', ms: 0 },
    { name: 'hours, cut to five minutes', header: '6h', ms: 300_000 },
    { name: 'a negative number', header: '-5', ms: undefined },
    { name: 'words', header: 'soon', ms: undefined },
    { name: 'nothing', header: '', ms: undefined },
    { name: 'no header', header: undefined, ms: undefined },
  ])('$name', ({ header, ms }) => {
    expect(parseRetryAfter(header, NOW)).toBe(ms);
  });

  it('is a number from 0 to five minutes, or undefined, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        const ms = parseRetryAfter(header, NOW);
        expect(ms === undefined || (ms >= 0 && ms <= 300_000)).toBe(true);
      }),
    );
  });
});

describe('toBackoff', () => {
  it('is at most 30 s, and at most twice as much with each try', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.double({ min: 0, max: 0.999, noNaN: true }),
        (tries, random) => {
          const wait = toBackoff(tries, random);
          expect(wait).toBeGreaterThanOrEqual(0);
          expect(wait).toBeLessThanOrEqual(Math.min(30_000, 400 * 2 ** tries));
        },
      ),
    );
  });
});

function failure(retry: Retry, retryAfterMs?: number, pauseHost = false): Error {
  const problem = error('REGISTRY_FAILED', 'It failed.');
  return failed({
    retry,
    problem,
    pauseHost,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  });
}

/** Fails as the list says, then succeeds. Tells how often it was tried, and how long was waited. */
async function run(failures: readonly Error[], deadlineMs = 60_000) {
  const clock = createQuickClock();
  const signal = new AbortController().signal;
  let tries = 0;
  const work = withRetries(
    { clock, signal, deadlineMs, pause: createHostPause(clock, signal), onRetry: () => undefined },
    () => {
      const next = failures[tries];
      tries += 1;
      return next === undefined ? Promise.resolve('done') : Promise.reject(next);
    },
  );
  const outcome = await work.catch((thrown: unknown) => thrown);
  return { outcome, tries, waits: clock.waits };
}

describe('withRetries', () => {
  it.each([
    { name: 'success', failures: [], tries: 1, done: true },
    { name: 'a transient failure', failures: [failure('transient')], tries: 2, done: true },
    {
      name: 'six of them',
      failures: Array.from({ length: 6 }, () => failure('transient')),
      tries: 7,
      done: true,
    },
    {
      name: 'three doubtful ones',
      failures: Array.from({ length: 3 }, () => failure('limited')),
      tries: 4,
      done: true,
    },
    {
      name: 'four doubtful ones',
      failures: Array.from({ length: 4 }, () => failure('limited')),
      tries: 4,
      done: false,
    },
    { name: 'a permanent one', failures: [failure('permanent')], tries: 1, done: false },
    { name: 'a bug', failures: [new TypeError('x')], tries: 1, done: false },
    {
      name: 'a wait beyond the deadline',
      failures: [failure('transient', 61_000)],
      tries: 1,
      done: false,
    },
  ])('$name: $tries tries, done: $done', async ({ failures, tries, done }) => {
    const result = await run(failures);
    expect(result.tries).toBe(tries);
    expect(result.outcome === 'done').toBe(done);
  });

  it('waits as long as it is asked to', async () => {
    expect((await run([failure('transient', 1234)])).waits).toEqual([1234]);
  });

  it('waits a random part of a growing span otherwise', async () => {
    expect(
      (await run([failure('transient'), failure('transient'), failure('transient')])).waits,
    ).toEqual([400, 800, 1600]);
  });

  it('gives up at the deadline and says how often it tried', async () => {
    const { outcome } = await run(
      Array.from({ length: 99 }, () => failure('transient')),
      10_000,
    );
    expect(outcome).toBeInstanceOf(Problem);
    expect((outcome as Problem).message).toMatch(/^It failed \(\d tries in [\d.]+ s\)\.$/);
  });

  it.each([
    { name: 'one that failed late', lateMs: [90_000], tries: 2 },
    { name: 'two that failed late', lateMs: [90_000, 90_000], tries: 2 },
    { name: 'several that failed soon after', lateMs: [90_000, 5000, 5000], tries: 4 },
  ])('counts the deadline from the first failure: $name', async ({ lateMs, tries }) => {
    const clock = createQuickClock();
    const signal = new AbortController().signal;
    const pause = createHostPause(clock, signal);
    let tried = 0;
    const policy = { clock, signal, deadlineMs: 60_000, pause, onRetry: () => undefined };
    await withRetries(policy, async () => {
      const ms = lateMs[tried];
      tried += 1;
      if (ms === undefined) return;
      await clock.sleep(ms);
      throw failure('transient');
    }).catch(() => undefined);
    expect(tried).toBe(tries);
  });

  it('stops waiting when the run is cancelled', async () => {
    const clock = createQuickClock();
    const abort = new AbortController();
    const reason = new Error('cancelled');
    const pause = createHostPause(clock, abort.signal);
    const work = withRetries(
      { clock, signal: abort.signal, deadlineMs: 60_000, pause, onRetry: () => undefined },
      () => {
        abort.abort(reason);
        return Promise.reject(failure('transient'));
      },
    );
    await expect(work).rejects.toBe(reason);
  });
});

describe('a pause', () => {
  it('holds up everybody until it is over, and is only ever made longer', async () => {
    const clock = createQuickClock(0);
    const pause = createHostPause(clock, new AbortController().signal);
    const start = clock.now();
    pause.extend(5000);
    pause.extend(1000);
    await Promise.all([pause.over(), pause.over()]);
    expect(clock.now() - start).toBeGreaterThanOrEqual(5000);
    await pause.over();
    expect(clock.waits.length).toBeLessThanOrEqual(2);
  });
});

describe('slots', () => {
  it('let so many work at a time and no more, and pass on after a failure', async () => {
    const slots = createSlots(3);
    let now = 0;
    let most = 0;
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        slots.within(async () => {
          now += 1;
          most = Math.max(most, now);
          await new Promise(setImmediate);
          now -= 1;
          if (index % 2 === 0) throw new Error('odd one out');
        }),
      ),
    );
    expect(most).toBe(3);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
  });
});
