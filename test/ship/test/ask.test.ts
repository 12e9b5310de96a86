// SPDX-License-Identifier: Apache-2.0
import { createServer, type Server, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askFirst, askHttp, askTcp } from '../../../src/ship/test/ask.ts';

const { signal } = new AbortController();

/** A server that does this with every connection; its port. */
async function serve(handle: (socket: Socket) => void): Promise<number> {
  const open = new Set<Socket>();
  const server: Server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of open) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const answer = (text: string) => (socket: Socket) => {
  socket.once('data', () => socket.write(text));
};

describe('a question to a port', () => {
  it.each([
    { name: 'sends something', handle: (socket: Socket) => socket.write('+OK\r\n'), ok: true },
    { name: 'waits', handle: () => undefined, ok: true },
    {
      name: 'closes at once, as a proxy without a program behind it',
      handle: (socket: Socket) => socket.end(),
      ok: false,
    },
  ])('that $name', async ({ handle, ok }) => {
    const port = await serve(handle);
    expect(await askTcp({ host: '127.0.0.1', port }, signal)).toMatchObject({ ok });
  });

  it('that nothing listens on', async () => {
    const found = await askTcp({ host: '127.0.0.1', port: 9 }, signal);
    expect(found).toMatchObject({ ok: false, said: 'ECONNREFUSED' });
  });
});

describe('two addresses of one port', () => {
  it.each([
    { first: { ok: true, said: 'a connection' }, said: 'a connection' },
    { first: { ok: false, said: 'ECONNREFUSED' }, said: 'ECONNREFUSED' },
  ])('are not both waited for where the first says $said', async ({ first, said }) => {
    const port = await serve(() => undefined); // is held open, and so answers after a second
    const began = performance.now();
    const found = await askFirst(
      () => Promise.resolve(first),
      (until) => askTcp({ host: '127.0.0.1', port }, until),
      signal,
    );
    expect(found).toMatchObject({ said });
    expect(performance.now() - began).toBeLessThan(900);
  });

  it('are both waited for where the first has no answer', async () => {
    const port = await serve((socket) => socket.write('+OK\r\n'));
    const found = await askFirst(
      () => Promise.resolve(undefined),
      (until) => askTcp({ host: '127.0.0.1', port }, until),
      signal,
    );
    expect(found).toMatchObject({ ok: true });
  });
});

describe('a request', () => {
  const endless = 'x'.repeat(1024 * 1024);
  it.each([
    { name: 'status 200', text: 'HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n', ok: true },
    { name: 'status 204', text: 'HTTP/1.1 204 No Content\r\n\r\n', ok: true },
    {
      name: 'a redirect to another host, which is not followed',
      text: 'HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:9/\r\n\r\n',
      ok: true,
    },
    {
      name: 'a body without end, which is not read',
      text: `HTTP/1.1 200 OK\r\ncontent-length: 99999999999\r\n\r\n${endless}`,
      ok: true,
    },
    { name: 'status 404', text: 'HTTP/1.1 404 None\r\n\r\n', ok: false, isFinal: true },
    { name: 'status 503', text: 'HTTP/1.1 503 Busy\r\n\r\n', ok: false, isFinal: false },
    { name: 'headers without end', text: `HTTP/1.1 200 OK\r\na: ${endless}`, ok: false },
    { name: 'another protocol', text: 'SSH-2.0-OpenSSH\r\n', ok: false },
  ])('answered with $name', async ({ text, ok, isFinal }) => {
    const port = await serve(answer(text));
    const found = await askHttp({ host: '127.0.0.1', port }, { path: '/x', named: 80 }, signal);
    expect(found).toMatchObject({ ok, ...(isFinal === undefined ? {} : { isFinal }) });
    expect(found.said.length).toBeLessThan(40);
  });

  it('holds nothing of the run', async () => {
    let sent = '';
    const port = await serve((socket) => {
      socket.once('data', (data) => {
        sent = String(data);
        socket.end('HTTP/1.1 200 OK\r\n\r\n');
      });
    });
    await askHttp({ host: '127.0.0.1', port }, { path: '/healthz', named: 8080 }, signal);
    expect(sent.split('\r\n').filter(Boolean)).toEqual([
      ...['GET /healthz HTTP/1.1', 'host: localhost:8080', 'user-agent: tagship', 'accept: */*'],
      'Connection: close',
    ]);
  });
});
