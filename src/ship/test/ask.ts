// SPDX-License-Identifier: Apache-2.0
// Asks a port of a container: one connection or one request. Sends nothing of the run, and follows no redirect.
import { request } from 'node:http';
import { connect } from 'node:net';

/** Where a port of a container may be reached. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** `ok`, or what was wrong: `status 404`, `ECONNREFUSED`. `isFinal`: another try is likely to get the same. */
export interface ProbeAnswer {
  readonly ok: boolean;
  readonly said: string;
  readonly isFinal?: boolean;
}

/** The limit of one connection or one request up to its headers, ms. */
const ASK_LIMIT_MS = 5_000;

/** A proxy of the engine accepts connections before the program does, and then closes them, ms. */
const STAYS_OPEN_MS = 1_000;

/** Headers of an answer are no longer than this, bytes. */
const HEADER_LIMIT = 16 * 1024;

/** Whether a port accepts a connection, and sends something or keeps it open for a second. */
export function askTcp({ host, port }: Address, signal: AbortSignal): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    let timer: NodeJS.Timeout | undefined;
    const end = (answer: ProbeAnswer): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const wait = (ms: number, answer: ProbeAnswer): void => {
      clearTimeout(timer);
      timer = setTimeout(end, ms, answer);
    };
    wait(ASK_LIMIT_MS, { ok: false, said: 'no connection' });
    socket.once('connect', () => {
      wait(STAYS_OPEN_MS, { ok: true, said: 'a connection' });
    });
    socket.once('data', () => {
      end({ ok: true, said: 'a connection' });
    });
    socket.once('error', (cause) => {
      end({ ok: false, said: toCode(cause) });
    });
    socket.once('close', () => {
      end({ ok: false, said: 'the connection was closed at once' });
    });
  });
}

/**
 * The status that a path answers with: 200 to 399 is good. A redirect is not followed, as it may lead
 * to another host, and the body is not read, as it may have no end.
 */
export function askHttp(
  { host, port }: Address,
  { path, named }: { readonly path: string; readonly named: number },
  signal: AbortSignal,
): Promise<ProbeAnswer> {
  return new Promise((resolve) => {
    const asking = request({
      ...{ host, port, path, agent: false, maxHeaderSize: HEADER_LIMIT },
      headers: { host: `localhost:${named}`, 'user-agent': 'tagship', accept: '*/*' },
      signal: AbortSignal.any([signal, AbortSignal.timeout(ASK_LIMIT_MS)]),
    });
    const end = (answer: ProbeAnswer): void => {
      resolve(answer);
      asking.destroy();
    };
    asking.once('response', ({ statusCode = 0 }) => {
      const ok = statusCode >= 200 && statusCode < 400;
      end({ ok, said: `status ${statusCode}`, isFinal: statusCode >= 400 && statusCode < 500 });
    });
    asking.on('error', (cause) => {
      resolve({ ok: false, said: toCode(cause) });
    });
    asking.end();
  });
}

/**
 * The first answer where there is one, and else the second. Both are asked at the same time, and the second is not
 * waited for where the first answers: a port that the engine holds open keeps it for seconds.
 */
export async function askFirst(
  first: (signal: AbortSignal) => Promise<ProbeAnswer | undefined>,
  second: (signal: AbortSignal) => Promise<ProbeAnswer | undefined>,
  signal: AbortSignal,
): Promise<ProbeAnswer | undefined> {
  const ending = new AbortController();
  const until = AbortSignal.any([signal, ending.signal]);
  try {
    const other = second(until);
    return (await first(until)) ?? (await other);
  } finally {
    ending.abort();
  }
}

function toCode(cause: Error): string {
  if (cause.name === 'TimeoutError' || cause.name === 'AbortError') return 'no answer in time';
  return 'code' in cause ? String(cause.code) : 'an answer that is not HTTP';
}
