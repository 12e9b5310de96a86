// SPDX-License-Identifier: Apache-2.0
// Some platforms of an image, however its indexes are built.
import { describe, expect, it } from 'vitest';
import { selectPlatforms } from '../../../src/lifecycle/copy/platforms.ts';
import { parseObject } from '../../../src/registry/json.ts';
import { readContents } from '../../../src/registry/manifests/contents.ts';
import type { Descriptor, Manifest } from '../../../src/registry/registry.ts';
import { problemOf, toBlob, toManifest, toSource } from '../../registry/bench.ts';
import { makeImage, toDescriptor } from '../../registry/image.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
const toIndex = (manifests: readonly object[]) =>
  toManifest({ schemaVersion: 2, mediaType: INDEX, manifests });

const { root, children, blobs } = makeImage('nested');
const [amd64, arm64, attestation] = children as [Manifest, Manifest, Manifest];
const about = {
  ...toDescriptor(attestation),
  platform: { os: 'unknown', architecture: 'unknown' },
  annotations: {
    'vnd.docker.reference.type': 'attestation-manifest',
    'vnd.docker.reference.digest': amd64.digest,
  },
};
const linux = (architecture: string) => ({ platform: { os: 'linux', architecture } });
/** An index for each platform, as one that is joined from several builds has them; and one around both. */
const ofAmd64 = toIndex([{ ...toDescriptor(amd64), ...linux('amd64') }, about]);
const ofArm64 = toIndex([toDescriptor(arm64)]);
const other = toManifest({
  ...parseObject(Buffer.from(arm64.bytes).toString()),
  ...{ other: true },
});
const nested = toIndex([
  toDescriptor(ofAmd64),
  toDescriptor(toIndex([toDescriptor(ofArm64)])),
  { ...toDescriptor(other), ...linux('s390x') },
]);
const chart = toBlob('{"name":"chart"}', 'application/vnd.cncf.helm.config.v1+json');
const artifact = toManifest({ schemaVersion: 2, config: chart.descriptor, layers: [] });

const manifests = [root, ...children, ofAmd64, ofArm64, nested, other, artifact];
const source = toSource([...blobs, chart], [...manifests, toIndex([toDescriptor(ofArm64)])]);
const select = (manifest: Manifest, platforms: readonly string[]) =>
  selectPlatforms(manifest, platforms, { source, name: 'app:1' });
const digestsOf = (manifest: Manifest) =>
  readContents(manifest).manifests.map(({ digest }: Descriptor) => digest);

describe('one platform is its manifest', () => {
  it.each([
    { in: 'an index', image: root, platform: 'linux/arm64', is: arm64 },
    { in: 'an index in an index', image: nested, platform: 'linux/amd64', is: amd64 },
    { in: 'an index deeper down', image: nested, platform: 'linux/arm64', is: arm64 },
    { in: 'the outer index', image: nested, platform: 'linux/s390x', is: other },
    { in: 'no index', image: amd64, platform: 'linux/amd64', is: amd64 },
    { in: 'no image', image: artifact, platform: 'linux/amd64', is: artifact },
  ])('in $in', async ({ image, platform, is }) => {
    expect((await select(image, [platform])).digest).toBe(is.digest);
  });
});

it('several are an index of them and of what is about them', async () => {
  const both = await select(nested, ['linux/amd64', 'linux/arm64']);
  expect(both.mediaType).toBe(INDEX);
  expect(digestsOf(both)).toEqual([amd64.digest, attestation.digest, arm64.digest]);
});

it('all of them are the index itself', async () => {
  const all = await select(nested, ['linux/amd64', 'linux/arm64', 'linux/s390x']);
  expect(all.digest).toBe(nested.digest);
});

it.each([
  { image: nested, there: 'linux/amd64, linux/arm64, linux/s390x' },
  { image: amd64, there: 'linux/amd64' },
])('a platform that is not there: only $there', async ({ image, there }) => {
  const { problems } = await problemOf(select(image, ['linux/ppc64le']));
  expect(problems).toMatchObject([
    { code: 'COPY_PLATFORM_MISSING', hint: `Choose from ${there}.` },
  ]);
});
