// SPDX-License-Identifier: Apache-2.0
// The bodies of answers: whole, too long, cut, and asked for too late.
import http from 'node:http';
import { once } from 'node:events';
import { afterEach, expect, it } from 'vitest';
import { dropBody, readBody, readStart } from '../../../src/registry/http/body.ts';
import type { HttpResponse } from '../../../src/registry/http/http.ts';
import { isLost, toErrno } from '../../../src/registry/http/trace.ts';
import { serve, type Reply, type Served } from '../server.ts';

let served: Served | undefined;
afterEach(async () => {
  await served?.close();
});

async function ask(reply: Reply): Promise<HttpResponse> {
  served = await serve(() => reply);
  const [answer] = (await once(http.get(served.url), 'response')) as [HttpResponse];
  answer.on('error', () => undefined); // as the client does
  return answer;
}

async function refusalOf(work: Promise<unknown>): Promise<unknown> {
  return await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

it.each([0, 1, 200_000])('a body of %i bytes is read whole', async (bytes) => {
  const body = Buffer.alloc(bytes, 'x');
  expect(Buffer.from(await readBody(await ask({ body }), bytes)).equals(body)).toBe(true);
});

it('one that is too long is not read to its end, which ends the connection', async () => {
  const answer = await ask({ body: Buffer.alloc(2_000_000) });
  expect(toErrno(await refusalOf(readBody(answer, 1_000)))).toBe('E2BIG');
  expect(answer.destroyed).toBe(true);
  expect(await readStart(await ask({ body: 'abcdef' }), 3)).toEqual(Buffer.from('abc'));
});

it.each(['at once', 'late'])(
  'one that was cut is an error of the network, read %s',
  async (when) => {
    const answer = await ask({ body: Buffer.alloc(100_000), cutAfter: 10 });
    if (when === 'late') {
      answer.resume();
      await new Promise((resolve) => answer.once('close', resolve));
    }
    const thrown = await refusalOf(readBody(answer, 1_000_000));
    expect(isLost(thrown)).toBe(true);
    expect(toErrno(thrown)).toBe('ECONNRESET');
  },
);

it('one that is dropped lets the next request use its connection', async () => {
  const answer = await ask({ body: Buffer.alloc(100_000) });
  await dropBody(answer);
  expect(answer.complete).toBe(true);
  await dropBody(answer); // nothing is left
});
