// SPDX-License-Identifier: Apache-2.0
// Images for tests of the status: two versions in two registries that differ, signed and attested, made of a few bytes.
import { generateKeyPairSync } from 'node:crypto';
import { copyImage } from '../../src/registry/manifests/copy.ts';
import type { Manifest, Repository } from '../../src/registry/registry.ts';
import { makeReferrer } from '../../src/ship/sign/store/artifact.ts';
import { addToFallback, putArtifact } from '../../src/ship/sign/store/bundle-store.ts';
import { openKey } from '../../src/ship/sign/key.ts';
import { putLegacy, signLegacy } from '../../src/ship/sign/store/legacy-store.ts';
import { createKeySigner, type Signer } from '../../src/ship/sign/signer.ts';
import { toManifest, toSource } from '../registry/bench.ts';
import { makeImage, toDescriptor, type TestImage } from '../registry/image.ts';

/** When the images say they were created. */
export const CREATED = '2026-11-01T08:00:00.000Z';

/** A key that signs, and its public half as PEM. */
export function makeSigner(): { readonly signer: Signer; readonly publicKey: string } {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const opened = openKey(pem, '');
  if (!('key' in opened)) throw new Error(opened.refused);
  return { signer: createKeySigner(opened.key), publicKey: opened.key.publicKey };
}

/** An index with the images of another one, and its own annotations. */
export function withAnnotations({ root }: TestImage, annotations: object): Manifest {
  const body = JSON.parse(Buffer.from(root.bytes).toString()) as object;
  return toManifest({
    ...body,
    annotations: { 'org.opencontainers.image.created': CREATED, ...annotations },
  });
}

/** Puts an index with all that it needs into a repository, under some tags. */
export async function publish(
  target: Repository,
  image: TestImage,
  index: Manifest,
  tags: readonly string[],
): Promise<void> {
  const source = toSource(image.blobs, [index, ...image.children]);
  const [copied] = await copyImage(index, source, [target]);
  if (copied?.problem) throw copied.problem;
  for (const tag of tags) await target.putManifest(tag, index);
}

/** Signs a digest in both formats. */
export async function signBoth(
  target: Repository,
  manifest: Manifest,
  signer: Signer,
): Promise<void> {
  const bundle = await signer.makeBundle(manifest.digest);
  const artifact = makeReferrer(toDescriptor(manifest), bundle, CREATED);
  await putArtifact(target, artifact);
  await addToFallback(target, manifest.digest, {}, artifact);
  const older = await signLegacy(target, undefined, manifest.digest, signer);
  if (older !== undefined) await putLegacy(target, manifest.digest, older);
}

/** The images of the tests: 1.2.3 and 1.3.0, and 1.2.3 as another index with the same platforms. */
export function makeImages(seed: string) {
  const [older, newer] = [makeImage(`1.2.3 ${seed}`), makeImage(`1.3.0 ${seed}`)];
  return {
    older,
    newer,
    indexes: {
      older: withAnnotations(older, {}),
      olderAgain: withAnnotations(older, { again: 'yes' }),
      newer: withAnnotations(newer, { 'org.opencontainers.image.version': '1.3.0' }),
    },
  };
}

/**
 * Seeds two repositories:
 *
 * | tag      | first          | second                                  |
 * | -------- | -------------- | --------------------------------------- |
 * | `1.3.0`  | 1.3.0, signed  | 1.3.0                                   |
 * | `1.2.3`  | 1.2.3          | another index with the same platforms   |
 * | `latest` | 1.2.3          | 1.3.0                                   |
 * | `main`   | 1.3.0          |                                         |
 */
export async function seedStatus(
  first: Repository,
  second: Repository,
  { images, signer }: { readonly images: ReturnType<typeof makeImages>; readonly signer: Signer },
): Promise<void> {
  const { older, newer, indexes } = images;
  await publish(first, older, indexes.older, ['1.2.3', 'latest']);
  await publish(first, newer, indexes.newer, ['1.3.0', 'main']);
  await publish(second, older, indexes.olderAgain, ['1.2.3']);
  await publish(second, newer, indexes.newer, ['1.3.0', 'latest']);
  await signBoth(first, indexes.newer, signer);
}
