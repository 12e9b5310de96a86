// SPDX-License-Identifier: Apache-2.0
// What a page that is served does with a reading that fails.
import { expect, it, onTestFinished } from 'vitest';
import { error, Problem, type ProblemData } from '../../../src/problem.ts';
import { serveStatus } from '../../../src/run/status/serve.ts';

const MINUTE_MS = 60_000;

/** A page that is read once, and then in vain; `ask` waits until it was read again. */
async function serve(readAgain: (end: () => void) => Promise<never>) {
  const controller = new AbortController();
  const problems: ProblemData[] = [];
  const reading = { nowMs: 0, count: 0 };
  const end = () => {
    controller.abort(new Error('ended by SIGINT'));
  };
  const server = await serveStatus({
    read: () => {
      reading.count += 1;
      if (reading.count > 1) return readAgain(end);
      return Promise.resolve({ html: 'first', json: '{}', policy: '' });
    },
    ...{ port: 0, signal: controller.signal },
    clock: { now: () => reading.nowMs },
    onFailure: (some) => problems.push(...some),
  });
  onTestFinished(() => server.close());
  const ask = async () => {
    reading.nowMs += MINUTE_MS + 1;
    expect(await (await fetch(server.url)).text()).toBe('first');
    await new Promise(setImmediate);
  };
  return { server, problems, reading, ask, end };
}

it('says what is wrong, serves what it has, and reads again', async () => {
  const refused = error('REGISTRY_DENIED', 'registry.test answered 403.');
  const { problems, reading, ask, end, server } = await serve(() =>
    Promise.reject(new Problem([refused])),
  );
  for (const count of [2, 3]) {
    await ask();
    expect(reading.count).toBe(count);
  }
  expect(problems).toEqual([refused, refused]);
  end();
  await server.ended;
});

it('ends well where a signal ends a reading', async () => {
  const { problems, ask, server } = await serve((end) => {
    end();
    return Promise.reject(new Error('ended by SIGINT'));
  });
  await ask();
  await server.ended;
  expect(problems).toEqual([]);
});

it('ends with a bug of a reading', async () => {
  const bug = new TypeError('a bug');
  const { ask, server } = await serve(() => Promise.reject(bug));
  const ended = expect(server.ended).rejects.toBe(bug);
  await ask();
  await ended;
});
