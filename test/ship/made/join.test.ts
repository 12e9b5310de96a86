// SPDX-License-Identifier: Apache-2.0
// The index around images that other programs made: its entries, annotations and digest.
import { describe, expect, it } from 'vitest';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import type { Manifest } from '../../../src/registry/registry.ts';
import { joinMade } from '../../../src/ship/made/join.ts';
import type { MadeSource } from '../../../src/ship/made/source.ts';
import { recipeOf } from '../../../src/ship/reuse/revision.ts';
import { createIdentityReader } from '../../../src/ship/tag/current-image.ts';
import { planOf } from '../../plan/planned.ts';
import { gitTagEvent, SHA } from '../../plan/facts.ts';
import { problemOf, toBlob, toManifest, toSource } from '../../registry/bench.ts';
import { makeImage } from '../../registry/image.ts';
import { createStore, openMemory } from '../memory.ts';
import type { Settings } from '../../../src/settings/settings.ts';

const image = makeImage('join');
const [amd64 = image.root, arm64 = image.root] = image.children;
const chart = toBlob('{}', 'application/vnd.cncf.helm.config.v1+json');
const noImage = toManifest({ schemaVersion: 2, config: chart.descriptor, layers: [] });
const source = toSource([...image.blobs, chart], [image.root, ...image.children, noImage]);
const close = () => Promise.resolve();
const INDEX = 'application/vnd.oci.image.index.v1+json';

const toMade = (manifest: Manifest, written: string): MadeSource => ({
  ...{ written, manifest, source, close },
});

async function targetOf(settings: Partial<Settings> = {}, facts = {}) {
  const release = { event: gitTagEvent('v1.2.3'), gitTags: ['v1.2.3'], ...facts };
  const [target] = (await planOf(release, { from: ['oci:a'], ...settings })).targets;
  if (target === undefined) throw new Error('no target');
  return target;
}

async function join(
  manifests: readonly Manifest[],
  settings: Partial<Settings> = {},
  attestations: Settings['attestations'] = 'index',
) {
  const target = await targetOf(settings);
  const made = manifests.map((manifest, at) => toMade(manifest, `oci:${at}`));
  return { target, joined: await joinMade(target, made, { attestations }) };
}

const platforms = (...names: string[]) => ({ platforms: names, platformsNamed: true });

it('a single manifest stands in an index, unchanged', async () => {
  const { target, joined } = await join([amd64]);
  const { manifest, ...rest } = joined.builtImage;
  expect(manifest.mediaType).toBe(INDEX);
  expect(rest.platforms).toEqual({ 'linux/amd64': amd64.digest });
  const { manifests, annotations } = readContents(manifest);
  expect(manifests).toEqual([
    expect.objectContaining({
      digest: amd64.digest,
      platform: { os: 'linux', architecture: 'amd64' },
    }),
  ]);
  expect(annotations).toMatchObject({
    'org.opencontainers.image.revision': SHA,
    'org.opencontainers.image.version': '1.2.3',
    'io.tagship.recipe': recipeOf(target),
  });
});

it('an index keeps its entries, attestations and own annotations', async () => {
  const { joined } = await join([image.root], { annotations: 'only=ours' });
  const { manifests, annotations } = readContents(joined.builtImage.manifest);
  expect(manifests.map(({ digest }) => digest)).toEqual(
    readContents(image.root).manifests.map(({ digest }) => digest),
  );
  expect(annotations).toMatchObject({ from: 'index', only: 'ours' });
});

