// SPDX-License-Identifier: Apache-2.0
// The versions of a container image on ghcr.io, by GitHub's API for packages.
import { isJsonObject, type Answer } from './answer.ts';
import type { CallAnswer, GithubApi } from './api.ts';

/** One version: a digest with all its tags. */
export interface PackageVersion {
  readonly id: number;
  readonly digest: string;
  readonly tags: readonly string[];
  readonly created: string;
}

/** What an API call came to. */
export type ApiResult<T> =
  { readonly ok: true; readonly value: T } | Extract<Answer, { readonly ok: false }>;

/** A container image of a user or an organization. */
export interface Packages {
  readonly host: string;
  /** All versions, the newest first; `newest` reads only the first page. */
  readonly list: (newest?: 'newest') => Promise<ApiResult<readonly PackageVersion[]>>;
  /** Deletes a version; one that is gone already counts as deleted. */
  readonly remove: (id: number) => Promise<ApiResult<undefined>>;
}

const PAGE_SIZE = 100;
const PAGES = 1_000;

/**
 * Opens the image `owner/name`.
 *
 * @see https://docs.github.com/en/rest/packages/packages
 */
export function openPackages(api: GithubApi, path: string): Packages {
  const [owner = '', ...rest] = path.split('/');
  const package_name = rest.join('/');
  let kind: 'orgs' | 'users' | undefined;
  const call = async (
    method: 'GET' | 'DELETE',
    below: string,
    more: Readonly<Record<string, number>>,
  ): Promise<CallAnswer> => {
    const parameters = { owner, package_name, ...more };
    const to = (of: string) => `${method} /${of}/{owner}/packages/container/{package_name}${below}`;
    if (kind !== undefined) return await api.call(to(kind), parameters);
    const first = await api.call(to('orgs'), parameters);
    const isUser = !first.ok && first.status === 404;
    const answer = isUser ? await api.call(to('users'), parameters) : first;
    if (answer.ok) kind = isUser ? 'users' : 'orgs';
    return answer;
  };
  return {
    host: api.host,
    list: async (newest) => {
      const versions: PackageVersion[] = [];
      const ids = new Set<number>();
      for (let page = 1; page <= PAGES; page += 1) {
        const answer = await call('GET', '/versions', { per_page: PAGE_SIZE, page });
        if (!answer.ok) return answer;
        if (!Array.isArray(answer.data)) return NO_LIST;
        const before = ids.size;
        for (const one of answer.data as readonly unknown[]) {
          const version = toVersion(one);
          if (version === undefined) return ODD;
          if (!ids.has(version.id)) versions.push(version);
          ids.add(version.id);
        }
        const isLast = answer.data.length < PAGE_SIZE || newest !== undefined;
        if (isLast) return { ok: true, value: versions };
        if (ids.size === before) return CIRCLE;
      }
      return { ok: false, kind: 'garbled', why: `it lists more than ${PAGES} pages` };
    },
    remove: async (id) => {
      const answer = await call('DELETE', '/versions/{id}', { id });
      const isGone = answer.ok || answer.status === 404;
      return isGone ? { ok: true, value: undefined } : answer;
    },
  };
}

const NO_LIST = { ok: false, kind: 'garbled', why: 'it did not answer with a list' } as const;
const ODD = { ok: false, kind: 'garbled', why: 'it lists something other than versions' } as const;
const CIRCLE = {
  ok: false,
  kind: 'garbled',
  why: 'it continues its list with versions that it has listed already',
} as const;

/** What is not seen would not be protected: a version with anything but tags in its list counts as none. */
function toVersion(value: unknown): PackageVersion | undefined {
  if (!isJsonObject(value)) return undefined;
  const { id, name, created_at: created, metadata } = value;
  if (typeof id !== 'number' || typeof name !== 'string') return undefined;
  const container = isJsonObject(metadata) ? metadata.container : undefined;
  const tags: unknown = (isJsonObject(container) ? container.tags : undefined) ?? [];
  const isList = Array.isArray(tags) && tags.every((tag) => typeof tag === 'string');
  if (!isList) return undefined;
  return { id, digest: name, tags, created: typeof created === 'string' ? created : '' };
}
