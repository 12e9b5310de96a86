// SPDX-License-Identifier: Apache-2.0
// Which users of this machine are at the other ends of loopback connections. Reads what Linux says of its sockets.
import { closeSync, openSync, readSync } from 'node:fs';
import type { Socket } from 'node:net';

/** Where Linux lists the sockets of a network namespace. @see https://man7.org/linux/man-pages/man5/proc_tcp.5.html */
const TABLES = ['/proc/self/net/tcp', '/proc/self/net/tcp6'] as const;
/** 127.0.0.1 as these tables write it, on processors of either byte order, and mapped to IPv6. */
const LOOPBACK = /^(?:0{16}(?:FFFF0000|0000FFFF))?(?:0100007F|7F000001)$/;
const ESTABLISHED = '01';

/**
 * The uid of a connection's peer on 127.0.0.1, of the user that opened it; undefined where the system has no such
 * tables, or does not list the connection as open.
 */
export function readPeer(socket: Socket): number | undefined {
  return readPeers([socket]).get(socket);
}

/**
 * The same of the first of several connections to one server, which are open now, and of those of the others that are met
 * on the way to it. Linux walks all of its connections for a table, which takes milliseconds.
 */
export function readPeers(sockets: readonly Socket[]): ReadonlyMap<Socket, number> {
  const found = new Map<Socket, number>();
  const [first] = sockets;
  const to = first?.localPort;
  if (first === undefined || to === undefined) return found;
  for (const lines of readTables()) {
    const uids = listPeers(lines, to);
    for (const socket of sockets) {
      const uid = uids.get(socket.remotePort ?? 0);
      if (uid !== undefined && !found.has(socket)) found.set(socket, uid);
    }
    if (found.has(first)) break;
  }
  return found;
}

/** The lines of the tables, some at a time. Read at once, from the kernel: else it would wait for all else that the process does. */
function* readTables(): Generator<string, void> {
  const piece = Buffer.alloc(PIECE_BYTES);
  for (const path of TABLES) {
    const file = open(path);
    if (file === undefined) continue;
    try {
      let rest = '';
      for (let bytes = readSync(file, piece); bytes > 0; bytes = readSync(file, piece)) {
        const text = rest + piece.toString('latin1', 0, bytes);
        const end = text.lastIndexOf('\n') + 1;
        rest = text.slice(end);
        yield text.slice(0, end);
      }
    } finally {
      closeSync(file);
    }
  }
}

/** Linux gives a page at a time. */
const PIECE_BYTES = 4096;

function open(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch {
    return undefined; // not Linux
  }
}

/**
 * The users in such a table who have a connection to a port of this machine, by the port of theirs; without those that are
 * closed, where Linux may write 0 for any user.
 */
export function listPeers(table: string, to: number): ReadonlyMap<number, number> {
  const peers = new Map<number, number>();
  const end = `:${to.toString(16).toUpperCase().padStart(4, '0')} `;
  for (const line of table.split('\n')) {
    const [from, uid] = (line.includes(end) ? toPeer(line, to) : undefined) ?? [];
    if (from !== undefined && uid !== undefined && !peers.has(from)) peers.set(from, uid);
  }
  return peers;
}

/** The port and the user of a line, if it is the other end of a connection to this port. */
function toPeer(line: string, to: number): readonly [port: number, uid: number] | undefined {
  const [, local = '', remote = '', state, , , , uid = '', , inode] = line.trim().split(/\s+/);
  if (state !== ESTABLISHED || inode === '0' || !/^\d+$/.test(uid)) return undefined;
  const from = toPort(local);
  return from === undefined || toPort(remote) !== to ? undefined : [from, Number(uid)];
}

/** The port of an address of the loopback interface. */
function toPort(text: string): number | undefined {
  const [address = '', digits = ''] = text.split(':');
  return LOOPBACK.test(address) ? Number.parseInt(digits, 16) : undefined;
}
