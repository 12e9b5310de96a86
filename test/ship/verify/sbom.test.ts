// SPDX-License-Identifier: Apache-2.0
import { describe, expect, it } from 'vitest';
import type { ImageAction, Receipt, ShippedImage } from '../../../src/ship/record/receipt.ts';
import { readSboms } from '../../../src/ship/verify/sbom.ts';
import { SBOM_BYTES } from '../../../src/registry/limits.ts';
import type { Manifest, RegistryClient } from '../../../src/registry/registry.ts';
import { createStore, digestOf, openMemory, putImage, putIndex, type Store } from '../memory.ts';

/** An image with an SBOM that holds `name`, and the plain manifest of it. */
function putWithSbom(
  store: Store,
  name: string,
  text = JSON.stringify({ predicate: { name } }),
  size?: number,
): { index: Manifest; plain: Manifest } {
  const plain = putImage(store, { salt: name });
  const statement = Buffer.from(text);
  store.blobs.set(digestOf(statement), statement);
  const bytes = Buffer.from(
    JSON.stringify({
      config: { digest: digestOf(statement), size: 1 },
      layers: [
        {
          digest: digestOf(statement),
          size: size ?? statement.byteLength,
          annotations: { 'in-toto.io/predicate-type': 'https://spdx.dev/Document' },
        },
      ],
    }),
  );
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  const attestation = { bytes, mediaType, digest: digestOf(bytes) };
  store.manifests.set(attestation.digest, attestation);
  const index = putIndex(store, [
    { manifest: plain, platform: { os: 'linux', architecture: 'amd64' } },
    { manifest: attestation, platform: { os: 'unknown', architecture: 'unknown' } },
  ]);
  return { index, plain };
}

function imageOf(repository: string, { digest }: Manifest, action: ImageAction): ShippedImage {
  const tag = action === 'held' ? 'latest' : '1.2.3';
  const rest = { tag, kind: 'exact', from: null, reason: '' } as const;
  return { reference: `${repository}:${tag}`, repository, digest, action, ...rest };
}

describe('the SBOM of what was shipped', () => {
  const store = createStore();
  const ours = putWithSbom(store, 'ours');
  const theirs = putWithSbom(store, 'theirs');
  const registries: RegistryClient = {
    open: ({ name }) => openMemory(store, undefined, name),
    connect: () => undefined,
    endPreflight: () => undefined,
    counts: () => ({ requests: 0, retries: 0 }),
    close: () => undefined,
  };
  const plain = imageOf('picky.test/app', ours.plain, 'created');
  const whole = imageOf('easy.test/app', ours.index, 'created');
  const held = imageOf('easy.test/app', theirs.index, 'held');

  it.each([
    { name: 'from its own repository', images: [whole], from: 'easy.test/app' },
    {
      name: 'from another, where the first took no attestations',
      images: [plain, whole],
      from: 'easy.test/app',
    },
    {
      name: "never another image's, which a tag was left to",
      images: [plain, held],
      from: undefined,
    },
  ])('$name', async ({ images, from }) => {
    const digest = images[0]?.digest ?? null;
    const target = { name: 'app', version: null, digest, imageId: null, platforms: {} };
    const receipt = { pushed: true, targets: [{ ...target, reused: false, images }] };
    const { sboms, problems } = await readSboms(receipt as unknown as Receipt, registries);
    expect(problems).toEqual([]);
    expect(sboms.map(({ repository }) => repository)).toEqual(from === undefined ? [] : [from]);
    for (const { documents } of sboms) expect(documents).toEqual([{ name: 'ours' }]);
  });
});

describe('an SBOM that is none', () => {
  it.each([
    { name: 'null', text: 'null', says: /is not a JSON object/ },
    { name: 'no JSON', text: '<html>', says: /is not a JSON object/ },
    { name: 'JSON that nests deep', text: '{"a":'.repeat(9000), says: /is not a JSON object/ },
    { name: 'larger than any', text: '{}', size: SBOM_BYTES + 1, says: /is larger than/ },
  ])('$name is a notice', async ({ text, size, says }) => {
    const store = createStore();
    const { index } = putWithSbom(store, 'x', text, size);
    const registries: RegistryClient = {
      open: ({ name }) => openMemory(store, undefined, name),
      connect: () => undefined,
      endPreflight: () => undefined,
      counts: () => ({ requests: 0, retries: 0 }),
      close: () => undefined,
    };
    const images = [imageOf('easy.test/app', index, 'created')];
    const target = { name: 'app', version: null, digest: index.digest, imageId: null };
    const receipt = { pushed: true, targets: [{ ...target, platforms: {}, images }] };
    const { sboms, problems } = await readSboms(receipt as unknown as Receipt, registries);
    expect(sboms).toEqual([]);
    expect(problems.map(({ level, code }) => `${level} ${code}`)).toEqual([
      'notice SBOM_UNREADABLE',
    ]);
    expect(problems[0]?.message).toMatch(says);
  });
});
