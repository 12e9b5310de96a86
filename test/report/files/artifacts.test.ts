// SPDX-License-Identifier: Apache-2.0
// The lines of GITHUB_ARTIFACTS: one image of each target, by its exact tag.
import { expect, it } from 'vitest';
import { listArtifacts } from '../../../src/report/files/outputs.ts';
import type { Receipt, ShippedImage, ShippedTarget } from '../../../src/ship/record/receipt.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

function imageOf(tag: string, given: Partial<ShippedImage> = {}): ShippedImage {
  const repository = 'ghcr.io/acme/app';
  const base = { reference: `${repository}:${tag}`, repository, tag, from: null, reason: '' };
  return { ...base, kind: 'floating', digest: DIGEST, action: 'moved', ...given };
}

function linesOf(images: readonly ShippedImage[], pushed = true): readonly string[] {
  const target = { name: 'default', digest: DIGEST, images } as Partial<ShippedTarget>;
  return listArtifacts({ pushed, targets: [target] } as unknown as Receipt);
}

const EXACT = imageOf('1.2.3', { kind: 'exact', action: 'created' });

it.each([
  { name: 'the exact tag', images: [imageOf('latest'), EXACT], tag: '1.2.3' },
  { name: 'a floating tag where there is no other', images: [imageOf('nightly')], tag: 'nightly' },
  {
    name: 'no tag that was held',
    images: [imageOf('latest', { action: 'held' }), imageOf('main')],
    tag: 'main',
  },
])('$name', ({ images, tag }) => {
  expect(linesOf(images)).toEqual([`oci://ghcr.io/acme/app:${tag}@${DIGEST}`]);
});

it.each([
  { name: 'nothing was pushed', images: [EXACT], pushed: false },
  { name: 'every tag failed', images: [imageOf('1', { action: 'failed' })], pushed: true },
  { name: 'the tag leads elsewhere', images: [imageOf('1', { digest: null })], pushed: true },
])('no line where $name', ({ images, pushed }) => {
  expect(linesOf(images, pushed)).toEqual([]);
});
