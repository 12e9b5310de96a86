// SPDX-License-Identifier: Apache-2.0
// An image with two platforms and an attestation, made of a few bytes; in memory or as a layout on disk.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Descriptor, Manifest } from '../../src/registry/registry.ts';
import { type TestBlob, toBlob, toManifest } from './bench.ts';

/** An image in all its parts. */
export interface TestImage {
  /** The index. */
  readonly root: Manifest;
  /** linux/amd64, linux/arm64, the attestation of the first. */
  readonly children: readonly Manifest[];
  readonly blobs: readonly TestBlob[];
}

const OCI = 'application/vnd.oci.image';

/** An image whose content depends on `seed`, in layers of `layerBytes`. */
export function makeImage(seed: string, layerBytes = 2000): TestImage {
  const shared = toBlob(`shared ${seed}`.padEnd(layerBytes, '.'), `${OCI}.layer.v1.tar+gzip`);
  const parts = ['amd64', 'arm64'].map((architecture) => {
    const config = toBlob(
      JSON.stringify({
        os: 'linux',
        architecture,
        ...(architecture === 'arm64' ? { variant: 'v8' } : {}),
        config: { Labels: { seed, architecture, number: 1 } },
      }),
      `${OCI}.config.v1+json`,
    );
    const layer = toBlob(
      `${architecture} ${seed}`.padEnd(layerBytes, '.'),
      `${OCI}.layer.v1.tar+gzip`,
    );
    const manifest = toManifest({
      schemaVersion: 2,
      mediaType: `${OCI}.manifest.v1+json`,
      config: config.descriptor,
      layers: [shared.descriptor, layer.descriptor],
      annotations: { from: 'manifest', both: 'manifest' },
    });
    return { architecture, manifest, blobs: [config, shared, layer] };
  });
  const note = toBlob('{"os":"unknown","architecture":"unknown"}', `${OCI}.config.v1+json`);
  const statement = toBlob(`{"statement":"${seed}"}`, 'application/vnd.in-toto+json');
  const attestation = toManifest({
    schemaVersion: 2,
    mediaType: `${OCI}.manifest.v1+json`,
    config: note.descriptor,
    layers: [statement.descriptor],
  });
  const root = toManifest({
    schemaVersion: 2,
    mediaType: `${OCI}.index.v1+json`,
    manifests: [
      ...parts.map(({ architecture, manifest }) => ({
        ...toDescriptor(manifest),
        platform: {
          os: 'linux',
          architecture,
          ...(architecture === 'arm64' ? { variant: 'v8' } : {}),
        },
      })),
      {
        ...toDescriptor(attestation),
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.type': 'attestation-manifest' },
      },
    ],
    annotations: { from: 'index', only: 'index' },
  });
  const blobs = [...parts.flatMap((part) => part.blobs), note, statement];
  return { root, children: [...parts.map(({ manifest }) => manifest), attestation], blobs };
}

/** The descriptor of a manifest. */
export function toDescriptor({ mediaType, digest, bytes }: Manifest): Descriptor {
  return { mediaType, digest, size: bytes.byteLength };
}

/** Writes an image as an OCI layout. */
export async function writeLayout(directory: string, image: TestImage): Promise<void> {
  const path = (digest: string) => join(directory, 'blobs', ...digest.split(':'));
  await mkdir(join(directory, 'blobs', 'sha256'), { recursive: true });
  const manifests = [image.root, ...image.children];
  await Promise.all([
    ...image.blobs.map(({ descriptor, bytes }) => writeFile(path(descriptor.digest), bytes)),
    ...manifests.map(({ digest, bytes }) => writeFile(path(digest), bytes)),
    writeFile(
      join(directory, 'index.json'),
      JSON.stringify({ schemaVersion: 2, manifests: [toDescriptor(image.root)] }),
    ),
  ]);
}
