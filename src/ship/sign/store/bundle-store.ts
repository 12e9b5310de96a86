// SPDX-License-Identifier: Apache-2.0
// Bundles in a repository: found, and attached to their subject. Writes no tag but the fallback index.
import { error, Problem } from '../../../problem.ts';
import type { BlobSource, Referrer, Repository } from '../../../registry/registry.ts';
import { readContents } from '../../../registry/manifests/contents.ts';
import {
  addToIndex,
  listReferring,
  toFallbackTag,
  type Listed,
} from '../../../registry/manifests/fallback.ts';
import type { Artifact } from './artifact.ts';
import { BUNDLE_BYTES, BUNDLE_TYPE } from '../bundle.ts';
import { SIGN_PREDICATE } from '../payload.ts';
import type { Signer } from '../signer.ts';

/** A signature that is in a repository. */
export interface FoundBundle {
  /** Of the manifest that holds it. */
  readonly digest: string;
  readonly bundle: Buffer;
}

/** More bundles than these are not looked at: somebody else fills the list. */
const MOST_BUNDLES = 50;

/**
 * The bundles that refer to a digest, and other manifests perhaps.
 *
 * @throws Problem SIGN_TAG_TAKEN where the fallback tag holds something else
 */
export async function listBundles(repository: Repository, digest: string): Promise<Listed> {
  const listed = await listReferring(repository, digest, BUNDLE_TYPE);
  if (listed.isTaken) throw taken(repository, digest);
  return listed;
}

/** The signer's own bundle among what refers to a digest. What cannot be read is not one. */
export async function findBundle(
  repository: Repository,
  { referrers }: Pick<Listed, 'referrers'>,
  digest: string,
  signer: Pick<Signer, 'ownsBundle'> & { readonly predicateType?: string | undefined },
): Promise<FoundBundle | undefined> {
  const candidates = sortBundles(referrers, signer.predicateType);
  for (const referrer of candidates.slice(-MOST_BUNDLES).reverse()) {
    const bundle = await readBundle(repository, referrer);
    if (bundle !== undefined && (await signer.ownsBundle(bundle, digest))) {
      return { digest: referrer.digest, bundle };
    }
  }
  return undefined;
}

/** That not all bundles were looked at: a sentence, or nothing. */
export function explainUnreadBundles({ referrers }: Pick<Listed, 'referrers'>): string {
  const { length } = sortBundles(referrers);
  return length > MOST_BUNDLES
    ? ` Of the ${length} bundles that refer to it the newest ${MOST_BUNDLES} were looked at, signatures first.`
    : '';
}

const PREDICATE = 'dev.sigstore.bundle.predicateType';
const CREATED = 'org.opencontainers.image.created';

/**
 * The bundles in a list of referrers, those last that are most likely of a type: a list says it of each where the registry
 * passes annotations on. Of the same likelihood the newest are last, so that a scanner's statement of each day does not hide a signature.
 */
export function sortBundles(
  referrers: readonly Referrer[],
  predicateType: string = SIGN_PREDICATE,
): readonly Referrer[] {
  const isLikely = ({ annotations }: Referrer) => {
    const stated = annotations?.[PREDICATE];
    return stated === undefined ? 1 : stated === predicateType ? 2 : 0;
  };
  const madeAt = ({ annotations }: Referrer) => Date.parse(annotations?.[CREATED] ?? '') || 0;
  return referrers
    .filter(
      ({ artifactType = BUNDLE_TYPE }) =>
        artifactType === BUNDLE_TYPE || artifactType === WRONG_TYPE,
    )
    .toSorted((one, other) => isLikely(one) - isLikely(other) || madeAt(one) - madeAt(other));
}

/** The artifact type that cosign 3 writes into a fallback index. */
const WRONG_TYPE = 'application/vnd.oci.empty.v1+json';

async function readBundle(
  repository: Repository,
  { digest }: Referrer,
): Promise<Buffer | undefined> {
  return orUnreadable(async () => {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined) return undefined;
    const layer = readContents(manifest).layers.find(({ mediaType }) => mediaType === BUNDLE_TYPE);
    if (layer === undefined || layer.size > BUNDLE_BYTES) return undefined;
    return Buffer.from((await repository.readBlob?.(layer)) ?? []);
  });
}

/** How a manifest or blob is broken or gone, rather than the registry out of reach. */
const UNREADABLE = /^REGISTRY_(?:MANIFEST_INVALID|NOT_FOUND|DIGEST_MISMATCH|ANSWER_INVALID)$/;

/** What is read; undefined for what others have left there broken. */
export async function orUnreadable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (thrown) {
    const isBroken =
      thrown instanceof Problem && thrown.problems.every(({ code }) => UNREADABLE.test(code));
    if (isBroken) return undefined;
    throw thrown;
  }
}

/** Writes blobs and manifest, by digest. */
export async function putArtifact(repository: Repository, artifact: Artifact): Promise<void> {
  await putBlobs(repository, artifact);
  await repository.putManifest(artifact.manifest.digest, artifact.manifest);
}

/** Writes the blobs of a manifest. */
export async function putBlobs(
  repository: Pick<Repository, 'putBlob'>,
  { blobs }: Artifact,
): Promise<void> {
  await Promise.all(
    blobs.map(({ descriptor, bytes }) => repository.putBlob(descriptor, toSource(bytes))),
  );
}

/** Adds a manifest to the fallback index, whose tag is written again. */
export async function addToFallback(
  repository: Repository,
  digest: string,
  { index }: Pick<Listed, 'index'>,
  artifact: Pick<Artifact, 'manifest'>,
): Promise<void> {
  await repository.putManifest(toFallbackTag(digest), addToIndex(index, [artifact.manifest]));
}

function toSource(bytes: Buffer): BlobSource {
  return {
    openBlob: () => Promise.resolve(toStream(bytes)),
    readManifest: () => Promise.reject(new Error('a blob has no manifest')),
  };
}

async function* toStream(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

function taken({ repository }: Repository, digest: string): Problem {
  return new Problem([
    error(
      'SIGN_TAG_TAKEN',
      `the tag "${toFallbackTag(digest)}" of "${repository.name}" should list what refers to the image, but it holds something else.`,
      'Remove this tag, or write sign-format: legacy.',
    ),
  ]);
}
