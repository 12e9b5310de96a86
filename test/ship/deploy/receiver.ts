// SPDX-License-Identifier: Apache-2.0
// An HTTP server on loopback in the place of a service that hooks call: it records what it is sent, and answers in turn.
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** One answer; `reset` cuts the connection, `silent` never answers, `endless` has a body without an end. */
export type Reaction =
  | 'reset'
  | 'silent'
  | 'endless'
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    };

/** One request as it came. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

/** The server, and what it was sent. */
export interface Receiver {
  readonly url: string;
  readonly host: string;
  readonly received: readonly Received[];
  /** Answers otherwise from now on. */
  readonly react: (answer: (request: Received, count: number) => Reaction) => void;
  readonly close: () => Promise<void>;
}

/** Starts a server that gives these answers in turn, and the last one again and again; 200 without any. */
export async function openReceiver(...answers: readonly Reaction[]): Promise<Receiver> {
  const received: Received[] = [];
  let answer: (request: Received, count: number) => Reaction = (_request, count) =>
    answers[Math.min(count, answers.length) - 1] ?? {};
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks).toString('utf8');
      received.push({ method, path: url, headers, body });
      give(answer({ method, path: url, headers, body }, received.length), request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ url: `http://${host}`, host, received },
    react: (next) => {
      answer = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** A server that is closed after the test. */
export async function startReceiver(...answers: readonly Reaction[]): Promise<Receiver> {
  const receiver = await openReceiver(...answers);
  onTestFinished(() => receiver.close());
  return receiver;
}

function give(
  reaction: Reaction,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): void {
  if (reaction === 'reset') request.socket.resetAndDestroy();
  else if (reaction === 'endless') giveEndless(response);
  else if (reaction !== 'silent') {
    const { status = 200, headers = {}, body = { ok: true } } = reaction;
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/plain' : 'application/json',
      ...headers,
    });
    response.end(isText ? body : JSON.stringify(body));
  }
}

function giveEndless(response: http.ServerResponse): void {
  response.writeHead(500, { 'content-type': 'text/plain' });
  const more = (): void => {
    while (response.write('x'.repeat(65_536)));
  };
  response.on('drain', more);
  more();
}
