// SPDX-License-Identifier: Apache-2.0
// What a builder has pushed, read and passed on while buildx is still ending. Believes no digest that it has not compared.
import type { BlobSource, Manifest, Repository } from '../registry/registry.ts';
import { openBlobsAhead } from './blobs-ahead.ts';
import { toLines } from './lines.ts';

/** What is begun before buildx has ended. */
export interface PushAhead {
  /** To be told of every piece of buildx's output. */
  readonly hear: (chunk: string) => void;
  /** The repository that was pushed to; what was read of it already is not asked for again. */
  readonly source: BlobSource;
  /** The other repositories, to which blobs may be on their way. */
  readonly targets: readonly Repository[];
  /** The push came to nothing. */
  readonly drop: () => void;
}

/** BuildKit names the manifests of an image before it pushes them, and says when the last is there. */
const NAMED = /^#\d+ exporting (?:attestation )?manifest (?:list )?(sha256:[0-9a-f]{64})\b/;
const PUSHED = /^#\d+ pushing manifest for .* done$/;

/**
 * Listens to a push. buildx takes another tenth of a second and more to end once all is pushed; in
 * that time all manifests are read at once, and their blobs are sent to the other repositories.
 * Whatever buildx says is a hint: bits count by their digest, and by how buildx ends.
 */
export function openPushAhead(primary: Repository, others: readonly Repository[]): PushAhead {
  const named = new Set<string>();
  const reads = new Map<string, Promise<Manifest>>();
  const blobs = openBlobsAhead(others);
  const begin = (digest: string): void => {
    if (reads.has(digest)) return;
    const reading = primary.readManifest(digest);
    reads.set(digest, reading);
    reading
      .then((manifest) => {
        blobs.sendAll(manifest, primary);
      })
      .catch(() => undefined); // read again by whoever needs it
  };
  const hearLine = (line: string): void => {
    const digest = NAMED.exec(line)?.[1];
    if (digest !== undefined) named.add(digest);
    if (PUSHED.test(line)) named.forEach(begin);
  };
  return {
    hear: toLines(hearLine),
    source: {
      ...primary,
      readManifest: (digest) =>
        reads.get(digest)?.catch(() => primary.readManifest(digest)) ??
        primary.readManifest(digest),
    },
    targets: blobs.targets,
    drop: blobs.drop,
  };
}
