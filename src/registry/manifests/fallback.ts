// SPDX-License-Identifier: Apache-2.0
// What refers to a digest: by the referrers API, or by the index under the fallback tag, where a registry has no such API.
import { Problem } from '../../problem.ts';
import { isDigest, toDigest } from '../blobs/digest.ts';
import { isObject, parseObject, type JsonObject } from '../json.ts';
import { LAYOUT_ENTRIES } from '../limits.ts';
import type { Manifest, Referrer, Repository } from '../registry.ts';
import { readContents } from './contents.ts';

const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';

/** What refers to a digest. */
export interface Listed {
  readonly referrers: readonly Referrer[];
  /** The fallback index that lists them; undefined where the registry has the referrers API, or there is none yet. */
  readonly index?: Manifest;
  /** Whether the registry has the referrers API. */
  readonly hasApi: boolean;
  /** The fallback tag holds something that is no index, which must not be overwritten. */
  readonly isTaken: boolean;
}

/** The tag of the index that lists what refers to a digest, where the registry has no referrers API. */
export function toFallbackTag(digest: string): string {
  return digest.replace(':', '-');
}

/** Repositories without the referrers API when they were last asked: there both questions are asked at the same time. */
const lacking = new WeakSet<object>();

/** What refers to a digest, by the referrers API or the fallback index: all of it without a type. */
export async function listReferring(
  repository: Pick<Repository, 'listReferrers' | 'getManifest'>,
  digest: string,
  artifactType?: string,
): Promise<Listed> {
  const read = () => repository.getManifest(toFallbackTag(digest));
  const ahead = lacking.has(repository) ? read() : undefined;
  ahead?.catch(() => undefined); // reported to the caller, if it is needed
  const listed = await repository.listReferrers(digest, artifactType);
  if (listed !== undefined) return { referrers: listed, hasApi: true, isTaken: false };
  lacking.add(repository);
  const index = await (ahead ?? read());
  const none = { referrers: [], hasApi: false, isTaken: false };
  // GitLab takes such a tag for the digest, and answers with the image itself.
  if (index === undefined || index.digest === digest) return none;
  const referrers = readIndexEntries(index);
  return referrers === undefined ? { ...none, isTaken: true } : { ...none, referrers, index };
}

/** The entries of a fallback index; undefined if it is no index. */
export function readIndexEntries(index: Manifest): readonly Referrer[] | undefined {
  const { manifests } = parseBody(index) ?? {};
  if (!Array.isArray(manifests)) return undefined;
  return readContents(index, LAYOUT_ENTRIES).manifests.map((entry, at) => {
    const stated: unknown = manifests[at];
    const artifactType = isObject(stated) ? stated.artifactType : undefined;
    return typeof artifactType === 'string' ? { ...entry, artifactType } : entry;
  });
}

/**
 * The fallback index with more manifests: each entry has the artifact type of its manifest, by which clients search.
 *
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#referrers-tag-schema
 */
export function addToIndex(index: Manifest | undefined, manifests: readonly Manifest[]): Manifest {
  const before = index === undefined ? {} : (parseBody(index) ?? {});
  const entries: readonly unknown[] = Array.isArray(before.manifests) ? before.manifests : [];
  const added = manifests.map(toReferrer);
  const others = entries.filter(
    (one) => !isObject(one) || !added.some(({ digest }) => digest === one.digest),
  );
  const bytes = Buffer.from(
    JSON.stringify({
      ...before,
      schemaVersion: 2,
      mediaType: INDEX_TYPE,
      manifests: [...others, ...added],
    }),
  );
  return { mediaType: INDEX_TYPE, digest: toDigest(bytes), bytes };
}

/** The descriptor of a manifest as lists of referrers have it: without an artifact type, that of its configuration counts. */
export function toReferrer(manifest: Manifest): Referrer {
  const { mediaType, digest, bytes } = manifest;
  const { artifactType, annotations, config } = parseBody(manifest) ?? {};
  const type = artifactType ?? (isObject(config) ? config.mediaType : undefined);
  return {
    ...{ mediaType, digest, size: bytes.byteLength },
    ...(typeof type === 'string' ? { artifactType: type } : {}),
    ...(isObject(annotations) ? { annotations: annotations as Record<string, string> } : {}),
  };
}

/** The digest of the manifest that this one refers to. */
export function subjectOf(manifest: Manifest): string | undefined {
  const { subject } = parseBody(manifest) ?? {};
  const digest = isObject(subject) ? subject.digest : undefined;
  return typeof digest === 'string' && isDigest(digest) ? digest : undefined;
}

/** Whether a tag is no image's own, but lists or holds what belongs to a digest. */
export function isRelatedTag(tag: string): boolean {
  return /^sha(?:256-[0-9a-f]{64}|512-[0-9a-f]{128})(?:\.[a-z]+)?$/.test(tag);
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

function parseBody({ bytes }: Manifest): JsonObject | undefined {
  return parseObject(Buffer.from(bytes).toString('utf8'));
}
