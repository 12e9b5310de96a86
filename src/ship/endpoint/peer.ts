// SPDX-License-Identifier: Apache-2.0
// Which user of this machine is at the other end of a loopback connection. Reads what Linux says of its sockets.
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';

/** The ports of a connection, as the peer sees them. */
export interface Ports {
  /** The peer's own. */
  readonly from: number;
  /** Ours. */
  readonly to: number;
}

/** Where Linux lists the sockets of a network namespace. @see https://man7.org/linux/man-pages/man5/proc_tcp.5.html */
const TABLES = ['/proc/self/net/tcp', '/proc/self/net/tcp6'] as const;
/** 127.0.0.1 as these tables write it, on processors of either byte order, and mapped to IPv6. */
const LOOPBACK = /^(?:0{16}(?:FFFF0000|0000FFFF))?(?:0100007F|7F000001)$/;
const ESTABLISHED = '01';

/**
 * The uid of a connection's peer on 127.0.0.1, of the user that opened it; undefined where the system has no such
 * tables, or does not list the connection as open.
 */
export function readPeer({ remotePort, localPort }: Socket): number | undefined {
  if (remotePort === undefined || localPort === undefined) return undefined;
  for (const path of TABLES) {
    const uid = findPeer(readTable(path), { from: remotePort, to: localPort });
    if (uid !== undefined) return uid;
  }
  return undefined;
}

/** Read at once, from the kernel: in pieces it would wait for all else that the process does. */
function readTable(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return ''; // not Linux
  }
}

/** The uid of a connection in such a table; undefined if it is not there, or closed, where Linux may write 0 for any user. */
export function findPeer(table: string, { from, to }: Ports): number | undefined {
  for (const line of table.split('\n')) {
    const [, local = '', remote = '', state, , , , uid = '', , inode] = line.trim().split(/\s+/);
    if (state !== ESTABLISHED || inode === '0' || !/^\d+$/.test(uid)) continue;
    if (isAt(local, from) && isAt(remote, to)) return Number(uid);
  }
  return undefined;
}

function isAt(text: string, port: number): boolean {
  const [address = '', digits = ''] = text.split(':');
  return LOOPBACK.test(address) && Number.parseInt(digits, 16) === port;
}
