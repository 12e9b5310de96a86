// SPDX-License-Identifier: Apache-2.0
// Servers with the documented behaviour of the APIs of hosts, each in front of a repository in memory.
import { onTestFinished } from 'vitest';
import { createServiceClient } from '../../../src/registry/http/service.ts';
import type { ApiSite } from '../../../src/lifecycle/prune/hosts/api.ts';
import type { ApiLogin } from '../../../src/lifecycle/prune/hosts/login.ts';
import { createQuickClock } from '../../registry/bench.ts';
import { serve, type Asked, type Reply, type Served } from '../../registry/server.ts';
import { openMemory, type Store } from '../../ship/memory.ts';
import { DAY, NOW } from './stores.ts';

/** What the servers say of the time of a push. */
const PUSHED = new Date(NOW - 90 * 86_400_000).toISOString();
/** Small, so that lists have several pages. */
const PAGE = 3;

/** What a server is asked, taken apart. */
export interface ApiAsked extends Asked {
  readonly url: URL;
}

/** Answers of a server; undefined for what it does not know. */
export type Api = (asked: ApiAsked, store: Store) => Reply | undefined;

/** Starts a server; `odd` answers before it does. */
export async function serveApi(
  api: Api,
  store: Store,
  odd: (asked: ApiAsked, times: number) => Reply | undefined = () => undefined,
): Promise<Served> {
  const server = await serve((asked, times) => {
    const question = { ...asked, url: new URL(asked.path, 'http://api') };
    return odd(question, times) ?? api(question, store) ?? { status: 404, body: '{}' };
  });
  onTestFinished(() => server.close());
  return server;
}

/** What the servers take. */
export const LOGIN: ApiLogin = {
  headers: { authorization: 'Bearer token-4711' },
  secrets: ['token-4711'],
};

/** Where such a server is asked for a repository. */
export function siteOf(store: Store, url: string, name: string): ApiSite {
  const clock = createQuickClock();
  const signal = new AbortController().signal;
  const options = { env: {}, cwd: '.', signal, registries: [], clock, retryDeadlineMs: 600_000 };
  return {
    services: createServiceClient(options),
    repository: openMemory(store, undefined, name),
    base: new URL(url),
    logIn: () => Promise.resolve(LOGIN),
    now: clock.now,
  };
}

/** An answer in JSON. */
export function json(body: unknown, more: Omit<Reply, 'body'> = {}): Reply {
  return {
    ...more,
    headers: { 'content-type': 'application/json', ...more.headers },
    body: JSON.stringify(body),
  };
}

/** Deletes a digest with its tags, and answers with this status. */
export function drop(store: Store, digest: string, status: number): Reply {
  if (!store.manifests.delete(digest)) return json({ message: 'Not Found' }, { status: 404 });
  for (const [tag, named] of store.tags) if (named === digest) store.tags.delete(tag);
  return { status };
}

/** Deletes one tag, and answers with this status. */
export function dropTag(store: Store, tag: string, status: number): Reply {
  return store.tags.delete(tag) ? { status } : json({ message: 'Not Found' }, { status: 404 });
}

/** All digests with their tags. */
export function list({ tags, manifests }: Store) {
  return [...manifests.keys()].map((digest) => ({
    digest,
    tags: [...tags].flatMap(([tag, named]) => (named === digest ? [tag] : [])),
  }));
}

function pageOf<T>(items: readonly T[], at: number) {
  return {
    items: items.slice(at * PAGE, (at + 1) * PAGE),
    isLast: (at + 1) * PAGE >= items.length,
  };
}

const last = (path: string) => decodeURIComponent(path.split('/').at(-1) ?? '');

