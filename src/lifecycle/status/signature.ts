// SPDX-License-Identifier: Apache-2.0
// Reads what refers to an image: signatures in both formats, attestations. Writes nothing.
import { readContents } from '../../registry/manifests/contents.ts';
import { readIndexEntries, toFallbackTag } from '../../registry/manifests/fallback.ts';
import type { Referrer, Repository } from '../../registry/registry.ts';
import { readWhole } from '../../registry/blobs/whole.ts';
import { readRecords } from '../../ship/history/records.ts';
import { decideYank, YANK_KIND } from '../../ship/history/tombstone.ts';
import { readLegacyLayers } from '../../ship/sign/store/artifact.ts';
import { BUNDLE_BYTES, BUNDLE_TYPE } from '../../ship/sign/bundle.ts';
import {
  explainUnreadBundles,
  findBundle,
  orUnreadable,
  sortBundles,
} from '../../ship/sign/store/bundle-store.ts';
import { explainUnreadLegacy, ownsLegacy, readLegacy } from '../../ship/sign/store/legacy-store.ts';
import { SIGN_PREDICATE } from '../../ship/sign/payload.ts';
import type { SignatureVerifier } from '../../ship/sign/signer.ts';
import { nameStatement, readBundleIdentity, readLegacyIdentity } from './attestation.ts';
import type { StatusSignature } from './status.ts';

/** What decides how signatures are read. */
export interface SignatureReader {
  readonly repository: Repository;
  /** All tags that the repository lists, those that list referrers or hold signatures included. */
  readonly tags: ReadonlySet<string>;
  /** Whether manifests may be read: some registries count that as pulls. */
  readonly reads: boolean;
  readonly verifier: SignatureVerifier | undefined;
  /** Told of an image with more signatures and attestations than are read: a sentence. */
  readonly onUnread: (digest: string, what: string) => void;
}

/** More signatures and attestations of one image are not read; so many are verified. */
const MOST_REFERRERS = 50;
const CERTIFICATE = 'dev.sigstore.cosign/certificate';
const PREDICATE = 'dev.sigstore.bundle.predicateType';
/** How the types of our own records begin: the history and tombstones, which are no attestations. */
const RECORDS = 'application/vnd.tagship.';
/** The artifact type that cosign 3 writes into a fallback index. */
const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';

/**
 * A function that reads the signatures of a digest. Where the registry has no referrers API, which is asked once, the tags say
 * what there is. Undefined where that cannot be told.
 */
export function createSignatureReader(
  reader: SignatureReader,
): (digest: string) => Promise<StatusSignature | undefined> {
  let hasApi = true;
  return async (digest) => {
    const listed = hasApi ? await reader.repository.listReferrers(digest) : undefined;
    if (listed === undefined) hasApi = false;
    const referrers = listed ?? (await readFallback(reader, digest));
    const legacy = await readOlder(reader, digest);
    if (referrers === undefined && !legacy.isSigned) return undefined;
    const newer = await readBundles(reader, digest, referrers ?? []);
    const isYanked = await readYanked(reader, digest, referrers ?? []);
    const joined = join(legacy, newer, reader.verifier !== undefined);
    return isYanked ? { ...joined, isYanked } : joined;
  };
}

/** What the fallback index lists; undefined where there is one that may not be read. */
async function readFallback(
  { repository, tags, reads }: SignatureReader,
  digest: string,
): Promise<readonly Referrer[] | undefined> {
  const tag = toFallbackTag(digest);
  if (!tags.has(tag)) return [];
  if (!reads) return undefined;
  const index = await orUnreadable(() => repository.getManifest(tag));
  // GitLab takes such a tag for the digest, and answers with the image itself.
  if (index === undefined || index.digest === digest) return [];
  return (await orUnreadable(() => Promise.resolve(readIndexEntries(index)))) ?? [];
}

/** Whether a tombstone takes the image out of its series. */
async function readYanked(
  { repository, reads }: SignatureReader,
  digest: string,
  referrers: readonly Referrer[],
): Promise<boolean> {
  const isMarked = referrers.some(({ artifactType }) => artifactType === YANK_KIND.artifactType);
  if (!reads || !isMarked) return false;
  const found = await readRecords(repository, digest, YANK_KIND);
  return decideYank(found.map(({ record }) => record)) !== undefined;
}

/** The signatures of one format. */
interface OfFormat {
  readonly isSigned: boolean;
  readonly isVerified: boolean;
  readonly identities: readonly string[];
  readonly attestations: readonly string[];
}

