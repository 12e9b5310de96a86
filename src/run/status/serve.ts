// SPDX-License-Identifier: Apache-2.0
// Serves the status on loopback, and reads it again when it is asked for and old. Nothing but this machine reaches it.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../../clock.ts';
import { error, Problem, type ProblemData } from '../../problem.ts';

/** One reading as the server answers with it. */
export interface ServedStatus {
  readonly html: string;
  readonly json: string;
  /** The policy that the page states too. */
  readonly policy: string;
}

/** What the server needs. */
export interface StatusServerOptions {
  /** Reads the status anew. */
  readonly read: () => Promise<ServedStatus>;
  /** The port; 0 takes a free one. */
  readonly port: number;
  readonly clock: Pick<Clock, 'now'>;
  /** Called with what is wrong with a reading: the last one is served then. */
  readonly onFailure: (problems: readonly ProblemData[]) => void;
  /** Ends the run. */
  readonly signal: AbortSignal;
}

/** A server that listens. */
export interface StatusServer {
  /** With a secret path: other users of the machine can reach the port, and do not know it. */
  readonly url: string;
  /** Resolved by the signal; rejected with what a reading throws that is no Problem. */
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

/** A reading that is older is read again, once somebody asks for the page, ms. */
const FRESH_MS = 60_000;
const MOST_CONNECTIONS = 32;
/** Until a request is complete, ms. */
const REQUEST_MS = 10_000;

/**
 * Starts the server on 127.0.0.1. The first reading is made before it listens.
 *
 * @throws Problem STATUS_PORT where the port is taken, and what `read` throws
 */
export async function serveStatus(options: StatusServerOptions): Promise<StatusServer> {
  const first = await options.read();
  const { ended, fail } = createEnd(options.signal);
  const latest = createLatest(first, options, fail);
  const secret = randomBytes(16).toString('hex');
  const server = createServer({ requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS });
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, options.port);
  const { port } = server.address() as AddressInfo;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  server.on('request', (request, response) => {
    answer(request, response, { latest, secret, hosts });
  });
  return {
    url: `http://127.0.0.1:${port}/${secret}/`,
    ended,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    const hint = 'Choose another port with --port, or leave it out.';
    throw new Problem([error('STATUS_PORT', `the status can't be served: ${why}.`, hint)], {
      cause,
    });
  });
}

function createEnd(signal: AbortSignal) {
  let fail: (thrown: unknown) => void = () => undefined;
  const ended = new Promise<void>((resolve, reject) => {
    fail = reject;
    const end = () => {
      resolve();
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return { ended, fail };
}

/** The last reading, which starts a new one when it is old; one at a time. */
function createLatest(
  first: ServedStatus,
  { read, clock, onFailure, signal }: StatusServerOptions,
  fail: (thrown: unknown) => void,
): () => ServedStatus {
  let [last, readMs, isReading] = [first, clock.now(), false];
  const refresh = async (): Promise<void> => {
    try {
      last = await read();
    } catch (thrown) {
      if (signal.aborted) return;
      if (thrown instanceof Problem) onFailure(thrown.problems);
      else fail(thrown);
    } finally {
      readMs = clock.now();
      isReading = false;
    }
  };
  return () => {
    if (!isReading && clock.now() - readMs > FRESH_MS) {
      isReading = true;
      void refresh();
    }
    return last;
  };
}

interface Serving {
  readonly latest: () => ServedStatus;
  readonly secret: string;
  readonly hosts: readonly string[];
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { latest, secret, hosts }: Serving,
): void {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', 'no-store');
  const asked = readPath(request.url ?? '', secret);
  const refused = refuse(request, hosts);
  if (refused !== undefined || asked === undefined) {
    const { status, text } = refused ?? NOT_FOUND;
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(`${text}\n`);
    return;
  }
  const { html, json, policy } = latest();
  const [body, type] = asked === 'page' ? [html, 'text/html'] : [json, 'application/json'];
  response.writeHead(200, {
    'Content-Security-Policy': policy,
    'Content-Type': `${type}; charset=utf-8`,
    'Content-Length': Buffer.byteLength(body),
    ETag: `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`,
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** What is asked for; undefined for a path that is not known. */
function readPath(url: string, secret: string): 'page' | 'json' | undefined {
  const [, given = '', name = ''] = /^\/([0-9a-f]{32})\/(status\.json)?$/.exec(url) ?? [];
  if (!isEqual(given, secret)) return undefined;
  return name === '' ? 'page' : 'json';
}

interface Refused {
  readonly status: number;
  readonly text: string;
}

const NOT_FOUND: Refused = { status: 404, text: 'Not found.' };

function refuse(
  { method = '', headers }: IncomingMessage,
  hosts: readonly string[],
): Refused | undefined {
  // A page of another site whose name leads to this machine states that name here.
  if (!hosts.includes(headers.host ?? '')) return { status: 421, text: 'Wrong host.' };
  if (method === 'GET' || method === 'HEAD') return undefined;
  return { status: 405, text: 'Only GET and HEAD.' };
}

function isEqual(given: string, wanted: string): boolean {
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