/** Docker Hub: pages by the address in the body; a slash at the end of what is deleted. */
export const hub: Api = ({ method, url }, store) => {
  const base = '/v2/repositories/acme/app/tags';
  if (method === 'DELETE') return dropTag(store, last(url.pathname.replace(/\/$/, '')), 204);
  if (url.pathname !== base) return undefined;
  const at = Number(url.searchParams.get('page') ?? 1);
  const { items, isLast } = pageOf([...store.tags], at - 1);
  return json({
    next: isLast ? null : `${base}?page=${at + 1}`,
    results: items.map(([name, digest]) => ({ name, digest, last_updated: PUSHED })),
  });
};

/** GitLab: the repositories of a project, and tags that are deleted one by one. */
export const gitlab: Api = ({ method, url }, store) => {
  const base = '/api/v4/projects/acme%2Fapp/registry/repositories';
  if (method === 'DELETE') return dropTag(store, last(url.pathname), 200);
  if (url.pathname !== base) return undefined;
  const own = { id: 7, path: 'acme/app', location: 'registry.gitlab.test/acme/app' };
  const next = `<${base}?page=2&per_page=100>; rel="next"`;
  return url.searchParams.get('page') === '2'
    ? json([own])
    : json([{ id: 6, path: 'acme/app/cache' }], { headers: { link: next } });
};

/** Harbor: artifacts with their tags, pages by the header `Link`. */
export const harbor: Api = ({ method, url }, store) => {
  const base = '/api/v2.0/projects/acme/repositories/team%252Fapp/artifacts';
  const [digest = '', kind, tag = ''] = url.pathname.slice(base.length + 1).split('/');
  if (!url.pathname.startsWith(base)) return undefined;
  if (method === 'DELETE') {
    return kind === 'tags' ? dropTag(store, tag, 200) : drop(store, digest, 200);
  }
  const at = Number(url.searchParams.get('page'));
  const { items, isLast } = pageOf(list(store), at - 1);
  const link = `<${base}?page=${at + 1}&page_size=${PAGE}>; rel="next"`;
  const found = items.map((one) => ({
    ...{ digest: one.digest, push_time: PUSHED, accessories: null },
    tags: one.tags.length === 0 ? null : one.tags.map((name) => ({ name })),
  }));
  return json(found, isLast ? {} : { headers: { link } });
};

/** Quay: active tags, pages by number. */
export const quay: Api = ({ method, url, headers }, store) => {
  const base = '/api/v1/repository/acme/app/tag/';
  if (headers.authorization !== 'Bearer token-4711') return json({}, { status: 401 });
  if (!url.pathname.startsWith(base)) return undefined;
  if (method === 'DELETE') return dropTag(store, last(url.pathname), 204);
  if (url.pathname !== base || url.searchParams.get('onlyActiveTags') !== 'true') return undefined;
  const at = Number(url.searchParams.get('page'));
  const { items, isLast } = pageOf([...store.tags], at - 1);
  return json({
    ...{ page: at, has_additional: !isLast },
    tags: items.map(([name, digest]) => ({
      ...{ name, manifest_digest: digest, reversion: false },
      start_ts: Math.floor(Date.parse(PUSHED) / 1000),
    })),
  });
};

/** Artifact Registry: pages by a token. */
export const google: Api = ({ url }, store) => {
  const parent = 'projects/acme/locations/europe/repositories/images/dockerImages';
  if (url.pathname !== `/v1/${parent}`) return undefined;
  const at = Number(url.searchParams.get('pageToken') ?? 0);
  const { items, isLast } = pageOf(list(store), at);
  return json({
    dockerImages: items.map(({ digest, tags }) => ({
      uri: `europe-docker.pkg.dev/acme/images/app@${digest}`,
      ...{ tags, uploadTime: PUSHED },
    })),
    ...(isLast ? {} : { nextPageToken: String(at + 1) }),
  });
};

