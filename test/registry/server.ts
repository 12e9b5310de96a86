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
  /** Send this many bytes of the body, and no more. */
  readonly stallAfter?: number;
  /** Send the body in pieces of 64 KB, ms apart. */
  readonly everyMs?: number;
  /** Cut the connection without an answer. */
  readonly reset?: boolean;
  /** Take the request and never answer. */
  readonly hang?: boolean;
  /** Answer without waiting for the body, ms later. */
  readonly delayMs?: number;
}

/** Answers a request; `times` says how often this method and path were asked before. */
export type Script = (asked: Asked, times: number) => Reply | Promise<Reply>;

/** How a server takes the body of a request. */
export interface Intake {
  /** It waits this long before each piece of some 64 KB, ms. */
  readonly everyMs?: number;
  /** It takes no more than this many bytes, ever. */
  readonly stopAfter?: number;
}

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

/** What a server may be besides its script. */
export interface ServeOptions {
  /** It speaks HTTPS. */
  readonly tls?: https.ServerOptions;
  /** How it takes the body of its `nth` request that has one, from 0. */
  readonly intake?: (nth: number) => Intake;
}

/** Starts a server. */
export async function serve(
  script: Script,
  { tls, intake = () => ({}) }: ServeOptions = {},
): Promise<Served> {
  const asked: Asked[] = [];
  let bodies = 0;
  const listener: http.RequestListener = (request, response) => {
    const hasBody = Number(request.headers['content-length'] ?? 0) > 0;
    const how = hasBody ? intake(bodies++) : {};
    void answer(script, asked, request, response, how);
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
  { everyMs = 0, stopAfter = Infinity }: Intake,
): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
      if (size > stopAfter) await new Promise(() => undefined);
    }
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
  if (method === 'HEAD') response.end();
  else if (reply.cutAfter !== undefined) {
    response.write(body.subarray(0, reply.cutAfter), () => request.socket.destroy());
  } else if (reply.stallAfter !== undefined) response.write(body.subarray(0, reply.stallAfter));
  else await give(response, body, reply.everyMs);
}

async function give(response: http.ServerResponse, body: Buffer, everyMs = 0): Promise<void> {
  const piece = everyMs === 0 ? body.byteLength : 65_536;
  for (let at = 0; at < body.byteLength; at += piece) {
    if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs));
    response.write(body.subarray(at, at + piece));
  }
  response.end();
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
