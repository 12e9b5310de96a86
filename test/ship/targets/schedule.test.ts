// SPDX-License-Identifier: Apache-2.0
// The order in which targets are built, how many at once, and what is skipped.
import { describe, expect, it } from 'vitest';
import { runSchedule, type Task } from '../../../src/ship/targets/schedule.ts';

interface World {
  readonly log: string[];
  readonly end: (name: string, how?: boolean | Error) => Promise<void>;
  readonly done: Promise<void>;
}

/** A schedule whose steps end when the test says so. */
function start(steps: readonly Task[], limit: number): World {
  const log: string[] = [];
  const ends = new Map<string, (how: boolean | Error) => void>();
  const run = (name: string): Promise<boolean> => {
    log.push(name);
    return new Promise((resolve, reject) => {
      ends.set(name, (how) => {
        if (how instanceof Error) reject(how);
        else resolve(how);
      });
    });
  };
  const done = runSchedule(steps, limit, run, (name, needed) => log.push(`-${name} for ${needed}`));
  done.catch(() => undefined);
  const end = async (name: string, how: boolean | Error = true): Promise<void> => {
    ends.get(name)?.(how);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  return { log, end, done };
}

const DIAMOND = [
  { name: 'top', needs: ['left', 'right'] },
  { name: 'left', needs: ['base'] },
  { name: 'right', needs: ['base'] },
  { name: 'base' },
  { name: 'other' },
];

describe('runSchedule', () => {
  it('starts a step when all that it needs has ended, in the given order', async () => {
    const { log, end, done } = start(DIAMOND, 9);
    expect(log).toEqual(['base', 'other']);
    await end('base');
    expect(log.slice(2)).toEqual(['left', 'right']);
    await end('right');
    await end('other');
    expect(log).toHaveLength(4);
    await end('left');
    expect(log.slice(4)).toEqual(['top']);
    await end('top');
    await done;
  });

  it('runs at most so many at once', async () => {
    const { log, end, done } = start(
      ['a', 'b', 'c'].map((name) => ({ name })),
      2,
    );
    expect(log).toEqual(['a', 'b']);
    await end('b');
    expect(log).toEqual(['a', 'b', 'c']);
    await end('a');
    await end('c');
    await done;
  });

  it('skips all that need a failed step, and goes on with the others', async () => {
    const { log, end, done } = start(DIAMOND, 1);
    await end('base', false);
    expect(log.slice(1)).toEqual(['-left for base', '-right for base', '-top for left', 'other']);
    await end('other');
    await done;
  });

  it('starts nothing more after an unexpected error, and throws it when all has ended', async () => {
    const { log, end, done } = start([...DIAMOND, { name: 'last' }], 2);
    await end('base', new Error('a bug'));
    expect(log).toEqual(['base', 'other']);
    await end('other');
    await expect(done).rejects.toThrow('a bug');
    expect(log).toEqual(['base', 'other']);
  });

  it('of nothing is nothing', async () => {
    await start([], 1).done;
  });
});
