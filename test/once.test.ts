// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { once, oncePer } from '../src/once.ts';

it('once begins at the first call, also where that comes to nothing', () => {
  let calls = 0;
  const work = once(() => {
    calls += 1;
    return undefined;
  });
  expect(calls).toBe(0);
  work();
  work();
  expect(calls).toBe(1);
});

it('once tells whether it has begun', () => {
  const work = once(() => 'x');
  expect(work.begun()).toBeUndefined();
  work();
  expect(work.begun()).toBe('x');
});

it.each([
  { retries: false, expected: 1 },
  { retries: true, expected: 2 },
])(
  'oncePer asks once for each key; failed, with retries $retries: $expected times',
  async (row) => {
    const asked: string[] = [];
    const ask = oncePer(
      (host: string, path: string) => `${host}/${path}`,
      (_host, path) => {
        asked.push(path);
        return path === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve(path);
      },
      { retries: row.retries },
    );
    await expect(ask('h', 'a')).resolves.toBe('a');
    await expect(ask('h', 'a')).resolves.toBe('a');
    await expect(ask('h', 'bad')).rejects.toThrow('no');
    await expect(ask('h', 'bad')).rejects.toThrow('no');
    expect(asked.filter((path) => path === 'a')).toHaveLength(1);
    expect(asked.filter((path) => path === 'bad')).toHaveLength(row.expected);
  },
);
