// SPDX-License-Identifier: Apache-2.0
// A real HTTP server on loopback that answers by a script and remembers what it was asked.
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

/** A request as it came. */
export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
  /** The client's port: the same one means the same connection. */
  readonly from: number;
}

/** An answer, or a way to fail at giving one. */
export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Send this many bytes of the body, then cut the connection. */
  readonly cutAfter?: number;
  /** Cut the connection without an answer. */
  readonly reset?: boolean;
  /** Take the request and never answer. */
  readonly hang?: boolean;
  /** Answer without waiting for the body, ms later. */
  readonly delayMs?: number;
}

/** Answers a request; `times` says how often this method and path were asked before. */
export type Script = (asked: Asked, times: number) => Reply | Promise<Reply>;

/** A server that runs. */
export interface Served {
  /** `127.0.0.1:34567` */
  readonly host: string;
  readonly url: string;
  readonly asked: readonly Asked[];
  /** `METHOD path` of everything that was asked. */
  readonly lines: () => string[];
  readonly close: () => Promise<void>;
}

/** Starts a server; with `tls` it speaks HTTPS. */
export async function serve(
  script: Script,
  tls?: { readonly key: string; readonly cert: string },
): Promise<Served> {
  const asked: Asked[] = [];
  const listener: http.RequestListener = (request, response) => {
    void answer(script, asked, request, response);
  };
  const server = tls ? https.createServer(tls, listener) : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    url: `${tls ? 'https' : 'http'}://${host}`,
    asked,
    lines: () => asked.map(({ method, path }) => `${method} ${path}`),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  script: Script,
  asked: Asked[],
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    return; // the client went away in the middle of its body
  }
  const method = request.method ?? '';
  const path = request.url ?? '';
  const times = asked.filter((other) => other.method === method && other.path === path).length;
  const from = request.socket.remotePort ?? 0;
  const { headers } = request;
  const now: Asked = { method, path, headers, from, body: Buffer.concat(chunks) };
  asked.push(now);
  const reply = await script(now, times);
  if (reply.delayMs !== undefined) {
    await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
  }
  if (reply.hang === true) return;
  if (reply.reset === true) {
    request.socket.destroy();
    return;
  }
  const body = Buffer.from(reply.body ?? '');
  const length = method === 'HEAD' ? {} : { 'content-length': String(body.byteLength) };
  response.writeHead(reply.status ?? 200, { ...length, ...reply.headers });
  if (reply.cutAfter === undefined) response.end(method === 'HEAD' ? undefined : body);
  else response.write(body.subarray(0, reply.cutAfter), () => request.socket.destroy());
}

/** A script that answers each `METHOD path` by its list, the last again and again; `GET /v2/` is open. */
export function script(table: Readonly<Record<string, readonly Reply[]>>): Script {
  return ({ method, path }, times) => {
    const replies = table[`${method} ${path}`] ?? table[`${method} ${path.split('?')[0] ?? ''}`];
    if (replies !== undefined) return replies[times] ?? replies.at(-1) ?? { status: 500 };
    return path === '/v2/' ? { status: 200 } : { status: 404 };
  };
}

/** An error as registries write it. */
export function refusal(status: number, code = '', message = ''): Reply {
  const body = JSON.stringify({ errors: [{ code, message }] });
  return { status, body, headers: { 'content-type': 'application/json' } };
}
