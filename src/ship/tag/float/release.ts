// SPDX-License-Identifier: Apache-2.0
// Whether `latest` is for releases in a repository: it is, from the first version on.
import semver from 'semver';
import type { PlannedTag } from '../../../plan/plan.ts';
import { omitUndefined } from '../../../omit-undefined.ts';
import type { TagList } from '../../../registry/registry.ts';
import type { TaggedImage } from './decide.ts';
import type { Snapshot } from '../snapshot.ts';
import { toProblems, type Destination } from '../../destination.ts';
import type { FloatRun } from './floating.ts';

/** The highest release in a repository, or why it is unknown whether there is one. */
export interface KnownRelease {
  readonly release: TaggedImage | undefined;
  readonly uncertain?: string;
}

/**
 * The highest release in the repository, if the tag follows the default branch only
 * until there is a release: the preset's `latest` under `latest: auto`. A list that is cut and names none tells nothing.
 */
export async function findRelease(
  destination: Destination,
  planned: PlannedTag,
  { settings }: Pick<FloatRun, 'settings'>,
  snapshot: Snapshot,
): Promise<KnownRelease> {
  if (!isUntilRelease(planned, settings.latest)) return { release: undefined };
  const { tags, why: uncertain } = await listTags(destination, snapshot);
  const highest = findHighest(tags);
  const digest = highest === undefined ? undefined : await snapshot.digest(destination, highest);
  return highest === undefined || digest === undefined
    ? { release: undefined, ...omitUndefined({ uncertain }) }
    : { release: { tag: highest, digest } };
}

/** The highest version among tags, without prereleases; `v1.2.3` counts as `1.2.3`. */
export function findHighest(tags: readonly string[]): string | undefined {
  const versions = tags.filter(
    (tag) => /^v?\d+\.\d+\.\d+$/.test(tag) && semver.valid(tag) !== null,
  );
  return versions.sort(semver.rcompare)[0];
}

function isUntilRelease(planned: PlannedTag, latest: FloatRun['settings']['latest']): boolean {
  return (
    latest === 'auto' &&
    planned.tag === 'latest' &&
    planned.versions === undefined &&
    planned.rule.startsWith('preset')
  );
}

/** The repository's tags; a registry that does not list them is treated as one without releases. */
async function listTags(destination: Destination, snapshot: Snapshot): Promise<TagList> {
  try {
    return await snapshot.list(destination);
  } catch (thrown) {
    toProblems(thrown);
    return { tags: [], complete: true };
  }
}
