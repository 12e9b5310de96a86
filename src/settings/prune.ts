// SPDX-License-Identifier: Apache-2.0
// The policy of `tagship prune`, as the map `prune` of the settings file and flags have it. Types only.

/** What may be deleted of a repository. Ages are milliseconds. */
export interface PrunePolicy {
  /** Of each series, the highest versions that stay; lower ones are named for deletion. */
  readonly keepLast?: number;
  /** Patterns of tags that stay, whatever else is said. */
  readonly keep: readonly string[];
  /** Patterns of tags that are named for deletion. */
  readonly delete: readonly string[];
  /** What `delete` and `keepLast` name is deleted only if it is older. */
  readonly olderThanMs?: number;
  /** Images without a tag that are older are deleted. */
  readonly untaggedOlderThanMs?: number;
  /** The tags of changes that are closed or merged are deleted. */
  readonly pullRequests?: 'closed';
  /** Nothing younger is deleted. */
  readonly minimumAgeMs?: number;
}
