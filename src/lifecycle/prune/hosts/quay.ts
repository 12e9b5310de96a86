// SPDX-License-Identifier: Apache-2.0
// Quay: tags by its API. It collects manifests without a tag by itself, and can restore a deleted tag for as long as its time machine is set to.
import { isTag } from '../../../plan/reference/references.ts';
import { isDigest } from '../../../registry/blobs/digest.ts';
import type { PruneHost } from '../host.ts';
import { askApi, askPages, type ApiSite } from './api.ts';

/** The user name that goes with an OAuth token of Quay. */
export const QUAY_OAUTH_USER = '$oauthtoken';

/**
 * The host of a repository on Quay. `base` ends in `/api/v1/`; the API takes an OAuth token with `repo:write`, and no robot
 * account.
 *
 * @see https://docs.quay.io/api/swagger/
 */
export function createQuayHost(site: ApiSite): PruneHost {
  const { path } = site.repository.repository;
  const tags = `repository/${path.split('/').map(encodeURIComponent).join('/')}/tag/`;
  const untag = async (tag: string): Promise<void> => {
    const to = `${tags}${encodeURIComponent(tag)}`;
    await askApi(site, { method: 'DELETE', to, doing: `delete the tag ${tag} of` }, [404]);
  };
  return {
    untagging: 'possible',
    list: async () => {
      const toPage = (page: number) => `${tags}?limit=100&page=${page}&onlyActiveTags=true`;
      const found = await askPages(site, toPage(1), 'list the tags of', ({ body }) => ({
        items: body.tags,
        next: nextOf(body, (page) => new URL(toPage(page), site.base).href),
      }));
      const digests = new Map<string, string>();
      const tagTimes = new Map<string, number>();
      for (const { name, manifest_digest: digest, start_ts: start } of found) {
        if (typeof name !== 'string' || !isTag(name)) continue;
        if (typeof digest !== 'string' || !isDigest(digest)) continue;
        digests.set(name, digest);
        if (typeof start === 'number' && start > 0) tagTimes.set(name, start * 1000);
      }
      return { tags: digests, tagTimes, times: new Map() };
    },
    untag,
    remove: async (_digest, names) => {
      for (const tag of names) await untag(tag);
    },
  };
}

/** Quay counts its pages, and says whether there are more. */
function nextOf(
  { page, has_additional: more }: Readonly<Record<string, unknown>>,
  toAddress: (page: number) => string,
): string | undefined {
  return more === true && typeof page === 'number' ? toAddress(page + 1) : undefined;
}
