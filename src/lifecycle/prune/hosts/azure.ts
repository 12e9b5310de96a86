// SPDX-License-Identifier: Apache-2.0
// Azure Container Registry: lists and removes tags by its own API, deletes manifests by that of the registry.
import type { PruneHost } from '../host.ts';
import { askApi, askPages, toListed, toListing, type ApiSite } from './api.ts';
import { createDistributionHost } from './distribution.ts';

/**
 * The host of a repository in Azure.
 *
 * @see https://learn.microsoft.com/en-us/rest/api/containerregistry/
 */
export function createAzureHost(site: ApiSite): PruneHost {
  const { repository } = site;
  const { remove } = createDistributionHost(repository, () => '');
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
      const listed = found.flatMap(
        ({ digest, tags, createdTime, lastUpdateTime }) =>
          toListed(digest, tags, createdTime, lastUpdateTime) ?? [],
      );
      return toListing(listed);
    },
    untag: async (tag) => {
      const to = `${path}/_tags/${encodeURIComponent(tag)}`;
      await askApi(site, { method: 'DELETE', to, doing: `delete the tag ${tag} of` }, [404]);
    },
    remove,
  };
}
