// SPDX-License-Identifier: Apache-2.0
// Google's Artifact Registry: lists by its API, deletes by that of the registry, tags first.
import { error, Problem } from '../../../problem.ts';
import type { PruneHost } from '../host.ts';
import { askPages, toListing, type ApiSite } from './api.ts';

/**
 * The host of a repository in Artifact Registry: `europe-docker.pkg.dev/project/repository/image`.
 *
 * @see https://cloud.google.com/artifact-registry/docs/reference/rest/v1/projects.locations.repositories.dockerImages/list
 */
export function createGoogleHost(site: ApiSite): PruneHost {
  const { repository } = site;
  const { host, path } = repository.repository;
  const [project = '', name = '', ...image] = path.split('/');
  const location = host.replace(/-docker\.pkg\.dev$/, '');
  const parent = `v1/projects/${project}/locations/${location}/repositories/${name}/dockerImages`;
  const remove = async (reference: string): Promise<void> => {
    if ((await repository.deleteManifest(reference)) === 'unsupported') throw refuse(site);
  };
  return {
    ...{ untagging: 'possible', tagsFirst: true },
    list: async () => {
      const to = new URL(`${parent}?pageSize=500`, site.base);
      const found = await askPages(site, to.href, 'list the images of', ({ body }) => {
        if (typeof body.nextPageToken !== 'string' || body.nextPageToken === '') {
          return { items: body.dockerImages ?? [] };
        }
        const next = new URL(to);
        next.searchParams.set('pageToken', body.nextPageToken);
        return { items: body.dockerImages ?? [], next: next.href };
      });
      const own = `${host}/${project}/${name}/${image.join('/')}@`;
      const stated = found.flatMap(({ uri, tags, uploadTime, updateTime }) => {
        const text = typeof uri === 'string' ? uri.replaceAll('%2F', '/') : '';
        if (!text.startsWith(own)) return []; // another image of the same repository
        const times = [uploadTime, updateTime];
        return [{ digest: text.slice(own.length), tags, times }];
      });
      return toListing(stated, repository.repository);
    },
    untag: remove,
    remove: async (digest, tags) => {
      for (const tag of tags) await remove(tag);
      await remove(digest);
    },
  };
}

function refuse({ repository: { repository } }: ApiSite): Problem {
  const message = `${repository.host} did not delete from "${repository.name}".`;
  const hint =
    'Grant roles/artifactregistry.repoAdmin on the repository to the account that logs in.';
  return new Problem([error('PRUNE_REFUSED', message, hint)]);
}
