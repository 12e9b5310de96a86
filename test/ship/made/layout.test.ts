// SPDX-License-Identifier: Apache-2.0
// Images in layouts that other programs wrote, and hostile layouts.
import { execFile } from 'node:child_process';
import { rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { toDigest } from '../../../src/registry/blobs/digest.ts';
import { makeImage, toDescriptor, writeLayout } from '../../registry/image.ts';
import { useOpening } from './opening.ts';

const image = makeImage('made');
const [amd64 = image.root, arm64 = image.root] = image.children;
const [config, shared, layer] = image.blobs;
const tar = promisify(execFile);
const { at, open, refuse } = useOpening();
const blobAt = (digest: string) => at(join('result/blobs', ...digest.split(':')));

async function writeRoots(roots: readonly object[]): Promise<void> {
  await writeFile(at('result/index.json'), JSON.stringify({ schemaVersion: 2, manifests: roots }));
}

describe('a layout', () => {
  beforeEach(() => writeLayout(at('result'), image));
  const REF = 'org.opencontainers.image.ref.name';
  const tagged = (manifest: typeof amd64, name: string, key = REF) => ({
    ...toDescriptor(manifest),
    annotations: { [key]: name },
  });

  it('with one image', async () => {
    expect((await open('oci:result')).manifest.digest).toBe(image.root.digest);
    expect((await open(`oci:result@${image.root.digest}`)).manifest.digest).toBe(image.root.digest);
  });

  it('in an archive', async () => {
    await tar('tar', ['-C', at('result'), '-cf', at('a.tar'), '.']);
    expect((await open('oci-archive:a.tar')).manifest.digest).toBe(image.root.digest);
    await tar('tar', ['-C', at('result'), '-czf', at('a.tgz'), '.']);
    expect((await open('oci-archive:a.tgz')).manifest.digest).toBe(image.root.digest);
  });

  it.each([
    ['oci:result:1.2', amd64.digest],
    ['oci:result:main', arm64.digest],
    ['oci:result:long', arm64.digest],
  ])('with several images, of which %s names one', async (written, digest) => {
    await writeRoots([
      tagged(amd64, '1.2'),
      tagged(arm64, 'main'),
      tagged(arm64, 'docker.io/library/app:long', 'io.containerd.image.name'),
    ]);
    expect((await open(written)).manifest.digest).toBe(digest);
  });

  it('with one image, of which the platforms are listed, too, and what belongs to it', async () => {
    const ofImage = (end: string) => tagged(arm64, `${image.root.digest.replace(':', '-')}${end}`);
    await writeRoots([tagged(image.root, '1.2'), toDescriptor(amd64), toDescriptor(arm64)]);
    expect((await open('oci:result')).manifest.digest).toBe(image.root.digest);
    await writeRoots([toDescriptor(amd64), ofImage('.sig'), ofImage('')]);
    expect((await open('oci:result')).manifest.digest).toBe(amd64.digest);
  });

  it('that cosign saved, of an image with signatures and attestations', async () => {
    const kind = (manifest: typeof amd64, name: string) =>
      tagged(manifest, `dev.cosignproject.cosign/${name}`, 'kind');
    const others = [kind(amd64, 'sigs'), kind(arm64, 'atts')];
    await writeRoots([kind(image.root, 'imageIndex'), ...others]);
    const { manifest, carriedFrom } = await open('oci:result');
    expect(manifest.digest).toBe(image.root.digest);
    const tag = image.root.digest.replace(':', '-');
    expect((await carriedFrom?.getManifest(`${tag}.sig`))?.digest).toBe(amd64.digest);
    expect((await carriedFrom?.getManifest(`${tag}.att`))?.digest).toBe(arm64.digest);
    await writeRoots(others);
    expect(await refuse('oci:result')).toContain('FROM_SEVERAL');
  });

  it('that cosign 3 saved, which does not list the bundles in it', async () => {
    const bundle = Buffer.from(
      JSON.stringify({
        ...{ schemaVersion: 2, mediaType: amd64.mediaType, layers: [] },
        config: config?.descriptor,
        ...{ artifactType: 'x/y', subject: toDescriptor(image.root) },
      }),
    );
    const digest = toDigest(bundle);
    await writeFile(blobAt(digest), bundle);
    const kind = 'dev.cosignproject.cosign/imageIndex';
    const listed = async (key: string) => {
      await writeRoots([tagged(image.root, kind, key)]);
      const { manifest, carriedFrom } = await open('oci:result');
      expect(manifest.digest).toBe(image.root.digest);
      return carriedFrom?.listReferrers(image.root.digest);
    };
    expect(await listed('kind')).toMatchObject([{ digest, artifactType: 'x/y' }]);
    expect(await listed('other')).toBeUndefined();
  });

  it('through links, as Nix makes them', async () => {
    await rename(at('result'), at('store'));
    await symlink(at('store'), at('result'));
    expect((await open('oci:result')).manifest.digest).toBe(image.root.digest);
  });

  const rows: readonly {
    readonly name: string;
    readonly written?: string;
    readonly trust?: 'untrusted';
    readonly make: () => Promise<unknown>;
    readonly want: RegExp;
  }[] = [
    { name: 'that is not there', written: 'oci:no', make: nothing, want: /FROM_MISSING .*no such/ },
    {
      name: 'that is a file',
      written: 'oci:result/index.json',
      make: nothing,
      want: /FROM_KIND .*a file/,
    },
    {
      name: 'as an archive',
      written: 'oci-archive:result',
      make: nothing,
      want: /FROM_KIND .*a directory/,
    },
    {
      name: 'without an image',
      make: () => writeRoots([]),
      want: /FROM_MISSING .*lists no image/,
    },
    {
      name: 'without the tag',
      written: 'oci:result:2.0',
      make: nothing,
      want: /FROM_MISSING .*no image "2.0"/,
    },
    {
      name: 'with several images',
      make: () => writeRoots([tagged(amd64, '1.2'), tagged(arm64, 'main')]),
      want: /FROM_SEVERAL .*several images: 1\.2, main$/,
    },
    {
      name: 'that lacks a blob',
      make: () => rm(blobAt(layer?.descriptor.digest ?? '')),
      want: /FROM_BROKEN .*is missing/,
    },
    {
      name: 'that lacks a manifest',
      make: () => rm(blobAt(arm64.digest)),
      want: /FROM_BROKEN .*not found/,
    },
    {
      name: 'with a blob that is cut',
      make: () => truncate(blobAt(shared?.descriptor.digest ?? ''), 5),
      want: /FROM_BROKEN .*has 5 bytes instead of 2000/,
    },
    {
      name: 'with a manifest that is changed',
      make: () => writeFile(blobAt(amd64.digest), '{}'),
      want: /FROM_BROKEN .*digest/,
    },
    {
      name: 'with a blob that is a device',
      make: async () => {
        const path = blobAt(config?.descriptor.digest ?? '');
        await rm(path);
        await symlink('/dev/zero', path);
      },
      want: /REGISTRY_LAYOUT_INVALID .*not a regular file/,
    },
    {
      name: 'whose digest is a path',
      make: () => writeRoots([{ ...toDescriptor(amd64), digest: 'sha256:../../../etc/passwd' }]),
      want: /FROM_BROKEN .*without digest/,
    },
    {
      name: 'whose index lists itself',
      make: async () => {
        const body = Buffer.from(
          JSON.stringify({ schemaVersion: 2, manifests: Array(1001).fill(toDescriptor(amd64)) }),
        );
        await writeFile(blobAt(toDigest(body)), body);
        await writeRoots([{ ...toDescriptor(amd64), digest: toDigest(body) }]);
      },
      want: /FROM_BROKEN .*lists 1001 manifests/,
    },
    {
      name: 'with a link out of it, in an untrusted run',
      trust: 'untrusted',
      make: async () => {
        const path = blobAt(layer?.descriptor.digest ?? '');
        await rename(path, at('elsewhere'));
        await symlink(at('elsewhere'), path);
      },
      want: /REGISTRY_LAYOUT_INVALID .*leads out of the layout/,
    },
  ];
  it.each(rows)('$name is refused', async ({ written = 'oci:result', make, want, trust }) => {
    await make();
    expect(await refuse(written, trust)).toMatch(want);
  });
});

function nothing(): Promise<void> {
  return Promise.resolve();
}
