// SPDX-License-Identifier: Apache-2.0
// A large blob that several repositories take at the same time, read once. One that is slower reads the rest by itself.
import type { Clock } from '../../clock.ts';
import type { BlobSource, Descriptor } from '../../registry/registry.ts';
import { type Branch, type FanOut, openFanOut } from '../endpoint/fan-out.ts';

/** A blob for several readers. */
export interface SharedBlob {
  /** For each reader, a source whose first stream of the blob is shared. Later ones, after a failure, are its own. */
  readonly sources: readonly BlobSource[];
  /** A reader needs no more of it: the others do not wait for it. */
  readonly leave: (reader: number) => void;
}

/** What {@link shareBlob} needs. */
export interface SharedBlobOptions {
  readonly readers: number;
  readonly clock: Clock;
  /** A reader has held the others up, and goes on without them. */
  readonly onSlow: (reader: number) => void;
}

/** How long a reader may hold the others up in all, ms. */
const HELD_MS = 250;

/** Opens nothing yet. */
export function shareBlob(
  blob: Descriptor,
  source: BlobSource,
  { readers, clock, onSlow }: SharedBlobOptions,
): SharedBlob {
  const [taken, left, slow] = [new Set<number>(), new Set<number>(), new Set<number>()];
  const timeouts = Array.from({ length: readers }, () => ({ ms: HELD_MS, share: 0 }));
  let opening: Promise<FanOut> | undefined;
  const open = async (): Promise<FanOut> => {
    const stream = unless(() => left.size === readers, await source.openBlob(blob));
    const note = (reader: number): void => {
      slow.add(reader);
      onSlow(reader);
    };
    const fan = openFanOut(stream, { clock, timeouts, onSlow: note });
    for (const reader of left) fan.branches[reader]?.close();
    return fan;
  };
  const leave = (reader: number): void => {
    left.add(reader);
    opening?.then(
      ({ branches }) => branches[reader]?.close(),
      () => undefined, // thrown to the readers
    );
  };
  const readFrom = async function* (reader: number, { stream }: Branch) {
    let bytes = 0;
    try {
      for await (const piece of stream) {
        bytes += piece.byteLength;
        yield piece;
      }
      return;
    } catch (thrown) {
      if (!slow.has(reader)) throw toCause(thrown);
    } finally {
      leave(reader);
    }
    yield* skip(bytes, await source.openBlob(blob));
  };
  const openFor = async (reader: number): Promise<AsyncIterable<Uint8Array>> => {
    taken.add(reader);
    opening ??= open();
    const branch = (await opening).branches[reader];
    return branch === undefined ? source.openBlob(blob) : readFrom(reader, branch);
  };
  const sources = timeouts.map((_, reader) => ({
    ...source,
    openBlob: (asked: Descriptor) =>
      asked.digest !== blob.digest || taken.has(reader) || left.has(reader) || slow.has(reader)
        ? source.openBlob(asked)
        : openFor(reader),
  }));
  return { sources, leave };
}

/** The same stream, which ends when nothing reads it. */
async function* unless(isOver: () => boolean, stream: AsyncIterable<Uint8Array>) {
  for await (const piece of stream) {
    if (isOver()) return;
    yield piece;
  }
}

/** The same stream without its first bytes. */
async function* skip(bytes: number, stream: AsyncIterable<Uint8Array>) {
  let rest = bytes;
  for await (const piece of stream) {
    if (rest < piece.byteLength) yield piece.subarray(rest);
    rest = Math.max(0, rest - piece.byteLength);
  }
}

/** What has cut a shared stream, as the source has thrown it. */
function toCause(thrown: unknown): Error {
  if (thrown instanceof Error && thrown.cause instanceof Error) return thrown.cause;
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
