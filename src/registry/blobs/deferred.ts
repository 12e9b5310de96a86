// SPDX-License-Identifier: Apache-2.0
// A stream that is opened before it is wanted, and let go when it is not. Knows nothing of registries.

/** A stream on its way. */
export interface Ahead {
  /** The stream; asked again, another one. */
  readonly take: () => Promise<AsyncIterable<Uint8Array>>;
  /** Lets go of a stream that nobody took, with the connection behind it; nobody waits for that. */
  readonly drop: () => void;
}

/** Opens a stream at once, up to its first bytes. Why it could not be opened is told to whoever takes it. */
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
  // Only a generator that has begun does what is in its `finally` when it is given up.
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
