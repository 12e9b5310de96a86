// SPDX-License-Identifier: Apache-2.0
// An HTTP server on loopback with the registry API's paths. Any path but those of the builds is 404.
import { randomBytes } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answer, refuse } from './answer.ts';
import { readPeers } from './peer.ts';

/** A request below a path. */
export interface Received {
  readonly request: http.IncomingMessage;
  readonly response: http.ServerResponse;
  /** After the repository: `blobs/uploads/`. */
  readonly path: string;
  readonly query: URLSearchParams;
}

type Handle = (received: Received) => Promise<void>;

/** A handler, and the uid of the only user that is let to it; of any user if undefined. */
interface Entry {
  readonly handle: Handle;
  readonly uid: number | undefined;
  readonly onStranger: () => void;
}

/** A path of the server that leads to a handler. */
export interface Mount {
  /** The name of an image there, without tag: `127.0.0.1:34567/<random>`. */
  readonly name: string;
  /** Whether another user than the only one that is let to it has asked for it. */
  readonly hadStranger: () => boolean;
  readonly close: () => void;
}

/** A server that runs. */
export interface EndpointServer {
  /** `127.0.0.1:34567` */
  readonly host: string;
  /**
   * Leads requests below a new path to `handle`. An error that it throws is answered with 500. With a `uid`,
   * processes of other users are answered as if the path did not exist.
   */
  readonly mount: (handle: Handle, uid?: number) => Mount;
  readonly close: () => void;
}

/** A server that an engine was seen to reach. */
export interface StartedEndpoint {
  readonly server: EndpointServer;
  /** The user as which the engine runs; undefined where the system does not tell. */
  readonly engine: { readonly uid: number | undefined };
}

/** A path has 32 random hex digits that others cannot guess. */
const PATH_BYTES = 16;
const CONNECTIONS = 256;
/** Requests that are handled at a time. */
const AT_ONCE = 64;
const HEADER_BYTES = 16 * 1024;
const HEADERS_MS = 10_000;

/**
 * Listens on a free port of 127.0.0.1. A request ends when its sender is silent for `idleMs` while the server waits
 * for it.
 *
 * @throws an error of the system if it cannot listen
 */
export async function startServer(idleMs: number): Promise<EndpointServer> {
  const handlers = new Map<string, Entry>();
  const server = http.createServer({
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: HEADERS_MS,
    requestTimeout: 0, // a large blob takes as long as the registries need
    keepAliveTimeout: idleMs,
    noDelay: true,
  });
  server.maxConnections = CONNECTIONS;
  const gate = createGate();
  server.on('connection', gate.open);
  const listen = createListener(handlers, idleMs, gate.mayEnter);
  server.on('request', (request, response) => {
    response.on('error', () => undefined); // the builder has gone
    listen(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else refuse(request, response, 500, 'UNKNOWN');
    });
  });
  // An engine tries TLS first, and plain HTTP where that is what it is answered with.
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n');
    else socket.destroy();
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    mount: (handle, uid) => {
      const random = randomBytes(PATH_BYTES).toString('hex');
      let hadStranger = false;
      const onStranger = (): void => {
        hadStranger = true;
      };
      handlers.set(random, { handle, uid, onStranger });
      return {
        name: `${host}/${random}`,
        hadStranger: () => hadStranger,
        close: () => {
          handlers.delete(random);
        },
      };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Finds the handler of a request by its path and its sender. */
function createListener(
  handlers: ReadonlyMap<string, Entry>,
  idleMs: number,
  mayEnter: Gate['mayEnter'],
) {
  let active = 0;
  return async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const { pathname, searchParams } = readUrl(request);
    const [, random = '', path = ''] = /^\/v2\/([0-9a-f]{32})\/(.+)$/.exec(pathname) ?? [];
    const entry = handlers.get(random);
    if (/^\/v2\/?$/.test(pathname)) {
      await answer(response, 200, { 'content-type': 'application/json' }, '{}');
    } else if (entry === undefined || !mayEnter(entry, request.socket)) {
      entry?.onStranger();
      refuse(request, response, 404, 'NAME_UNKNOWN');
    } else if (active >= AT_ONCE) refuse(request, response, 429, 'TOOMANYREQUESTS');
    else {
      active += 1;
      endWhenSilent(request, response, idleMs);
      try {
        await entry.handle({ request, response, path, query: searchParams });
      } finally {
        active -= 1;
      }
    }
  };
}

/** Where a request goes; the root, where nothing is, if it is no URL. */
function readUrl({ url = '/' }: http.IncomingMessage): URL {
  const base = 'http://127.0.0.1';
  return new URL(URL.canParse(url, base) ? url : '/', base);
}

/** Knows the connections of a server, and whose they are. */
interface Gate {
  /** There is a new connection. */
  readonly open: (socket: Socket) => void;
  /** Whether a connection's peer is the user of an entry. */
  readonly mayEnter: (entry: Entry, socket: Socket) => boolean;
}

/**
 * Each connection is looked up once, and with it those that are open by then and not looked up: an engine opens
 * several at a time for each of the builds.
 */
function createGate(): Gate {
  const unknown = new Set<Socket>();
  const peers = new WeakMap<Socket, { readonly uid: number | undefined }>();
  const tell = (socket: Socket, uid: number | undefined): void => {
    unknown.delete(socket);
    peers.set(socket, { uid });
  };
  return {
    open: (socket) => {
      unknown.add(socket);
      socket.once('close', () => unknown.delete(socket));
    },
    mayEnter: ({ uid }, socket) => {
      if (uid === undefined) return true;
      if (!peers.has(socket)) {
        const found = readPeers([socket, ...[...unknown].filter((other) => other !== socket)]);
        tell(socket, undefined);
        found.forEach((owner, one) => {
          tell(one, owner);
        });
      }
      return peers.get(socket)?.uid === uid;
    },
  };
}

/** The socket's own timer also goes off while it is the registries that are waited for. */
function endWhenSilent(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  idleMs: number,
): void {
  response.setTimeout(idleMs, () => {
    if (!request.complete && request.readableLength === 0) request.destroy();
  });
}
