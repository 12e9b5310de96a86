// SPDX-License-Identifier: Apache-2.0
// Listens, on loopback unless told otherwise, and relays bytes to a socket of the lab: as plain TCP, or as TLS, also with client certificates.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import type { Identity } from './certificates.ts';

/** What to listen for, and where to pass it on to. */
export interface RelayOptions {
  /** Path of a unix socket, or a port on loopback. */
  readonly target: string | number;
  /** The port to listen on; any without it. */
  readonly port?: number;
  /** The address to listen on; 127.0.0.1 without it. */
  readonly host?: string;
  /** TLS with this certificate. `clients` is the authority of the certificates that clients must show. */
  readonly tls?: { readonly server: Identity; readonly clients?: Identity };
  /** For `tls`: `h2` for gRPC. */
  readonly protocols?: readonly string[];
}

/** A relay that listens. */
export interface Relay {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** Starts to listen. */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const sockets = new Set<Socket>();
  const pass = (client: Socket): void => {
    const { target } = options;
    const server = typeof target === 'string' ? connect(target) : connect(target, '127.0.0.1');
    const end = (): void => {
      client.destroy();
      server.destroy();
    };
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => {
        sockets.delete(socket);
        end();
      });
    }
    client.pipe(server);
    server.pipe(client);
  };
  const listener = open(options, pass);
  await new Promise<void>((resolve) => {
    listener.listen(options.port ?? 0, options.host ?? '127.0.0.1', resolve);
  });
  const { port } = listener.address() as AddressInfo;
  const close = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => listener.close(resolve));
  };
  return { port, close };
}

function open({ tls, protocols }: RelayOptions, pass: (client: Socket) => void): Server {
  if (tls === undefined) return createServer(pass);
  const { server, clients } = tls;
  const options = {
    cert: server.certificate,
    key: server.key,
    ...(protocols === undefined ? {} : { ALPNProtocols: [...protocols] }),
    ...(clients === undefined
      ? {}
      : { ca: clients.certificate, requestCert: true, rejectUnauthorized: true }),
  };
  return createTlsServer(options, pass);
}
