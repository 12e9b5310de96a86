// SPDX-License-Identifier: Apache-2.0
// Harbor: artifacts and tags by its API, also those without a tag.
import { isObject } from '../../../registry/json.ts';
import type { PruneHost } from '../host.ts';
import { askApi, askPages, toListing, type ApiSite } from './api.ts';

/**
 * The host of a repository in Harbor. `base` ends in `/api/v2.0/`.
 *
 * @see https://goharbor.io/docs/main/build-customize-contribute/configure-swagger/
 */
export function createHarborHost(site: ApiSite): PruneHost {
  const { path } = site.repository.repository;
  const [project = '', ...rest] = path.split('/');
  // A slash in the name is encoded twice.
  const name = encodeURIComponent(encodeURIComponent(rest.join('/')));
  const artifacts = `projects/${encodeURIComponent(project)}/repositories/${name}/artifacts`;
  return {
    ...{ untagging: 'possible', tagsFirst: true },
    list: async () => {
      const query = 'with_tag=true&with_accessory=true&page_size=50&page=1';
      const found = await askPages(
        site,
        `${artifacts}?${query}`,
        'list the artifacts of',
        (page) => ({
          items: page.list,
          next: page.next,
        }),
      );
      const stated = found.flatMap(({ digest, tags, push_time: pushed, accessories }) => {
        const more: readonly unknown[] = Array.isArray(accessories) ? accessories : [];
        const own = Array.isArray(tags)
          ? tags.map((tag: unknown) => (isObject(tag) ? tag.name : undefined))
          : tags;
        return [
          { digest, tags: own, times: [pushed] },
          ...more
            .filter(isObject)
            .map((one) => ({ digest: one.digest, times: [one.creation_time] })),
        ];
      });
      return toListing(stated, site.repository.repository);
    },
    untag: async (tag, digest) => {
      const to = `${artifacts}/${digest}/tags/${encodeURIComponent(tag)}`;
      await askApi(site, { method: 'DELETE', to, doing: `delete the tag ${tag} of` }, [404]);
    },
    remove: async (digest) => {
      const to = `${artifacts}/${digest}`;
      await askApi(site, { method: 'DELETE', to, doing: `delete ${digest} from` }, [404]);
    },
  };
}
