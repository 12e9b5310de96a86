// SPDX-License-Identifier: Apache-2.0
// Whether `latest` is for releases in a repository: it is, from the first version on.
import rcompare from 'semver/functions/rcompare.js';
import isSemver from 'semver/functions/valid.js';
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
 * until there is a release: the preset's `latest` under `latest: auto`. A list that is cut and names none tells nothing, and where
 * a registry does not list its tags, the image that the tag names must tell.
 */
export async function findRelease(
  destination: Destination,
  planned: PlannedTag,
  { settings }: Pick<FloatRun, 'settings'>,
  snapshot: Snapshot,
): Promise<KnownRelease> {
  if (!isUntilRelease(planned, settings.latest)) return { release: undefined };
  const listed = await listTags(destination, snapshot);
  if (listed.refused !== undefined) {
    return await readNamed(destination, planned.tag, { snapshot, why: listed.refused });
  }
  const { tags, why: uncertain } = listed;
  const highest = findHighest(tags);
  const digest = highest === undefined ? undefined : await snapshot.digest(destination, highest);
  return highest === undefined || digest === undefined
    ? { release: undefined, ...omitUndefined({ uncertain }) }
    : { release: { tag: highest, digest } };
}

/**
 * What the current image tells: a tag that is not there goes nowhere back, and an image of a release says its version. The tag does
 * not leave an image that says none.
 */
async function readNamed(
  destination: Destination,
  tag: string,
  { snapshot, why }: { readonly snapshot: Snapshot; readonly why: string },
): Promise<KnownRelease> {
  const digest = await snapshot.digest(destination, tag);
  if (digest === undefined) return { release: undefined };
  const { version } = await destination.readIdentity(digest, 'recipe');
  if (version === undefined) return { release: undefined, uncertain: why };
  return { release: findHighest([version]) === undefined ? undefined : { tag: version, digest } };
}

/** The highest version among tags, without prereleases; `v1.2.3` counts as `1.2.3`. */
export function findHighest(tags: readonly string[]): string | undefined {
  const versions = tags.filter((tag) => /^v?\d+\.\d+\.\d+$/.test(tag) && isSemver(tag) !== null);
  return versions.sort(rcompare)[0];
}

function isUntilRelease(planned: PlannedTag, latest: FloatRun['settings']['latest']): boolean {
  return (
    latest === 'auto' &&
    planned.tag === 'latest' &&
    planned.versions === undefined &&
    planned.rule.startsWith('preset')
  );
}

/** The repository's tags, or why they are not listed. */
async function listTags(
  destination: Destination,
  snapshot: Snapshot,
): Promise<TagList & { readonly refused?: string }> {
  try {
    return await snapshot.list(destination);
  } catch (thrown) {
    const [problem] = toProblems(thrown);
    const refused = `${destination.repository.repository.host} does not list them to this login, and the current image does not say its version (${problem?.message ?? ''})`;
    return { tags: [], complete: false, refused };
  }
}
