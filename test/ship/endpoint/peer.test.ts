// SPDX-License-Identifier: Apache-2.0
// Who is at the other end of a connection, and that other users are not let to a path.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { answer } from '../../../src/ship/endpoint/answer.ts';
import { listPeers, readPeer, readPeers } from '../../../src/ship/endpoint/peer.ts';
import { startServer } from '../../../src/ship/endpoint/server.ts';
import { askAsOtherUser, OTHER_USER, OWN } from './users.ts';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';
const line = (
  local: string,
  remote: string,
  {
    state = '01',
    uid = '1000',
    inode = '77',
  }: Partial<Record<'state' | 'uid' | 'inode', string>> = {},
) =>
  `   0: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000 ${uid.padStart(5)}        0 ${inode} 1 0000000000000000 20 4 30 10 -1`;
const MAPPED = '0000000000000000FFFF0000';

describe('a table of sockets', () => {
  it.each([
    { name: 'the peer', lines: [line('0100007F:8707', '0100007F:1F90')], uid: 1000 },
    { name: 'root', lines: [line('0100007F:8707', '0100007F:1F90', { uid: '0' })], uid: 0 },
    {
      name: 'mapped to IPv6',
      lines: [line(`${MAPPED}0100007F:8707`, `${MAPPED}0100007F:1F90`)],
      uid: 1000,
    },
    { name: 'the other byte order', lines: [line('7F000001:8707', '7F000001:1F90')], uid: 1000 },
    {
      name: 'our own end before it',
      lines: [
        line('0100007F:1F90', '0100007F:8707', { uid: '5' }),
        line('0100007F:8707', '0100007F:1F90'),
      ],
      uid: 1000,
    },
    { name: 'our own end only', lines: [line('0100007F:1F90', '0100007F:8707')] },
    { name: 'another port', lines: [line('0100007F:8708', '0100007F:1F90')] },
    { name: 'another address', lines: [line('0200007F:8707', '0100007F:1F90')] },
    ...['04', '05', '06', '08', '0A'].map((state) => ({
      name: `state ${state}`,
      lines: [line('0100007F:8707', '0100007F:1F90', { state, uid: '0' })],
    })),
    { name: 'no owner', lines: [line('0100007F:8707', '0100007F:1F90', { uid: '0', inode: '0' })] },
    { name: 'nothing', lines: [] },
    { name: 'half a line', lines: ['   0: 0100007F:8707 0100007F:1F90 01'] },
  ])('is read: $name', ({ lines, uid }: { lines: readonly string[]; uid?: number }) => {
    expect(listPeers([HEAD, ...lines, ''].join('\n'), 0x1f90).get(0x8707)).toBe(uid);
  });
});

describe('connections', () => {
  it('are those of their user, as long as they are open', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const accepted: Socket[] = [];
    server.on('connection', (socket: Socket) => accepted.push(socket));
    const { port } = server.address() as AddressInfo;
    const clients = [1, 2, 3].map(() => connect(port, '127.0.0.1'));
    onTestFinished(() => {
      for (const socket of [...clients, ...accepted]) socket.destroy();
      server.close();
    });
    await vi.waitFor(() => {
      expect(accepted).toHaveLength(3);
    });
    expect(accepted.map(readPeer)).toEqual([OWN, OWN, OWN]);
    expect([...readPeers(accepted).keys()]).toContain(accepted[0]);
    expect(new Set(readPeers(accepted).values())).toEqual(new Set([OWN]));
    const [first, ...others] = accepted;
    clients.find(({ localPort }) => localPort === first?.remotePort)?.destroy();
    await vi.waitFor(() => {
      expect(accepted.map(readPeer)).toEqual([undefined, OWN, OWN]);
      expect([...readPeers(accepted).keys()]).toEqual(others);
    });
  });
});

/** A path for one user, and how often it was asked for. */
async function openFor(uid: number | undefined) {
  const server = await startServer(60_000);
  onTestFinished(server.close);
  let asked = 0;
  const mount = server.mount(async ({ response }) => {
    asked += 1;
    await answer(response, 200);
  }, uid);
  const url = `http://${mount.name.replace('/', '/v2/')}/blobs/uploads/`;
  return { url, asked: () => asked };
}

describe('a path that is for one user', () => {
  it.each([
    { name: 'is there for that user', uid: OWN, status: 200 },
    { name: 'is not there for another', uid: OWN + 1, status: 404 },
    { name: 'is there for all where the system tells no users', uid: undefined, status: 200 },
  ])('$name', async ({ uid, status }) => {
    const { url, asked } = await openFor(uid);
    for (let times = 0; times < 2; times += 1) {
      expect((await fetch(url, { method: 'POST' })).status).toBe(status);
    }
    expect(asked()).toBe(status === 200 ? 2 : 0);
  });

  it('is told from connections that other users opened at the same time', async () => {
    const { url, asked } = await openFor(OWN);
    const statuses = await Promise.all([
      askAsOtherUser(url),
      ...Array.from({ length: 20 }, async () =>
        String((await fetch(url, { method: 'POST', headers: { connection: 'close' } })).status),
      ),
      askAsOtherUser(url),
    ]);
    expect(statuses).toEqual(['404', ...Array.from({ length: 20 }, () => '200'), '404']);
    expect(asked()).toBe(20);
  });

  it.each([
    { name: 'is not there for a process of another user', uid: OWN, status: '404' },
    { name: 'is there for the process of that user', uid: OTHER_USER, status: '200' },
  ])('$name', async ({ uid, status }) => {
    const { url, asked } = await openFor(uid);
    expect(await askAsOtherUser(url)).toBe(status);
    expect(asked()).toBe(status === '200' ? 1 : 0);
  });
});
