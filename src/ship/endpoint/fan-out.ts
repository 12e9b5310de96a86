// SPDX-License-Identifier: Apache-2.0
// One stream of bytes for several readers at the same time, at the pace of the slowest that still takes part.
import type { Clock } from '../../clock.ts';
import { type Change, createChange, until } from './change.ts';

/** A reader of the stream. */
export interface Branch {
  readonly stream: AsyncIterable<Uint8Array>;
  /** It reads no more: the others go on without it. */
  readonly close: () => void;
}

/** How long a reader may hold the others up, ms, and which part of the time since the beginning that is at least. */
export interface ReaderTimeout {
  readonly ms: number;
  readonly share: number;
}

/** What {@link openFanOut} needs. */
export interface FanOutOptions {
  readonly clock: Clock;
  /** Of each reader, in their order. */
  readonly timeouts: readonly ReaderTimeout[];
  /** A reader holds the others up for too long, and its branch ends with an error. */
  readonly onSlow: (reader: number) => void;
}

/** Branches of one stream. */
export interface FanOut {
  readonly branches: readonly Branch[];
  /** Resolves when the stream is read to its end, also if no branch is left; rejects with its error. */
  readonly done: Promise<void>;
}

/** How far the fastest reader may be ahead of the slowest, bytes. */
const WINDOW_BYTES = 2 * 1024 * 1024;
/** How often a reader that holds the others up is looked at, ms. */
const LOOK_MS = 250;

/** What a reader has not read yet. */
interface Queue {
  readonly add: (piece: Uint8Array) => void;
  readonly take: () => Uint8Array | undefined;
  readonly bytes: () => number;
  readonly close: () => void;
  readonly isClosed: () => boolean;
  /** Others had to wait for it; for how long so far, ms. */
  readonly hold: (ms: number) => number;
}

/** The state that the readers and the one that feeds them share. */
interface Shared {
  readonly queues: readonly Queue[];
  readonly filled: Change;
  readonly drained: Change;
  /** Nothing more comes; its error if the stream is not whole. */
  readonly end: () => { readonly cause?: unknown } | undefined;
}

/**
 * Begins to read a stream, for as many readers as there are timeouts. What is in memory at a time is limited.
 * A reader that is much slower than the rest is dropped, unless it is the only one.
 */
export function openFanOut(source: AsyncIterable<Uint8Array>, options: FanOutOptions): FanOut {
  const [filled, drained] = [createChange(), createChange()];
  const queues = options.timeouts.map(() => createQueue([filled, drained]));
  let end: { readonly cause?: unknown } | undefined;
  const shared: Shared = { queues, filled, drained, end: () => end };
  const run = async (): Promise<void> => {
    try {
      await feed(source, shared, options);
      end = {};
    } catch (cause) {
      end = { cause };
      throw cause;
    } finally {
      filled.notify();
    }
  };
  const done = run();
  done.catch(() => undefined); // reported to the caller
  return {
    branches: queues.map((queue) => ({ stream: read(queue, shared), close: queue.close })),
    done,
  };
}

function createQueue(changes: readonly Change[]): Queue {
  let pieces: Uint8Array[] = [];
  let bytes = 0;
  let heldMs = 0;
  let isClosed = false;
  return {
    add: (piece) => {
      pieces.push(piece);
      bytes += piece.byteLength;
    },
    take: () => {
      const piece = pieces.shift();
      bytes -= piece?.byteLength ?? 0;
      return piece;
    },
    bytes: () => bytes,
    close: () => {
      isClosed = true;
      pieces = [];
      bytes = 0;
      for (const { notify } of changes) notify();
    },
    isClosed: () => isClosed,
    hold: (ms) => (heldMs += ms),
  };
}

async function* read(
  queue: Queue,
  { filled, drained, end }: Shared,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (;;) {
    await until(filled, () => queue.bytes() > 0 || queue.isClosed() || end() !== undefined);
    if (queue.isClosed()) throw new Error('this reader was too slow, or needs no more');
    const piece = queue.take();
    const { cause } = piece === undefined ? (end() ?? {}) : {};
    if (cause !== undefined) throw new Error('the stream is not whole', { cause });
    if (piece === undefined) return;
    drained.notify();
    yield piece;
  }
}

async function feed(
  source: AsyncIterable<Uint8Array>,
  shared: Shared,
  options: FanOutOptions,
): Promise<void> {
  const over = new AbortController();
  const window = createWindow(shared, options, over.signal);
  try {
    for await (const piece of source) {
      if (piece.byteLength === 0) continue;
      for (const queue of listOpen(shared)) queue.add(piece);
      shared.filled.notify();
      if (listFull(shared).length > 0) await window.wait();
    }
  } finally {
    over.abort();
  }
}

function listOpen({ queues }: Shared): readonly Queue[] {
  return queues.filter((queue) => !queue.isClosed());
}

function listFull(shared: Shared): readonly Queue[] {
  return listOpen(shared).filter((queue) => queue.bytes() >= WINDOW_BYTES);
}

/** Waits until every reader can take more, and drops those that hold the others up for too long. */
function createWindow(
  shared: Shared,
  { clock, timeouts, onSlow }: FanOutOptions,
  over: AbortSignal,
): { readonly wait: () => Promise<void> } {
  const startMs = clock.now();
  // One timer at a time, however often the window is full meanwhile: one for each piece is a tenth of the time of a blob.
  let looking: Promise<void> | undefined;
  const look = (): void => {
    looking = undefined;
    shared.drained.notify();
  };
  const drop = (queue: Queue, heldMs: number): void => {
    const reader = shared.queues.indexOf(queue);
    const { ms = Infinity, share = 1 } = timeouts[reader] ?? {};
    if (heldMs <= ms || heldMs <= share * (clock.now() - startMs)) return;
    queue.close();
    onSlow(reader);
  };
  return {
    wait: async () => {
      for (let full = listFull(shared); full.length > 0; full = listFull(shared)) {
        const beforeMs = clock.now();
        const isHeld = listOpen(shared).some((queue) => queue.bytes() === 0);
        looking ??= clock.sleep(LOOK_MS, over).then(look, () => undefined); // over: the stream has ended
        await shared.drained.next();
        if (!isHeld) continue;
        const heldMs = clock.now() - beforeMs;
        for (const queue of full) drop(queue, queue.hold(heldMs));
      }
    },
  };
}
