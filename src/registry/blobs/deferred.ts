// SPDX-License-Identifier: Apache-2.0
// A stream that is opened ahead of its use, and released if unused.

/** A pending stream. */
export interface Ahead {
  /** The stream; a new one at each later call. */
  readonly take: () => Promise<AsyncIterable<Uint8Array>>;
  /** Releases an unused stream and its connection; not awaited. */
  readonly drop: () => void;
}

/** Opens a stream at once, up to its first bytes. An error of opening it is thrown to the caller that takes it. */
export function openAhead(open: () => Promise<AsyncIterable<Uint8Array>>): Ahead {
  let begun: Promise<AsyncGenerator<Uint8Array, void, undefined>> | undefined = begin(open);
  begun.catch(() => undefined);
  return {
    take: async () => {
      const own = begun;
      begun = undefined;
      return own ?? open();
    },
    drop: () => {
      begun?.then((stream) => stream.return()).catch(() => undefined);
      begun = undefined;
    },
  };
}

async function begin(
  open: () => Promise<AsyncIterable<Uint8Array>>,
): Promise<AsyncGenerator<Uint8Array, void, undefined>> {
  const iterator = (await open())[Symbol.asyncIterator]();
  const first = await iterator.next();
  const stream = goOn(iterator, first);
  // Only a started generator runs its `finally` when it is returned early.
  await stream.next();
  return stream;
}

/** Stops once before the first bytes. */
async function* goOn(
  iterator: AsyncIterator<Uint8Array>,
  first: IteratorResult<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield new Uint8Array();
    for (let one = first; one.done !== true; one = await iterator.next()) yield one.value;
  } finally {
    await iterator.return?.();
  }
}
