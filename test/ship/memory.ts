// SPDX-License-Identifier: Apache-2.0
// A registry in memory: a plain, linearizable implementation of the interface, to reason about orders of requests.
import { createHash } from 'node:crypto';
import { digestOfRecipe } from './recipes.ts';
import { error, Problem } from '../../src/problem.ts';
import { toReferrer } from '../../src/registry/manifests/fallback.ts';
import type { Descriptor, Manifest, Referrer, Repository } from '../../src/registry/registry.ts';
import type { RepositoryName } from '../../src/registry-host.ts';

/** Called before each request takes effect; what it waits for is the order of requests. */
export type Step = (what: string) => Promise<void>;

/** What a repository holds, shared by all who open it. */
export interface Store {
  readonly tags: Map<string, string>;
  readonly manifests: Map<string, Manifest>;
  readonly blobs: Map<string, Uint8Array>;
  /** Every write of a tag, in order. */
  readonly writes: { readonly tag: string; readonly digest: string }[];
  /** Every request, in the order in which they took effect. */
  readonly requests: string[];
  /** Whether it has the referrers API; without it, what refers to an image is listed under a tag `sha256-…`. */
  readonly hasReferrers?: boolean;
}

export function createStore(given: Pick<Store, 'hasReferrers'> = {}): Store {
  const content = { tags: new Map(), manifests: new Map(), blobs: new Map() };
  return { ...content, writes: [], requests: [], ...given };
}

export function digestOf(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** The labels of an image; the image differs if any of them does. */
export interface ImageGiven {
  readonly version?: string;
  readonly revision?: string;
  readonly source?: string;
  readonly recipe?: string;
  /** Makes two builds of the same commit two digests. */
  readonly salt?: string;
  /** Where it says so. */
  readonly says?: 'annotations' | 'labels';
  readonly platform?: { readonly os: string; readonly architecture: string };
}

/** Puts a single-platform image into a store and returns its manifest. */
export function putImage(store: Store, given: ImageGiven): Manifest {
  const key = (name: string) => `org.opencontainers.image.${name}`;
  const texts = {
    ...(given.version === undefined ? {} : { [key('version')]: given.version }),
    ...(given.revision === undefined ? {} : { [key('revision')]: given.revision }),
    ...(given.source === undefined ? {} : { [key('source')]: given.source }),
  };
  const inAnnotations = given.says !== 'labels';
  const recipe =
    given.recipe === undefined ? {} : { 'io.tagship.recipe': digestOfRecipe(given.recipe) };
  const { os, architecture } = given.platform ?? { os: 'linux', architecture: 'amd64' };
  const config = Buffer.from(
    JSON.stringify({
      os,
      architecture,
      config: { Labels: { ...texts, ...recipe, salt: given.salt } },
    }),
  );
  store.blobs.set(digestOf(config), config);
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: digestOf(config),
        size: config.byteLength,
      },
      layers: [],
      annotations: inAnnotations ? texts : {},
    }),
  );
  return putBytes(store, bytes, 'application/vnd.oci.image.manifest.v1+json');
}

/** Puts an index over manifests that are there. */
export function putIndex(
  store: Store,
  children: readonly (Pick<Descriptor, 'platform' | 'annotations'> & {
    readonly manifest: Manifest;
  })[],
): Manifest {
  const bytes = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      manifests: children.map(({ manifest, ...rest }) => ({
        mediaType: manifest.mediaType,
        digest: manifest.digest,
        size: manifest.bytes.byteLength,
        ...rest,
      })),
    }),
  );
  return putBytes(store, bytes, 'application/vnd.oci.image.index.v1+json');
}

function putBytes(store: Store, bytes: Uint8Array, mediaType: string): Manifest {
  const manifest = { mediaType, digest: digestOf(bytes), bytes };
  store.manifests.set(manifest.digest, manifest);
  return manifest;
}

/** Opens a store as a repository. */
export function openMemory(
  store: Store,
  step: Step = () => Promise.resolve(),
  name = 'registry.test/acme/app',
): Repository {
  const [host = '', ...path] = name.split('/');
  const repository: RepositoryName = { name, host, path: path.join('/') };
  const request = async <T>(what: string, effect: () => T): Promise<T> => {
    // The content of a digest never changes: it does not matter when it is read. What refers to it counts only with the API.
    if (!/^(GET|HEAD) sha256[:-]/.test(what)) await step(what);
    if (!what.startsWith('GET sha256-')) store.requests.push(what);
    return effect();
  };
  const find = (reference: string) => store.manifests.get(store.tags.get(reference) ?? reference);
  const missing = (what: string) =>
    new Problem([error('REGISTRY_NOT_FOUND', `"${name}" has no ${what}.`)]);
  return {
    repository,
    resolve: (reference) =>
      request(`HEAD ${reference}`, () => {
        const manifest = find(reference);
        if (manifest === undefined) return undefined;
        const { mediaType, digest, bytes } = manifest;
        return { mediaType, digest, size: bytes.byteLength };
      }),
    getManifest: (reference) => request(`GET ${reference}`, () => find(reference)),
    readManifest: (digest) =>
      request(`GET ${digest}`, () => {
        const manifest = find(digest);
        if (manifest === undefined) throw missing(digest);
        return manifest;
      }),
    putManifest: (reference, manifest) =>
      request(`PUT ${reference}`, () => {
        store.manifests.set(manifest.digest, manifest);
        if (!reference.startsWith('sha256:')) {
          store.tags.set(reference, manifest.digest);
          store.writes.push({ tag: reference, digest: manifest.digest });
        }
        return manifest.digest;
      }),
    deleteManifest: (reference) =>
      request(`DELETE ${reference}`, () => {
        if (!reference.startsWith('sha256:')) return 'unsupported';
        if (!store.manifests.delete(reference)) return 'absent';
        for (const [tag, digest] of store.tags) if (digest === reference) store.tags.delete(tag);
        return 'deleted';
      }),
    hasBlob: (digest) => request(`HEAD blob ${digest}`, () => store.blobs.has(digest)),
    openBlob: ({ digest }) =>
      request(`GET blob ${digest}`, () => {
        const bytes = store.blobs.get(digest);
        if (bytes === undefined) throw missing(digest);
        return toStream(bytes);
      }),
    putBlob: async (descriptor, source) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await source.openBlob(descriptor)) chunks.push(chunk);
      return request(`PUT blob ${descriptor.digest}`, () => {
        store.blobs.set(descriptor.digest, Buffer.concat(chunks));
        return 'uploaded' as const;
      });
    },
    sendBlob: async ({ digest }, next) => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of await next(undefined)) chunks.push(chunk);
      await request(`PUT blob ${digest}`, () => store.blobs.set(digest, Buffer.concat(chunks)));
    },
    provePush: () => request('POST blobs/uploads', () => ({ ok: true as const })),
    listReferrers: (digest) =>
      store.hasReferrers === true
        ? request(`GET referrers ${digest}`, () => listSubject(store, digest))
        : Promise.resolve(undefined),
    listTags: () =>
      request('GET tags/list', () => ({ tags: [...store.tags.keys()], complete: true })),
    authorize: () => Promise.resolve(),
  };
}

/** The manifests with a digest as their subject. */
function listSubject({ manifests }: Store, digest: string): readonly Referrer[] {
  return [...manifests.values()]
    .filter(({ bytes }) => {
      const body = JSON.parse(Buffer.from(bytes).toString('utf8')) as {
        readonly subject?: { readonly digest: string };
      };
      return body.subject?.digest === digest;
    })
    .map(toReferrer);
}

async function* toStream(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  yield bytes;
}
