// SPDX-License-Identifier: Apache-2.0
// The output `metadata`: what buildx said, corrected by what the registries have.
import { describe, expect, it } from 'vitest';
import type { BuildRecord } from '../../../src/ship/build/record.ts';
import type { Receipt, ShippedTarget } from '../../../src/ship/record/receipt.ts';
import { toOutputs } from '../../../src/report/files/outputs.ts';
import { digest, older, samplePlan, sampleReceipt } from '../sample.ts';

const config = `sha256:${'3'.repeat(64)}`;
const descriptor = { mediaType: 'application/vnd.oci.image.index.v1+json', digest, size: 856 };
const own = { ...descriptor, annotations: { 'org.opencontainers.image.created': '2026' } };
const written = 'ghcr.io/acme/app:1.2.3,ghcr.io/acme/app:1.2';

function record(metadata: BuildRecord['metadata'], more: Partial<BuildRecord> = {}): BuildRecord {
  return { name: 'app', metadata, ...more };
}

function metadataOf(records: readonly BuildRecord[], target: Partial<ShippedTarget> = {}): unknown {
  const [sample] = sampleReceipt.targets;
  if (sample === undefined) throw new Error('the sample has a target');
  const receipt: Receipt = { ...sampleReceipt, targets: [{ ...sample, descriptor, ...target }] };
  return JSON.parse(toOutputs(samplePlan, receipt, {}, records).metadata ?? '');
}

const image = {
  'containerimage.config.digest': config,
  'containerimage.descriptor': descriptor,
  'containerimage.digest': digest,
  'image.name': written,
};

const provenance = { buildType: 'https://mobyproject.org/buildkit@v1' };

describe('the output metadata', () => {
  it.each([
    {
      name: 'has all of buildx where the builder pushed the image itself',
      records: [
        record({
          'buildx.build.provenance': provenance,
          'buildx.build.ref': 'b/b0/x1',
          'containerimage.config.digest': config,
          'containerimage.descriptor': own,
          'containerimage.digest': digest,
          'image.name': 'ghcr.io/acme/app',
        }),
      ],
      is: {
        ...image,
        'buildx.build.provenance': provenance,
        'buildx.build.ref': 'b/b0/x1',
        'containerimage.descriptor': own,
      },
    },
    {
      name: 'has the provenance of each platform as buildx names it',
      records: [
        record({
          'buildx.build.provenance/linux/amd64': provenance,
          'buildx.build.provenance/linux/arm64': {},
          'containerimage.digest': digest,
        }),
      ],
      target: { imageId: null },
      is: {
        'buildx.build.provenance/linux/amd64': provenance,
        'buildx.build.provenance/linux/arm64': {},
        'containerimage.descriptor': descriptor,
        'containerimage.digest': digest,
        'image.name': written,
      },
    },
    {
      name: 'joins the builds of several nodes, and says nothing of their parts',
      records: [
        record(
          {
            'buildx.build.provenance': provenance,
            'buildx.build.ref': 'b/b0/x1',
            'containerimage.digest': older,
            'image.name': 'r/a',
          },
          { platform: 'linux/amd64' },
        ),
        record(
          { 'buildx.build.provenance': {}, 'buildx.build.ref': 'b/b1/x2' },
          { platform: 'linux/arm64' },
        ),
      ],
      is: {
        ...image,
        'buildx.build.provenance/linux/amd64': provenance,
        'buildx.build.provenance/linux/arm64': {},
        'buildx.build.ref': 'b/b0/x1',
      },
    },
    {
      name: 'has the digest that was pushed where it is not that of the build',
      records: [
        record({
          'buildx.build.ref': 'b/b0/x1',
          'containerimage.descriptor': { ...own, digest: older },
          'containerimage.digest': older,
        }),
      ],
      is: { ...image, 'buildx.build.ref': 'b/b0/x1' },
    },
    {
      name: 'keeps what the first build said where outputs were written after it',
      records: [
        record({ 'buildx.build.ref': 'b/b0/x1', 'containerimage.digest': digest }),
        record({ 'buildx.build.ref': 'b/b0/x2', 'cache.manifest': 'c' }),
        record({ 'buildx.build.ref': 'other' }, { name: 'other' }),
      ],
      is: { ...image, 'buildx.build.ref': 'b/b0/x1', 'cache.manifest': 'c' },
    },
    { name: 'has the image alone where it was reused', records: [], is: image },
    {
      name: 'has no image where nothing was exported',
      records: [record({ 'buildx.build.ref': 'b/b0/x1', 'buildx.build.warnings': [] })],
      target: { digest: null, imageId: null, images: [] },
      is: { 'buildx.build.ref': 'b/b0/x1', 'buildx.build.warnings': [] },
    },
    {
      name: 'keeps the name of buildx where no tag was written',
      records: [record({ 'containerimage.digest': digest, 'image.name': 'ghcr.io/acme/app' })],
      target: { imageId: null, images: [] },
      is: {
        'containerimage.descriptor': descriptor,
        'containerimage.digest': digest,
        'image.name': 'ghcr.io/acme/app',
      },
    },
  ])('$name', ({ records, target, is }) => {
    expect(metadataOf(records, target)).toEqual(is);
  });

  it('has its keys in the order of buildx', () => {
    const keys = Object.keys(metadataOf([record({ 'buildx.build.ref': 'x' })]) as object);
    expect(keys).toEqual(keys.toSorted());
  });
});
