// SPDX-License-Identifier: Apache-2.0
// How long a cancelled run may tidy up, and what a full disk is.
import { describe, expect, it } from 'vitest';
import { toDiskProblem } from '../../src/ship/disk.ts';
import { graceAfter } from '../../src/ship/grace.ts';
import { Problem } from '../../src/problem.ts';
import { instantClock } from './scripted-shell.ts';

const turn = () => new Promise(setImmediate);

describe('what tidies up', () => {
  it('has no limit while the run goes on', async () => {
    const clock = instantClock();
    const grace = graceAfter(new AbortController().signal, clock);
    await turn();
    expect([grace.signal.aborted, clock.waits]).toEqual([false, []]);
    grace.stop();
  });

  it.each([
    { name: 'before', early: true },
    { name: 'after', early: false },
  ])('ends 9 s after a signal that came $name it began', async ({ early }) => {
    const clock = instantClock();
    const run = new AbortController();
    if (early) run.abort(new Error('ended by SIGTERM'));
    const grace = graceAfter(run.signal, clock);
    if (!early) run.abort(new Error('ended by SIGTERM'));
    await turn();
    expect([grace.signal.aborted, clock.waits]).toEqual([true, [9_000]]);
    grace.stop();
  });

  it('forgets the signal once it is done', async () => {
    const clock = instantClock();
    const run = new AbortController();
    graceAfter(run.signal, clock).stop();
    run.abort();
    await turn();
    expect(clock.waits).toEqual([]);
  });
});

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: write`), { code, syscall: 'write' });
}

it.each(['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG', 'EIO'])('%s is the machine’s fault', (code) => {
  const problem = toDiskProblem(systemError(code), '/tmp/tagship-aaaaaa');
  expect(problem).toBeInstanceOf(Problem);
  expect((problem as Problem).problems).toMatchObject([{ level: 'error', code: 'TEMP_FULL' }]);
});

it.each([new TypeError('a bug'), systemError('EBADF'), 'text'])('%s is not', (thrown) => {
  expect(toDiskProblem(thrown, '/tmp/tagship-aaaaaa')).toBe(thrown);
});
