// SPDX-License-Identifier: Apache-2.0
// What a prune asks of the host of a repository. Types only; each file in `hosts/` speaks one API.
import type { Untagging } from './plan.ts';

/** What a host lists of a repository. */
export interface HostListing {
  readonly tags: ReadonlyMap<string, string>;
  /** When tags were last written, ms since 1970. */
  readonly tagTimes: ReadonlyMap<string, number>;
  /** When tags end by themselves, ms since 1970. */
  readonly expires?: ReadonlyMap<string, number>;
  /** When manifests were pushed, ms since 1970. */
  readonly times: ReadonlyMap<string, number>;
  /** Tags that are listed and name nothing: registries that delete a manifest while it gets a tag leave such ones. */
  readonly dangling?: readonly string[];
  /** All manifests; undefined where only those with a tag are known. */
  readonly digests?: readonly string[];
}

/** A host that lists and deletes. What is gone already counts as deleted. */
export interface PruneHost {
  readonly untagging: Untagging;
  /** The last manifest with a tag cannot be deleted. */
  readonly keepsLastTag?: true;
  /**
   * A tag can be removed and leave its manifest, or take it along if it is the last one. Tags go first then, and a manifest once
   * none is left.
   */
  readonly tagsFirst?: true;
  /** The host collects manifests without a tag by itself, and deletes none by digest. */
  readonly collects?: true;
  readonly list: () => Promise<HostListing>;
  /** Removes one tag of an image that stays. @throws Problem */
  readonly untag: (tag: string, digest: string) => Promise<void>;
  /** Removes what is left of a tag that is listed and names nothing; absent where a host leaves none. @throws Problem */
  readonly clear?: (tag: string) => Promise<void>;
  /** Deletes a manifest with all its tags. @throws Problem */
  readonly remove: (digest: string, tags: readonly string[]) => Promise<void>;
}
