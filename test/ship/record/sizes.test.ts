// SPDX-License-Identifier: Apache-2.0
import { expect, it } from 'vitest';
import { createSizeRecord } from '../../../src/ship/record/sizes.ts';
import type { RegistryClient, Repository } from '../../../src/registry/registry.ts';
import { createStore, digestOf, openMemory } from '../memory.ts';

const store = createStore();
const OTHER = `sha256:${'0'.repeat(64)}`;
const [image, foreign] = [
  {
    config: { digest: OTHER, size: 700 },
    layers: [1000, 2000].map((size) => ({ digest: OTHER, size })),
  },
  { schemaVersion: 1 },
].map((body) => {
  const bytes = Buffer.from(JSON.stringify(body));
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  return { bytes, mediaType, digest: digestOf(bytes) };
});
if (image === undefined || foreign === undefined) throw new Error('there are two');
for (const one of [image, foreign]) store.manifests.set(one.digest, one);
const { repository } = openMemory(store);
const registries = { open: () => openMemory(store) } as unknown as RegistryClient;
const platforms = { 'linux/amd64': image.digest, 'linux/arm64': OTHER };

it.each<{ name: string; use: (opened: Repository) => Promise<unknown>; size?: number }>([
  { name: 'is read by digest', use: (opened) => opened.readManifest(image.digest), size: 3700 },
  { name: 'is read by tag', use: (opened) => opened.getManifest(image.digest), size: 3700 },
  { name: 'is written', use: (opened) => opened.putManifest('1.2.3', image), size: 3700 },
  { name: 'is only resolved', use: (opened) => opened.resolve(image.digest) },
  { name: 'is another that is no image', use: (opened) => opened.readManifest(foreign.digest) },
])('knows the size of a platform whose manifest $name: $size', async ({ use, size }) => {
  const record = createSizeRecord(registries);
  const asked = store.requests.length;
  await use(record.registries.open(repository));
  expect(record.read(platforms)).toEqual(size === undefined ? {} : { 'linux/amd64': size });
  expect(store.requests.length - asked).toBe(1);
});
