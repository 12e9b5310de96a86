// SPDX-License-Identifier: Apache-2.0
// Quay: tags by its API. It collects manifests without a tag by itself, and can restore a deleted tag for as long as its time machine is set to.
import { isTag } from '../../../plan/reference/references.ts';
import { isDigest } from '../../../registry/blobs/digest.ts';
import type { PruneHost } from '../host.ts';
import { askApi, askPages, garbledList, type ApiSite } from './api.ts';

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
    ...{ untagging: 'possible', tagsFirst: true, collects: true },
    list: async () => {
      const toPage = (page: number) => `${tags}?limit=100&page=${page}&onlyActiveTags=true`;
      const found = await askPages(site, toPage(1), LIST, ({ body }) => ({
        items: body.tags,
        next: nextOf(body, (page) => new URL(toPage(page), site.base).href),
      }));
      const digests = new Map<string, string>();
      const tagTimes = new Map<string, number>();
      const expires = new Map<string, number>();
      for (const { name, manifest_digest: digest, start_ts: start, end_ts: end } of found) {
        if (typeof name !== 'string' || !isTag(name)) throw garbledList(site, LIST, ODD);
        if (typeof digest !== 'string' || !isDigest(digest)) throw garbledList(site, LIST, ODD);
        digests.set(name, digest);
        if (typeof start === 'number' && start > 0) tagTimes.set(name, start * 1000);
        if (typeof end === 'number' && end > 0) expires.set(name, end * 1000);
      }
      return { tags: digests, tagTimes, expires, times: new Map() };
    },
    untag,
    remove: async (_digest, names) => {
      for (const tag of names) await untag(tag);
    },
  };
}

const LIST = 'list the tags of';
const ODD = 'lists invalid tags, or tags without a digest';

/** Quay counts its pages, and says whether there are more. */
function nextOf(
  { page, has_additional: more }: Readonly<Record<string, unknown>>,
  toAddress: (page: number) => string,
): string | undefined {
  return more === true ? toAddress(Number(page) + 1) : undefined;
}
