// SPDX-License-Identifier: Apache-2.0
// The version of the image that a tag points at, also where the image does not say it. Writes nothing.
import { compareVersions, parseVersion, type Version } from '../../plan/version/version.ts';
import { once, oncePer } from '../../once.ts';
import { error, Problem } from '../../problem.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import type { Repository, TagList } from '../../registry/registry.ts';
import { toProblems } from '../../ship/destination.ts';
import type { IdentityReader } from '../../ship/tag/current-image.ts';

/** How many higher versions are compared at most, and how many at a time. */
const MOST = 5_000;
const AT_A_TIME = 16;

/**
 * A reader that knows an image also by the exact tags of its digest: an image that was promoted from a prerelease, or
 * made by another tool, says another version than its tag, or none. Only versions above ours are looked for. The reader throws
 * PROMOTE_TOO_MANY where not all of them can be: a tag would go back from a version that was not seen. Where a registry does not list
 * its tags, what the image says counts; PROMOTE_UNLISTED for one that says nothing.
 */
export function withExactTags(
  readIdentity: IdentityReader,
  repository: Repository,
  ours: Version | undefined,
): IdentityReader {
  const above = once(() =>
    ours === undefined ? Promise.resolve([]) : listAbove(repository, ours),
  );
  const digestOf = oncePer(
    (tag) => tag,
    async (tag: string) => (await repository.resolve(tag))?.digest,
  );
  return async (digest, depth) => {
    const said = await readIdentity(digest, depth);
    const known = await above();
    if (!('refused' in known)) {
      const version = await findVersion(digest, known, digestOf);
      return version === undefined ? said : { ...said, version };
    }
    const { version } = said.version === undefined ? await readIdentity(digest, 'recipe') : said;
    if (version === undefined) throw describeUnlisted(repository, digest, known.refused);
    return { ...said, version };
  };
}

interface Tagged {
  readonly tag: string;
  readonly version: Version;
}

/** The version of the exact tag that points at a digest: looked for from the highest on. */
async function findVersion(
  digest: string,
  above: readonly Tagged[],
  digestOf: (tag: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  for (let start = 0; start < above.length; start += AT_A_TIME) {
    const some = above.slice(start, start + AT_A_TIME);
    const digests = await Promise.all(some.map(({ tag }) => digestOf(tag)));
    const found = some[digests.indexOf(digest)];
    if (found !== undefined) return found.version.text;
  }
  return undefined;
}

/** The list is refused, or the registry failed. */
interface Refused {
  readonly refused: string;
}

async function listAbove(
  repository: Repository,
  ours: Version,
): Promise<readonly Tagged[] | Refused> {
  const tags = await listTags(repository);
  if ('refused' in tags) return tags;
  const versions = tags
    .flatMap((tag) => {
      const version = parseVersion(tag);
      return version === undefined || version.numbers.length < 3 ? [] : [{ tag, version }];
    })
    .filter(({ version }) => compareVersions(version, ours) > 0)
    .sort((one, other) => compareVersions(other.version, one.version));
  if (versions.length <= MOST) return versions;
  throw describeTooMany(repository, `it has ${versions.length} versions above ${ours.text}`);
}

async function listTags(repository: Repository): Promise<readonly string[] | Refused> {
  const listed = await listOrRefused(repository);
  if ('refused' in listed) return listed;
  if (listed.why === undefined) return listed.tags;
  throw describeTooMany(repository, listed.why);
}

async function listOrRefused(repository: Repository): Promise<TagList | Refused> {
  try {
    return await repository.listTags(TAG_PAGES);
  } catch (thrown) {
    return { refused: toProblems(thrown)[0]?.message ?? '' };
  }
}

function describeUnlisted(
  { repository: { name, host } }: Repository,
  digest: string,
  why: string,
): Problem {
  const message = `${host} does not list the tags of "${name}" to this login, and the image ${digest}, which a tag points at, does not say its version: ${why}`;
  const hint =
    'Give the login the right to list tags, or set moving to "always" to move the tags nevertheless.';
  return new Problem([error('PROMOTE_UNLISTED', message, hint)]);
}

function describeTooMany({ repository: { name, host } }: Repository, why: string): Problem {
  const message = `the tags of "${name}" cannot be read completely from the list of ${host}, so that it is not known whether a tag points at a higher version: ${why}.`;
  const hint =
    'Where there are too many, delete some with tagship prune first; else check what a proxy in front of the registry returns. To move the tags nevertheless, set moving to "always".';
  return new Problem([error('PROMOTE_TOO_MANY', message, hint)]);
}
