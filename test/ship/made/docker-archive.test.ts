// SPDX-License-Identifier: Apache-2.0
// Images in archives of docker save and of build tools, and hostile archives.
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { toDigest } from '../../../src/registry/blobs/digest.ts';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import { readPlatforms } from '../../../src/registry/manifests/platforms.ts';
import { openMadeArchive } from '../../../src/ship/made/archive.ts';
import { problemOf } from '../../registry/bench.ts';
import { joinArchives, makeDockerImage, writeArchive, type Entry } from './archives.ts';
import { readLayers, useOpening } from './opening.ts';

const { at, directory, open, refuse } = useOpening();

describe('an archive of docker save', () => {
  const docker = makeDockerImage();
  const write = (entries: Readonly<Record<string, Entry>>, name = 'a.tar') =>
    writeArchive(at(name), entries);

  it('becomes an OCI image whose layers are compressed', async () => {
    await write(docker.entries);
    const found = await open('docker-archive:a.tar');
    const { config: own, layers } = readContents(found.manifest);
    expect(own?.mediaType).toBe('application/vnd.oci.image.config.v1+json');
    expect(layers.map(({ mediaType }) => mediaType)).toEqual(
      docker.layers.map(() => 'application/vnd.oci.image.layer.v1.tar+gzip'),
    );
    const bytes = await readLayers(found);
    expect(bytes.map((one) => gunzipSync(one))).toEqual(docker.layers);
    expect(bytes.map((one) => toDigest(one))).toEqual(layers.map(({ digest }) => digest));
    const { platforms } = await readPlatforms(found.source, found.manifest);
    expect(platforms).toEqual({ 'linux/amd64': found.manifest.digest });
  });

  it('gives the same digest each time', async () => {
    await write(docker.entries);
    const first = await open('docker-archive:a.tar');
    expect((await open('docker-archive:a.tar')).manifest.digest).toBe(first.manifest.digest);
  });

  it('compressed as a whole, or with compressed layers', async () => {
    await writeArchive(at('a.tar.gz'), docker.entries, 'gzip');
    await write(makeDockerImage({ pack: (one) => gzipSync(one) }).entries, 'b.tar');
    const [whole, each] = [
      await open('docker-archive:a.tar.gz'),
      await open('docker-archive:b.tar'),
    ];
    for (const found of [whole, each]) {
      expect((await readLayers(found)).map((one) => gunzipSync(one))).toEqual(docker.layers);
    }
  });

  it('with a layer that is in it twice, once as a link', async () => {
    const same = Buffer.alloc(1024, 'same');
    const { entries } = makeDockerImage({ layers: [same, same] });
    await write({ ...entries, 'layer-1/layer.tar': { link: '../layer-0/layer.tar' } });
    const { layers } = readContents((await open('docker-archive:a.tar')).manifest);
    expect(layers.map(({ digest }) => digest)).toEqual([layers[0]?.digest, layers[0]?.digest]);
  });

  it.each(['app:1.2', 'docker.io/library/app:1.2'])('with several images: %s', async (name) => {
    const other = makeDockerImage({ architecture: 'arm64', names: ['other'] });
    await write(joinArchives(docker, other));
    const found = await open(`docker-archive:a.tar:${name}`);
    expect(Object.keys((await readPlatforms(found.source, found.manifest)).platforms)).toEqual([
      'linux/amd64',
    ]);
    expect(await refuse('docker-archive:a.tar')).toMatch(/FROM_SEVERAL .*app:1\.2, other$/);
  });

  it('with several images, by their position as skopeo writes it', async () => {
    const other = makeDockerImage({ architecture: 'arm64', names: null });
    const third = makeDockerImage({ architecture: 's390x', names: null });
    await write(joinArchives(docker, other, third));
    const platformsOf = async (entry: string) => {
      const found = await open(entry);
      return Object.keys((await readPlatforms(found.source, found.manifest)).platforms);
    };
    expect(await platformsOf('docker-archive:a.tar:@0')).toEqual(['linux/amd64']);
    expect(await platformsOf('docker-archive:a.tar:@2')).toEqual(['linux/s390x']);
    expect(await refuse('docker-archive:a.tar:@3')).toMatch(/FROM_MISSING .*of its 3 is @2/);
  });

  it('with several images, none of which has a name', async () => {
    const unnamed = ['amd64', 'arm64'].map((architecture) =>
      makeDockerImage({ architecture, names: null }),
    );
    await write(joinArchives(...unnamed));
    const { problems } = await problemOf(open('docker-archive:a.tar'));
    expect(problems).toMatchObject([{ code: 'FROM_SEVERAL' }]);
    expect(problems[0]?.hint).toContain('"docker-archive:a.tar:@0"');
  });

  const without = (name: RegExp) =>
    Object.fromEntries(Object.entries(docker.entries).filter(([key]) => !name.test(key)));
  const lists = (list: unknown) => ({
    ...docker.entries,
    'manifest.json': Buffer.from(JSON.stringify(list)),
  });
  const [, configName = ''] = Object.keys(docker.entries);
  const layers = ['layer-0/layer.tar', 'layer-1/layer.tar'];
  const rows: readonly {
    readonly name: string;
    readonly entries: Readonly<Record<string, Entry>>;
    readonly want: RegExp;
  }[] = [
    {
      name: 'without manifest.json',
      entries: without(/^manifest/),
      want: /FROM_KIND .*no manifest/,
    },
    { name: 'without its configuration', entries: without(/json$/), want: /FROM_KIND/ },
    {
      name: 'without a layer',
      entries: without(/^layer-1/),
      want: /FROM_BROKEN .*lacks the layer/,
    },
    { name: 'of no image', entries: lists([]), want: /FROM_BROKEN .*lists no image/ },
    { name: 'of text', entries: lists('x'), want: /FROM_BROKEN .*lists no image/ },
    { name: 'of numbers', entries: lists([{ Config: 1 }]), want: /FROM_BROKEN .*lists no image/ },
    {
      name: 'with a path out of it as configuration',
      entries: lists([{ Config: '../../../etc/passwd', Layers: layers }]),
      want: /FROM_BROKEN .*lacks the configuration/,
    },
    {
      name: 'with a path out of it as layer',
      entries: lists([{ Config: configName, Layers: ['/etc/passwd', layers[1]] }]),
      want: /FROM_BROKEN .*lacks the layer "\/etc\/passwd"/,
    },
    {
      name: 'with a link out of it',
      entries: { ...docker.entries, 'layer-1/layer.tar': { link: '/etc/passwd' } },
      want: /FROM_BROKEN .*lacks the layer/,
    },
    {
      name: 'with fewer layers than its configuration',
      entries: lists([{ Config: configName, Layers: layers.slice(1) }]),
      want: /FROM_BROKEN .*differ in the layers/,
    },
    {
      name: 'with more layers than an image has',
      entries: lists([{ Config: configName, Layers: Array(1001).fill('x') }]),
      want: /FROM_BROKEN .*lists no image/,
    },
    {
      name: 'with another layer',
      entries: { ...docker.entries, 'layer-1/layer.tar': Buffer.alloc(1024, 'bad') },
      want: /FROM_BROKEN .*its configuration says sha256:/,
    },
    {
      name: 'with another layer, compressed',
      entries: { ...docker.entries, 'layer-1/layer.tar': gzipSync(Buffer.alloc(1024, 'bad')) },
      want: /FROM_BROKEN .*its configuration says sha256:/,
    },
    {
      name: 'with a compressed layer that is cut',
      entries: {
        ...docker.entries,
        'layer-1/layer.tar': gzipSync(docker.layers[1] ?? Buffer.alloc(0)).subarray(0, 20),
      },
      want: /FROM_BROKEN .*cut or changed/,
    },
    {
      name: 'with digests that are none',
      entries: makeDockerImage({ diffIds: ['sha256:..', 7] }).entries,
      want: /FROM_BROKEN .*differ in the layers/,
    },
    {
      name: 'with a layer compressed by xz',
      entries: { ...docker.entries, 'layer-1/layer.tar': Buffer.from('fd377a585a000000', 'hex') },
      want: /FROM_BROKEN .*compressed by xz/,
    },
  ];
  it.each(rows)('$name is refused', async ({ entries, want }) => {
    await write(entries);
    expect(await refuse('docker-archive:a.tar')).toMatch(want);
  });

  it.each([
    { name: 'that is no archive', bytes: Buffer.alloc(2048, 'x'), want: /REGISTRY_LAYOUT_INVALID/ },
    { name: 'that is empty', bytes: Buffer.alloc(0), want: /REGISTRY_LAYOUT_INVALID/ },
    { name: 'of zstd', bytes: Buffer.from('28b52ffd00', 'hex'), want: /FROM_KIND .*zstd/ },
    { name: 'of broken gzip', bytes: Buffer.from('1f8b0800ff', 'hex'), want: /FROM_BROKEN .*gzip/ },
  ])('a file $name is refused', async ({ bytes, want }) => {
    await writeFile(at('a.tar'), bytes);
    expect(await refuse('docker-archive:a.tar')).toMatch(want);
  });

  it('a file that unpacks to many times its size is refused', async () => {
    await writeFile(at('a.tar'), gzipSync(Buffer.alloc(10_000_000)));
    const edge = { tempDir: directory(), signal: new AbortController().signal };
    const work = openMadeArchive(at('a.tar'), 'docker-archive:a.tar', edge, 1000);
    expect((await problemOf(work)).problems[0]?.message).toMatch(/unpacks to more than \d+ bytes/);
  });

  it('leaves the file as it was', async () => {
    await write(docker.entries);
    const before = await readFile(at('a.tar'));
    await open('docker-archive:a.tar');
    expect((await readFile(at('a.tar'))).equals(before)).toBe(true);
  });
});
