// SPDX-License-Identifier: Apache-2.0
// A snapshot of what changes during a run: git tags, branch tips, tags in repositories. Everything is requested once.
import type { GitTags } from '../../facts/facts.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import type { Destination } from '../destination.ts';
import type { ShipContext } from '../context.ts';

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
  readonly list: (
    destination: Destination,
  ) => Promise<{ readonly tags: readonly string[]; readonly complete: boolean }>;
}

/** A new, empty snapshot. */
export function createSnapshot(remote: ShipContext['remote']): Snapshot {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const before = known.get(key) as Promise<T> | undefined;
    if (before !== undefined) return before;
    const answer = ask();
    known.set(key, answer);
    return answer;
  };
  return {
    gitTags: () => once('git tags', () => remote.gitTags()),
    tip: (branch) => once(`tip ${branch}`, () => remote.tip(branch)),
    digest: (destination, tag) =>
      once(
        `tag ${destination.name}:${tag}`,
        async () => (await destination.repository.resolve(tag))?.digest,
      ),
    list: (destination) =>
      once(`list ${destination.name}`, () => destination.repository.listTags(TAG_PAGES)),
  };
}
