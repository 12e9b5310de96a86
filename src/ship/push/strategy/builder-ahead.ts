// SPDX-License-Identifier: Apache-2.0
// Reads and copies what a builder has pushed while buildx is still running. Every digest is verified. Writes no tag.
import { ONCE_BYTES } from '../../../registry/blobs/once.ts';
import { listFresh } from '../../../registry/manifests/copy.ts';
import type { SourcedImage } from '../../../registry/manifests/docker-types.ts';
import type { BlobSource, Manifest, Repository } from '../../../registry/registry.ts';
import { openBlobsAhead } from '../blobs-ahead.ts';
import { shareBlob } from '../shared-blob.ts';
import type { Built } from '../built.ts';
import { createDeliveries, type Deliveries } from '../deliveries.ts';
import type { Clock } from '../../../clock.ts';
import { toLines } from '../../build/lines.ts';

/** Work that starts before buildx has ended. */
export interface PushAhead {
  /** Returns, for each build that pushes there, what to call with every chunk of its output. */
  readonly listen: () => (chunk: string) => void;
  /** The repository that was pushed to; what was already read of it is not requested again. */
  readonly source: BlobSource;
  /** The other repositories, to which blobs may be on their way. */
  readonly targets: readonly Repository[];
  /** What became of the image with a digest. */
  readonly find: Deliveries['find'];
  /** Ends when buildx has ended; whether the push succeeded. */
  readonly end: (isThere: boolean) => void;
}

/** BuildKit reports the manifests of an image before it pushes them, one after the other, and reports when the last is pushed. */
const NAMED = /^#\d+ exporting (?:attestation )?manifest (?:list )?(sha256:[0-9a-f]{64})\b/;
const PUSHING = /^#\d+ pushing manifest for /;
const PUSHED = /^#\d+ pushing manifest for .* done$/;

/** What {@link openPushAhead} needs. */
export interface PushAheadOptions {
  readonly clock: Clock;
  /** Called when the image is there, if there are no other repositories. */
  readonly onPushed?: (() => void) | undefined;
  /** Delivers the image to the other repositories, by digest. */
  readonly deliver?:
    ((image: SourcedImage, targets: readonly Repository[]) => Promise<Built>) | undefined;
}

/** How long to wait before asking again for a missing manifest, ms: at first, and at most. */
const FIRST_WAIT_MS = 10;
const LONGEST_WAIT_MS = 1_000;
const MOST_TRIES = 20;

/**
 * Listens to a push of an image that goes to more than one repository. While BuildKit pushes one
 * manifest after the other, and buildx takes its time to end, they are read as soon as they exist,
 * and their blobs are sent to the other repositories; when all are there, also the manifests, by digest. The output of
 * buildx is only a hint: images count by their digest, and by how buildx ends.
 */
export function openPushAhead(
  primary: Repository,
  others: readonly Repository[],
  { clock, onPushed, deliver }: PushAheadOptions,
): PushAhead {
  const blobs = openBlobsAhead(others, (blob, source, options) =>
    shareBlob(blob, source, { ...options, clock }),
  );
  const reads = openReads(primary, clock, (manifest) => {
    // Of a large one, too much would come in before it is known that a repository has it.
    for (const blob of listFresh(manifest)) {
      blobs.send(blob, primary, { isNew: blob.size <= ONCE_BYTES });
    }
    blobs.sendAll(manifest, primary);
  });
  const source = { ...primary, readManifest: reads.readManifest };
  const deliveries = createDeliveries();
  const deliverRead = async (digest: string): Promise<Built | undefined> => {
    const manifest = await source.readManifest(digest).catch(() => undefined); // read again by the caller
    return manifest && (await deliver?.({ manifest, source }, blobs.targets));
  };
  const beginDelivery = (digest: string): void => {
    deliveries.begin(digest, () => deliverRead(digest));
  };
  const over = new AbortController();
  const listen = (): ((chunk: string) => void) => {
    const named = new Set<string>();
    let last: string | undefined;
    const pushed = new AbortController();
    const ended = AbortSignal.any([over.signal, pushed.signal]);
    let isFollowed = others.length === 0;
    return toLines((line) => {
      const digest = NAMED.exec(line)?.[1];
      if (digest !== undefined) named.add((last = digest));
      if (PUSHED.test(line)) {
        pushed.abort();
        named.forEach(reads.begin);
        if (others.length === 0) onPushed?.();
        // What BuildKit names last is what refers to all else.
        else if (last !== undefined) beginDelivery(last);
      } else if (PUSHING.test(line) && !isFollowed) {
        isFollowed = true;
        reads.follow(named, ended).catch(() => undefined); // everything is read again at the end
      }
    });
  };
  return {
    listen,
    source,
    targets: blobs.targets,
    find: deliveries.find,
    end: (isThere) => {
      over.abort();
      if (!isThere) blobs.drop();
    },
  };
}

/** Reads manifests of a repository and hands each on as soon as it is read. */
function openReads(primary: Repository, clock: Clock, pass: (manifest: Manifest) => void) {
  const known = new Map<string, Promise<Manifest>>();
  return {
    begin: (digest: string): void => {
      if (known.has(digest)) return;
      const reading = primary.readManifest(digest);
      known.set(digest, reading);
      reading.then(pass).catch(() => undefined); // read again by the caller
    },
    /** Reads one after the other, in the order in which they are pushed. */
    follow: async (named: Iterable<string>, ended: AbortSignal): Promise<void> => {
      for (const digest of named) {
        for (let tries = 0; !known.has(digest); tries += 1) {
          if (tries === MOST_TRIES || ended.aborted) return;
          const manifest = await primary.getManifest(digest);
          if (manifest === undefined) await clock.sleep(toWait(tries), ended);
          else if (!known.has(digest)) {
            known.set(digest, Promise.resolve(manifest));
            setImmediate(pass, manifest); // the next manifest, for which more waits, is asked for first
          }
        }
      }
    },
    readManifest: (digest: string): Promise<Manifest> =>
      known.get(digest)?.catch(() => primary.readManifest(digest)) ?? primary.readManifest(digest),
  };
}

function toWait(tries: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** tries, LONGEST_WAIT_MS);
}
