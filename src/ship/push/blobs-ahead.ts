// SPDX-License-Identifier: Apache-2.0
// Sends blobs to repositories before the copy of their image asks for them. Sends no manifest and no tag itself.
import { Problem } from '../../problem.ts';
import { listBlobs } from '../../registry/manifests/copy.ts';
import { ONCE_BYTES, readOnce } from '../../registry/blobs/once.ts';
import { createSlots } from '../../registry/http/pause.ts';
import type {
  BlobSource,
  Descriptor,
  Manifest,
  PutOptions,
  Repository,
} from '../../registry/registry.ts';
import type { SharedBlob, SharedBlobOptions } from './shared-blob.ts';

/** Blobs that are being sent. */
export interface BlobsAhead {
  /** The same repositories; a blob that is being sent to one is awaited, not sent twice. */
  readonly targets: readonly Repository[];
  /** Sends one blob to all of them. An error is reported to the caller that needs the blob. */
  readonly send: (blob: Descriptor, source: BlobSource, options?: PutOptions) => void;
  /** Sends all blobs of one manifest, and checks whether the manifest exists. */
  readonly sendAll: (manifest: Manifest, source: BlobSource, options?: PutOptions) => void;
  /** The image is not needed: cancels what is being sent, and the targets write nothing any more. */
  readonly drop: () => void;
}

const AT_ONCE = 8;

/** Reads one blob for several readers. */
export type ShareBlob = (
  blob: Descriptor,
  source: BlobSource,
  options: Omit<SharedBlobOptions, 'clock'>,
) => SharedBlob;

/**
 * Sends nothing yet. A registry eventually deletes a blob that nothing refers to. With `shareBlob`, a large blob is read once for
 * all repositories that keep up with each other.
 */
export function openBlobsAhead(
  repositories: readonly Repository[],
  shareBlob?: ShareBlob,
): BlobsAhead {
  let isDropped = false;
  const lanes = repositories.map((repository) => openLane(repository, () => isDropped));
  const slow = new Set<Lane>();
  const share = (blob: Descriptor, source: BlobSource, options?: PutOptions): void => {
    const quick = lanes.filter((lane) => !slow.has(lane));
    const onSlow = (reader: number): void => {
      const lane = quick[reader];
      if (lane !== undefined) slow.add(lane);
    };
    const readers = quick.length;
    const shared = readers > 1 ? shareBlob?.(blob, source, { readers, onSlow }) : undefined;
    for (const lane of lanes) {
      const reader = quick.indexOf(lane);
      const end = () => shared?.leave(reader);
      const sending = lane.send(blob, shared?.sources[reader] ?? source, options);
      if (reader >= 0) void sending?.then(end, end); // reported to the caller
    }
  };
  const send: BlobsAhead['send'] = (blob, source, options) => {
    if (isDropped) return;
    const guarded = guard(lanes.length > 1 ? readOnce(source) : source, () => isDropped);
    if (lanes.length > 1 && blob.size > ONCE_BYTES) share(blob, guarded, options);
    else for (const lane of lanes) void lane.send(blob, guarded, options);
  };
  return {
    targets: lanes.map(({ target }) => target),
    send,
    sendAll: (manifest, source, options) => {
      if (isDropped) return;
      for (const blob of listBlobs(manifest)) send(blob, source, options);
      for (const lane of lanes) lane.snapshot(manifest.digest);
    },
    drop: () => {
      isDropped = true;
    },
  };
}

/** What is on its way to one repository. */
interface Lane {
  readonly target: Repository;
  /** Undefined if it is being sent already. */
  readonly send: (...given: Parameters<BlobsAhead['send']>) => Promise<unknown> | undefined;
  readonly snapshot: (digest: string) => void;
}

function openLane(repository: Repository, isDropped: () => boolean): Lane {
  const begun = new Map<string, ReturnType<Repository['putBlob']>>();
  const looked = new Map<string, ReturnType<Repository['resolve']>>();
  const slots = createSlots(AT_ONCE);
  const refuseDropped = (): void => {
    if (isDropped()) throw new Error('this image is no longer needed');
  };
  const target: Repository = {
    ...repository,
    // A manifest that was pushed since then is written again, which changes nothing.
    resolve: (digest) => looked.get(digest) ?? repository.resolve(digest),
    putManifest: async (reference, manifest) => {
      refuseDropped();
      return await repository.putManifest(reference, manifest);
    },
    putBlob: async (blob, source, options) => {
      refuseDropped();
      const bringing = begun.get(blob.digest);
      if (bringing === undefined) return await repository.putBlob(blob, source, options);
      try {
        return await bringing;
      } catch (thrown) {
        // Any other error came from a source that was incomplete at the time.
        if (thrown instanceof Problem) throw thrown;
        return await repository.putBlob(blob, source);
      }
    },
  };
  const send: Lane['send'] = (blob, source, options) => {
    if (begun.has(blob.digest)) return undefined;
    const bringing = slots.within(() => repository.putBlob(blob, source, options));
    bringing.catch(() => undefined); // reported to the caller
    begun.set(blob.digest, bringing);
    return bringing;
  };
  const snapshot = (digest: string): void => {
    if (looked.has(digest)) return;
    const reading = repository.resolve(digest);
    reading.catch(() => undefined); // reported to the caller
    looked.set(digest, reading);
  };
  return { target, send, snapshot };
}

/** The same source; its streams fail once they are no longer needed. */
function guard(source: BlobSource, isDropped: () => boolean): BlobSource {
  return {
    ...source,
    openBlob: async (blob) => unlessDropped(await source.openBlob(blob), isDropped),
  };
}

async function* unlessDropped(
  stream: AsyncIterable<Uint8Array>,
  isDropped: () => boolean,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of stream) {
    if (isDropped()) throw new Error('this blob is no longer needed');
    yield chunk;
  }
}
