// SPDX-License-Identifier: Apache-2.0
// Ends a request when the other side has kept us waiting for too long. Knows nothing of registries.
import type http from 'node:http';
import type { Limits } from './limits.ts';

/** How a request travels. */
export interface Travel {
  readonly isTls: boolean;
  readonly isProxied: boolean;
  /** The length of its body. */
  readonly bytes: number;
}

/** Watches a request from its making to the end of its answer. */
export function watch(request: http.ClientRequest, limits: Limits, travel: Travel): void {
  watchConnecting(request, limits, travel);
  watchMoving(request, limits, travel.bytes);
}

/** Ends a request, or the answer that is being read, for this reason. */
function end(exchange: http.ClientRequest | http.IncomingMessage, what: string, ms: number): void {
  const late = new Error(`${what} within ${ms / 1000} s`);
  exchange.destroy(Object.assign(late, { code: 'ETIMEDOUT' }));
}

function watchConnecting(
  request: http.ClientRequest,
  limits: Limits,
  { isTls, isProxied }: Travel,
): void {
  let connecting: NodeJS.Timeout | undefined;
  const expect = (ms: number) => {
    connecting = setTimeout(() => {
      end(request, 'no connection', ms);
    }, ms);
  };
  const connected = () => {
    clearTimeout(connecting);
  };
  // A proxied request has no socket of its own until the proxy has let it through.
  if (isProxied) expect(limits.connectMs + limits.answerMs({ bytes: 0, tookMs: 0 }));
  request.on('socket', (socket) => {
    connected();
    if (!socket.connecting) return;
    expect(limits.connectMs);
    socket.once(isTls ? 'secureConnect' : 'connect', connected);
  });
  request.on('close', connected);
}

/** Whom we wait for at the moment, and for how long. */
interface Phase {
  readonly exchange: http.ClientRequest | http.IncomingMessage;
  readonly what: string;
  readonly ms: number;
  /** Whether the other side has something to take or to give, and does not. */
  readonly isTheirs: () => boolean;
}

/**
 * The socket's own timer goes off when nothing has moved on it for the limit of the phase. Where
 * it is we who bring or take nothing, another exchange holds us up, whose own limit counts: that
 * is excused once, and not twice in a row, since then nobody wants this exchange any more.
 */
function watchMoving(request: http.ClientRequest, limits: Limits, bytes: number): void {
  const { stallMs } = limits;
  let phase: Phase = {
    exchange: request,
    what: 'no byte was taken',
    ms: stallMs,
    isTheirs: () => request.writableLength > 0,
  };
  let beganMs = 0;
  let excusedAt: number | undefined;
  const enter = (next: Phase) => {
    phase = next;
    request.socket?.setTimeout(next.ms);
  };
  request.once('socket', (socket) => {
    beganMs = performance.now();
    const late = () => {
      const moved = socket.bytesRead + socket.bytesWritten;
      if (phase.isTheirs() || moved === excusedAt) end(phase.exchange, phase.what, phase.ms);
      excusedAt = moved;
      socket.setTimeout(phase.ms);
    };
    socket.setTimeout(phase.ms).on('timeout', late);
    request.once('close', () => socket.off('timeout', late));
  });
  request.once('finish', () => {
    const ms = limits.answerMs({ bytes, tookMs: performance.now() - beganMs });
    enter({ exchange: request, what: 'no answer', ms, isTheirs: () => true });
  });
  request.once('response', (answer) => {
    const isTheirs = () => answer.readableLength === 0;
    enter({ exchange: answer, what: 'no byte came', ms: stallMs, isTheirs });
  });
}
