// SPDX-License-Identifier: Apache-2.0
// Azure Container Registry: lists and removes tags by its own API, deletes manifests by that of the registry.
import { error, Problem } from '../../../problem.ts';
import type { PruneHost } from '../host.ts';
import { askApi, askPages, toListing, type ApiSite } from './api.ts';

/**
 * The host of a repository in Azure. A manifest goes with its tags at once: one that is locked would lose them, and stay.
 *
 * @see https://learn.microsoft.com/en-us/rest/api/containerregistry/
 */
export function createAzureHost(site: ApiSite): PruneHost {
  const { repository } = site;
  const path = `acr/v1/${repository.repository.path}`;
  return {
    untagging: 'possible',
    list: async () => {
      const found = await askPages(
        site,
        `${path}/_manifests?n=500`,
        'list the manifests of',
        (page) => ({
          items: page.body.manifests ?? [],
          next: page.next,
        }),
      );
      const stated = found.map(({ digest, tags, createdTime, lastUpdateTime }) => ({
        ...{ digest, tags, times: [createdTime, lastUpdateTime] },
      }));
      return toListing(stated, repository.repository);
    },
    untag: async (tag) => {
      const to = `${path}/_tags/${encodeURIComponent(tag)}`;
      await askApi(site, { method: 'DELETE', to, doing: `delete the tag ${tag} of` }, [404]);
    },
    remove: async (digest) => {
      if ((await repository.deleteManifest(digest)) === 'unsupported') throw locked(site, digest);
    },
  };
}

/** A manifest whose `deleteEnabled` is false answers 405; others of the repository may go. */
function locked({ repository: { repository } }: ApiSite, digest: string): Problem {
  const { name, host, path } = repository;
  const message = `could not delete ${digest} from "${name}": ${host} answered 405, so it is locked.`;
  const hint = `Unlock it, or add its tags to keep: az acr repository update --name ${host.split('.', 1)[0] ?? ''} --image ${path}@${digest} --delete-enabled true.`;
  return new Problem([error('PRUNE_REFUSED', message, hint)]);
}
