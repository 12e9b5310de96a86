// SPDX-License-Identifier: Apache-2.0
// The engine with the classic store, reached over TLS, and what builders have left on it.
import { execFile } from 'node:child_process';
import { createServer, connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import type { Lab } from '../lab/lab.ts';

/** The environment of a run whose engine is reached by TLS. */
export function tlsEnv({ classicEngine: { tcp, certs } }: Lab): Record<string, string> {
  return { DOCKER_HOST: tcp, DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: certs };
}

/** A question to the engine with the classic store; what it prints, by line. */
export async function askClassic(lab: Lab, ...args: string[]): Promise<readonly string[]> {
  const env = { ...process.env, ...lab.env, DOCKER_HOST: lab.classicEngine.unix };
  const { stdout } = await promisify(execFile)('docker', args, { env });
  return stdout.split('\n').filter((line) => line !== '');
}

/** The containers and volumes of builders that a run made. */
export async function listBuilders(lab: Lab): Promise<readonly string[]> {
  const [containers, volumes] = await Promise.all([
    askClassic(lab, 'ps', '--all', '--format', '{{.Names}}'),
    askClassic(lab, 'volume', 'ls', '--quiet'),
  ]);
  return [...containers, ...volumes].filter((name) => name.includes('tagship-'));
}

/** Passes connections on from an address to a port of loopback, or to a unix socket. */
export async function forward(
  from: { readonly host: string; readonly port?: number },
  to: { readonly port: number } | { readonly path: string },
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true }, (client) => {
    const engine = connect({ ...to, allowHalfOpen: true });
    const end = () => {
      client.destroy();
      engine.destroy();
    };
    for (const socket of [client, engine]) {
      open.add(socket);
      socket.on('error', end).on('close', () => open.delete(socket));
    }
    client.pipe(engine).pipe(client);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(from.port ?? 0, from.host, resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
