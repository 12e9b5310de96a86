// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import { error } from '../../../src/problem.ts';
import { createRetryLog } from '../../../src/registry/http/retry-log.ts';

const problem = error('REGISTRY_FAILED', 'registry.example answered 503.');

/** What the user is told of retries, each at a time and with a wait in seconds: `time line`. */
function tell(
  retries: readonly (readonly [at: number, wait: number, host?: string])[],
): readonly string[] {
  const told: string[] = [];
  let now = 0;
  const log = { info: (line: string) => told.push(`${now} ${line}`), debug: () => undefined };
  const report = createRetryLog(log, { now: () => now * 1_000 });
  for (const [at, wait, host = 'registry.example'] of retries) {
    now = at;
    report(host, { problem, retry: 'transient' }, wait * 1_000);
  }
  return told;
}

const line = (wait: string) => `registry.example answered 503. Retrying in ${wait}.`;

describe('retries that the user is told of', () => {
  it.each([
    {
      name: 'none of a short fault',
      retries: [
        [0, 0.4],
        [1, 1],
        [3, 1.5],
      ],
      told: [],
    },
    { name: 'a long wait, at once', retries: [[0, 60]], told: [`0 ${line('60 s')}`] },
    {
      name: 'a fault that lasts, when it has lasted 5 s',
      retries: [
        [0, 1],
        [2, 3],
        [6, 4],
        [12, 4],
      ],
      told: [`6 ${line('4 s')}`],
    },
    {
      name: 'one that lasts longer, every 30 s',
      retries: [
        [0, 20],
        [20, 20],
        [40, 20],
        [60, 20],
      ],
      told: [`0 ${line('20 s')}`, `40 ${line('20 s')}`],
    },
    {
      name: 'many requests that wait for one host, once',
      retries: [
        [0, 10],
        [0, 10],
        [0, 10],
      ],
      told: [`0 ${line('10 s')}`],
    },
    {
      name: 'each host',
      retries: [
        [0, 10],
        [0, 10, 'other.example'],
      ],
      told: [`0 ${line('10 s')}`, `0 ${line('10 s')}`],
    },
    {
      name: 'none of short faults far apart',
      retries: [
        [0, 1],
        [100, 1],
        [200, 1],
      ],
      told: [],
    },
  ] as const)('$name', ({ retries, told }) => {
    expect(tell(retries)).toEqual(told);
  });
});
