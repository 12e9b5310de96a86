// SPDX-License-Identifier: Apache-2.0
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContents, readMediaType } from '../../../src/registry/manifests/contents.ts';
import { openLayout } from '../../../src/registry/blobs/layout.ts';
import {
  readConfig,
  readPlatforms,
  readWords,
  toPlatformText,
} from '../../../src/registry/manifests/platforms.ts';
import { problemOf, toBlob, toManifest, toSource } from '../bench.ts';
import { makeImage, toDescriptor, writeLayout } from '../image.ts';

const image = makeImage('platforms');
const [amd64, arm64, attestation] = image.children;
if (!amd64 || !arm64 || !attestation) throw new Error('the image has no children');
const source = toSource(image.blobs, [image.root, ...image.children]);

describe('toPlatformText', () => {
  it.each([
    { os: 'linux', architecture: 'amd64', text: 'linux/amd64' },
    { os: 'linux', architecture: 'arm64', variant: 'v8', text: 'linux/arm64' },
    { os: 'linux', architecture: 'arm64', text: 'linux/arm64' },
    { os: 'linux', architecture: 'arm', variant: 'v7', text: 'linux/arm/v7' },
    { os: 'linux', architecture: 'arm', variant: 'v6', text: 'linux/arm/v6' },
    { os: 'linux', architecture: 'arm', text: 'linux/arm/v7' },
    { os: 'linux', architecture: 'x86_64', text: 'linux/amd64' },
    { os: 'linux', architecture: 'x86-64', text: 'linux/amd64' },
    { os: 'linux', architecture: 'armhf', text: 'linux/arm/v7' },
    { os: 'linux', architecture: 'armel', text: 'linux/arm/v6' },
    { os: 'Linux', architecture: 'aarch64', text: 'linux/arm64' },
    { os: 'windows', architecture: 'amd64', variant: 'v2', text: 'windows/amd64/v2' },
  ])('$os $architecture $variant is $text', ({ text, ...platform }) => {
    expect(toPlatformText(platform)).toBe(text);
  });
});

describe('readPlatforms', () => {
  const bare = (manifests: readonly object[]) => toManifest({ manifests });
  it.each([
    {
      name: 'an index, without its attestation',
      manifest: image.root,
      platforms: { 'linux/amd64': amd64.digest, 'linux/arm64': arm64.digest },
      imageId: null,
    },
    {
      name: 'a single manifest, by its configuration',
      manifest: arm64,
      platforms: { 'linux/arm64': arm64.digest },
      imageId: readContents(arm64).config?.digest,
    },
    {
      name: 'an index that does not say which platform',
      manifest: bare([toDescriptor(amd64)]),
      platforms: { 'linux/amd64': amd64.digest },
      imageId: readContents(amd64).config?.digest,
    },
    {
      name: 'an index in an index',
      manifest: bare([toDescriptor(image.root)]),
      platforms: { 'linux/amd64': amd64.digest, 'linux/arm64': arm64.digest },
      imageId: null,
    },
    { name: 'an attestation alone', manifest: attestation, platforms: {}, imageId: null },
    { name: 'an empty index', manifest: bare([]), platforms: {}, imageId: null },
  ])('$name', async ({ manifest, platforms, imageId }) => {
    const every = toSource(image.blobs, [image.root, ...image.children, manifest]);
    expect(await readPlatforms(every, manifest)).toEqual({ platforms, imageId });
  });
});

describe('what an image says of itself', () => {
  it('is in the configuration, texts only', async () => {
    expect(await readConfig(source, arm64)).toEqual({
      digest: readContents(arm64).config?.digest,
      platform: 'linux/arm64',
      labels: { seed: 'platforms', architecture: 'arm64' },
    });
    expect(await readConfig(source, image.root)).toBeUndefined();
  });

  it('is told for an index by linux/amd64, and the index has the last word', async () => {
    expect(await readWords(source, image.root)).toEqual({
      annotations: { from: 'index', only: 'index', both: 'manifest' },
      labels: { seed: 'platforms', architecture: 'amd64' },
    });
  });

  it('is empty for what is not an image', async () => {
    const chart = toBlob('not JSON at all', 'application/vnd.cncf.helm.config.v1+json');
    const manifest = toManifest({ config: chart.descriptor, layers: [] });
    expect(await readWords(toSource([chart]), manifest)).toEqual({ annotations: {}, labels: {} });
  });
});

