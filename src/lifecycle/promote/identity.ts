// SPDX-License-Identifier: Apache-2.0
// The version of the image that a tag points at, also where the image does not say it. Writes nothing.
import { compareVersions, parseVersion, type Version } from '../../plan/version/version.ts';
import { once } from '../../once.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import type { Repository } from '../../registry/registry.ts';
import { toProblems } from '../../ship/destination.ts';
import type { IdentityReader } from '../../ship/tag/current-image.ts';

/** Higher versions than these are not compared. */
const MOST = 50;

/**
 * A reader that knows an image also by the exact tags of its digest: an image that was promoted from a prerelease, or
 * made by another tool, says another version than its tag, or none. Only versions above ours are looked for.
 */
export function withExactTags(
  readIdentity: IdentityReader,
  repository: Repository,
  ours: Version | undefined,
): IdentityReader {
  const above = once(() =>
    ours === undefined ? Promise.resolve([]) : listAbove(repository, ours),
  );
  return async (digest, depth) => {
    const said = await readIdentity(digest, depth);
    const tagged = (await above()).find((one) => one.digest === digest);
    return tagged === undefined ? said : { ...said, version: tagged.version };
  };
}

interface Tagged {
  readonly version: string;
  readonly digest: string | undefined;
}

async function listAbove(repository: Repository, ours: Version): Promise<readonly Tagged[]> {
  const versions = (await listTags(repository))
    .flatMap((tag) => {
      const version = parseVersion(tag);
      return version === undefined || version.numbers.length < 3 ? [] : [{ tag, version }];
    })
    .filter(({ version }) => compareVersions(version, ours) > 0)
    .sort((one, other) => compareVersions(other.version, one.version));
  return Promise.all(
    versions.slice(0, MOST).map(async ({ tag, version }) => ({
      version: version.text,
      digest: (await repository.resolve(tag))?.digest,
    })),
  );
}

/** None where a registry does not list them. */
async function listTags(repository: Repository): Promise<readonly string[]> {
  try {
    return (await repository.listTags(TAG_PAGES)).tags;
  } catch (thrown) {
    toProblems(thrown); // throws again what is no answer of the registry
    return [];
  }
}
