// SPDX-License-Identifier: Apache-2.0
// What a run of several targets says while it builds: lines in place on a terminal, else one line every 30 seconds.
import { describe, expect, it } from 'vitest';
import type { Log } from '../../../src/log.ts';
import { createProgress } from '../../../src/ship/targets/progress.ts';
import { silentLog } from '../tagging.ts';

function start(names: readonly string[], isTerminal: boolean) {
  const said: string[] = [];
  const drawn: (readonly string[])[] = [];
  const output: string[] = [];
  let now = 0;
  let tick = (): void => undefined;
  let period = 0;
  let isStopped = false;
  const log: Log = {
    ...silentLog,
    info: (line) => void said.push(line),
    ...(isTerminal && { status: (lines) => void drawn.push(lines) }),
  };
  const progress = createProgress(names, { log, clock: { now: () => now } }, (ms, step) => {
    period = ms;
    tick = step;
    return () => (isStopped = true);
  });
  const own: Log = { ...silentLog, output: (chunk) => void output.push(chunk) };
  return {
    ...{ progress, said, own, output },
    drawn: () => drawn.at(-1),
    period: () => period,
    isStopped: () => isStopped,
    after: (seconds: number) => {
      now += seconds * 1000;
      tick();
    },
  };
}

describe('in a log', () => {
  it('is a line every 30 seconds: what is built, for how long, and what waits', () => {
    const { progress, said, after, period, isStopped } = start(['base', 'api', 'web'], false);
    expect(period()).toBe(30_000);
    after(30);
    expect(said).toEqual([]);
    progress.begin('base');
    after(42);
    progress.begin('api');
    after(30);
    progress.end('base');
    progress.begin('web');
    after(0);
    progress.end('api');
    progress.end('web');
    after(30);
    progress.stop();
    expect(said).toEqual([
      'building: base 42s; waiting: api, web',
      'building: base 1m12s, api 30s; waiting: web',
      'building: api 30s, web 0s',
    ]);
    expect(isStopped()).toBe(true);
  });

  it('names ten that wait, and counts the others', () => {
    const names = Array.from({ length: 13 }, (_, at) => `t${at}`);
    const { progress, said, after } = start(names, false);
    progress.begin('t0');
    after(30);
    expect(said[0]).toMatch(/^building: t0 30s; waiting: t1, t2, .*, t10 and 2 more$/);
  });
});

describe('on a terminal', () => {
  it('is a line in place for each target that is built, with its step', () => {
    const { progress, said, drawn, own, output, after } = start(['api', 'worker', 'web'], true);
    progress.begin('api');
    progress.begin('worker');
    expect(drawn()).toEqual(['api     starting  0s', 'worker  starting  0s', 'waiting: 1']);
    const { output: hear } = progress.listen('api', own);
    hear('#5 [linux/amd64 build  3/12] RUN np');
    hear('m ci\n#6 [auth] acme/app:pull token\n#5 0.412 added 1 package\n');
    after(72);
    expect(drawn()?.[0]).toBe('api     acme/app:pull token  1m12s');
    hear('#7 [linux/amd64 build  4/12] COPY . .\n');
    after(1);
    expect(drawn()?.[0]).toBe('api     4/12  COPY . .  1m13s');
    expect(output.join('')).toContain('[linux/amd64 build  3/12] RUN npm ci\n');
    progress.end('api');
    expect(drawn()).toEqual(['worker  starting  1m13s', 'waiting: 1']);
    progress.stop();
    expect(drawn()).toEqual([]);
    expect(said).toEqual([]);
  });
});
