// SPDX-License-Identifier: Apache-2.0
// ghcr.io: its registry deletes nothing; GitHub's API for packages does, a digest with all its tags.
import { error, Problem } from '../../../problem.ts';
import type { Repository } from '../../../registry/registry.ts';
import type { PruneHost } from '../host.ts';
import { emptyBlob, makePlaceholder } from '../left.ts';
import { toListing } from './api.ts';

/** A version as the API has it. */
interface Version {
  readonly id: number;
  readonly digest: string;
  readonly tags: readonly string[];
  readonly created: string;
}

type Called<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

/** As much of GitHub's API as is used. */
export interface VersionsApi {
  readonly host: string;
  readonly list: (newest?: 'newest') => Promise<Called<readonly Version[]>>;
  readonly remove: (id: number) => Promise<Called<undefined>>;
}

/** The host of a repository on ghcr.io. */
export function createGhcrHost(
  repository: Repository,
  api: VersionsApi,
  makeId: () => string,
): PruneHost {
  const ids = new Map<string, number>();
  const { name } = repository.repository;
  const list = async (newest?: 'newest'): Promise<readonly Version[]> => {
    const versions = demand(await api.list(newest), `list the versions of "${name}"`, api);
    for (const { digest, id } of versions) ids.set(digest, id);
    return versions;
  };
  const remove = async (digest: string): Promise<void> => {
    if (!ids.has(digest)) await list('newest');
    const id = ids.get(digest);
    if (id === undefined) return; // it is gone
    demand(await api.remove(id), `delete ${digest} from "${name}"`, api);
  };
  return {
    untagging: 'possible',
    keepsLastTag: true,
    list: async () => {
      const versions = await list();
      const stated = versions.map(({ digest, tags, created }) => ({
        ...{ digest, tags, times: [created] },
      }));
      return toListing(stated, { name, host: api.host });
    },
    untag: async (tag, digest) => {
      if ((await repository.resolve(tag))?.digest !== digest) return; // another run moved it
      const placeholder = makePlaceholder(tag, makeId());
      await repository.putBlob(emptyBlob.descriptor, emptyBlob.source);
      await repository.putManifest(tag, placeholder);
      await remove(placeholder.digest);
    },
    remove,
  };
}

function demand<T>(called: Called<T>, doing: string, { host }: VersionsApi): T {
  if (called.ok) return called.value;
  const message = `could not ${doing}: ${host}: ${called.why}.`;
  throw new Problem([error('PRUNE_REFUSED', message, toMove(called.why))]);
}

function toMove(why: string): string {
  if (/last tagged version/i.test(why)) {
    return 'GitHub keeps the last version of a package that has a tag: keep another tag, or delete the package itself.';
  }
  if (/5,?000|downloads/i.test(why)) {
    return 'GitHub never deletes a public version with more than 5,000 downloads: add it to keep.';
  }
  if (/^it (?:lists|continues|did not)/.test(why)) {
    return 'Check what a proxy in front of it returns; nothing is deleted by a list that is not complete.';
  }
  return 'Give the project the role Admin under "Manage Actions access" in the settings of the package, or use a classic personal access token with read:packages and delete:packages.';
}
