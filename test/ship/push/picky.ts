// SPDX-License-Identifier: Apache-2.0
// A registry in memory that does not take every kind of manifest, and images to bring there.
import { error, Problem } from '../../../src/problem.ts';
import type { Manifest, Repository } from '../../../src/registry/registry.ts';
import { openMemory, putImage, putIndex, type ImageGiven, type Store } from '../memory.ts';

/** Whether a registry does not take a manifest. */
export type Taste = (manifest: Manifest) => boolean;

/** It takes no index, whatever is in it. */
export const noIndex: Taste = ({ mediaType }) => mediaType.includes('index');
/** It takes no attestation, and no index with one. */
export const noAttestation: Taste = ({ bytes }) =>
  /in-toto|unknown/.test(Buffer.from(bytes).toString());
/** It takes nothing by digest. */
export const nothing: Taste = () => true;

/** A store opened as a registry of that taste; `code` is what its refusals mean. */
export function openPicky(
  store: Store,
  taste: Taste,
  { name = 'picky.test/acme/app', code = 'REGISTRY_UNSUPPORTED' as const } = {},
): Repository {
  const repository = openMemory(store, undefined, name);
  return {
    ...repository,
    putManifest: (reference, manifest) => {
      if (!taste(manifest)) return repository.putManifest(reference, manifest);
      return Promise.reject(new Problem([error(code, `${name} answered 415`)]));
    },
  };
}

/** An index of one or two platforms with an attestation for each, as BuildKit makes them. */
export function putAttested(
  store: Store,
  given: ImageGiven,
  architectures: readonly string[] = ['amd64'],
): { readonly index: Manifest; readonly plain: Manifest } {
  const images = architectures.map((architecture) => {
    const platform = { os: 'linux', architecture };
    return { platform, manifest: putImage(store, { ...given, platform }) };
  });
  const attestations = images.map(({ manifest }) => ({
    manifest: putImage(store, {
      salt: `in-toto ${manifest.digest}`,
      platform: { os: 'unknown', architecture: 'unknown' },
      version: 'in-toto',
    }),
    platform: { os: 'unknown', architecture: 'unknown' },
    annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
  }));
  const index = putIndex(store, [...images, ...attestations]);
  const [first = { manifest: index }] = images;
  return { index, plain: first.manifest };
}