async function readOlder(
  { repository, tags, reads, verifier, onUnread }: SignatureReader,
  digest: string,
): Promise<OfFormat> {
  const tag = toFallbackTag(digest);
  const attestations = [
    ...(tags.has(`${tag}.att`) ? ['other'] : []),
    ...(tags.has(`${tag}.sbom`) ? ['SBOM'] : []),
  ];
  const none = { isSigned: false, isVerified: false, identities: [], attestations };
  if (!tags.has(`${tag}.sig`)) return none;
  if (!reads) return { ...none, isSigned: true };
  const manifest = await orUnreadable(() => readLegacy(repository, digest));
  if (manifest === undefined) return none;
  const unread = explainUnreadLegacy(manifest).trim();
  if (unread !== '') onUnread(digest, unread);
  const layers = readLegacyLayers(manifest).slice(-MOST_REFERRERS);
  return {
    isSigned: layers.length > 0,
    isVerified:
      verifier !== undefined && (await ownsLegacy(repository, manifest, digest, verifier)),
    identities: layers.flatMap(
      ({ annotations }) => readLegacyIdentity(annotations[CERTIFICATE]) ?? [],
    ),
    attestations,
  };
}

async function readBundles(
  { repository, reads, verifier, onUnread }: SignatureReader,
  digest: string,
  referrers: readonly Referrer[],
): Promise<OfFormat> {
  const isBundle = ({ artifactType }: Referrer) =>
    artifactType === undefined || artifactType === BUNDLE_TYPE || artifactType === EMPTY_TYPE;
  const isRecord = ({ artifactType }: Referrer) => artifactType?.startsWith(RECORDS) === true;
  const others = referrers.filter((one) => !isBundle(one) && !isRecord(one)).map(() => 'other');
  const unread = explainUnreadBundles({ referrers }).trim();
  if (unread !== '') onUnread(digest, unread);
  const found = await Promise.all(
    sortBundles(referrers)
      .slice(-MOST_REFERRERS)
      .map((referrer) => readOne(repository, referrer, reads)),
  );
  const bundles = found.flatMap((one) => one ?? []);
  const signatures = bundles.filter(({ predicate }) => predicate === SIGN_PREDICATE);
  const statements = bundles.filter(({ predicate }) => predicate !== SIGN_PREDICATE);
  const listed = { referrers, hasApi: true, isTaken: false };
  return {
    isSigned: signatures.length > 0,
    isVerified:
      verifier !== undefined &&
      (await findBundle(repository, listed, digest, verifier)) !== undefined,
    identities: signatures.flatMap(({ identity }) => identity ?? []),
    attestations: [...others, ...statements.map(({ predicate }) => nameStatement(predicate))],
  };
}

interface ReadBundle {
  readonly predicate: string | undefined;
  readonly identity: string | null;
}

/** What a bundle is about, and whom it names. The list of referrers says the first where it has annotations. */
async function readOne(
  repository: Repository,
  { digest, annotations }: Referrer,
  reads: boolean,
): Promise<ReadBundle | undefined> {
  const stated = annotations?.[PREDICATE];
  if (!reads) return stated === undefined ? undefined : { predicate: stated, identity: null };
  return orUnreadable(async () => {
    const manifest = await repository.getManifest(digest);
    if (manifest === undefined) return undefined;
    const contents = readContents(manifest);
    const layer = contents.layers.find(({ mediaType }) => mediaType === BUNDLE_TYPE);
    if (layer === undefined) return undefined;
    const predicate = contents.annotations[PREDICATE] ?? stated ?? SIGN_PREDICATE;
    if (predicate !== SIGN_PREDICATE || layer.size > BUNDLE_BYTES)
      return { predicate, identity: null };
    return { predicate, identity: readBundleIdentity(await readWhole(repository, layer)) };
  });
}

function join(legacy: OfFormat, newer: OfFormat, isAsked: boolean): StatusSignature {
  const sorted = (texts: readonly string[]) => [...new Set(texts)].sort();
  return {
    isSigned: legacy.isSigned || newer.isSigned,
    isVerified: isAsked ? legacy.isVerified || newer.isVerified : null,
    formats: [
      ...(newer.isSigned ? (['bundle'] as const) : []),
      ...(legacy.isSigned ? (['legacy'] as const) : []),
    ],
    identities: sorted([...newer.identities, ...legacy.identities]),
    attestations: sorted([...newer.attestations, ...legacy.attestations]),
  };
}
