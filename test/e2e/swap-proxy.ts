// SPDX-License-Identifier: Apache-2.0
// A real registry behind the logins of a provider: the provider's own paths are answered here, and a login that it gave is
// exchanged for the one that the registry knows. Everything else passes through as it is.
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { Reply, Asked } from '../registry/server.ts';

/** What stands in front of which registry. */
export interface SwapOptions {
  /** The registry, `127.0.0.1:5002`, which takes Basic. */
  readonly target: string;
  /** What it knows, `USER:PASSWORD`. */
  readonly login: string;
  /** Whether the provider gave this login, `USER:PASSWORD`. */
  readonly accepts: (login: string) => boolean;
  /** The provider's own paths; undefined for a path of the registry. */
  readonly own: (asked: Asked) => Promise<Reply> | Reply | undefined;
}

/** A proxy that runs. */
export interface SwapProxy {
  readonly host: string;
  readonly close: () => Promise<void>;
}

/** Starts it on a free port of loopback. */
export async function startSwapProxy(options: SwapOptions): Promise<SwapProxy> {
  const server = http.createServer((request, response) => {
    answer(options, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(
  options: SwapOptions,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const path = request.url ?? '';
  if (path.startsWith('/v2/')) {
    await forward(options, request, response);
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { method = '', headers } = request;
  const reply = await options.own({ method, path, headers, from: 0, body: Buffer.concat(chunks) });
  response.writeHead(reply?.status ?? 404, reply?.headers);
  response.end(reply?.body);
}

async function forward(
  { target, login, accepts }: SwapOptions,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const given = decode(request.headers.authorization);
  const basic = Buffer.from(given !== '' && accepts(given) ? login : given).toString('base64');
  const headers = {
    ...request.headers,
    ...(given === '' ? {} : { authorization: `Basic ${basic}` }),
  };
  // The host stays as the client knows it, so that the registry's addresses lead back here.
  const options = { ...toAddress(target), method: request.method, path: request.url, headers };
  const forwarded = http.request(options);
  const answered = new Promise<http.IncomingMessage>((resolve, reject) => {
    forwarded.on('response', resolve).on('error', reject);
  });
  await pipeline(request, forwarded);
  const from = await answered;
  response.writeHead(from.statusCode ?? 502, from.headers);
  await pipeline(from, response);
}

function toAddress(target: string): { hostname: string; port: number } {
  const { hostname, port } = new URL(`http://${target}`);
  return { hostname, port: Number(port) };
}

function decode(authorization: string | undefined): string {
  return Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
}
