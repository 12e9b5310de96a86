// SPDX-License-Identifier: Apache-2.0
// Servers that greet as BuildKit's gRPC does, on loopback: plain, or with TLS. Build nothing.
import {
  createSecureServer,
  createServer,
  type Http2Server,
  type Http2Session,
  type IncomingHttpHeaders,
  type ServerHttp2Stream,
} from 'node:http2';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import type { Identity } from '../../lab/certificates.ts';

/** Starts one for the length of a test, which does this with a request; gives its address, `tcp://127.0.0.1:12345`. */
export async function startBuildKit(
  tls?: { readonly server: Identity; readonly clients: Identity },
  port = 0,
  act?: (stream: ServerHttp2Stream, headers: IncomingHttpHeaders) => void,
): Promise<string> {
  const server =
    tls === undefined
      ? createServer()
      : createSecureServer({
          cert: tls.server.certificate,
          key: tls.server.key,
          ca: tls.clients.certificate,
          requestCert: true,
          rejectUnauthorized: true,
        });
  if (act !== undefined) server.on('stream', act);
  return `tcp://127.0.0.1:${await listen(server, port)}`;
}

async function listen(server: Http2Server, port: number): Promise<number> {
  const sessions = new Set<Http2Session>();
  server.on('session', (session) => sessions.add(session));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const session of sessions) session.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}
