// SPDX-License-Identifier: Apache-2.0
// A snapshot of what changes during a run: git tags, branch tips, tags in repositories. Everything is requested once.
import type { GitTags } from '../../facts/facts.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import { once, oncePer } from '../../once.ts';
import type { TagList } from '../../registry/registry.ts';
import type { Destination } from '../destination.ts';
import type { ShipContext } from '../context.ts';
import { readRecords } from '../history/records.ts';
import { decideYank, YANK_KIND, type Yank } from '../history/tombstone.ts';

/**
 * Answers that are all from after the snapshot was created. A decision uses one snapshot; later
 * changes are seen by creating another.
 */
export interface Snapshot {
  readonly gitTags: () => Promise<GitTags>;
  /** The branch's tip; undefined if it could not be read. */
  readonly tip: (branch: string) => Promise<string | undefined>;
  /** The digest of a tag; undefined if it does not exist. */
  readonly digest: (destination: Destination, tag: string) => Promise<string | undefined>;
  /** Why a tag must not point at the image of a digest; undefined if it may. */
  readonly yank: (
    destination: Destination,
    digest: string,
    tag: string,
  ) => Promise<Yank | undefined>;
  readonly list: (destination: Destination) => Promise<TagList>;
}

/** A new, empty snapshot. */
export function createSnapshot(remote: ShipContext['remote']): Snapshot {
  const tombstones = oncePer(
    ({ name }: Destination, digest: string) => `${name}@${digest}`,
    ({ repository }, digest) => readRecords(repository, digest, YANK_KIND),
  );
  return {
    yank: async (destination, digest, tag) => {
      const found = await tombstones(destination, digest);
      return decideYank(
        found.map(({ record }) => record),
        tag,
      );
    },
    gitTags: once(() => remote.gitTags()),
    tip: oncePer(
      (branch) => branch,
      (branch) => remote.tip(branch),
    ),
    digest: oncePer(
      ({ name }, tag) => `${name}:${tag}`,
      async ({ repository }, tag) => (await repository.resolve(tag))?.digest,
    ),
    list: oncePer(
      ({ name }) => name,
      ({ repository }) => repository.listTags(TAG_PAGES),
    ),
  };
}
