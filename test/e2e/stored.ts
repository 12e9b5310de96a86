// SPDX-License-Identifier: Apache-2.0
// What tests of prunes share: a store in memory that is pushed to a registry and compared with it. Expects nothing.
import { copyImage } from '../../src/registry/manifests/copy.ts';
import type { Repository } from '../../src/registry/registry.ts';
import { openMemory, type Store } from '../ship/memory.ts';

/** Tags and digests, sorted. */
export interface StoredState {
  readonly tags: readonly string[];
  readonly digests: readonly string[];
}

/** Pushes all that a store holds; what has no tag too. */
export async function pushStore(store: Store, target: Repository): Promise<void> {
  const source = openMemory(store);
  for (const manifest of store.manifests.values()) {
    const [copied] = await copyImage(manifest, source, [target]);
    if (copied?.problem !== undefined) throw copied.problem;
  }
  for (const [tag, digest] of store.tags) {
    await target.putManifest(tag, await source.readManifest(digest));
  }
}

/** Which manifests of a store a registry has, and its tags. */
export async function readState(store: Store, target: Repository): Promise<StoredState> {
  const { tags } = await target.listTags(5);
  const digests = [...store.manifests.keys()];
  const found = await Promise.all(digests.map((digest) => target.resolve(digest)));
  return {
    tags: tags.toSorted(),
    digests: digests.filter((_, index) => found[index] !== undefined).toSorted(),
  };
}

/** The tags and manifests of a store. */
export const stateOf = ({ tags, manifests }: Store): StoredState => ({
  tags: [...tags.keys()].toSorted(),
  digests: [...manifests.keys()].toSorted(),
});
