// SPDX-License-Identifier: Apache-2.0
// Signatures of cosign's older format in a repository: found, and added. Writes the tag `sha256-….sig` and no other.
import { error, Problem } from '../../../problem.ts';
import { isObject, parseObject } from '../../../registry/json.ts';
import type { Manifest, Repository } from '../../../registry/registry.ts';
import { readContents } from '../../../registry/manifests/contents.ts';
import {
  addLegacyLayer,
  readLegacyLayers,
  toLegacyTag,
  type Artifact,
  type LegacyLayer,
} from './artifact.ts';
import { orUnreadable, putBlobs } from './bundle-store.ts';
import { makeSimpleSigning } from '../payload.ts';
import type { Signer } from '../signer.ts';

/** The manifest with the signatures of a digest; undefined without one. */
export async function readLegacy(
  repository: Repository,
  digest: string,
): Promise<Manifest | undefined> {
  const manifest = await repository.getManifest(toLegacyTag(digest));
  if (manifest === undefined) return undefined;
  if (readContents(manifest).isIndex) throw taken(repository, digest);
  return manifest;
}

/** A payload is some hundred bytes. */
const PAYLOAD_BYTES = 64 * 1024;
/** More signatures than these are not looked at, from the last. */
const MOST_LAYERS = 50;

/** Whether a manifest holds a signature of the signer for the digest. */
export async function ownsLegacy(
  repository: Repository,
  manifest: Manifest,
  digest: string,
  signer: Pick<Signer, 'ownsPayload'>,
): Promise<boolean> {
  for (const { layer, annotations } of readLegacyLayers(manifest).slice(-MOST_LAYERS).reverse()) {
    const payload = await readPayload(repository, layer);
    if (payload === undefined || !isAbout(payload, digest)) continue;
    if (await signer.ownsPayload(payload, annotations)) return true;
  }
  return false;
}

/** That not all signatures of the older format were looked at: a sentence, or nothing. */
export function explainUnreadLegacy(manifest: Manifest | undefined): string {
  const { length } = manifest === undefined ? [] : readLegacyLayers(manifest);
  return length > MOST_LAYERS
    ? ` Of its ${length} signatures in the older format the last ${MOST_LAYERS} were looked at.`
    : '';
}

async function readPayload(
  repository: Repository,
  layer: LegacyLayer['layer'],
): Promise<Buffer | undefined> {
  if (layer.size > PAYLOAD_BYTES) return undefined;
  return orUnreadable(async () => Buffer.from((await repository.readBlob?.(layer)) ?? []));
}

function isAbout(payload: Buffer, digest: string): boolean {
  const { critical } = parseObject(payload.toString('utf8')) ?? {};
  const image = isObject(critical) ? critical.image : undefined;
  return isObject(image) && image['docker-manifest-digest'] === digest;
}

/** Those signatures with one more, of a digest; undefined if the signer has none for this format. Writes nothing. */
export async function signLegacy(
  { repository }: Repository,
  before: Manifest | undefined,
  digest: string,
  signer: Pick<Signer, 'signPayload'>,
): Promise<Artifact | undefined> {
  const payload = makeSimpleSigning(repository.name, digest);
  const marks = await signer.signPayload(payload);
  return marks === undefined ? undefined : addLegacyLayer(before, payload, marks);
}

/** Writes the signatures of a digest. */
export async function putLegacy(
  repository: Repository,
  digest: string,
  artifact: Artifact,
): Promise<void> {
  await putBlobs(repository, artifact);
  await repository.putManifest(toLegacyTag(digest), artifact.manifest);
}

function taken({ repository }: Repository, digest: string): Problem {
  return new Problem([
    error(
      'SIGN_TAG_TAKEN',
      `the tag "${toLegacyTag(digest)}" of "${repository.name}" should hold the signatures of the image, but it holds something else.`,
      'Remove this tag, or write sign-format: bundle.',
    ),
  ]);
}
