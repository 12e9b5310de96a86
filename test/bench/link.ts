// SPDX-License-Identifier: Apache-2.0
// A slow network in front of a loopback port: bytes take half a round trip each way, and no more than so many pass a second.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** How slow the network is; without either it is a plain relay. */
export interface LinkOptions {
  /** The loopback port behind it. */
  readonly port: number;
  /** The time from a byte to its answer, ms. Also the handshake of TCP takes it, and those of TLS. */
  readonly roundTripMs?: number;
  /** For each direction, shared by all connections. */
  readonly bytesPerSecond?: number;
}

/** A network that listens. */
export interface Link {
  /** `127.0.0.1:40123` */
  readonly host: string;
  readonly close: () => Promise<void>;
}

/** Timers come up to this much early, ms. */
const TIMER_MS = 0.5;

/** As much as a TCP connection has under way on Linux by default; then the sender waits. */
const WINDOW_BYTES = 4 << 20;

/**
 * Starts to listen on 127.0.0.1.
 *
 * The kernel accepts a connection on loopback before this process knows of it, so the round trip of
 * TCP's handshake is added to the way of the first bytes: they leave one round trip late. That is when they would have
 * left, had the client waited for the handshake. Slow start and losses of real networks are not imitated.
 */
export async function startLink(options: LinkOptions): Promise<Link> {
  const { port, roundTripMs = 0, bytesPerSecond = Infinity } = options;
  const sockets = new Set<Socket>();
  const up = makeDirection(bytesPerSecond);
  const down = makeDirection(bytesPerSecond);
  const sending = { noDelay: true, allowHalfOpen: true };
  const server = createServer(sending, (client) => {
    const behind = connect({ ...sending, port, host: '127.0.0.1' });
    const end = (): void => {
      client.destroy();
      behind.destroy();
    };
    for (const socket of [client, behind]) {
      sockets.add(socket);
      socket.on('error', end).on('close', () => sockets.delete(socket));
    }
    const connectedAt = performance.now() + roundTripMs;
    for (const [from, to, pass] of [
      [client, behind, up] as const,
      [behind, client, down] as const,
    ]) {
      carry(
        from,
        to,
        (bytes) => Math.max(pass(performance.now(), bytes), connectedAt) + roundTripMs / 2,
      );
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A direction of a network: when so many bytes, come at `now`, have passed it, ms; later ones queue behind them. */
export function makeDirection(bytesPerSecond: number): (now: number, bytes: number) => number {
  let freeAt = 0;
  return (now, bytes) => {
    freeAt = Math.max(now, freeAt) + (bytes / bytesPerSecond) * 1000;
    return freeAt;
  };
}

/** Passes on what comes from one socket to the other, each chunk at its time, and the end after the last. */
function carry(from: Socket, to: Socket, dueAt: (bytes: number) => number): void {
  const queue: { readonly at: number; readonly chunk: Buffer | undefined }[] = [];
  let queued = 0;
  let timer: NodeJS.Timeout | undefined;
  const deliver = (): void => {
    clearTimeout(timer);
    timer = undefined;
    while (queue[0] && queue[0].at <= performance.now() + TIMER_MS && !to.writableNeedDrain) {
      const chunk = queue.shift()?.chunk;
      if (chunk === undefined) to.end();
      else {
        queued -= chunk.length;
        to.write(chunk);
      }
    }
    if (queued < WINDOW_BYTES) from.resume();
    if (queue[0] === undefined || to.writableNeedDrain) return;
    timer = setTimeout(deliver, Math.max(0, queue[0].at - performance.now()));
  };
  const add = (chunk: Buffer | undefined): void => {
    queue.push({ at: dueAt(chunk?.length ?? 0), chunk });
    queued += chunk?.length ?? 0;
    if (queued >= WINDOW_BYTES) from.pause();
    if (timer === undefined) deliver();
  };
  from.on('data', add).on('end', () => {
    add(undefined);
  });
  to.on('drain', deliver).on('close', () => {
    clearTimeout(timer);
    if (!to.writableFinished) from.destroy(); // else what goes the other way may not be through yet
  });
}
