// SPDX-License-Identifier: Apache-2.0
// An image with all that belongs to it, brought to repositories byte for byte. Tags nothing.
import { Problem } from '../problem.ts';
import { readContents } from './contents.ts';
import { createSlots } from './pause.ts';
import type { BlobSource, Descriptor, Manifest, Repository, RepositoryName } from './registry.ts';

/** What came of copying to one repository. */
export interface Copied {
  readonly repository: RepositoryName;
  /** How many blobs were there already, mounted within the host, and sent. */
  readonly present: number;
  readonly mounted: number;
  readonly uploaded: number;
  /** Why it is not there; absent when it is. */
  readonly problem?: Problem;
}

interface Node {
  readonly manifest: Manifest;
  readonly children: readonly Node[];
  readonly blobs: readonly Descriptor[];
}

const AT_ONCE = 8;
/** Layers that their licence keeps where they are. */
const FOREIGN = /foreign|nondistributable/;

/**
 * Copies an image, or an index with all its images and attestations, to every target at the same
 * time. Blobs go in parallel, each once; a manifest goes when all it refers to is there; the digest
 * stays, since no byte changes. A target that fails does not hold up the others.
 */
export async function copyImage(
  manifest: Manifest,
  source: BlobSource,
  targets: readonly Repository[],
): Promise<readonly Copied[]> {
  if (targets.length === 0) return [];
  const tree = await readTree(manifest, source, createSlots(AT_ONCE));
  return await Promise.all(targets.map((target) => copyTo(target, tree, source)));
}

async function readTree(
  manifest: Manifest,
  source: BlobSource,
  slots: ReturnType<typeof createSlots>,
): Promise<Node> {
  const { manifests, config, layers } = readContents(manifest);
  const children = await Promise.all(
    manifests.map(async (entry) => {
      const child = await slots.within(() => source.readManifest(entry.digest));
      return await readTree({ ...child, mediaType: entry.mediaType }, source, slots);
    }),
  );
  const blobs = [...(config === undefined ? [] : [config]), ...layers];
  return { manifest, children, blobs: blobs.filter(({ mediaType }) => !FOREIGN.test(mediaType)) };
}

async function copyTo(target: Repository, tree: Node, source: BlobSource): Promise<Copied> {
  const counts = { present: 0, mounted: 0, uploaded: 0 };
  const slots = createSlots(AT_ONCE);
  const blobs = new Map<string, Promise<void>>();
  let failed = false;
  /** After the first failure, which is the one that is told, nothing more is begun. */
  const unlessFailed = async (work: () => Promise<void>): Promise<void> => {
    try {
      if (!failed) await work();
    } catch (thrown) {
      failed = true;
      throw thrown;
    }
  };
  const bring = (blob: Descriptor): Promise<void> => {
    const known =
      blobs.get(blob.digest) ??
      slots.within(() =>
        unlessFailed(async () => {
          counts[await target.putBlob(blob, source)] += 1;
        }),
      );
    blobs.set(blob.digest, known);
    return known;
  };
  const place = async ({ manifest, blobs: own, children }: Node): Promise<void> => {
    let isThere = false;
    const look = unlessFailed(async () => {
      isThere = (await target.resolve(manifest.digest)) !== undefined;
    });
    await settle([look, ...own.map(bring), ...children.map(place)]);
    await unlessFailed(async () => {
      if (!isThere) await target.putManifest(manifest.digest, manifest);
    });
  };
  const { repository } = target;
  try {
    await place(tree);
    return { repository, ...counts };
  } catch (thrown) {
    if (!(thrown instanceof Problem)) throw thrown;
    return { repository, ...counts, problem: thrown };
  }
}

/** Waits for all, so that nothing goes on behind the caller's back, and throws the first that failed. */
async function settle(works: readonly Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(works);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
