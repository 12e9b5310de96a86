// SPDX-License-Identifier: Apache-2.0
// Finds higher versions of a series that have an image in a repository. Reads; decides nothing.
import type { Series } from '../../../plan/plan.ts';
import { toTag } from '../../../plan/reference/references.ts';
import { affixesOf, namesVersion, type Spelling } from '../../../plan/version/spelling.ts';
import { listAbove, spellingsOf, type Candidate } from '../../../plan/version/versions.ts';
import type { TaggedImage } from './decide.ts';
import type { Snapshot } from '../snapshot.ts';
import { toProblems, type Destination } from '../../destination.ts';

/** How many candidates are checked at most, and how many at a time once the highest has no image. */
const LIMIT = 50;
const AT_A_TIME = 8;

/** The highest version above ours that has an image, or why it could not be determined. */
export interface Higher {
  readonly higher: TaggedImage | undefined;
  readonly uncertain: string | undefined;
}

/** What a higher version is looked for. */
interface Asked {
  /** Versions are from git. */
  readonly fromGit: boolean;
  /** The floating tag: an image that it must not point at does not count. */
  readonly tag: string;
}

/** Where it is looked for. */
interface SearchContext {
  readonly destination: Destination;
  readonly snapshot: Snapshot;
  readonly tag: string;
}

/**
 * Finds images of higher versions. Git tags show which versions exist, and a git tag
 * without an image does not hold a tag; the repository's own list of tags is read only if git tags
 * are unknown, or do not count because the version is not from git.
 */
export async function findHigher(
  destination: Destination,
  series: Series,
  snapshot: Snapshot,
  { fromGit, tag }: Asked,
): Promise<Higher> {
  const context = { destination, snapshot, tag };
  if (fromGit) {
    const gitTags = await snapshot.gitTags();
    if (gitTags.known) return findAmong(listAbove(series, gitTags.list), context);
  }
  return findInList(series, context);
}

/** Sends HEAD for the candidates, highest first: the highest alone, since it usually decides, then several at a time. */
async function findAmong(
  candidates: readonly Candidate[],
  { destination, snapshot, tag: float }: SearchContext,
): Promise<Higher> {
  const looked = candidates.slice(0, LIMIT);
  for (let start = 0; start < looked.length; start += start === 0 ? 1 : AT_A_TIME) {
    const some = looked.slice(start, start === 0 ? 1 : start + AT_A_TIME);
    const digests = await Promise.all(some.map(({ tag }) => snapshot.digest(destination, tag)));
    for (const [index, { tag }] of some.entries()) {
      const digest = digests[index];
      if (digest === undefined) continue;
      if ((await snapshot.yank(destination, digest, float)) !== undefined) continue;
      return { higher: { tag, digest }, uncertain: undefined };
    }
  }
  const count = (some: readonly Candidate[]) => new Set(some.map(({ version }) => version)).size;
  const uncertain =
    candidates.length > LIMIT
      ? `${count(candidates)} git tags are higher, and the ${count(looked)} highest have no image here`
      : undefined;
  return { higher: undefined, uncertain };
}

async function findInList(series: Series, context: SearchContext): Promise<Higher> {
  const { destination, snapshot } = context;
  const { tags, complete } = await listOr(destination, snapshot);
  const { gitTagPrefix } = series;
  const versions = spellingsOf(series).flatMap((spelling) =>
    readSpelled(spelling.replace('{gitTag}', `${toTag(gitTagPrefix) ?? ''}{version}`), tags),
  );
  const asGitTags = versions.map((version) => ({ name: gitTagPrefix + version, sha: '' }));
  const found = await findAmong(listAbove(series, asGitTags), context);
  return found.higher !== undefined || complete
    ? found
    : {
        higher: undefined,
        uncertain: 'git tags are not known, and neither are all tags of the repository',
      };
}

/** The versions in tags with this spelling. */
function readSpelled(spelling: Spelling, tags: readonly string[]): readonly string[] {
  if (!namesVersion(spelling)) return [];
  const { prefix, suffix } = affixesOf(spelling);
  return tags
    .filter((tag) => tag.length > prefix.length + suffix.length)
    .filter((tag) => tag.startsWith(prefix) && tag.endsWith(suffix))
    .map((tag) => tag.slice(prefix.length, tag.length - suffix.length));
}

/** The repository's tags; if a registry does not list them, the list counts as incomplete. */
async function listOr(destination: Destination, snapshot: Snapshot): ReturnType<Snapshot['list']> {
  try {
    return await snapshot.list(destination);
  } catch (thrown) {
    toProblems(thrown);
    return { tags: [], complete: false };
  }
}
