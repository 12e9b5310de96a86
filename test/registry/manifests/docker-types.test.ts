// SPDX-License-Identifier: Apache-2.0
// An image in Docker's media types: the same blobs, other manifests.
import { expect, it } from 'vitest';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import { toDockerTypes } from '../../../src/registry/manifests/docker-types.ts';
import { readPlatforms } from '../../../src/registry/manifests/platforms.ts';
import { toSource } from '../bench.ts';
import { makeImage } from '../image.ts';

const image = makeImage('docker');
const given = { manifest: image.root, source: toSource(image.blobs, image.children) };

it('has a list of the platforms, without attestations and annotations', async () => {
  const { manifest, source } = await toDockerTypes(given);
  expect(manifest.mediaType).toBe('application/vnd.docker.distribution.manifest.list.v2+json');
  const { manifests, annotations } = readContents(manifest);
  expect(annotations).toEqual({});
  const children = await Promise.all(manifests.map(({ digest }) => source.readManifest(digest)));
  const types = children.map(({ bytes }) => {
    const { config, layers } = readContents({ ...manifest, bytes });
    return [config?.mediaType, ...layers.map(({ mediaType }) => mediaType)];
  });
  const layer = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
  const one = ['application/vnd.docker.container.image.v1+json', layer, layer];
  expect(types).toEqual([one, one]);
  for (const { mediaType, bytes } of [manifest, ...children]) {
    expect(mediaType).toMatch(/^application\/vnd\.docker\.distribution\.manifest/);
    expect(Buffer.from(bytes).toString()).not.toMatch(/vnd\.oci|annotations/);
  }
  const { platforms } = await readPlatforms(source, manifest);
  expect(Object.keys(platforms)).toEqual(['linux/amd64', 'linux/arm64']);
});

it('is the same each time, and nothing new where it is there already', async () => {
  const [one, other] = [await toDockerTypes(given), await toDockerTypes(given)];
  expect(one.manifest).toEqual(other.manifest);
  expect((await toDockerTypes(one)).manifest).toEqual(one.manifest);
});
