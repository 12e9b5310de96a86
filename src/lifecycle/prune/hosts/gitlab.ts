// SPDX-License-Identifier: Apache-2.0
// GitLab: deletes tags by its API. It collects manifests without a tag by itself.
import { error, Problem } from '../../../problem.ts';
import type { PruneHost } from '../host.ts';
import { askApi, askPages, type ApiSite } from './api.ts';
import { listByTags } from './distribution.ts';

/**
 * The host of a repository in GitLab's registry. `base` ends in `/api/v4/`.
 *
 * @param project the path of the project, where it is known; else it is looked for in the path of the repository
 * @see https://docs.gitlab.com/api/container_registry/
 */
export function createGitlabHost(site: ApiSite, project?: string): PruneHost {
  let finding: Promise<string> | undefined;
  const find = () => (finding ??= findTags(site, project));
  const untag = async (tag: string): Promise<void> => {
    const to = `${await find()}/${encodeURIComponent(tag)}`;
    await askApi(site, { method: 'DELETE', to, doing: `delete the tag ${tag} of` }, [404]);
  };
  return {
    ...{ untagging: 'possible', tagsFirst: true, collects: true },
    list: async () => {
      await find();
      return await listByTags(site.repository);
    },
    untag,
    remove: async (_, tags) => {
      for (const tag of tags) await untag(tag);
    },
  };
}

/** The path of the tags of the repository, below the address of the API. */
async function findTags(site: ApiSite, known: string | undefined): Promise<string> {
  const { path, name } = site.repository.repository;
  const parts = path.split('/');
  const guesses = parts.map((_, at) => parts.slice(0, parts.length - at).join('/'));
  const isOwn = known !== undefined && (path === known || path.startsWith(`${known}/`));
  const projects = isOwn ? [known] : guesses.filter((guess) => guess.includes('/'));
  for (const project of projects) {
    const to = `projects/${encodeURIComponent(project)}/registry/repositories`;
    const doing = 'find the repository';
    const first = await askApi(site, { method: 'GET', to: `${to}?per_page=1`, doing }, [404]);
    if (first.status === 404) continue;
    const found = await askPages(site, `${to}?per_page=100`, doing, ({ list, next }) => ({
      items: list,
      next,
    }));
    const own = found.find((one) => one.path === path);
    if (typeof own?.id === 'number') return `${to}/${own.id}/tags`;
  }
  const message = `${site.base.host} has no registry repository "${name}" that this token can see.`;
  const hint =
    'Check its name, and use a token of a member of the project with the scope api, or the job token of the project itself.';
  throw new Problem([error('PRUNE_REFUSED', message, hint)]);
}
