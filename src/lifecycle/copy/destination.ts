// SPDX-License-Identifier: Apache-2.0
// What a copy needs of a destination. Types only.
import type { CopyTarget } from '../../registry/manifests/copy.ts';
import type { Manifest, Repository } from '../../registry/registry.ts';
import type { Related } from './related.ts';
import type { Store } from './store.ts';

/** A destination. Nothing is changed there before the first `put…`. */
export interface CopyDestination extends CopyTarget {
  readonly label: string;
  /** Whether an image is whole that has a tag: a registry accepts no other. */
  readonly trustsTags: boolean;
  /** Whether images can be written there, as far as that can be asked. */
  readonly provePush: Repository['provePush'];
  /** Nothing can be seen of what is written before `finish`. */
  readonly isAtomic: boolean;
  /** What a tag names: in a registry at this moment, in a layout as it was before the copy. */
  readonly before: Pick<Store, 'resolve' | 'getManifest' | 'listTags' | 'source'> | undefined;
  /**
   * The tags that a registry had when it was opened; undefined where that takes more than a request, or is refused. What it
   * says may be old: each tag is asked for again before it is written.
   */
  readonly listAtFirst: () => Promise<readonly string[] | undefined>;
  /** Makes what was put by digest findable from its subject; false where the tag of the list holds something else. */
  readonly attach: (
    subject: string,
    referrers: readonly Related[],
    index: Manifest | undefined,
  ) => Promise<boolean>;
  /** An image without a tag: a layout lists it, a registry has it by digest. */
  readonly list: (manifest: Manifest) => void;
  /** Completes what was written: after it, everything can be read back. */
  readonly finish: () => Promise<void>;
  /** Cancels what was begun for a blob that did not come. Not awaited. */
  readonly release: () => void;
  /** The digests that tags name now. */
  readonly readBack: (tags: readonly string[]) => Promise<readonly (string | undefined)[]>;
}
