// SPDX-License-Identifier: Apache-2.0
// Hosts of the internet on this machine: a proxy that leads to them by name, with certificates of an authority of its own.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import net from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { oncePer } from '../../../src/once.ts';
import { makeIdentity } from '../../lab/certificates.ts';
import { serve, type Asked, type Reply } from '../../registry/server.ts';

/** Answers for one host. */
export type HostScript = (asked: Asked) => Reply | Promise<Reply>;

/** Hosts that can be reached. */
export interface Internet {
  /** The variables that lead to them. */
  readonly env: Readonly<Record<string, string>>;
  /** `METHOD host/path` of all that was asked, the tunnels themselves as `CONNECT host:port`. */
  readonly lines: () => readonly string[];
  readonly asked: readonly Asked[];
  readonly close: () => Promise<void>;
}

/** Keys take time to make, so that the same names have the same. */
const identify = oncePer(
  (names: string) => names,
  (names) => {
    const ca = makeIdentity({ name: 'Test Internet' });
    const dnsNames = JSON.parse(names) as string[];
    return { ca, own: makeIdentity({ name: 'host', issuer: ca, dnsNames }) };
  },
);

/** Starts hosts: each is answered by its script, or handed on to a server without TLS, `127.0.0.1:5000`. */
export async function openInternet(
  hosts: Readonly<Record<string, HostScript | string>>,
): Promise<Internet> {
  const { ca, own } = identify(JSON.stringify(Object.keys(hosts)));
  const tls = { cert: own.certificate, key: own.key };
  const scripted = await serve(
    async (asked) => {
      const host = hosts[String(asked.headers.host)];
      return typeof host === 'function' ? await host(asked) : { status: 421 };
    },
    { tls },
  );
  const relays = new Map<string, string>();
  const relaying: Awaited<ReturnType<typeof relay>>[] = [];
  for (const [name, target] of Object.entries(hosts)) {
    if (typeof target !== 'string') continue;
    const made = await relay(target, tls);
    relaying.push(made);
    relays.set(name, made.host);
  }
  const tunnels: string[] = [];
  const proxy = http.createServer((_request, response) => response.writeHead(502).end());
  const sockets = new Set<net.Socket>();
  proxy.on('connect', (request, socket: net.Socket) => {
    const name = (request.url ?? '').replace(/:443$/, '');
    tunnels.push(`CONNECT ${request.url ?? ''}`);
    if (hosts[name] === undefined) {
      socket.end('HTTP/1.1 502 unknown host\r\n\r\n');
      return;
    }
    const [address = '', port] = (relays.get(name) ?? scripted.host).split(':');
    const to = net.connect(Number(port), address, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      socket.pipe(to).pipe(socket);
    });
    for (const one of [socket, to]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const directory = await mkdtemp(join(tmpdir(), 'tagship-internet-'));
  const file = join(directory, 'ca.pem');
  await writeFile(file, ca.certificate);
  return {
    env: {
      HTTPS_PROXY: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
      SSL_CERT_FILE: file,
    },
    lines: () => [
      ...tunnels,
      ...scripted.asked.map(({ method, headers, path }) => `${method} ${headers.host}${path}`),
    ],
    asked: scripted.asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await Promise.all([scripted.close(), ...relaying.map((one) => one.close())]);
      await new Promise((resolve) => proxy.close(resolve));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** TLS in front of a server that speaks none. */
async function relay(target: string, options: { readonly cert: string; readonly key: string }) {
  const tls = await import('node:tls');
  const sockets = new Set<net.Socket>();
  const server = tls.createServer(options, (socket) => {
    const [address = '', port] = target.split(':');
    const to = net.connect(Number(port), address);
    socket.pipe(to).pipe(socket);
    for (const one of [socket, to]) {
      sockets.add(one);
      one.on('error', () => one.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
