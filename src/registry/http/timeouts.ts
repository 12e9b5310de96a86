// SPDX-License-Identifier: Apache-2.0
// Ends a request when the other side makes no progress for too long.
import type http from 'node:http';
import type { Socket } from 'node:net';
import { INFORMATIONAL, type Limits } from '../limits.ts';

/** How the error begins where no connection came to stand in time. */
export const NO_CONNECTION = 'no connection';

/** How a request is sent. */
export interface Transfer {
  readonly isTls: boolean;
  readonly isProxied: boolean;
  /** The length of its body. */
  readonly bytes: number;
  /** The bytes of a blob move in it, which may take as long as they move. */
  readonly isBlob: boolean;
  /** An answer has to begin within so many ms of its making, where that is said. */
  readonly withinMs?: number | undefined;
}

/** Watches a request from its making to the end of its answer. */
export function watch(request: http.ClientRequest, limits: Limits, transfer: Transfer): void {
  const endings = [
    watchConnecting(request, limits, transfer),
    watchProgress(request, limits.stallMs),
    watchAnswering(request, limits, transfer.bytes),
    transfer.isBlob ? watchPace(request, limits) : watchTotal(request, limits.totalMs),
    watchWithin(request, transfer.withinMs),
  ];
  watchInformational(request);
  request.once('close', () => {
    for (const end of endings) end();
  });
}

/** Stops watching, once the request is over. */
type Ending = () => void;

type Exchange = http.ClientRequest | http.IncomingMessage;

/** Ends a request, or the answer that is being read, for this reason. */
function end(exchange: Exchange, what: string, ms: number): void {
  stop(exchange, `${what} within ${Math.round(ms) / 1000} s`, 'ETIMEDOUT');
}

function stop(exchange: Exchange, why: string, code: string): void {
  exchange.destroy(Object.assign(new Error(why), { code }));
}

function watchConnecting(
  request: http.ClientRequest,
  limits: Limits,
  { isTls, isProxied }: Transfer,
): Ending {
  let connecting: NodeJS.Timeout | undefined;
  const expect = (ms: number) => {
    connecting = setTimeout(() => {
      end(request, NO_CONNECTION, ms);
    }, ms);
  };
  const connected = () => {
    clearTimeout(connecting);
  };
  // A proxied request has no socket of its own until the proxy is connected.
  if (isProxied) expect(limits.connectMs + limits.responseMs({ bytes: 0, tookMs: 0 }));
  request.on('socket', (socket) => {
    connected();
    if (!socket.connecting) return;
    expect(limits.connectMs);
    socket.once(isTls ? 'secureConnect' : 'connect', connected);
  });
  return connected;
}

/** The side that we wait for at the moment. */
interface Phase {
  readonly what: string;
  /** Whether the other side has something to take or to give, and does not. */
  readonly isTheirs: () => boolean;
}

/**
 * The socket's own timer goes off when nothing has moved on it for so long. Where it is we who bring
 * or take nothing, another exchange holds us up, whose own limit counts: that is excused once, and
 * not twice in a row, since then this exchange is not wanted any more.
 */
function watchProgress(request: http.ClientRequest, stallMs: number): Ending {
  let unwatch: Ending = () => undefined;
  let exchange: Exchange = request;
  let phase: Phase = { what: 'no bytes were accepted', isTheirs: () => request.writableLength > 0 };
  let excusedAt: number | undefined;
  request.once('socket', (socket) => {
    const late = () => {
      const moved = socket.bytesRead + socket.bytesWritten;
      if (phase.isTheirs() || moved === excusedAt) end(exchange, phase.what, stallMs);
      excusedAt = moved;
      socket.setTimeout(stallMs);
    };
    socket.setTimeout(stallMs).on('timeout', late);
    unwatch = () => socket.setTimeout(0).off('timeout', late);
  });
  request.once('finish', () => {
    // Until the answer begins, it has a limit of its own.
    if (exchange === request) request.socket?.setTimeout(0);
  });
  request.once('response', (answer) => {
    exchange = answer;
    phase = { what: 'no bytes were received', isTheirs: () => answer.readableLength === 0 };
    answer.socket.setTimeout(stallMs);
  });
  return () => {
    unwatch();
  };
}

/** The answer must have begun in time once all is sent, whatever else comes before it. */
function watchAnswering(request: http.ClientRequest, limits: Limits, bytes: number): Ending {
  let answering: NodeJS.Timeout | undefined;
  let beganMs = 0;
  let isOver = false;
  const over = () => {
    isOver = true;
    clearTimeout(answering);
  };
  request.once('socket', () => {
    beganMs = performance.now();
  });
  request.once('finish', () => {
    if (isOver) return;
    const ms = limits.responseMs({ bytes, tookMs: performance.now() - beganMs });
    answering = setTimeout(() => {
      end(request, 'no response', ms);
    }, ms);
  });
  request.once('response', over);
  return over;
}

/** `102 Processing` and the like carry no information; an endless series is cut off. */
function watchInformational(request: http.ClientRequest): void {
  let count = 0;
  request.on('information', () => {
    count += 1;
    if (count > INFORMATIONAL) {
      stop(request, `more than ${INFORMATIONAL} informational responses`, 'EPROTO_INFORMATIONAL');
    }
  });
}

/** From the moment that it has a connection, or is being connected, to the last byte of its answer. */
function watchTotal(request: http.ClientRequest, totalMs: number): Ending {
  let exchange: Exchange = request;
  let total: NodeJS.Timeout | undefined;
  request.once('socket', () => {
    total = setTimeout(() => {
      end(exchange, 'incomplete response', totalMs);
    }, totalMs);
  });
  request.once('response', (answer) => {
    exchange = answer; // the reader of its body must be told
  });
  return () => {
    clearTimeout(total);
  };
}

/** From its making, whether there is a connection yet or not, until an answer begins. */
function watchWithin(request: http.ClientRequest, withinMs: number | undefined): Ending {
  if (withinMs === undefined) return () => undefined;
  const timer = setTimeout(() => {
    end(request, 'no response', withinMs);
  }, withinMs);
  const over = () => {
    clearTimeout(timer);
  };
  request.once('response', over);
  return over;
}

/** Single bytes count as progress, yet would take days. */
function watchPace(request: http.ClientRequest, { paceBytes, paceMs }: Limits): Ending {
  let timer: NodeJS.Timeout | undefined;
  const over = () => {
    clearInterval(timer);
  };
  const expect = (socket: Socket, ms: number, isSlow: () => boolean, exchange: Exchange) => {
    const moved = () => socket.bytesRead + socket.bytesWritten;
    let before = moved();
    over();
    timer = setInterval(() => {
      if (moved() - before < paceBytes && isSlow()) {
        end(exchange, `less than ${Math.ceil(paceBytes)} bytes transferred`, ms);
      }
      before = moved();
    }, ms);
  };
  request.once('socket', (socket) => {
    expect(socket, paceMs.up, () => request.writableLength > 0, request);
  });
  request.once('response', (answer) => {
    expect(answer.socket, paceMs.down, () => answer.readableLength === 0, answer);
  });
  return over;
}
