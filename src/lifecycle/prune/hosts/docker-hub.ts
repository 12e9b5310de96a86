// SPDX-License-Identifier: Apache-2.0
// Docker Hub: tags by its own API, manifests by that of the registry.
import { error, Problem } from '../../../problem.ts';
import { isDigest } from '../../../registry/blobs/digest.ts';
import { isTag } from '../../../plan/reference/references.ts';
import type { PruneHost } from '../host.ts';
import { askApi, askPages, garbledList, type ApiSite } from './api.ts';

/**
 * The host of a repository on Docker Hub.
 *
 * @see https://docs.docker.com/reference/api/hub/latest/
 */
export function createDockerHubHost(site: ApiSite): PruneHost {
  const { repository } = site;
  const [namespace = '', name = ''] = repository.repository.path.split('/', 2);
  const path = `v2/repositories/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}/tags`;
  const untag = async (tag: string): Promise<void> => {
    const to = `${path}/${encodeURIComponent(tag)}/`;
    await askApi(site, { method: 'DELETE', to, doing: `delete the tag ${tag} of` }, [404]);
  };
  return {
    ...{ untagging: 'possible', tagsFirst: true },
    list: async () => {
      const found = await askPages(
        site,
        `${path}?page_size=100`,
        'list the tags of',
        ({ body }) => ({
          items: body.results,
          next: typeof body.next === 'string' ? body.next : undefined,
        }),
      );
      const tags = new Map<string, string>();
      const tagTimes = new Map<string, number>();
      for (const { name: tag, digest, last_updated: updated } of found) {
        if (typeof tag !== 'string' || !isTag(tag)) {
          throw garbledList(site, 'list the tags of', 'lists invalid tags');
        }
        const stated = typeof digest === 'string' && isDigest(digest) ? digest : undefined;
        const named = stated ?? (await repository.resolve(tag))?.digest;
        if (named === undefined) continue;
        tags.set(tag, named);
        const timeMs = Date.parse(String(updated));
        if (!Number.isNaN(timeMs)) tagTimes.set(tag, timeMs);
      }
      return { tags, tagTimes, times: new Map() };
    },
    untag,
    remove: async (digest, tags) => {
      for (const tag of tags) await untag(tag);
      if ((await repository.deleteManifest(digest)) === 'unsupported') throw refuse(site, digest);
    },
  };
}

/** It deleted none but by its pages for years. */
function refuse({ repository: { repository } }: ApiSite, digest: string): Problem {
  const message = `could not delete ${digest} from "${repository.name}": ${repository.host} answered 405.`;
  const hint =
    'It has no tag any more; delete it on the pages of Docker Hub, under Image Management.';
  return new Problem([error('PRUNE_REFUSED', message, hint)]);
}
