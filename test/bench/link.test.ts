// SPDX-License-Identifier: Apache-2.0
// The slow network of the bench: when bytes leave it, and that all of them arrive.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { makeDirection, startLink } from './link.ts';

it.each([
  { what: 'at once without a limit', bytesPerSecond: Infinity, times: [100, 100, 900] },
  {
    what: 'after their own time and those before',
    bytesPerSecond: 1_000,
    times: [600, 1_100, 1_600],
  },
  { what: 'as if nothing had been before, later', bytesPerSecond: 10_000, times: [150, 200, 950] },
])('bytes pass a network $what', ({ bytesPerSecond, times }) => {
  const pass = makeDirection(bytesPerSecond);
  expect([100, 100, 900].map((now) => pass(now, 500))).toEqual(times);
});

it.each([
  { what: 'a plain relay' },
  { what: 'with a round trip', roundTripMs: 8 },
  { what: 'with a limit', bytesPerSecond: 40_000_000 },
  { what: 'with both', roundTripMs: 8, bytesPerSecond: 40_000_000 },
])('passes everything on, in order and both ways, after a half-close too: $what', async (slow) => {
  const sent = randomBytes(10_000_000);
  const server = createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const link = await startLink({ ...slow, port: (server.address() as AddressInfo).port });
  try {
    const socket = connect({ port: Number(link.host.split(':')[1]), host: '127.0.0.1' });
    socket.end(sent);
    expect((await buffer(socket)).equals(sent)).toBe(true);
  } finally {
    await link.close();
    server.close();
  }
});

it('closes the connection when there is nothing behind it', async () => {
  const link = await startLink({ port: 1 });
  const socket = connect({ port: Number(link.host.split(':')[1]), host: '127.0.0.1' });
  await once(
    socket.on('error', () => undefined),
    'close',
  );
  await link.close();
});
