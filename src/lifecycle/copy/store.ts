// SPDX-License-Identifier: Apache-2.0
// One interface to a repository and to a layout on disk: tags, manifests, blobs, and what refers to them.
import { isTag } from '../../plan/reference/references.ts';
import { readLayout } from '../../registry/blobs/layout.ts';
import { directoryFiles, openArchiveFiles } from '../../registry/layout/files.ts';
import { REF_NAME, type LayoutRoot } from '../../registry/layout/writer.ts';
import { TAG_PAGES } from '../../registry/limits.ts';
import { isObject, parseObject } from '../../registry/json.ts';
import type { BlobSource, Descriptor, Manifest, RegistryClient } from '../../registry/registry.ts';
import { isDigest } from '../../registry/blobs/digest.ts';
import { error, Problem } from '../../problem.ts';
import type { Location } from './location.ts';

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
  const files = kind === 'directory' ? directoryFiles(path) : await openArchiveFiles(path);
  const { close } = files;
  try {
    const { roots, ...source } = await readLayout(files);
    return toLayoutStore(source, roots, { label, close });
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

/** The tag of an entry: some tools write the whole reference. What is no tag counts as none. */
function tagOf({ annotations }: LayoutRoot): string | undefined {
  const name = annotations?.[REF_NAME] ?? '';
  const tag = name.includes('/') ? name.slice(name.lastIndexOf(':') + 1) : name;
  return isTag(tag) ? tag : undefined;
}

function toLayoutStore(
  source: BlobSource,
  roots: readonly LayoutRoot[],
  own: Pick<Store, 'label' | 'close'>,
): Store {
  const tags = new Map<string, LayoutRoot>();
  for (const root of roots) {
    const tag = tagOf(root);
    if (tag !== undefined) tags.set(tag, root);
  }
  const untagged = roots.filter((root) => tagOf(root) === undefined);
  const find = (reference: string): Descriptor | undefined =>
    tags.get(reference) ?? roots.find(({ digest }) => digest === reference);
  const getManifest = async (reference: string): Promise<Manifest | undefined> => {
    const digest = isDigest(reference) ? reference : find(reference)?.digest;
    return digest === undefined ? undefined : await orAbsent(source.readManifest(digest));
  };
  let subjects: Promise<ReadonlyMap<string, readonly string[]>> | undefined;
  return {
    ...own,
    source,
    resolve: async (reference) => {
      const manifest = await getManifest(reference);
      return manifest && describe(manifest);
    },
    getManifest,
    listTags: () => Promise.resolve([...tags.keys()]),
    findOnly: () => findOnly(source, roots),
    listReferrers: async (digest) => {
      subjects ??= readSubjects(source, untagged);
      return (await subjects).get(digest); // none: there may be a fallback tag
    },
  };
}

async function readSubjects(
  source: BlobSource,
  roots: readonly LayoutRoot[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (const { digest } of roots) {
    const manifest = await orAbsent(source.readManifest(digest));
    const subject = manifest && subjectOf(manifest);
    if (subject !== undefined) found.set(subject, [...(found.get(subject) ?? []), digest]);
  }
  return found;
}

/** The digest of the manifest that this one refers to. */
export function subjectOf(manifest: Manifest): string | undefined {
  const { subject } = parseObject(Buffer.from(manifest.bytes).toString('utf8')) ?? {};
  const digest = isObject(subject) ? subject.digest : undefined;
  return typeof digest === 'string' && isDigest(digest) ? digest : undefined;
}

/** The descriptor of a manifest. */
export function describe({ mediaType, digest, bytes }: Manifest): Descriptor {
  return { mediaType, digest, size: bytes.byteLength };
}

/** A manifest that is read; undefined where it is missing. */
export async function orAbsent(reading: Promise<Manifest>): Promise<Manifest | undefined> {
  try {
    return await reading;
  } catch (thrown) {
    const isAbsent =
      thrown instanceof Problem &&
      thrown.problems.every(({ code }) => code === 'REGISTRY_NOT_FOUND');
    if (isAbsent) return undefined;
    throw thrown;
  }
}

/** Tag or digest of the one image of a layout; undefined where there is none, or several. */
async function findOnly(
  source: BlobSource,
  roots: readonly LayoutRoot[],
): Promise<string | undefined> {
  const images = new Map<string, string>();
  for (const root of roots) {
    const tag = tagOf(root);
    if (tag !== undefined && isRelatedTag(tag)) continue;
    const manifest = await orAbsent(source.readManifest(root.digest));
    const isImage = manifest !== undefined && subjectOf(manifest) === undefined;
    if (isImage && (tag !== undefined || !images.has(root.digest))) {
      images.set(root.digest, tag ?? root.digest);
    }
  }
  return images.size === 1 ? [...images.values()][0] : undefined;
}

/** Whether a tag is no image's own, but lists or holds what belongs to a digest. */
export function isRelatedTag(tag: string): boolean {
  return /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{128})(?:\.[a-z]+)?$/.test(tag);
}

/** A Problem for an image that is not where it should be. */
export function notFound(label: string, reference: string): Problem {
  const separator = isDigest(reference) ? '@' : ':';
  const message = `${label}${separator}${reference} does not exist.`;
  return new Problem([error('COPY_NOT_FOUND', message, 'Check the name and the tag.')]);
}