it('what the images say of their base is on the index, where all say the same', async () => {
  const withBase = (manifest: Manifest, digest: string) =>
    toManifest({
      ...(JSON.parse(Buffer.from(manifest.bytes).toString('utf8')) as object),
      annotations: {
        'org.opencontainers.image.base.name': 'docker.io/library/alpine:3',
        'org.opencontainers.image.base.digest': digest,
        'org.opencontainers.image.source': 'https://elsewhere.example',
      },
    });
  const base = async (...manifests: Manifest[]) => {
    const all = toSource([...image.blobs], [...manifests, ...image.children]);
    const made = manifests.map((manifest, at) => ({
      ...toMade(manifest, `oci:${at}`),
      source: all,
    }));
    const joined = await joinMade(await targetOf(), made, { attestations: 'index' });
    const { annotations } = readContents(joined.builtImage.manifest);
    expect(annotations['org.opencontainers.image.source']).not.toContain('elsewhere');
    return ['name', 'digest'].map((key) => annotations[`org.opencontainers.image.base.${key}`]);
  };
  const [a, b] = ['sha256:aa', 'sha256:bb'];
  expect(await base(withBase(amd64, a))).toEqual(['docker.io/library/alpine:3', a]);
  expect(await base(withBase(amd64, a), withBase(arm64, b))).toEqual([
    'docker.io/library/alpine:3',
    undefined,
  ]);
  expect(await base(amd64)).toEqual([undefined, undefined]);
});

it('images of two platforms give the index that both of them at once give', async () => {
  const both = await join([amd64, arm64]);
  const again = await join([amd64, arm64]);
  expect(both.joined.builtImage.manifest.digest).toBe(again.joined.builtImage.manifest.digest);
  expect(both.joined.builtImage.platforms).toEqual({
    'linux/amd64': amd64.digest,
    'linux/arm64': arm64.digest,
  });
});

it.each([
  { name: 'fewer platforms than it has', asked: ['linux/arm64'], there: [arm64.digest] },
  {
    name: 'another order',
    asked: ['linux/aarch64', 'linux/amd64'],
    there: [arm64.digest, amd64.digest],
  },
])('gives $name where they are asked for', async ({ asked, there }) => {
  const { joined } = await join([image.root], platforms(...asked));
  expect(readContents(joined.builtImage.manifest).manifests.map(({ digest }) => digest)).toEqual(
    there,
  );
});

it('attestations: plain leaves one platform as it is', async () => {
  const { joined } = await join([amd64], {}, 'plain');
  expect(joined.builtImage.manifest).toEqual(amd64);
  const several = await join([amd64, arm64], {}, 'plain');
  expect(several.joined.builtImage.manifest.mediaType).toBe(INDEX);
});

describe('refuses', () => {
  it.each([
    { name: 'two of a platform', manifests: [image.root, arm64], want: /both for linux\/arm64/ },
    {
      name: 'a lacking platform',
      manifests: [amd64],
      settings: platforms('linux/amd64', 'linux/s390x'),
      want: /no image is for linux\/s390x; there is linux\/amd64$/,
    },
    { name: 'what is no image', manifests: [noImage], want: /for no platform/ },
  ])('$name', async ({ manifests, settings, want }) => {
    const { problems } = await problemOf(join(manifests, settings));
    expect(problems.map(({ message }) => message).join()).toMatch(want);
  });
});

describe('a later run knows it', () => {
  it.each([
    { name: 'by the project', project: { url: 'https://github.com/acme/App' } },
    { name: 'of a project without an address', project: {} },
  ])('$name', async ({ project }) => {
    const target = await targetOf({}, { project });
    const joined = await joinMade(target, [toMade(amd64, 'oci:a')], { attestations: 'index' });
    const { manifest } = joined.builtImage;
    const store = createStore();
    for (const one of [manifest, amd64]) store.manifests.set(one.digest, one);
    for (const { descriptor, bytes } of image.blobs) store.blobs.set(descriptor.digest, bytes);
    const read = createIdentityReader(openMemory(store), project.url);
    expect(await read(manifest.digest, 'recipe')).toMatchObject({
      ...{ revision: SHA, version: '1.2.3', recipe: recipeOf(target) },
    });
    const other = createIdentityReader(openMemory(store), 'https://github.com/acme/other');
    expect(await other(manifest.digest, 'origin')).toEqual({ digest: manifest.digest });
  });
});
