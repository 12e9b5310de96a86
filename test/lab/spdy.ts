// SPDX-License-Identifier: Apache-2.0
// The streams of a SPDY/3.1 connection as client-go opens one to run a command in a pod.
import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

type Headers = Readonly<Record<string, string>>;

/** A stream; its header `streamtype` says what of the command it is. */
export interface SpdyStream extends Duplex {
  readonly headers: Headers;
  respond(status: number, headers: Headers): void;
}

/** What is used of the package `spdy-transport`, which has no types of its own. */
interface SpdyConnection extends EventEmitter {
  readonly _spdyState: {
    readonly parser: {
      parseKVs: (block: unknown, then: (error: unknown, headers?: Headers) => void) => void;
    };
    readonly window: Window;
    readonly streamWindow: Window;
  };
  start(version: number): void;
  on(event: 'stream', listener: (stream: SpdyStream) => void): this;
  on(event: 'error', listener: (cause: unknown) => void): this;
}

interface Window {
  readonly send: { setMax: (max: number) => void; current: number };
}

interface Transport {
  readonly connection: {
    create: (socket: Socket, options: { protocol: 'spdy'; isServer: boolean }) => SpdyConnection;
  };
}

const transport = createRequire(import.meta.url)('spdy-transport') as Transport;

/** client-go knows no flow control: it never opens a window, so ours are opened for good. */
const OPEN_WINDOW = 0x7fffffff;

/** Tells of the streams that a client opens on a socket after its upgrade; `end` when there will be no more. */
export function serveSpdy(
  socket: Socket,
  { stream, end }: { stream: (opened: SpdyStream) => void; end: () => void },
): void {
  const connection = transport.connection.create(socket, { protocol: 'spdy', isServer: true });
  const { parser, window, streamWindow } = connection._spdyState;
  // Kubernetes' streams have neither method nor path, which the package wants.
  const parse = parser.parseKVs.bind(parser);
  parser.parseKVs = (block, then) => {
    parse(block, (error, headers) => {
      then(error, headers && { ':method': 'POST', ':path': '/', ...headers });
    });
  };
  connection.start(3.1);
  for (const { send } of [window, streamWindow]) {
    send.setMax(OPEN_WINDOW);
    send.current = OPEN_WINDOW - 15;
  }
  connection.on('stream', (opened) => {
    opened.on('error', () => undefined); // the connection ends with it
    opened.respond(200, {});
    stream(opened);
  });
  connection.on('error', end);
  socket.on('close', end).on('error', end);
}
