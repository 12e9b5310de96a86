// SPDX-License-Identifier: Apache-2.0
// Archives of engines that write an OCI layout into them, whole or without the platforms that were not pulled.
import { execFile } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import { readPlatforms } from '../../../src/registry/manifests/platforms.ts';
import { toBlob, toManifest } from '../../registry/bench.ts';
import { makeImage, toDescriptor, writeLayout } from '../../registry/image.ts';
import { makeDockerImage, writeArchive } from './archives.ts';
import { useOpening } from './opening.ts';

const image = makeImage('engine');
const [amd64 = image.root, arm64 = image.root] = image.children;
const { at, open, refuse } = useOpening();

async function pack(without: readonly string[] = []): Promise<void> {
  await writeLayout(at('layout'), image);
  for (const digest of without) await rm(at(join('layout/blobs', ...digest.split(':'))));
  await promisify(execFile)('tar', ['-C', at('layout'), '-cf', at('a.tar'), '.']);
}

describe('with the containerd image store', () => {
  it('the image keeps its digest', async () => {
    await pack();
    const wanted = readContents(image.root).manifests.slice(0, 2);
    const { manifest } = await open('docker-archive:a.tar');
    // The attestation names no image that it is about.
    expect(readContents(manifest).manifests).toEqual(wanted);
  });

  it.each([
    { name: 'whose manifest is missing', without: [arm64.digest] },
    {
      name: 'of which a layer is missing',
      without: [readContents(arm64).layers.at(-1)?.digest ?? ''],
    },
  ])('a platform $name is left out', async ({ without }) => {
    await pack(without);
    const { manifest, source } = await open('docker-archive:a.tar');
    expect((await readPlatforms(source, manifest)).platforms).toEqual({
      'linux/amd64': amd64.digest,
    });
  });

  it('an image without a whole platform is refused', async () => {
    await pack([amd64.digest, arm64.digest]);
    expect(await refuse('docker-archive:a.tar')).toMatch(/FROM_MISSING .*no platform of it/);
  });
});

it('layers that are not compressed in the layout are compressed', async () => {
  const docker = makeDockerImage();
  const [config] = Object.entries(docker.entries).filter(([name]) => /[0-9a-f]{64}/.test(name));
  const bytes = (config?.[1] ?? Buffer.alloc(0)) as Buffer;
  const type = 'application/vnd.oci.image';
  const manifest = toManifest({
    schemaVersion: 2,
    mediaType: `${type}.manifest.v1+json`,
    config: toBlob(bytes, `${type}.config.v1+json`).descriptor,
    layers: docker.layers.map((layer) => toBlob(layer, `${type}.layer.v1.tar`).descriptor),
  });
  const blobs = [...docker.layers, bytes].map((blob) => toBlob(blob));
  const pathOf = (digest: string) => `blobs/${digest.replace(':', '/')}`;
  await writeArchive(at('a.tar'), {
    ...docker.entries,
    ...Object.fromEntries(blobs.map((blob) => [pathOf(blob.descriptor.digest), blob.bytes])),
    [pathOf(manifest.digest)]: Buffer.from(manifest.bytes),
    'index.json': Buffer.from(
      JSON.stringify({ schemaVersion: 2, manifests: [toDescriptor(manifest)] }),
    ),
  });
  const { layers } = readContents((await open('docker-archive:a.tar')).manifest);
  expect(new Set(layers.map(({ mediaType }) => mediaType))).toEqual(
    new Set([`${type}.layer.v1.tar+gzip`]),
  );
});
