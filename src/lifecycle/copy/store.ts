// SPDX-License-Identifier: Apache-2.0
// One interface to a repository and to a layout on disk: tags, manifests, blobs, and what refers to them.
import { isTag } from '../../plan/reference/references.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import type { BlobSource, Descriptor, Manifest, RegistryClient } from '../../registry/registry.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import { error, Problem } from '../../problem.ts';
import type { Location } from './location.ts';
import { checkKind } from './place.ts';

/** What can be read of a repository or a layout. */
export interface Store {
  readonly label: string;
  readonly source: BlobSource;
  /** By tag or digest; undefined when it does not exist. */
  readonly resolve: (reference: string) => Promise<Descriptor | undefined>;
  readonly getManifest: (reference: string) => Promise<Manifest | undefined>;
  /** All tags; undefined where there are too many to list. */
  readonly listTags: () => Promise<readonly string[] | undefined>;
  /** The digests of what refers to a digest; undefined where that is not listed, and fallback tags have to be read. */
  readonly listReferrers: (digest: string) => Promise<readonly string[] | undefined>;
  /** Of a layout: tag or digest of its one image; undefined where there are several. */
  readonly findOnly?: () => Promise<string | undefined>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a location for reading.
 *
 * @throws Problem REGISTRY_LAYOUT_INVALID for a layout that is none
 */
export async function openStore(
  { kind, label, path = '', repository }: Location,
  client: RegistryClient,
): Promise<Store> {
  if (repository !== undefined) return toRepositoryStore(client.open(repository), label);
  await checkKind({ kind, label, path });
  const { directoryFiles, openArchiveFiles } = await import('../../registry/layout/files.ts');
  const files = kind === 'directory' ? directoryFiles(path) : await openArchiveFiles(path);
  const { close } = files;
  try {
    const [{ readLayout }, { openTags }] = await Promise.all([
      import('../../registry/blobs/layout.ts'),
      import('../../ship/made/layout-tags.ts'),
    ]);
    const layout = await readLayout(files);
    const { listTags, getManifest, listReferrers, findOnly } = openTags(layout);
    return {
      ...{ label, close, source: layout, getManifest, findOnly },
      resolve: async (reference) => {
        const manifest = await getManifest(reference);
        return manifest && describe(manifest);
      },
      listTags: () => Promise.resolve(listTags()),
      listReferrers: async (digest) => (await listReferrers(digest))?.map((one) => one.digest),
    };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

/** Manifests are read for the plan and for the copy: kept in memory up to so many bytes. */
const KEPT_BYTES = 64 * 1024 * 1024;

function toRepositoryStore(open: ReturnType<RegistryClient['open']>, label: string): Store {
  const kept = new Map<string, Promise<Manifest>>();
  let bytes = 0;
  const keep = (manifest: Manifest): void => {
    bytes += manifest.bytes.byteLength;
    if (bytes <= KEPT_BYTES) kept.set(manifest.digest, Promise.resolve(manifest));
  };
  const getManifest = async (reference: string): Promise<Manifest | undefined> => {
    const known = kept.get(reference);
    if (known !== undefined) return await known;
    const manifest = await open.getManifest(reference);
    if (manifest !== undefined) keep(manifest);
    return manifest;
  };
  const readManifest = async (digest: string): Promise<Manifest> => {
    const known = kept.get(digest);
    if (known !== undefined) return await known;
    const manifest = await open.readManifest(digest);
    keep(manifest);
    return manifest;
  };
  let hasReferrers = true;
  return {
    label,
    source: { ...open, readManifest },
    resolve: open.resolve,
    getManifest,
    listTags: async () => {
      const { tags, complete } = await open.listTags(TAG_PAGES);
      return complete ? tags.filter(isTag) : undefined;
    },
    listReferrers: async (digest) => {
      if (!hasReferrers) return undefined;
      const found = await open.listReferrers(digest);
      if (found === undefined) hasReferrers = false;
      return found?.map((referrer) => referrer.digest);
    },
    close: () => Promise.resolve(),
  };
}

/** The descriptor of a manifest. */
export function describe({ mediaType, digest, bytes }: Manifest): Descriptor {
  return { mediaType, digest, size: bytes.byteLength };
}

/** A Problem for an image that is not where it should be. */
export function notFound(label: string, reference: string): Problem {
  const separator = isDigest(reference) ? '@' : ':';
  const message = `${label}${separator}${reference} does not exist.`;
  return new Problem([error('COPY_NOT_FOUND', message, 'Check the name and the tag.')]);
}
