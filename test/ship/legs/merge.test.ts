// SPDX-License-Identifier: Apache-2.0
// What the statements of legs say of repositories, once their images are merged into several.
import { expect, it } from 'vitest';
import type { SourcedImage } from '../../../src/registry/manifests/docker-types.ts';
import { copyImage } from '../../../src/registry/manifests/copy.ts';
import { withSubjects } from '../../../src/registry/manifests/subjects.ts';
import { mergeTarget } from '../../../src/ship/legs/merge.ts';
import { settingsOf } from '../../plan/settings.ts';
import { type TestBlob, toBlob, toManifest, toSource } from '../../registry/bench.ts';
import { toDescriptor } from '../../registry/image.ts';
import { createStore, openMemory } from '../memory.ts';
import { targetOf } from '../plans.ts';
import { destinationOf } from '../tagging.ts';

const OCI = 'application/vnd.oci.image';
const PRIVATE = 'private.test/acme/app';
const PUBLIC = 'public.test/acme/app';

const parse = (name: string) => {
  const [host = '', ...path] = name.split('/');
  return { name, host, path: path.join('/') };
};

/** What a builder writes for one platform: an image, and provenance without a subject. */
function makeLeg(architecture: string): SourcedImage {
  const blobs: TestBlob[] = [];
  const add = (content: object, mediaType: string) => {
    const blob = toBlob(JSON.stringify(content), mediaType);
    blobs.push(blob);
    return blob.descriptor;
  };
  const toImage = (config: object, layers: readonly object[]) =>
    toManifest({
      ...{ schemaVersion: 2, mediaType: `${OCI}.manifest.v1+json` },
      ...{ config: add(config, `${OCI}.config.v1+json`), layers },
    });
  const image = toImage({ os: 'linux', architecture }, []);
  const statement = { _type: 'https://in-toto.io/Statement/v0.1', predicate: { architecture } };
  const told = add(statement, 'application/vnd.in-toto+json');
  const attestation = toImage({ os: 'unknown', architecture: 'unknown' }, [told]);
  const annotations = {
    'vnd.docker.reference.digest': image.digest,
    'vnd.docker.reference.type': 'attestation-manifest',
  };
  const manifest = toManifest({
    ...{ schemaVersion: 2, mediaType: `${OCI}.index.v1+json` },
    manifests: [
      { ...toDescriptor(image), platform: { os: 'linux', architecture } },
      {
        ...{ ...toDescriptor(attestation), annotations },
        platform: { os: 'unknown', architecture: 'unknown' },
      },
    ],
  });
  return { manifest, source: toSource(blobs, [image, attestation]) };
}

/** Legs that knew these repositories, merged into these. */
async function merge(known: readonly string[], wanted: readonly string[]) {
  const platforms = ['linux/amd64', 'linux/arm64'];
  const target = targetOf({ repositories: wanted, platforms });
  const spots = [...new Set([...known, ...wanted])].map((name) => {
    const store = createStore();
    return { name, store, repository: openMemory(store, undefined, name) };
  });
  const open = (names: readonly string[]) =>
    spots.filter(({ name }) => names.includes(name)).map(({ repository }) => repository);
  const images = [];
  for (const platform of platforms) {
    const built = makeLeg(platform.slice('linux/'.length));
    const name = { name: 'app', repositories: known.map(parse) };
    const { manifest, source } = await withSubjects(built, name);
    for (const { problem } of await copyImage(manifest, source, open(known))) {
      expect(problem).toBeUndefined();
    }
    const by = { leg: platform, attempt: 1, tested: false };
    images.push({ ...{ target, platform, manifest, by }, repositories: open(known) });
  }
  const usable = spots
    .filter(({ name }) => wanted.includes(name))
    .map((spot) => ({
      destination: { ...destinationOf(spot, { tags: [] }), target },
      ...{ usable: true, reusable: [], forbidden: false, problems: [] },
    }));
  const produced = await mergeTarget(target, usable, images, settingsOf());
  const textOf = (one: string) => {
    const { store } = spots.find(({ name }) => name === one) ?? {};
    return [...(store?.blobs.values() ?? [])].map((blob) => Buffer.from(blob).toString()).join();
  };
  const digest = produced.builtImage?.manifest.digest ?? '';
  const hasIndex = (one: string) =>
    spots.find(({ name }) => name === one)?.store.manifests.has(digest);
  return { digest, textOf, hasIndex };
}

const placed = (name: string) => `repository_url=${encodeURIComponent(name)}`;

it('the repository that the legs pushed to is not named in others', async () => {
  const { textOf, hasIndex } = await merge([PRIVATE], [PRIVATE, PUBLIC]);
  expect(textOf(PRIVATE)).toContain(placed(PRIVATE));
  expect(textOf(PUBLIC)).not.toContain('private.test');
  expect(textOf(PUBLIC)).toContain('pkg:oci/app@sha256:');
  for (const name of [PRIVATE, PUBLIC]) expect(hasIndex(name)).toBe(true);
});

it('the image is that of legs which knew all repositories', async () => {
  const some = await merge([PRIVATE], [PRIVATE, PUBLIC]);
  const all = await merge([PRIVATE, PUBLIC], [PRIVATE, PUBLIC]);
  expect(some.digest).toBe(all.digest);
});

it('in the only repository it stays', async () => {
  const { textOf } = await merge([PRIVATE], [PRIVATE]);
  expect(textOf(PRIVATE)).toContain(placed(PRIVATE));
});
