// SPDX-License-Identifier: Apache-2.0
// Reads standard input to its end, with limits. Loaded only where it is asked for.
import type { Readable } from 'node:stream';
import { refuseFile, refuseLong, type SmallFile, toUnread } from '../small-file.ts';

/** What limits the reading of a stream. */
export interface InputLimits {
  readonly bytes: number;
  readonly signal?: AbortSignal | undefined;
  /** It is left after so long without a byte, ms; without it, its end is waited for. */
  readonly silentMs?: number;
}

/**
 * The text of standard input to its end, or why there is none. The signal and silence close it: else an end is waited for that may
 * never come.
 *
 * @throws the reason of the signal
 */
export async function readInput(input: Readable, limits: InputLimits): Promise<SmallFile> {
  const { bytes: limit, signal, silentMs = 0 } = limits;
  const watched = endInput(input, limits);
  try {
    const bytes = await readStream(input, limit, watched.refresh);
    return bytes === undefined ? refuseLong(limit) : { ok: true, text: bytes.toString('utf8') };
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause !== SILENT) return toUnread(cause);
    return refuseFile(`nothing came for ${silentMs / 1000} s, and it is still open`);
  } finally {
    watched.stop();
  }
}

const SILENT = new Error('silent');

/** Closes a stream once it is silent or the signal comes. */
function endInput(input: Readable, { signal, silentMs }: InputLimits) {
  const end = () => input.destroy(SILENT);
  const timer = silentMs === undefined ? undefined : setTimeout(end, silentMs);
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted === true) end();
  return {
    refresh: () => timer?.refresh(),
    stop: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
    },
  };
}

/** Undefined where there is more than the limit. */
async function readStream(input: Readable, limit: number, onChunk: () => void) {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input as AsyncIterable<Uint8Array | string>) {
    onChunk();
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > limit) return undefined;
  }
  return Buffer.concat(chunks);
}
