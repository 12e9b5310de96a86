// SPDX-License-Identifier: Apache-2.0
// Whether an address of this machine's networks is that of a container, by the kernel's table of neighbours.
import { readFile } from 'node:fs/promises';
import type { OwnAddress } from './container.ts';

/**
 * The table of neighbours; empty on systems without one.
 *
 * @see https://man7.org/linux/man-pages/man5/proc_pid_net.5.html
 */
export async function readNeighbours(): Promise<string> {
  try {
    return await readFile('/proc/net/arp', 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) return '';
    throw cause;
  }
}

/** Whether the table has the address with the hardware address of the container. */
export function isNeighbour(
  table: string,
  { host, mac }: Pick<OwnAddress, 'host' | 'mac'>,
): boolean {
  return table.split('\n').some((line) => {
    const [address, , , hardware] = line.split(/\s+/);
    return address === host && hardware?.toLowerCase() === mac.toLowerCase();
  });
}