/** Azure: manifests with their tags, pages by the header `Link`; tags that are deleted one by one. */
export const azure: Api = ({ method, url }, store) => {
  if (method === 'DELETE') return dropTag(store, last(url.pathname), 202);
  if (url.pathname !== '/acr/v1/acme/app/_manifests') return undefined;
  const at = Number(url.searchParams.get('last') ?? 0);
  const { items, isLast } = pageOf(list(store), at);
  const link = `</acr/v1/acme/app/_manifests?last=${at + 1}&n=500>; rel="next"`;
  const manifests = items.map((one) => ({ ...one, createdTime: PUSHED, lastUpdateTime: PUSHED }));
  return json({ manifests }, isLast ? {} : { headers: { link } });
};

/** ghcr.io: a package of a user, versions with their tags. Its last version with a tag is never deleted. */
export const ghcr: Api = ({ method, url }, store) => {
  const base = '/users/acme/packages/container/app/versions';
  if (url.pathname.startsWith('/orgs/')) return json({ message: 'Not Found' }, { status: 404 });
  if (!url.pathname.startsWith(base)) return undefined;
  const all = list(store).map((one) => ({ ...one, id: toId(one.digest) }));
  if (method === 'DELETE') {
    const version = all.find(({ id }) => id === Number(last(url.pathname)));
    const tagged = all.filter(({ tags }) => tags.length > 0);
    if (version !== undefined && tagged.length === 1 && tagged.includes(version)) {
      const message = 'You cannot delete the last tagged version of a package.';
      return json({ message }, { status: 400 });
    }
    return drop(store, version?.digest ?? '', 204);
  }
  const [size, at] = [
    Number(url.searchParams.get('per_page')),
    Number(url.searchParams.get('page')),
  ];
  const items = all.toReversed().slice((at - 1) * size, at * size);
  return json(
    items.map(({ id, digest, tags }) => ({
      ...{ id, name: digest, created_at: PUSHED, updated_at: PUSHED },
      metadata: { package_type: 'container', container: { tags } },
    })),
  );
};

function toId(digest: string): number {
  return Number.parseInt(digest.slice('sha256:'.length).slice(0, 10), 16);
}

interface EcrBody {
  readonly nextToken?: string;
  readonly imageIds?: readonly { readonly imageDigest?: string; readonly imageTag?: string }[];
}

/** ECR: pages by a token; what an index lists is not deleted before it. */
export const ecr: Api = ({ headers, body }, store) => {
  const { nextToken = '0', imageIds = [] } = JSON.parse(body.toString()) as EcrBody;
  if (String(headers['x-amz-target']).endsWith('.DescribeImages')) {
    const at = Number(nextToken);
    const images = list(store);
    const imageDetails = images.slice(at, at + 3).map(({ digest, tags }) => ({
      ...{ imageDigest: digest, imagePushedAt: (NOW - 90 * DAY) / 1000 },
      ...(tags.length === 0 ? {} : { imageTags: tags }),
    }));
    const isLast = at + 3 >= images.length;
    return json({ imageDetails, ...(isLast ? {} : { nextToken: String(at + 3) }) });
  }
  const failures = imageIds.flatMap((imageId) => {
    const { imageDigest = '', imageTag } = imageId;
    if (imageTag !== undefined) {
      const digest = store.tags.get(imageTag) ?? '';
      dropTag(store, imageTag, 200);
      // "When you remove the last tag from an image, the image is deleted from your repository."
      if (![...store.tags.values()].includes(digest)) drop(store, digest, 200);
    } else {
      const isListed = [...store.manifests.values()].some(
        ({ bytes }) =>
          Buffer.from(bytes).toString().includes(`"manifests":[`) &&
          Buffer.from(bytes).toString().includes(imageDigest),
      );
      if (isListed)
        return [{ imageId, failureCode: 'ImageReferencedByManifestList', failureReason: 'x' }];
      if (drop(store, imageDigest, 200).status === 404)
        return [{ imageId, failureCode: 'ImageNotFound' }];
    }
    return [];
  });
  return json({ imageIds: [], failures });
};
