// SPDX-License-Identifier: Apache-2.0
// Images that were built apart, as one index.
import { describe, expect, it } from 'vitest';
import { joinImages, readIndexAnnotations } from '../../../src/ship/push/join.ts';
import { isIndexAttribute } from '../../../src/ship/push/strategy/output.ts';
import type { Manifest } from '../../../src/registry/registry.ts';
import { createStore, openMemory, putImage, putIndex } from '../memory.ts';

const none = readIndexAnnotations([], []);

interface Entry {
  readonly digest: string;
  readonly platform?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const read = (manifest: Manifest) =>
  JSON.parse(Buffer.from(manifest.bytes).toString()) as {
    manifests: readonly Entry[];
    annotations?: Readonly<Record<string, string>>;
  };

const arm64 = { os: 'linux', architecture: 'arm64' };
const amd64 = { os: 'linux', architecture: 'amd64' };
const unknown = { os: 'unknown', architecture: 'unknown' };

/** Two platforms as two builds leave them: an image and its attestation each, or the image alone. */
function build(store = createStore()) {
  const images = [arm64, amd64].map((platform) => putImage(store, { platform }));
  const attested = images.map((manifest, at) => {
    const about = {
      'vnd.docker.reference.digest': manifest.digest,
      'vnd.docker.reference.type': 'attestation-manifest',
    };
    return putIndex(store, [
      { manifest, platform: [arm64, amd64][at] ?? arm64, annotations: { of: 'entry' } },
      { manifest: putImage(store, { salt: `${at}` }), platform: unknown, annotations: about },
    ]);
  });
  return { images, attested, source: openMemory(store), store };
}

describe('one index', () => {
  it('of indexes: the platforms in their order, then the attestations, as they are', async () => {
    const { images, attested, source } = build();
    const joined = await joinImages(attested, source, none);
    const entries = attested.flatMap((index) => read(index).manifests);
    expect(read(joined).manifests).toEqual([entries[0], entries[2], entries[1], entries[3]]);
    expect(
      read(joined)
        .manifests.slice(0, 2)
        .map(({ digest }) => digest),
    ).toEqual(images.map(({ digest }) => digest));
    expect(await joinImages(attested, source, none)).toEqual(joined);
  });

  it('of plain manifests, with the platforms that they state', async () => {
    const { images, source } = build();
    const joined = await joinImages(images, source, none);
    expect(read(joined).manifests.map(({ platform }) => platform)).toEqual([arm64, amd64]);
    expect(read(joined).annotations).toBeUndefined();
  });

  it('of both', async () => {
    const { images, attested, source } = build();
    const mixed = [...attested.slice(0, 1), ...images.slice(1)];
    const { manifests } = read(await joinImages(mixed, source, none));
    expect(manifests.map(({ platform }) => platform)).toEqual([arm64, amd64, unknown]);
  });

  it('of an index within an index', async () => {
    const { attested, source, store } = build();
    const nested = putIndex(
      store,
      attested.map((manifest) => ({ manifest })),
    );
    expect(await joinImages([nested], source, none)).toEqual(
      await joinImages(attested, source, none),
    );
  });

  it('names what two builds have in common once', async () => {
    const { images, source } = build();
    const twice = images.flatMap((image) => [image, image]);
    expect(await joinImages(twice, source, none)).toEqual(await joinImages(images, source, none));
  });

  it('of one platform of each, with its attestation', async () => {
    const { attested, source, store } = build();
    const nested = putIndex(
      store,
      attested.map((manifest) => ({ manifest })),
    );
    const parts = ['linux/arm64', 'linux/amd64'].map((platform) => ({ ...nested, platform }));
    expect(await joinImages(parts, source, none)).toEqual(await joinImages(attested, source, none));
    const [first] = parts;
    const alone = first === undefined ? [] : [first];
    const { manifests } = read(await joinImages(alone, source, none));
    expect(manifests.map(({ platform }) => platform)).toEqual([arm64, unknown]);
  });

  it('keeps fields of an entry that are not known here', async () => {
    const { images, source, store } = build();
    const platform = { ...amd64, 'os.version': '10.0.1' };
    const index = putIndex(
      store,
      images.slice(1).map((manifest) => ({ manifest, platform })),
    );
    expect(read(await joinImages([index], source, none)).manifests[0]?.platform).toEqual(platform);
  });

  it.each([
    { name: 'no JSON', text: 'hello' },
    { name: 'no manifest', text: '{}' },
    { name: 'an entry without digest', text: '{"manifests":[{"size":1}]}' },
    { name: 'an entry that is text', text: '{"manifests":["x"]}' },
  ])('a Problem where a registry answers with $name', async ({ text }) => {
    const bytes = Buffer.from(text);
    const image = { mediaType: 'application/vnd.oci.image.index.v1+json', digest: 'd', bytes };
    await expect(joinImages([image], build().source, none)).rejects.toMatchObject({
      problems: [{ code: 'REGISTRY_MANIFEST_INVALID' }],
    });
  });
});

describe('annotations for the index', () => {
  it.each([
    { name: 'none', argv: ['--label', 'index:a=b', '.'], index: {}, entry: {} },
    { name: 'of the manifest alone', argv: ['--annotation', 'manifest:a=b'], index: {}, entry: {} },
    { name: 'of the index', argv: ['--annotation', 'index:a=b=c'], index: { a: 'b=c' }, entry: {} },
    { name: 'of both', argv: ['--annotation', 'manifest,index:a=b'], index: { a: 'b' }, entry: {} },
    { name: 'in one word', argv: ['--annotation=index:a=b\nc'], index: { a: 'b\nc' }, entry: {} },
    {
      name: 'of entries',
      argv: ['--annotation', 'manifest-descriptor:a=b'],
      index: {},
      entry: { a: 'b' },
    },
    {
      name: 'of the entry of a platform',
      argv: ['--annotation', 'manifest-descriptor[linux/arm64/v8],index:a=b'],
      index: { a: 'b' },
      entry: { a: 'b' },
    },
    {
      name: 'of the entry of another platform',
      argv: ['--annotation', 'manifest-descriptor[linux/amd64]:a=b'],
      index: {},
      entry: {},
    },
    {
      name: 'of an output',
      argv: [],
      attributes: ['annotation-index.a=b', '"annotation-index.c=d,e"', 'compression=zstd'],
      index: { a: 'b', c: 'd,e' },
      entry: {},
    },
    {
      name: 'of an output, for entries',
      argv: [],
      attributes: ['annotation-manifest-descriptor[linux/arm64].a.b=c', 'annotation.x=y'],
      index: {},
      entry: { 'a.b': 'c' },
    },
  ])('$name', ({ argv, attributes = [], index, entry }) => {
    const found = readIndexAnnotations(argv, attributes);
    expect(found.index).toEqual(index);
    expect(found.entry('linux/arm64')).toEqual(entry);
  });

  it('stand in the index', async () => {
    const { images, source } = build();
    const annotations = readIndexAnnotations(
      ['--annotation', 'index:a=b', '--annotation', 'manifest-descriptor[linux/amd64]:c=d'],
      [],
    );
    const { manifests, ...index } = read(await joinImages(images, source, annotations));
    expect(index.annotations).toEqual({ a: 'b' });
    expect(manifests.map((one) => one.annotations)).toEqual([undefined, { c: 'd' }]);
  });

  it('stand there as BuildKit writes them: by key, and escaped as Go does', async () => {
    const { images, source } = build();
    const words = ['z=<&>', 'B=', 'a=\u2028'].flatMap((pair) => ['--annotation', `index:${pair}`]);
    const { bytes } = await joinImages(images, source, readIndexAnnotations(words, []));
    expect(Buffer.from(bytes).toString()).toContain(
      '"annotations": {\n    "B": "",\n    "a": "\\u2028",\n    "z": "\\u003c\\u0026\\u003e"\n  }',
    );
  });

  it.each([
    { attribute: 'annotation-index.a=b', isIndex: true },
    { attribute: '"annotation-index-descriptor.a=b,c"', isIndex: true },
    { attribute: 'annotation-manifest.a=b', isIndex: false },
    { attribute: 'annotation.index=b', isIndex: false },
    { attribute: 'compression=zstd', isIndex: false },
  ])('$attribute', ({ attribute, isIndex }) => {
    expect(isIndexAttribute(attribute)).toBe(isIndex);
  });
});