describe('a manifest that cannot be used', () => {
  const bytes = (text: string) => ({ ...toManifest({}), bytes: Buffer.from(text) });
  it.each([
    { name: 'no JSON', manifest: bytes('<html>'), why: 'it is not JSON' },
    { name: 'a list', manifest: bytes('[]'), why: 'it is not an object' },
    {
      name: 'of the first schema',
      manifest: bytes('{"schemaVersion":1,"fsLayers":[]}'),
      why: 'it has neither',
    },
    {
      name: 'a descriptor without a digest',
      manifest: bytes('{"manifests":[{"size":1}]}'),
      why: 'without digest and size',
    },
    {
      name: 'a digest that is a path',
      manifest: bytes('{"manifests":[{"size":1,"digest":"../../etc"}]}'),
      why: 'without digest and size',
    },
    {
      name: 'a number as a layer',
      manifest: bytes('{"config":{},"layers":[1]}'),
      why: 'no descriptor|without digest',
    },
  ])('$name', ({ manifest, why }) => {
    expect(() => readContents(manifest)).toThrow(new RegExp(why));
  });

  it.each([
    { name: 'stated', body: '{"mediaType":"a/b"}', type: 'a/b' },
    {
      name: 'an index by its shape',
      body: '{"manifests":[]}',
      type: 'application/vnd.oci.image.index.v1+json',
    },
    {
      name: 'a manifest otherwise',
      body: '{"config":{}}',
      type: 'application/vnd.oci.image.manifest.v1+json',
    },
  ])('the media type: $name', ({ body, type }) => {
    expect(readMediaType(Buffer.from(body))).toBe(type);
  });
});

describe('openLayout', () => {
  let directory = '';
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'tagship-layout-'));
    await writeLayout(directory, image);
  });
  afterAll(async () => {
    await rm(directory, { recursive: true });
  });

  it('reads the image that is there', async () => {
    const layout = await openLayout(directory);
    expect(layout.roots).toEqual([toDescriptor(image.root)]);
    const root = await layout.readManifest(image.root.digest);
    expect({ ...root, bytes: Buffer.from(root.bytes) }).toEqual(image.root);
    expect(await readPlatforms(layout, root)).toMatchObject({ imageId: null });
  });

  it('says what is missing', async () => {
    const layout = await openLayout(directory);
    const absent = toBlob('absent').descriptor;
    const [problem] = (await problemOf(layout.readManifest(absent.digest))).problems;
    expect(problem?.code).toBe('REGISTRY_NOT_FOUND');
    const [other] = (await problemOf(layout.openBlob(absent))).problems;
    expect(other?.message).toContain(absent.digest);
  });

  it('reads nothing outside of it', async () => {
    const layout = await openLayout(directory);
    const [problem] = (await problemOf(layout.readManifest('sha256:../../index.json'))).problems;
    expect(problem?.code).toBe('REGISTRY_NOT_FOUND');
  });

  it('does not trust what is on disk', async () => {
    const [, , layer] = image.blobs;
    if (layer === undefined) throw new Error('no layer');
    const path = (digest: string) => join(directory, 'blobs', ...digest.split(':'));
    await writeFile(path(layer.descriptor.digest), 'changed');
    await writeFile(path(arm64.digest), '{"config":{}}');
    const layout = await openLayout(directory);
    const blob = problemOf(layout.openBlob(layer.descriptor).then(readAll));
    const manifest = problemOf(layout.readManifest(arm64.digest));
    for (const { problems } of await Promise.all([blob, manifest])) {
      expect(problems[0]?.code).toBe('REGISTRY_DIGEST_MISMATCH');
    }
  });

  it('is refused where there is none', async () => {
    const [problem] = (await problemOf(openLayout(join(directory, 'blobs')))).problems;
    expect(problem?.code).toBe('REGISTRY_LAYOUT_INVALID');
  });
});

async function readAll(stream: AsyncIterable<Uint8Array>): Promise<number> {
  let size = 0;
  for await (const chunk of stream) size += chunk.byteLength;
  return size;
}
