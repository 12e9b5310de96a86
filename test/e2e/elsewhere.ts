// SPDX-License-Identifier: Apache-2.0
// A job in a network of its own, which reaches one registry of the lab by its usual name, and sockets by their paths.
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Lab } from '../lab/lab.ts';

/**
 * What starts the job, with the plain registry, until the test ends.
 *
 * @param more ports of its loopback that lead to a socket, `PORT=SOCKET` each
 */
export async function startElsewhere(
  lab: Lab,
  more: readonly string[] = [],
): Promise<readonly string[]> {
  const root = await mkdtemp(join(tmpdir(), 'tagship-elsewhere-'));
  const port = Number(lab.registries.plain.host.split(':')[1]);
  const socket = join(root, 'registry.sock');
  const relay = createServer((client) => {
    const behind = connect(port, '127.0.0.1');
    client.on('error', () => behind.destroy()).pipe(behind);
    behind.on('error', () => client.destroy()).pipe(client);
  });
  await new Promise<void>((resolve) => relay.listen(socket, resolve));
  onTestFinished(async () => {
    relay.close();
    await rm(root, { recursive: true, force: true });
  });
  const script = fileURLToPath(new URL('../lab/other-network.ts', import.meta.url));
  const network = ['unshare', '--user', '--map-root-user', '--net'];
  return [...network, process.execPath, script, `${port}=${socket}`, ...more];
}
